//! The unit that people are assigned to and that authority attaches to.

use super::{assignment::Assignment, circle::Circle, link::Link, role::Role, scope::Condition};
use crate::{
    context::Shown,
    fault, node,
    page::{self, Item, Page},
};
use async_graphql::{Context, ID, Object, Result};
use std::sync::Arc;
use zirkel_domain::{
    ids::{AssignmentId, LinkId},
    structure::role::{Focus, RoleRef, SeatRef},
    subject::Subject,
};

/// A seat at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    shown: Shown,
    at: SeatRef,
    role: RoleRef,
}

impl Item for Seat {
    type Key = SeatRef;

    fn subject(key: SeatRef) -> Subject {
        Subject::Seat(key)
    }

    fn of(shown: &Shown, key: SeatRef) -> Option<Self> {
        let role = shown.index.snapshot().role_of_seat(key)?;
        let exists = node::role_exists(&shown.index, role);
        exists.then(|| Self {
            shown: Arc::clone(shown),
            at: key,
            role,
        })
    }
}

impl Seat {
    fn focus_of(&self) -> Option<&Focus> {
        match self.at {
            SeatRef::Whole(_) => None,
            SeatRef::Focused(id) => Some(&self.shown.index.snapshot().seats.get(&id)?.focus),
        }
    }
}

/// A role, whole or within a focus: the unit that people are assigned to and that authority
/// attaches to (GOV-2.1.4). A seat within a focus acts as a role of its own there.
#[Object]
impl Seat {
    /// The id: `seat_…`, of a core role's seat `facilitatorseat_…` and the like.
    pub(crate) async fn id(&self) -> ID {
        node::encode(Subject::Seat(self.at))
    }

    /// The role that it is, or is a part of.
    async fn role(&self) -> Result<Role> {
        Role::of(&self.shown, self.role)
            .ok_or_else(|| fault::broken("a seat of a role that is not in the record"))
    }

    /// The focus in words; null where the seat is the whole role.
    async fn focus(&self) -> Option<&str> {
        self.focus_of().map(|focus| focus.text.as_str())
    }

    /// The focus for the machine: conditions that must all hold. Empty on a focus means that its
    /// words alone decide, which a machine reads as everywhere.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn when(&self) -> Vec<Condition> {
        let conditions = self.focus_of().map_or(&[] as &[_], |focus| &focus.when);
        conditions.iter().cloned().map(Condition::from).collect()
    }

    /// The role's name, with the focus where there is one.
    async fn name(&self) -> String {
        self.shown.index.seat_name(self.at)
    }

    /// The circle that it sits in.
    async fn circle(&self) -> Option<Circle> {
        Circle::of(&self.shown, self.shown.index.circle_of_seat(self.at)?)
    }

    /// Who holds it at the moment shown. Somebody who covers it is not among them: ask the role's
    /// leads.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn holders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Assignment>> {
        let holders = self.shown.index.holders(self.role, self.shown.at);
        let keys: Vec<AssignmentId> = holders
            .filter(|a| a.seat == self.at)
            .map(|a| a.id)
            .collect();
        let whose = (Subject::Seat(self.at), "holders");
        page::of(
            ctx,
            &self.shown,
            whose,
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The links by which it takes part in other circles, those of its whole role included
    /// (GOV-1.5.2).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn links(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Link>> {
        let keys: Vec<LinkId> = self.shown.index.links_of(self.at).map(|l| l.id).collect();
        let whose = (Subject::Seat(self.at), "links");
        page::of(
            ctx,
            &self.shown,
            whose,
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The revision that adopted its focus, or its role.
    async fn adopted_in(&self) -> Option<i32> {
        self.shown
            .index
            .seat_adopted_in(self.at)
            .map(page::revision)
    }
}
