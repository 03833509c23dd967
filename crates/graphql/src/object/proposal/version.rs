//! A text under which answers are collected, and one that is offered to settle an objection.

use super::Proposal;
use crate::{
    context::Shown,
    object::{governance_change::GovernanceChange, person::Person},
    page::{self, Item as _},
    scalar::DateTime,
};
use async_graphql::{Enum, SimpleObject};
use zirkel_domain::process::{Content, Response, Why};

/// Why a version was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum VersionReason {
    /// It was submitted.
    Submitted,
    /// Its proposer amended it (GOV-4.7.2).
    Amended,
    /// A text that settled the objections (GOV-4.6.5).
    Integrated,
    /// Its proposer placed it on what had moved (GOV-4.7.5).
    Rebased,
    /// Another member made it their own (GOV-4.2.1).
    TakenOver,
}

/// How somebody came to have no objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ResponseKind {
    /// They proposed it.
    Proposer,
    /// They said so.
    Confirmed,
    /// They were silent until the limit (GOV-4.7.3).
    TimeLimit,
}

/// An answer to a version: no objection.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ProposalResponse {
    /// Whose.
    person: Option<Person>,
    /// How it came about.
    kind: ResponseKind,
}

/// A text under which answers are collected; an answer counts for no other (GOV-4.7.2).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ProposalVersion {
    /// Counted from 1.
    number: i32,
    /// Why it was opened.
    reason: VersionReason,
    /// When.
    opened_at: DateTime,
    /// What it changes.
    changes: Vec<GovernanceChange>,
    /// Who was a member when it was opened or joined since, and did not leave.
    members: Vec<Person>,
    /// Who has no objection to it, and how they came to have none.
    responses: Vec<ProposalResponse>,
}

impl ProposalVersion {
    pub(super) fn all(proposal: &Proposal) -> Vec<Self> {
        let shown = &proposal.shown;
        let versions = proposal.case().versions.iter();
        let version = |it: &zirkel_domain::process::Version| Self {
            number: page::number(it.number),
            reason: match it.why {
                Why::Submitted => VersionReason::Submitted,
                Why::Amended => VersionReason::Amended,
                Why::Integrated(_) => VersionReason::Integrated,
                Why::Rebased => VersionReason::Rebased,
                Why::TakenOver => VersionReason::TakenOver,
            },
            opened_at: it.opened_at.into(),
            changes: changes(shown, &it.content),
            members: it
                .members
                .iter()
                .filter_map(|person| Person::of(shown, *person))
                .collect(),
            responses: it
                .responses
                .iter()
                .map(|(person, how)| ProposalResponse {
                    person: Person::of(shown, *person),
                    kind: match how {
                        Response::Proposer => ResponseKind::Proposer,
                        Response::Confirmed => ResponseKind::Confirmed,
                        Response::TimeLimit => ResponseKind::TimeLimit,
                    },
                })
                .collect(),
        };
        versions.map(version).collect()
    }
}

/// A text that was offered to settle an objection (GOV-4.6.2).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Amendment {
    /// Counted from 1 within the proposal; `objectionConfirmSolved` and `objectionConfirmServes`
    /// name it.
    number: i32,
    /// Under which version it was offered; with another one it is over.
    version: i32,
    /// Who offers it.
    by: Option<Person>,
    /// What it would change.
    changes: Vec<GovernanceChange>,
}

impl Amendment {
    pub(super) fn all(proposal: &Proposal) -> Vec<Self> {
        let shown = &proposal.shown;
        let amendments = proposal.case().amendments.iter();
        let amendment = |it: &zirkel_domain::process::Amendment| Self {
            number: page::number(it.number),
            version: page::number(it.version),
            by: Person::of(shown, it.by),
            changes: changes(shown, &it.content),
        };
        amendments.map(amendment).collect()
    }
}

fn changes(shown: &Shown, content: &Content) -> Vec<GovernanceChange> {
    GovernanceChange::all(shown, &content.changes)
}
