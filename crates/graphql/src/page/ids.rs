//! Pages of lists that the database cuts, whose cursors are ids and fit for ever.

use super::{Between, NO_CURSOR, Page, Part, Window, between, blank, cursor};
use crate::{fault, input::Path};
use async_graphql::{Context, OutputType, Result, connection::Edge};
use uuid::Uuid;
use zirkel_app::{
    AppError,
    process::{Listed, Slice},
};

/// A page of a list; each entry is shown with its id.
pub(crate) async fn of_ids<I, E, T: OutputType, F>(
    ctx: &Context<'_>,
    (list, window): (&str, Window),
    id: fn(Uuid) -> I,
    read: impl FnOnce(Slice<I>) -> F,
    show: impl Fn(E) -> (Uuid, T),
) -> Result<Page<T>>
where
    F: Future<Output = std::result::Result<Listed<E>, AppError>>,
{
    let mark = |_, mark: String| mark.parse().ok().map(id);
    let asked = between(list, window, mark).map_err(|p| fault::refuse(ctx, p))?;
    let stale = |name, it: &Option<Option<I>>| matches!(it, Some(None)).then_some(name);
    if let Some(name) = stale("after", &asked.after).or(stale("before", &asked.before)) {
        return Err(fault::refuse(ctx, Path::argument(name).wrong(NO_CURSOR)));
    }
    let around = Around::of(&asked);
    let part = Slice {
        after: asked.after.flatten(),
        before: asked.before.flatten(),
        from_end: around.from_end,
        limit: u32::try_from(asked.part.size()).unwrap_or(0),
    };
    let read = read(part).await.map_err(|error| fault::raise(ctx, error))?;
    let total = usize::try_from(read.total).unwrap_or(usize::MAX);
    let mut page = around.page(total, read.has_more);
    page.edges.extend(read.page.into_iter().map(|it| {
        let (id, shown) = show(it);
        Edge::new(cursor(list, 0, 0, id.to_string()), shown)
    }));
    Ok(page)
}

/// What is known of a list around the part that was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    is_after: bool,
    is_before: bool,
    /// Whether its last entries were asked for.
    pub(crate) from_end: bool,
}

impl Around {
    pub(crate) const fn of<C>(asked: &Between<C>) -> Self {
        Self {
            is_after: asked.after.is_some(),
            is_before: asked.before.is_some(),
            from_end: matches!(asked.part, Part::Last(_)),
        }
    }

    /// The page without its entries, of a list of so many, with more beyond it or not.
    pub(crate) fn page<T: OutputType>(self, total: usize, has_more: bool) -> Page<T> {
        let mut page = blank(0, 0, total);
        page.has_previous_page = self.is_after || (self.from_end && has_more);
        page.has_next_page = self.is_before || (!self.from_end && has_more);
        page
    }
}
