//! Tensions, a page at a time, newest first.

use super::{Tension, TensionState};
use crate::{
    context::{Shown, app, caller},
    fault,
    input::Path,
    page::{self, Page, Part, Window},
};
use async_graphql::{Context, Result, connection::Edge};
use std::sync::Arc;
use zirkel_app::process::{Slice, Sought};
use zirkel_domain::ids::TensionId;

/// A page of the tensions that the caller sees, of those that fit.
pub(crate) async fn page(
    ctx: &Context<'_>,
    shown: &Shown,
    (list, sought, states): (String, Sought, Option<Vec<TensionState>>),
    window: Window,
) -> Result<Page<Tension>> {
    let entry = |_, mark: String| mark.parse().ok().map(TensionId::from_uuid);
    let asked = page::between(&list, window, entry).map_err(|p| fault::refuse(ctx, p))?;
    if asked.after == Some(None) || asked.before == Some(None) {
        let complaint = "is no cursor of this list: leave it out to begin again";
        return Err(fault::refuse(ctx, Path::argument("after").wrong(complaint)));
    }
    let cursors = (asked.after.is_some(), asked.before.is_some());
    let from_end = matches!(asked.part, Part::Last(_));
    let part = Slice {
        after: asked.after.flatten(),
        before: asked.before.flatten(),
        from_end,
        limit: u32::try_from(asked.part.size()).unwrap_or(0),
    };
    let states = states.unwrap_or_default().into_iter();
    let sought = Sought {
        states: states.map(TensionState::name).collect(),
        ..sought
    };
    let read = app(ctx)?.tension_list(caller(ctx)?, sought, part).await;
    let read = read.map_err(|error| fault::raise(ctx, error))?;
    let total = usize::try_from(read.total).unwrap_or(usize::MAX);
    let mut page = page::blank(0, 0, total);
    page.has_previous_page = cursors.0 || (from_end && read.has_more);
    page.has_next_page = cursors.1 || (!from_end && read.has_more);
    page.edges.extend(read.page.into_iter().map(|it| {
        let mark = it.tension.id.uuid().to_string();
        let cursor = page::cursor(&list, 0, 0, mark);
        Edge::new(cursor, Tension::new(shown, Arc::new(it)))
    }));
    Ok(page)
}
