//! Edits of policies.

use super::{
    clause::ClauseInput,
    edit,
    reference::{GovernanceRefInput, label},
};
use crate::{
    input::{Path, Problems, date, every, text},
    scalar::Date,
};
use async_graphql::{InputObject, MaybeUndefined};
use zirkel_app::changes::{ChangeDraft, PolicyAmendDraft, PolicyDraft};
use zirkel_domain::text::{Key, Name, Text};

/// A policy to be.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PolicyAdoptInput {
    /// A name for it within this list, at most 200 characters, that other edits name it by.
    #[graphql(name = "ref")]
    label: Option<String>,
    /// Its key, unique among the policies: `a-z 0-9 . - _`, at most 100 characters. Left out, it is
    /// made from the title.
    key: Option<String>,
    /// Its title, at most 200 characters.
    title: String,
    /// In words, at most 10,000 characters; text beats structure (GOV-3.2.9).
    text: Option<String>,
    /// The day on which it is to be looked at again.
    review_at: Option<Date>,
    /// For the machine, at most 50.
    clauses: Option<Vec<ClauseInput>>,
}

/// How a policy changes; what is left out stays.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PolicyAmendInput {
    /// Which.
    policy: GovernanceRefInput,
    /// Its title, at most 200 characters.
    title: Option<String>,
    /// In words, at most 10,000 characters; null for none.
    text: MaybeUndefined<String>,
    /// The day on which it is to be looked at again; null for none.
    review_at: MaybeUndefined<Date>,
    /// For the machine: its clauses from then on, all of them, at most 50.
    clauses: Option<Vec<ClauseInput>>,
}

/// A policy that goes. Links that it invites end with it (GOV-1.5.6).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PolicyRemoveInput {
    /// Which.
    policy: GovernanceRefInput,
}

/// A policy that goes down into a circle inside this one, or comes up out of one.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PolicyMoveInput {
    /// Which.
    policy: GovernanceRefInput,
    /// The circle that has it from then on.
    into: GovernanceRefInput,
    /// How it serves the circle that it goes into, or no longer serves the one that it leaves; at
    /// most 10,000 characters. A draft may lack it (GOV-1.2.5).
    fit_reason: Option<String>,
}

impl PolicyAdoptInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        let mut problems = Problems::default();
        let label = problems.keep(label(path, self.label));
        let key = self.key.map(|it| text(&path.at("key"), Key::new, it));
        let key = problems.keep(key.transpose());
        let title = problems.keep(text(&path.at("title"), Name::new, self.title));
        let words = self.text.map(|it| text(&path.at("text"), Text::new, it));
        let words = problems.keep(words.transpose());
        let day = self.review_at;
        let day = day.map(|it| date(&path.at("reviewAt"), &it));
        let review_at = problems.keep(day.transpose());
        let clauses = self.clauses.unwrap_or_default();
        let clauses = every(&path.at("clauses"), clauses, ClauseInput::read);
        let clauses = problems.keep_all(clauses);
        let read = label.zip(key).zip(title.zip(words));
        let read = read.zip(review_at.zip(clauses));
        let (((label, key), (title, text)), (review_at, clauses)) = problems.or(read)?;
        Ok(ChangeDraft::PolicyAdopt(PolicyDraft {
            label,
            key,
            title,
            text,
            review_at,
            clauses,
        }))
    }
}

impl PolicyAmendInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        let mut problems = Problems::default();
        let policy = problems.keep(self.policy.read(&path.at("policy")));
        let title = self.title;
        let title = title.map(|it| text(&path.at("title"), Name::new, it));
        let title = problems.keep(title.transpose());
        let words = edit(self.text, |it| text(&path.at("text"), Text::new, it));
        let words = problems.keep(words);
        let day = edit(self.review_at, |it| date(&path.at("reviewAt"), &it));
        let review_at = problems.keep(day);
        let clauses = self.clauses;
        let clauses = clauses.map(|it| every(&path.at("clauses"), it, ClauseInput::read));
        let clauses = problems.keep_all(clauses.transpose());
        let read = policy.zip(title).zip(words);
        let read = read.zip(review_at.zip(clauses));
        let (((policy, title), text), (review_at, clauses)) = problems.or(read)?;
        Ok(ChangeDraft::PolicyAmend(PolicyAmendDraft {
            policy,
            title,
            text,
            review_at,
            clauses,
        }))
    }
}

impl PolicyRemoveInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        Ok(ChangeDraft::PolicyRemove(
            self.policy.read(&path.at("policy"))?,
        ))
    }
}

impl PolicyMoveInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        let mut problems = Problems::default();
        let policy = problems.keep(self.policy.read(&path.at("policy")));
        let into = problems.keep(self.into.read(&path.at("into")));
        let reason = self.fit_reason;
        let reason = reason.map(|it| text(&path.at("fitReason"), Text::new, it));
        let reason = problems.keep(reason.transpose());
        let read = policy.zip(into).zip(reason);
        let ((policy, into), fit_reason) = problems.or(read)?;
        Ok(ChangeDraft::PolicyMove {
            policy,
            into,
            fit_reason,
        })
    }
}
