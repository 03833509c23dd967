//! The answer for one person.

use super::{
    blocker::Blocker, circle::Circle, ground::Ground, person::Person, remedy::Remedy, seat::Seat,
};
use crate::{context::Shown, fault, page, page::Item as _, scalar::DateTime};
use async_graphql::{Enum, Object, Result};
use std::sync::Arc;
use zirkel_domain::authority::{
    case::Case,
    explain::{Catalogue as _, English},
    verdict,
};

/// What an answer comes down to, from best to worst (rulebook §3.6). Only `ALLOWED` is a yes; an
/// answer is the worst that any of its blockers gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "verdict::Verdict")]
pub(crate) enum Verdict {
    /// Nothing stands in the way.
    Allowed,
    /// Nothing ties the decision to the seat. It is no prohibition: the person may say how it
    /// serves the seat's purpose; a machine may not say it for them (GOV-3.6.2).
    Unmapped,
    /// Somebody's permission is needed: a policy asks for it, or the domain is another's
    /// (GOV-3.3.2, GOV-3.3.3).
    NeedsPermission,
    /// It takes more money than the seat controls (GOV-3.4.1).
    NeedsSpendAuthorization,
    /// It cannot be told from what the case says: a limit looks at something that is missing.
    Undetermined,
    /// A policy forbids it (GOV-3.2.1).
    ForbiddenByPolicy,
    /// The person holds no seat that applies (GOV-1.1.4).
    OutOfRole,
}

/// How a person comes to lead a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "verdict::Basis")]
pub(crate) enum Basis {
    /// Assigned, or elected.
    Assigned,
    /// As lead of the circle, while the role is unfilled (GOV-2.2.1).
    Covering,
    /// As lead of the circle, beside holders who are all non-partners (GOV-2.2.2).
    CoveringNonPartner,
}

/// A judgement at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) shown: Shown,
    pub(crate) case: Arc<Case>,
    pub(crate) it: verdict::Decision,
}

/// The answer for one person: a yes with its grounds, or all that stands in the way and what could
/// be done. A denial is an answer, not an error. Asking again with `asOf` at the same moment gives
/// the same answer for ever.
#[Object]
impl Decision {
    /// What it comes down to.
    async fn verdict(&self) -> Verdict {
        self.it.verdict.into()
    }

    /// True exactly when the verdict is `ALLOWED`.
    async fn allowed(&self) -> bool {
        self.it.is_allowed()
    }

    /// Whom it is about.
    async fn person(&self) -> Result<Person> {
        Person::of(&self.shown, self.it.person)
            .ok_or_else(|| fault::broken("a decision about a person who is not in the record"))
    }

    /// The seat that was judged best, with its focus; null where no seat of the person could apply.
    /// Seats are judged one by one and never blended (GOV-1.1.4).
    async fn seat(&self) -> Option<Seat> {
        self.it.seat.and_then(|seat| Seat::of(&self.shown, seat))
    }

    /// How the person comes to lead that seat.
    async fn basis(&self) -> Option<Basis> {
        self.it.basis.map(Into::into)
    }

    /// What was relied on: accountabilities, domains, policies, money, permissions, broadest first.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn grounds(&self) -> Vec<Ground> {
        Ground::all(&self.shown, &self.it.grounds)
    }

    /// Everything that stands in the way, not only the first, in the order of the procedure
    /// (rulebook §3.6).
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn blockers(&self) -> Vec<Blocker> {
        Blocker::all(&self.shown, &self.it.blockers)
    }

    /// What could be done about it, in the order of the rulebook.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn remedies(&self) -> Vec<Remedy> {
        Remedy::all(&self.shown, &self.it.remedies)
    }

    /// The readings of open questions of the rulebook (§14) that the answer rests on, e.g. `A-04`.
    async fn assumptions(&self) -> Vec<&str> {
        self.it
            .assumptions
            .iter()
            .map(|assumption| assumption.0)
            .collect()
    }

    /// One or two plain sentences that a person on the phone can read.
    async fn explanation(&self) -> String {
        English.decision(&self.shown.index, &self.it, &self.case)
    }

    /// The adopted articles: without 4 a lead may direct otherwise, without 5 leads edit
    /// governance, so a yes means less (GOV-10.1).
    async fn adopted_articles(&self) -> Vec<i32> {
        self.shown
            .index
            .snapshot()
            .organization
            .articles
            .iter()
            .map(i32::from)
            .collect()
    }

    /// The revision of the record that this holds for.
    async fn revision(&self) -> i32 {
        page::revision(self.it.revision)
    }

    /// When a known term or live fact next could change the answer; null where none is known.
    /// Governance that is adopted meanwhile may change it earlier.
    async fn valid_until(&self) -> Option<DateTime> {
        self.it.valid_until.map(Into::into)
    }

    /// Steps in the circle tree from the asker's nearest seat to the seat judged; null where no
    /// asker was given.
    async fn steps_from_asker(&self) -> Option<i32> {
        self.it
            .steps_from_asker
            .map(|steps| i32::try_from(steps).unwrap_or(i32::MAX))
    }

    /// The circle whose lead may still direct otherwise, where article 4 was not adopted
    /// (GOV-10.1.3).
    async fn may_be_directed_in(&self) -> Option<Circle> {
        self.it
            .may_be_directed_in
            .and_then(|circle| Circle::of(&self.shown, circle))
    }
}
