//! The doors of the governance process.

use super::super::{
    limit::count_from,
    reference::{GovernanceRefInput, people},
};
use crate::{
    input::{Path, PersonRef, Problems, decimal, text},
    scalar::Decimal,
};
use async_graphql::{Enum, InputObject, OneofObject};
use zirkel_app::changes::{HookDraft, VoiceDraft};
use zirkel_domain::{
    money::Decimal as Number,
    structure::{
        policy::{Hook, Quorum},
        role::CoreRole,
    },
    text::Text,
};

/// A limit on how many speak for a role, and how the others are heard.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct VoiceInput {
    /// Of which role.
    role: GovernanceRefInput,
    /// How many; 0 or more.
    count: i32,
    /// How they are chosen, or how the others are heard; at most 10,000 characters.
    how: Option<String>,
}

/// Something that a circle does otherwise, in words.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WordingInput {
    /// In words, at most 10,000 characters.
    text: String,
}

/// Who may be elected besides, and who may not. At least one of `add` and `exclude`.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ElectEligibilityInput {
    /// To which office.
    office: EligibilityOffice,
    /// Also these people, at most 50.
    add: Option<Vec<PersonRef>>,
    /// Not these people, at most 50.
    exclude: Option<Vec<PersonRef>>,
}

/// The offices for which a policy says who may be elected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum EligibilityOffice {
    /// The Facilitator.
    Facilitator,
    /// The Secretary.
    Secretary,
}

impl From<EligibilityOffice> for CoreRole {
    fn from(office: EligibilityOffice) -> Self {
        match office {
            EligibilityOffice::Facilitator => Self::Facilitator,
            EligibilityOffice::Secretary => Self::Secretary,
        }
    }
}

/// A time limit.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DaysInput {
    /// Days, 1 or more.
    days: i32,
}

/// What a call for a meeting does.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AsyncEscalationInput {
    /// To an open proposal.
    effect: EscalationEffect,
}

/// What a call for a meeting does to an open proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum EscalationEffect {
    /// It stops, and waits for the meeting.
    Stop,
    /// It goes on.
    Continue,
}

/// What a meeting needs to decide. Exactly one field.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum QuorumInput {
    /// So many members, 1 or more.
    Count(i32),
    /// This share of the members, above 0 and at most 1, e.g. `"0.5"`.
    Share(Decimal),
}

impl VoiceInput {
    /// Reads it. That nobody is left to speak for a role is a rule's affair (GOV-2.4.2).
    pub(super) fn read(self, path: &Path) -> Result<VoiceDraft, Problems> {
        let mut problems = Problems::default();
        let role = problems.keep(self.role.read(&path.at("role")));
        let count = problems.keep(count_from(0, &path.at("count"), self.count));
        let how = self.how.map(|it| text(&path.at("how"), Text::new, it));
        let how = problems.keep(how.transpose());
        let read = role.zip(count).zip(how);
        let ((role, count), how) = problems.or(read)?;
        Ok(VoiceDraft { role, count, how })
    }
}

impl WordingInput {
    pub(super) fn read(self, path: &Path) -> Result<Text, Problems> {
        Ok(text(&path.at("text"), Text::new, self.text)?)
    }
}

impl ElectEligibilityInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        let mut problems = Problems::default();
        if self.add.is_none() && self.exclude.is_none() {
            problems.add(path.wrong("changes nothing: give `add` or `exclude`"));
        }
        let add = people(&path.at("add"), self.add.unwrap_or_default());
        let add = problems.keep_all(add);
        let exclude = people(&path.at("exclude"), self.exclude.unwrap_or_default());
        let exclude = problems.keep_all(exclude);
        let (add, exclude) = problems.or(add.zip(exclude))?;
        Ok(HookDraft::ElectEligibility {
            office: self.office.into(),
            add,
            exclude,
        })
    }
}

impl DaysInput {
    pub(super) fn read(&self, path: &Path) -> Result<u32, Problems> {
        Ok(count_from(1, &path.at("days"), self.days)?)
    }
}

impl AsyncEscalationInput {
    pub(super) const fn hook(&self) -> Hook {
        Hook::AsyncEscalation {
            stops: match self.effect {
                EscalationEffect::Stop => true,
                EscalationEffect::Continue => false,
            },
        }
    }
}

impl QuorumInput {
    pub(super) fn read(self, path: &Path) -> Result<Quorum, Problems> {
        match self {
            Self::Count(count) => {
                let count = count_from(1, &path.at("count"), count)?;
                Ok(Quorum::Count(count))
            }
            Self::Share(share) => {
                let path = path.at("share");
                let share = decimal(&path, &share)?;
                if share <= Number::ZERO || share > Number::ONE {
                    let message = format!("is {share}: a share is above 0 and at most 1");
                    return Err(path.wrong(message).into());
                }
                Ok(Quorum::Share(share))
            }
        }
    }
}
