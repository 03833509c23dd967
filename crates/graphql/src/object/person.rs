//! People.

use super::{
    assignment::{self, Assignment},
    seat::Seat,
    stored,
    timeline::{self, TimelineEntry},
};
use crate::{
    context::Shown,
    page::{self, Page},
    scalar::Date,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use std::collections::BTreeSet;
use zirkel_app::command::act::Done;
use zirkel_domain::{
    ids::{AssignmentId, PersonId},
    structure::{
        person::{self, Profile},
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
};

stored!(Person: person::Person, people, PersonId, Subject::Person);

impl Person {
    /// The one that an act was about.
    pub(crate) fn acted_on(shown: &Shown, done: &Done) -> Option<Self> {
        match done.subject {
            Some(Subject::Person(id)) => super::acted_on(shown, done, id),
            _ => None,
        }
    }

    fn profile(&self) -> Option<&Profile> {
        self.shown.index.directory().profile(self.it.id)
    }

    /// Every seat that the person leads at the moment shown: held ones, then covered ones, in order
    /// of adoption.
    fn led(&self) -> Vec<SeatRef> {
        let (index, at, person) = (&self.shown.index, self.shown.at, self.it.id);
        let held = index
            .assignments_held_by(person)
            .filter(|a| index.is_in_force(a, at));
        let mut seats: Vec<SeatRef> = held.map(|a| a.seat).collect();
        let mut known: BTreeSet<SeatRef> = seats.iter().copied().collect();
        for role in index.snapshot().roles.keys() {
            let leads = index.leads(RoleRef::Defined(*role), at);
            let own = leads.iter().filter(|lead| lead.person == person);
            seats.extend(own.map(|lead| lead.seat).filter(|seat| known.insert(*seat)));
        }
        seats
    }
}

/// A person's id in another system, for example the CRM's user id.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ExternalRef {
    /// The system's key, e.g. `crm`.
    system: String,
    /// The id there.
    id: String,
}

/// A person. The record knows them without a name; what names them can be erased (then key and name
/// are stand-ins) without changing any old answer.
#[Object]
impl Person {
    /// The id, `person_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// Their key, unique in the organization; the id where it was erased.
    async fn key(&self) -> String {
        self.profile()
            .map_or_else(|| self.global_id().0, |profile| profile.key.to_string())
    }

    /// Their name, as it is today.
    async fn name(&self) -> &str {
        self.shown.index.directory().name(self.it.id)
    }

    /// Their address, where known.
    async fn email(&self) -> Option<&str> {
        self.profile()?
            .email
            .as_ref()
            .map(zirkel_domain::text::OutsideRef::as_str)
    }

    /// Their ids in other systems, one for each system.
    async fn external_refs(&self) -> Vec<ExternalRef> {
        let external = self
            .profile()
            .map_or(&[] as &[_], |profile| &profile.external);
        let shown = |it: &person::ExternalRef| ExternalRef {
            system: it.system.to_string(),
            id: it.id.to_string(),
        };
        external.iter().map(shown).collect()
    }

    /// Whether they agreed to the rules (GOV-2.3.1). Non-partners may hold roles; they have no
    /// voice in governance.
    async fn partner(&self) -> bool {
        self.it.partner
    }

    /// The first day with the organization, where stated.
    async fn since(&self) -> Option<Date> {
        self.it.since.map(Into::into)
    }

    /// The last day with the organization, where they left.
    async fn left(&self) -> Option<Date> {
        self.it.left.map(Into::into)
    }

    /// Whether they belong to the organization at the moment shown.
    async fn present(&self) -> bool {
        self.shown.index.is_present(self.it.id, self.shown.at)
    }

    /// The seats that they lead at the moment shown: those that they hold, then those that they
    /// cover (GOV-2.2.1, GOV-2.2.2, GOV-2.2.3).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn seats(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Seat>> {
        let whose = (self.subject(), "seats");
        page::of(
            ctx,
            &self.shown,
            whose,
            &self.led(),
            page::window(ctx, first, after, last, before),
        )
    }

    /// Their assignments and elected terms, past and future ones included; `inForce` tells.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Assignment>> {
        let held = self.shown.index.assignments_held_by(self.it.id);
        let keys: Vec<AssignmentId> = held.map(|a| a.id).collect();
        let whose = (self.subject(), "assignments");
        page::of(
            ctx,
            &self.shown,
            whose,
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// What happened to them up to the moment shown, newest first: their
    /// joining and leaving, what they were asked to hold, and what they held. The
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
        timeline::page(ctx, &self.shown, self.subject(), window).await
    }

    /// What they are asked to hold and have not answered yet.
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
            self.subject(),
            page::window(ctx, first, after, last, before),
        );
        assignment::offers(ctx, &self.shown, owner, window, |it| {
            it.person == self.it.id
        })
    }

    /// The revision that made this what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}
