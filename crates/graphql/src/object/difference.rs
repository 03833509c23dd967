//! What is different between two moments.

use super::node::Node;
use crate::{
    context::Shown,
    node,
    page::{self, Page},
};
use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use std::sync::Arc;
use zirkel_domain::{
    diff::{self, Thing, english},
    subject::Subject,
};

/// What happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "diff::Kind")]
pub(crate) enum DifferenceKind {
    /// It belongs somewhere else: a role to another circle, a domain to another role.
    Moved,
    /// It is called otherwise.
    Renamed,
    /// It is for something else.
    Repurposed,
    /// Something else about it changed.
    Amended,
    /// Other people hold the seat.
    Refilled,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// A field that is not the same before and after.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct FieldChange {
    /// The field's name in this schema, or nearest to it: `name`, `purpose`, `circle`.
    field: String,
    /// What it held, in words; null where that was nothing.
    before: Option<String>,
    /// What it holds, in words; null where that is nothing.
    after: Option<String>,
}

/// One difference, with both moments.
#[derive(Clone, Debug)]
pub(crate) struct Difference {
    before: Shown,
    after: Shown,
    it: diff::Difference,
}

impl Difference {
    /// The view of one.
    pub(crate) fn new(before: &Shown, after: &Shown, it: diff::Difference) -> Self {
        Self {
            before: Arc::clone(before),
            after: Arc::clone(after),
            it,
        }
    }

    /// What cursors remember of it.
    fn mark(it: &diff::Difference) -> String {
        format!("{:?}/{}", it.kind, node::encode(it.subject).as_str())
    }
}

fn nodes(shown: &Shown, things: &[Thing]) -> Vec<Node> {
    let subjects = things.iter().map(Thing::subject);
    subjects.filter_map(|it| Node::of(shown, it)).collect()
}

/// The fields that changed, each side in words.
pub(crate) fn field_changes(
    before: &Shown,
    after: &Shown,
    it: &diff::Difference,
) -> Vec<FieldChange> {
    let told = |change: &diff::FieldChange| FieldChange {
        field: change.name.to_owned(),
        before: english::value(&before.index, &change.before),
        after: english::value(&after.index, &change.after),
    };
    it.fields.iter().map(told).collect()
}

/// One thing that is not the same at two moments. Things are recognized by their ids.
#[Object]
impl Difference {
    /// What happened. What went through several things has one difference of each kind.
    async fn kind(&self) -> DifferenceKind {
        self.it.kind.into()
    }

    /// The thing, as it is at the later moment; as it was, where it is gone. Of a refilling the
    /// seat. An offer is an `Assignment` in the state `OFFERED`.
    async fn element(&self) -> Option<Node> {
        Node::of(&self.after, self.it.subject).or_else(|| Node::of(&self.before, self.it.subject))
    }

    /// What was there, as it was: the thing; of a refilling the assignments that went. Empty where
    /// it is new.
    async fn before(&self) -> Vec<Node> {
        nodes(&self.before, &self.it.before)
    }

    /// What is there instead, as it is: the thing; of a refilling the assignments that came. Empty
    /// where it is gone.
    async fn after(&self) -> Vec<Node> {
        nodes(&self.after, &self.it.after)
    }

    /// The fields that changed. Empty for what is new, gone or refilled.
    async fn fields(&self) -> Vec<FieldChange> {
        field_changes(&self.before, &self.after, &self.it)
    }

    /// In one plain sentence without a full stop.
    async fn text(&self) -> String {
        english::sentence(&self.it, &self.before.index, &self.after.index)
    }
}

/// How many differences of one kind there are.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub(crate) struct DifferenceCount {
    /// The kind.
    kind: DifferenceKind,
    /// How many; at least one.
    count: i32,
}

/// What is different between two moments.
#[derive(Clone, Debug)]
pub(crate) struct GovernanceDiff {
    pub(crate) before: Shown,
    pub(crate) after: Shown,
    pub(crate) differences: Vec<diff::Difference>,
}

/// How governance at one moment differs from governance at another.
#[Object]
impl GovernanceDiff {
    /// The revision of the moment that it is compared from.
    async fn from_revision(&self) -> i32 {
        page::revision(self.before.index.revision())
    }

    /// The revision of the moment that it is compared with.
    async fn to_revision(&self) -> i32 {
        page::revision(self.after.index.revision())
    }

    /// How many differences of each kind there are, in the order in which they are listed.
    async fn counts(&self) -> Vec<DifferenceCount> {
        let of = |kind| self.differences.iter().filter(|it| it.kind == kind).count();
        let counts = diff::Kind::ALL.into_iter().map(|kind| DifferenceCount {
            kind: kind.into(),
            count: page::whole(of(kind)),
        });
        counts.filter(|it| it.count > 0).collect()
    }

    /// The differences, by kind and then by thing.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn differences(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of these kinds; of all where none is given.")] kinds: Option<
            Vec<DifferenceKind>,
        >,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Difference>> {
        let kinds = kinds.unwrap_or_default();
        let is_asked = |it: &&diff::Difference| kinds.is_empty() || kinds.contains(&it.kind.into());
        let asked = self.differences.iter().filter(is_asked);
        let marked = asked.map(|it| (Difference::mark(it), it)).collect();
        let organization = self.after.index.snapshot().organization.id;
        let name = format!("differences since {}", self.before.index.revision());
        let whose = (Subject::Organization(organization), name.as_str());
        let window = page::window(ctx, first, after, last, before);
        page::of_any(ctx, &self.after, whose, marked, window, |it| {
            Some(Difference::new(&self.before, &self.after, it.clone()))
        })
    }
}
