//! Roles: defined ones, and the core roles that every circle has by the rules.

use super::{
    accountability::Accountability,
    assignment::{self, Assignment},
    circle::Circle,
    domain::Domain,
    lead::Lead,
    link::Link,
    seat::Seat,
    spend_control::SpendControl,
    timeline::{self, TimelineEntry},
};
use crate::{
    context::Shown,
    node,
    page::{self, Item, Page},
};
use async_graphql::{Context, Enum, ID, Object, Result};
use std::sync::Arc;
use zirkel_app::query::role::core_key;
use zirkel_domain::{
    ids::{AssignmentId, CircleId, LinkId},
    index::core_name,
    snapshot::Adopted,
    structure::role::{self, CoreRole, RoleRef, SeatRef},
    subject::Subject,
};

/// Kinds of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum RoleKind {
    /// Defined by governance; its inside is a circle (GOV-1.2.1).
    Defined,
    /// Held by whoever leads the circle's role (GOV-2.1.9).
    CircleLead,
    /// Runs the governance process; elected (GOV-1.4.4).
    Facilitator,
    /// Keeps and interprets the records; elected (GOV-1.4.4).
    Secretary,
    /// Speaks for the circle in the circles that hold it; elected (GOV-2.4.3).
    CircleRep,
}

impl From<CoreRole> for RoleKind {
    fn from(core: CoreRole) -> Self {
        match core {
            CoreRole::CircleLead => Self::CircleLead,
            CoreRole::Facilitator => Self::Facilitator,
            CoreRole::Secretary => Self::Secretary,
            CoreRole::CircleRep => Self::CircleRep,
        }
    }
}

/// A role at a moment. A core role's `it` is the role that its circle is the inside of.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    shown: Shown,
    at: RoleRef,
    it: Adopted<role::Role>,
}

impl Item for Role {
    type Key = RoleRef;

    fn subject(key: RoleRef) -> Subject {
        Subject::Role(key)
    }

    fn of(shown: &Shown, key: RoleRef) -> Option<Self> {
        if !node::role_exists(&shown.index, key) {
            return None;
        }
        let id = match key {
            RoleRef::Defined(id) => id,
            RoleRef::Core(circle, _) => circle.role(),
        };
        let it = shown.index.snapshot().roles.get(&id)?.clone();
        Some(Self {
            shown: Arc::clone(shown),
            at: key,
            it,
        })
    }
}

impl Role {
    fn list(&self, name: &'static str) -> (Subject, &'static str) {
        (Subject::Role(self.at), name)
    }

    /// The whole role, then its focuses in order of adoption.
    fn all_seats(&self) -> Vec<SeatRef> {
        let focused = self.shown.index.snapshot().seats.values();
        let own = focused.filter(|seat| RoleRef::Defined(seat.role) == self.at);
        std::iter::once(SeatRef::Whole(self.at))
            .chain(own.map(|seat| SeatRef::Focused(seat.id)))
            .collect()
    }
}

/// A role: a purpose, what it controls and what others may expect of it. Authority belongs to
/// roles, people borrow it (GOV-1.1.4).
#[Object]
impl Role {
    /// The id: `role_…`, of a core role `facilitator_…` and the like.
    pub(crate) async fn id(&self) -> ID {
        node::encode(Subject::Role(self.at))
    }

    /// Its key, unique among the roles; of a core role the circle's with the office, e.g.
    /// `frontline:facilitator`.
    async fn key(&self) -> String {
        match self.at {
            RoleRef::Defined(_) => self.it.key.to_string(),
            RoleRef::Core(_, core) => format!("{}:{}", self.it.key, core_key(core)),
        }
    }

    /// Its name.
    async fn name(&self) -> &str {
        match self.at {
            RoleRef::Defined(_) => self.it.name.as_str(),
            RoleRef::Core(_, core) => core_name(core),
        }
    }

    /// Whether governance defined it, or which core role it is.
    async fn kind(&self) -> RoleKind {
        match self.at {
            RoleRef::Defined(_) => RoleKind::Defined,
            RoleRef::Core(_, core) => core.into(),
        }
    }

    /// What it is for. A circle lead's is the circle's own (GOV-1.4.1); those of the elected roles
    /// are the rules' and not stored.
    async fn purpose(&self) -> Option<String> {
        match self.at {
            RoleRef::Defined(id) => super::circle::purpose(&self.shown, CircleId::inside(id)),
            RoleRef::Core(circle, CoreRole::CircleLead) => {
                super::circle::purpose(&self.shown, circle)
            }
            RoleRef::Core(..) => None,
        }
    }

    /// The circle that holds it; null for the role whose inside is the anchor circle.
    async fn circle(&self) -> Option<Circle> {
        Circle::of(&self.shown, self.shown.index.source_of(self.at)?)
    }

    /// The circle inside it; null for a core role, which is not broken down (GOV-1.2.2).
    async fn inside(&self) -> Option<Circle> {
        match self.at {
            RoleRef::Defined(id) => Circle::of(&self.shown, CircleId::inside(id)),
            RoleRef::Core(..) => None,
        }
    }

    /// What others may expect of it: its own, and what links added; of a circle lead also what the
    /// circles above added (GOV-1.4.2).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn accountabilities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Accountability>> {
        let keys = self.shown.index.accountabilities_of(self.at);
        let whose = self.list("accountabilities");
        page::of(
            ctx,
            &self.shown,
            whose,
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// What it alone controls, put together as its accountabilities are.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn domains(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Domain>> {
        let keys = self.shown.index.domains_of(self.at);
        page::of(
            ctx,
            &self.shown,
            self.list("domains"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The money that it controls (GOV-3.4.1); what policies give it besides is in their clauses.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn spend_controls(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<SpendControl>> {
        let keys = match self.at {
            RoleRef::Defined(id) => self.shown.index.spend_controls_of(id),
            RoleRef::Core(..) => Vec::new(),
        };
        page::of(
            ctx,
            &self.shown,
            self.list("spendControls"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// Its seats: the whole role, then those that focuses split off (GOV-2.1.4).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn seats(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Seat>> {
        let window = page::window(ctx, first, after, last, before);
        page::of(
            ctx,
            &self.shown,
            self.list("seats"),
            &self.all_seats(),
            window,
        )
    }

    /// Who holds its seats at the moment shown, by assignment or election. A circle lead is not
    /// held but derived: ask `leads`.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn holders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Assignment>> {
        let holders = self.shown.index.holders(self.at, self.shown.at);
        let keys: Vec<AssignmentId> = holders.map(|a| a.id).collect();
        page::of(
            ctx,
            &self.shown,
            self.list("holders"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// Who leads it at the moment shown: its holders; its circle's leads while it is unfilled or
    /// filled by non-partners only (GOV-2.2.1, GOV-2.2.2). Elected roles are not covered
    /// (GOV-2.2.4).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn leads(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Lead>> {
        super::circle::leads(
            ctx,
            &self.shown,
            self.at,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The links by which it, or a seat of it, takes part in other circles.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn links(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Link>> {
        let snapshot = self.shown.index.snapshot();
        let own = snapshot
            .links
            .values()
            .filter(|l| snapshot.role_of_seat(l.seat) == Some(self.at));
        let keys: Vec<LinkId> = own.map(|l| l.id).collect();
        page::of(
            ctx,
            &self.shown,
            self.list("links"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// What happened to it up to the moment shown, newest first: its
    /// definition, its elements, its seats and who holds them. The
    /// record only grows, so a cursor of this list fits for ever.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<TimelineEntry>> {
        let window = page::window(ctx, first, after, last, before);
        timeline::page(ctx, &self.shown, Subject::Role(self.at), window).await
    }

    /// Who is asked to hold it, whole or within a focus, and has not answered yet.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn offers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Assignment>> {
        let (owner, window) = (
            Subject::Role(self.at),
            page::window(ctx, first, after, last, before),
        );
        assignment::offers(ctx, &self.shown, owner, window, |it| {
            RoleRef::Defined(it.role) == self.at
        })
    }

    /// The revision that made it what it is; of a core role, its circle's.
    async fn adopted_in(&self) -> i32 {
        page::revision(self.it.adopted_in)
    }
}
