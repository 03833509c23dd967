//! Circles: the insides of roles.

mod leads;
mod purpose;

pub(crate) use leads::leads;
pub(crate) use purpose::purpose;

use super::{
    assignment::Assignment,
    lead::Lead,
    link::Link,
    office::{self, ActingOfficer},
    person::Person,
    policy::Policy,
    process_event,
    proposal::{self, Proposal, ProposalState},
    redirect::Redirect,
    role::Role,
    seat::Seat,
    tension::{self, Tension, TensionState},
    timeline::{self, TimelineEntry},
};
use crate::{
    context::{Shown, caller},
    fault, node,
    page::{self, Item, Page},
};
use async_graphql::{Context, ID, Object, Result};
use std::sync::Arc;
use zirkel_app::process::Sought;
use zirkel_domain::{
    ids::{CircleId, PersonId, PolicyId, RedirectId},
    index::By,
    snapshot::Adopted,
    structure::role::{self, CoreRole, RoleRef},
    subject::Subject,
};

/// A circle at a moment, with the role that it is the inside of.
#[derive(Clone, Debug)]
pub(crate) struct Circle {
    shown: Shown,
    at: CircleId,
    it: Adopted<role::Role>,
}

impl Item for Circle {
    type Key = CircleId;

    fn subject(key: CircleId) -> Subject {
        Subject::Circle(key)
    }

    fn of(shown: &Shown, key: CircleId) -> Option<Self> {
        let it = shown.index.snapshot().roles.get(&key.role())?.clone();
        Some(Self {
            shown: Arc::clone(shown),
            at: key,
            it,
        })
    }
}

impl Circle {
    fn list(&self, name: &'static str) -> (Subject, &'static str) {
        (Subject::Circle(self.at), name)
    }

    fn core(&self, core: CoreRole) -> Option<Role> {
        Role::of(&self.shown, RoleRef::Core(self.at, core))
    }

    /// The terms in an elected role that count at the moment shown.
    fn terms(&self, core: CoreRole) -> Vec<Assignment> {
        let leads = self
            .shown
            .index
            .leads(RoleRef::Core(self.at, core), self.shown.at);
        let terms = leads.into_iter().filter_map(|lead| match lead.by {
            By::Assignment(id) => Assignment::of(&self.shown, id),
            By::AnchorPolicy(_) | By::Circle(_) => None,
        });
        terms.take(100).collect()
    }
}

/// A circle: the inside of a role (GOV-1.2.1), where the roles that it holds govern themselves.
#[Object]
impl Circle {
    /// The id, `circle_…`.
    pub(crate) async fn id(&self) -> ID {
        node::encode(Subject::Circle(self.at))
    }

    /// Its key, which is its role's.
    async fn key(&self) -> &str {
        self.it.key.as_str()
    }

    /// Its name, which is its role's.
    async fn name(&self) -> &str {
        self.it.name.as_str()
    }

    /// What it is for, which is what its role is for; the anchor's may be set by its own policy
    /// (GOV-1.3.3).
    async fn purpose(&self) -> Option<String> {
        purpose(&self.shown, self.at)
    }

    /// How many circles contain it; 0 for the anchor.
    async fn depth(&self) -> i32 {
        i32::try_from(self.shown.index.depth_of(self.at)).unwrap_or(i32::MAX)
    }

    /// The role that it is the inside of.
    async fn role(&self) -> Result<Role> {
        Role::of(&self.shown, RoleRef::Defined(self.at.role()))
            .ok_or_else(|| fault::broken("a circle without a role"))
    }

    /// The circle that holds its role; null for the anchor.
    async fn super_circle(&self) -> Option<Self> {
        Self::of(&self.shown, self.shown.index.super_circle(self.at)?)
    }

    /// The circles directly in it that hold roles of their own, in order of adoption. Every other
    /// role's inside is a circle, too: see `Role.inside`.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn sub_circles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Self>> {
        let index = &self.shown.index;
        let inner = index
            .roles_in(self.at)
            .iter()
            .map(|role| CircleId::inside(*role));
        let keys: Vec<CircleId> = inner.filter(|c| !index.roles_in(*c).is_empty()).collect();
        page::of(
            ctx,
            &self.shown,
            self.list("subCircles"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The defined roles directly in it, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn roles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Role>> {
        let inner = self.shown.index.roles_in(self.at).iter();
        let keys: Vec<RoleRef> = inner.map(|role| RoleRef::Defined(*role)).collect();
        page::of(
            ctx,
            &self.shown,
            self.list("roles"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// Its core roles: circle lead, facilitator, secretary and, but for the anchor (GOV-1.3.4),
    /// rep. What the circle added to them is among their accountabilities and domains.
    #[graphql(complexity = "crate::limits::list_cost(4, child_complexity)")]
    async fn core_roles(&self) -> Vec<Role> {
        CoreRole::ALL
            .into_iter()
            .filter_map(|core| self.core(core))
            .collect()
    }

    /// Who leads it at the moment shown: whoever leads its role (GOV-2.1.9). The anchor has the
    /// leads that its policy names, else none (GOV-1.3.2).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn leads(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Lead>> {
        let role = RoleRef::Core(self.at, CoreRole::CircleLead);
        leads(
            ctx,
            &self.shown,
            role,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The facilitator's term; null where none is elected.
    async fn facilitator(&self) -> Option<Assignment> {
        self.terms(CoreRole::Facilitator).into_iter().next()
    }

    /// The secretary's term; null where none is elected.
    async fn secretary(&self) -> Option<Assignment> {
        self.terms(CoreRole::Secretary).into_iter().next()
    }

    /// The terms of its reps, usually one, at most 100. A rep who leads the circle or is no member
    /// any more does not serve (GOV-5.2.2).
    #[graphql(complexity = "crate::limits::list_cost(2, child_complexity)")]
    async fn reps(&self) -> Vec<Assignment> {
        self.terms(CoreRole::CircleRep)
    }

    /// Its members at the moment shown: partners who lead it, partners who lead a role in it or
    /// linked into it, and the reps of circles directly in it (GOV-2.4.1).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Person>> {
        let members = self.shown.index.members(self.at, self.shown.at);
        let keys: Vec<PersonId> = members.into_iter().collect();
        page::of(
            ctx,
            &self.shown,
            self.list("members"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The policies that it adopted, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn policies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Policy>> {
        let keys: Vec<PolicyId> = self
            .shown
            .index
            .policies_of(self.at)
            .map(|p| p.id)
            .collect();
        page::of(
            ctx,
            &self.shown,
            self.list("policies"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The links by which roles of other circles take part in it (GOV-1.5.1).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn links(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Link>> {
        let keys = self.shown.index.links_into(self.at);
        page::of(
            ctx,
            &self.shown,
            self.list("links"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// Who acts as its Facilitator and its Secretary at the present, surrogates too (GOV-6.5.1).
    #[graphql(complexity = "2 * child_complexity + 10")]
    async fn acting_officers(&self, ctx: &Context<'_>) -> Result<Vec<ActingOfficer>> {
        office::officers(ctx, self.at).await
    }

    /// The seats that the caller represents in its governance at the present: what `seatId` may be
    /// in acts on its proposals (GOV-4.2.2). A service account represents none.
    #[graphql(complexity = "crate::limits::list_cost(10, child_complexity)")]
    async fn represented_seats(&self, ctx: &Context<'_>) -> Result<Vec<Seat>> {
        office::represented(ctx, self.at).await
    }

    /// Proposals to change its governance that the caller sees, newest first; as they stand now,
    /// whatever the moment shown.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these states; all where it is left out.")] states: Option<
            Vec<ProposalState>,
        >,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Proposal>> {
        let id = node::encode(Subject::Circle(self.at));
        let named = format!("{}.proposals", id.as_str());
        let window = page::window(ctx, first, after, last, before);
        let sought = Sought {
            circle: Some(self.at),
            ..Sought::default()
        };
        proposal::list::page(ctx, &self.shown, (named, sought, states), window).await
    }

    /// How far its process goes: to be told what happens after it, give it to the subscription
    /// `circleProcess` as `after`. What is asked for in the same document shows all that happened
    /// up to it, and maybe more. As it is now, whatever the moment shown.
    async fn process_cursor(&self, ctx: &Context<'_>) -> Result<String> {
        let place = caller(ctx)?.place;
        Ok(process_event::cursor(self.at, place.process))
    }

    /// Tensions in it that the caller sees, newest first; as they stand now, whatever the moment
    /// shown.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn tensions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these states; all where it is left out.")] states: Option<
            Vec<TensionState>,
        >,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Tension>> {
        let of = node::encode(Subject::Circle(self.at));
        let name = format!("{}.tensions", of.as_str());
        let sought = Sought {
            circle: Some(self.at),
            ..Sought::default()
        };
        let window = page::window(ctx, first, after, last, before);
        tension::list::page(ctx, &self.shown, (name, sought, states), window).await
    }

    /// References from outside that its lead re-points (GOV-1.6.1).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn redirects(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Redirect>> {
        let all = self.shown.index.snapshot().redirects.values();
        let keys: Vec<RedirectId> = all.filter(|r| r.circle == self.at).map(|r| r.id).collect();
        page::of(
            ctx,
            &self.shown,
            self.list("redirects"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// What happened to it up to the moment shown, newest first: its
    /// role, its policies, the roles that it holds, who holds them and its officers. The
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
        timeline::page(ctx, &self.shown, Subject::Circle(self.at), window).await
    }

    /// The revision that made its role what it is.
    async fn adopted_in(&self) -> i32 {
        page::revision(self.it.adopted_in)
    }
}
