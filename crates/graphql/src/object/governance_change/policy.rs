//! Edits of policies.

use super::mention::{DateEdit, Mention, TextEdit};
use crate::{context::Shown, object::clause::Clause, scalar::Date};
use async_graphql::SimpleObject;
use zirkel_domain::{
    change::{Names, PolicyAmendment},
    ids::{CircleId, PolicyId},
    structure::policy::{self, Policy},
    text::Text,
};

/// Adopts a policy of the circle.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PolicyAdoptChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// The policy, once it is there.
    policy: Mention,
    /// Its key.
    key: String,
    /// Its title.
    title: String,
    /// The policy in words; text beats structure (GOV-3.2.9).
    policy_text: Option<String>,
    /// The day on which it is to be looked at again.
    review_at: Option<Date>,
    /// What it says to the machine.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    clauses: Vec<Clause>,
}

impl PolicyAdoptChange {
    pub(super) fn new(shown: &Shown, names: &Names<'_>, text: String, it: &Policy) -> Self {
        Self {
            text,
            policy: Mention::policy(shown, names, it.id),
            key: it.key.to_string(),
            title: it.title.to_string(),
            policy_text: it.text.as_ref().map(ToString::to_string),
            review_at: it.review_at.map(Into::into),
            clauses: clauses(shown, names, &it.clauses),
        }
    }
}

fn clauses(shown: &Shown, names: &Names<'_>, all: &[policy::Clause]) -> Vec<Clause> {
    let views = all.iter().map(|it| Clause::named(shown, names, it));
    views.collect()
}

/// Changes a policy of the circle. What is null stays.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PolicyAmendChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// Which.
    policy: Mention,
    /// Its title from then on.
    new_title: Option<String>,
    /// The policy in words from then on (GOV-3.2.9).
    new_policy_text: Option<TextEdit>,
    /// The day on which it is to be looked at again.
    new_review_at: Option<DateEdit>,
    /// What it says to the machine from then on, all of it.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    new_clauses: Option<Vec<Clause>>,
}

impl PolicyAmendChange {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        text: String,
        it: &PolicyAmendment,
    ) -> Self {
        let all = it.clauses.as_ref();
        Self {
            text,
            policy: Mention::policy(shown, names, it.policy),
            new_title: it.title.as_ref().map(ToString::to_string),
            new_policy_text: TextEdit::of(&it.text),
            new_review_at: DateEdit::of(&it.review_at),
            new_clauses: all.map(|all| clauses(shown, names, all)),
        }
    }
}

/// Repeals a policy of the circle. Links that it invites end with it (GOV-1.5.6).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PolicyRemoveChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// Which.
    policy: Mention,
}

impl PolicyRemoveChange {
    pub(super) fn new(shown: &Shown, names: &Names<'_>, text: String, id: PolicyId) -> Self {
        Self {
            text,
            policy: Mention::policy(shown, names, id),
        }
    }
}

/// Moves a policy down into a circle inside this one, or up out of one (GOV-1.2.5).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PolicyMoveChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// Which.
    policy: Mention,
    /// The circle that has it from then on.
    into: Mention,
    /// How it serves the circle that it goes into, or no longer serves the one that it leaves.
    fit_reason: Option<String>,
}

impl PolicyMoveChange {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        text: String,
        (policy, into): (PolicyId, CircleId),
        reason: Option<&Text>,
    ) -> Self {
        Self {
            text,
            policy: Mention::policy(shown, names, policy),
            into: Mention::circle(shown, names, into),
            fit_reason: reason.map(ToString::to_string),
        }
    }
}
