//! What happened to a thing and to what belongs to it.

use super::{
    difference::{DifferenceKind, FieldChange, field_changes},
    node::Node,
    revision::{RevisionAuthor, RevisionCause},
};
use crate::{
    context::{self, Shown},
    fault, node,
    page::{self, Around, Page, Window},
    scalar::DateTime,
};
use async_graphql::{Context, Object, Result, connection::Edge};
use std::sync::Arc;
use zirkel_app::{
    AppError, AsOf, Moment,
    query::timeline::{Happenings, TimelinePart},
};
use zirkel_domain::{
    diff::{self, Difference, Thing, english},
    event::Revision,
    ids::{PersonId, RevisionNumber},
    subject::Subject,
};

/// One thing that a revision changed, in a timeline.
#[derive(Clone, Debug)]
pub(crate) struct TimelineEntry {
    shown: Shown,
    revision: Revision,
    subject: Subject,
    differences: Vec<Difference>,
    is_new: bool,
    is_gone: bool,
}

impl TimelineEntry {
    fn new(
        shown: &Shown,
        revision: Revision,
        before: Option<Thing>,
        after: Option<Thing>,
    ) -> Option<Self> {
        let subject = after.as_ref().or(before.as_ref())?.subject();
        Some(Self {
            shown: Arc::clone(shown),
            revision,
            subject,
            is_new: before.is_none(),
            is_gone: after.is_none(),
            differences: diff::happened(before, after),
        })
    }

    async fn at(&self, ctx: &Context<'_>, number: u32) -> Result<Option<Node>> {
        let moment = Moment {
            as_of: Some(AsOf::Revision(RevisionNumber(number))),
            at_least: None,
        };
        let view = context::app(ctx)?.view(context::caller(ctx)?, moment).await;
        let view = view.map_err(|error| fault::raise(ctx, error))?;
        Ok(Node::of(&Arc::new(view), self.subject))
    }
}

/// One thing that a revision changed: what it was, what it became, who did it and when.
#[Object]
impl TimelineEntry {
    /// The number of the revision.
    async fn revision(&self) -> i32 {
        page::revision(self.revision.number)
    }

    /// When it was adopted.
    async fn adopted_at(&self) -> DateTime {
        self.revision.adopted_at.into()
    }

    /// Why.
    async fn cause(&self) -> RevisionCause {
        self.revision.cause.into()
    }

    /// By whom.
    async fn author(&self) -> RevisionAuthor {
        RevisionAuthor::new(&self.shown, self.revision.author)
    }

    /// What happened; several kinds where one revision moved and renamed, for example.
    async fn kinds(&self) -> Vec<DifferenceKind> {
        self.differences.iter().map(|it| it.kind.into()).collect()
    }

    /// In plain sentences, one for each kind, without a full stop. Names are those of the moment
    /// shown.
    async fn text(&self) -> String {
        let index = &self.shown.index;
        let said: Vec<String> = self
            .differences
            .iter()
            .map(|it| english::sentence(it, index, index))
            .collect();
        said.join("; ")
    }

    /// The fields that changed, each side in words. Empty for what came or went.
    async fn fields(&self) -> Vec<FieldChange> {
        let changes = self.differences.iter();
        changes
            .flat_map(|it| field_changes(&self.shown, &self.shown, it))
            .collect()
    }

    /// The thing as it is at the moment shown; null where it does not exist then.
    async fn element(&self) -> Option<Node> {
        Node::of(&self.shown, self.subject)
    }

    /// The thing with all around it as it was before that revision; null where it was not there.
    /// Reads that past moment.
    #[graphql(complexity = "child_complexity + 200")]
    async fn before(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        if self.is_new {
            return Ok(None);
        }
        self.at(ctx, self.revision.number.0.saturating_sub(1)).await
    }

    /// The thing with all around it as that revision made it; null where it is gone since. Reads
    /// that past moment.
    #[graphql(complexity = "child_complexity + 200")]
    async fn after(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        if self.is_gone {
            return Ok(None);
        }
        self.at(ctx, self.revision.number.0).await
    }
}

/// A page of the timeline of a thing, up to the moment shown.
pub(crate) async fn page(
    ctx: &Context<'_>,
    shown: &Shown,
    subject: Subject,
    window: Window,
) -> Result<Page<TimelineEntry>> {
    let list = format!("{}.timeline", node::encode(subject).as_str());
    let (app, caller) = (context::app(ctx)?, context::caller(ctx)?);
    let read = |part| app.timeline(caller, shown, subject, part);
    read_page(ctx, shown, (list, window), read).await
}

/// A page of what happened to the roles that a person holds at the moment shown.
pub(crate) async fn of_held(
    ctx: &Context<'_>,
    shown: &Shown,
    person: PersonId,
    window: Window,
) -> Result<Page<TimelineEntry>> {
    let list = format!("{}.held", node::encode(Subject::Person(person)).as_str());
    let (app, caller) = (context::app(ctx)?, context::caller(ctx)?);
    let read = |part| app.timeline_of_held(caller, shown, person, part);
    read_page(ctx, shown, (list, window), read).await
}

async fn read_page<F>(
    ctx: &Context<'_>,
    shown: &Shown,
    (list, window): (String, Window),
    read: impl FnOnce(TimelinePart) -> F,
) -> Result<Page<TimelineEntry>>
where
    F: Future<Output = std::result::Result<Happenings, AppError>>,
{
    let entry = |number, mark| (RevisionNumber(number), mark);
    let asked = page::between(&list, window, entry).map_err(|p| fault::refuse(ctx, p))?;
    let around = Around::of(&asked);
    let part = TimelinePart {
        after: asked.after,
        before: asked.before,
        from_end: around.from_end,
        limit: u32::try_from(asked.part.size()).unwrap_or(0),
    };
    let read = read(part).await;
    let read = read.map_err(|error| fault::raise(ctx, error))?;
    let mut page = around.page(read.total, read.has_more);
    page.edges.extend(read.entries.into_iter().filter_map(|it| {
        let cursor = page::cursor(&list, it.revision.number.0, 0, it.mark);
        let entry = TimelineEntry::new(shown, it.revision, it.before, it.after)?;
        Some(Edge::new(cursor, entry))
    }));
    Ok(page)
}
