//! What could be done.

use super::{circle::Circle, person::Person, role::Role};
use crate::{context::Shown, page::Item as _};
use async_graphql::{Enum, Object};
use std::sync::Arc;
use zirkel_domain::authority::{
    explain::{Catalogue as _, English},
    verdict,
};

/// Ways on, in the order of the rulebook (§3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "verdict::RemedyKind")]
pub(crate) enum RemedyKind {
    /// State what the case lacks.
    SupplyFact,
    /// State, in the actor's own words, how it serves the seat's purpose (GOV-3.6.2).
    RecordStatement,
    /// Ask who can permit it (GOV-3.3.5).
    AskController,
    /// Announce the intent and wait (GOV-3.3.7).
    AnnounceIntent,
    /// Announce the spending and wait (GOV-3.4.3).
    AnnounceSpending,
    /// Hand the case over to somebody who may.
    HandOver,
    /// Ask the lead for an assignment or a focus (GOV-2.1.1).
    AskForAssignment,
    /// Ask the secretary to interpret (GOV-7.2.2).
    AskForRuling,
    /// Propose a change in the circle that can make it (GOV-3.6.3).
    ProposeGovernance,
    /// Act outside authority and answer for it; the engine never grants it (GOV-3.5.1).
    DeclareInitiative,
}

/// A remedy at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Remedy {
    shown: Shown,
    it: verdict::Remedy,
}

impl Remedy {
    /// The remedies of an answer.
    pub(crate) fn all(shown: &Shown, remedies: &[verdict::Remedy]) -> Vec<Self> {
        remedies
            .iter()
            .map(|it| Self {
                shown: Arc::clone(shown),
                it: it.clone(),
            })
            .collect()
    }
}

/// One way on from a no.
#[Object]
impl Remedy {
    /// Which.
    async fn kind(&self) -> RemedyKind {
        self.it.kind.into()
    }

    /// What to do, for people.
    async fn message(&self) -> String {
        English.remedy(&self.shown.index, &self.it)
    }

    /// The circle where it happens.
    async fn circle(&self) -> Option<Circle> {
        self.it
            .circle
            .and_then(|circle| Circle::of(&self.shown, circle))
    }

    /// The role that is asked.
    async fn role(&self) -> Option<Role> {
        self.it.role.and_then(|role| Role::of(&self.shown, role))
    }

    /// Whom to turn to, best match first; at most 10.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn people(&self) -> Vec<Person> {
        self.it
            .people
            .iter()
            .filter_map(|person| Person::of(&self.shown, *person))
            .collect()
    }
}
