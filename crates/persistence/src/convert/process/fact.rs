//! What happened to a proposal.

use super::{
    concern::Concern,
    content::{Content, Opening, Subject, word},
};
use crate::convert::{
    Stored, Unreadable,
    field::{maybe_text, text},
    revision::number,
    scope,
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{CircleId, NoteId, ObjectionId, PersonId},
    process::{self, DropGround, NoteKind, ProposalCriterion},
    text::Text,
};

/// What happened to it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Fact {
    Drafted(Uuid, Content),
    Edited(Content),
    Deleted,
    Opened(Opening),
    Noted(Uuid, String, String),
    Confirmed(Uuid, u32),
    Lapsed(Vec<Uuid>),
    Joined(Uuid),
    Left(Uuid),
    Concern(Uuid, Concern),
    Integrating,
    Reopened,
    Escalated(Option<String>),
    MeetingAsked(Option<String>),
    Released,
    Withdrawn,
    Discarded(String, String),
    Dropped(String, String),
    Conflicted(Vec<Subject>),
    ProposerLeft,
    ProposerReturned,
    Orphaned,
    Adopted(i64),
    CircleGone,
}

const NOTES: [(NoteKind, &str); 2] = [
    (NoteKind::Question, "question"),
    (NoteKind::Reaction, "reaction"),
];

const CRITERIA: [(ProposalCriterion, &str); 3] = [
    (ProposalCriterion::Tension, "tension"),
    (ProposalCriterion::Example, "example"),
    (ProposalCriterion::Effect, "effect"),
];

const GROUNDS: [(DropGround, &str); 2] = [
    (DropGround::Unanswered, "unanswered"),
    (DropGround::AmendmentUnrefuted, "amendment_unrefuted"),
];

fn name<T: Copy + PartialEq>(of: T, all: &[(T, &'static str)]) -> String {
    let found = all.iter().find(|(it, _)| *it == of);
    found.map_or("", |(_, name)| *name).to_owned()
}

impl Stored for Fact {
    type Value = process::Fact;

    fn of(it: &process::Fact) -> Self {
        let words = |it: &Option<Text>| it.as_ref().map(Text::to_string);
        match it {
            process::Fact::Drafted(circle, content) => {
                Self::Drafted(circle.uuid(), Content::of(content))
            }
            process::Fact::Edited(content) => Self::Edited(Content::of(content)),
            process::Fact::Deleted => Self::Deleted,
            process::Fact::Opened(opening) => Self::Opened(Opening::of(opening)),
            process::Fact::Noted(id, kind, text) => {
                Self::Noted(id.uuid(), name(*kind, &NOTES), text.to_string())
            }
            process::Fact::Confirmed(person, version) => Self::Confirmed(person.uuid(), *version),
            process::Fact::Lapsed(people) => {
                Self::Lapsed(people.iter().map(|it| it.uuid()).collect())
            }
            process::Fact::Joined(person) => Self::Joined(person.uuid()),
            process::Fact::Left(person) => Self::Left(person.uuid()),
            process::Fact::Concern(id, fact) => Self::Concern(id.uuid(), Concern::of(fact)),
            process::Fact::Integrating => Self::Integrating,
            process::Fact::Reopened => Self::Reopened,
            process::Fact::Escalated(reason) => Self::Escalated(words(reason)),
            process::Fact::MeetingAsked(reason) => Self::MeetingAsked(words(reason)),
            process::Fact::Released => Self::Released,
            process::Fact::Withdrawn => Self::Withdrawn,
            process::Fact::Discarded(criterion, reason) => {
                Self::Discarded(name(*criterion, &CRITERIA), reason.to_string())
            }
            process::Fact::Dropped(ground, reason) => {
                Self::Dropped(name(*ground, &GROUNDS), reason.to_string())
            }
            process::Fact::Conflicted(moved) => Self::Conflicted(scope::all_of(moved)),
            process::Fact::ProposerLeft => Self::ProposerLeft,
            process::Fact::ProposerReturned => Self::ProposerReturned,
            process::Fact::Orphaned => Self::Orphaned,
            process::Fact::Adopted(revision) => Self::Adopted(revision.0.into()),
            process::Fact::CircleGone => Self::CircleGone,
        }
    }

    fn value(self) -> Result<process::Fact, Unreadable> {
        let words = |it| text("text", it, Text::new);
        let reason = |it| maybe_text("reason", it, Text::new);
        let person = PersonId::from_uuid;
        Ok(match self {
            Self::Drafted(circle, content) => {
                process::Fact::Drafted(CircleId::from_uuid(circle), content.value()?)
            }
            Self::Edited(content) => process::Fact::Edited(content.value()?),
            Self::Deleted => process::Fact::Deleted,
            Self::Opened(opening) => process::Fact::Opened(opening.value()?),
            Self::Noted(id, kind, it) => process::Fact::Noted(
                NoteId::from_uuid(id),
                word("kind", &kind, &NOTES)?,
                words(it)?,
            ),
            Self::Confirmed(by, version) => process::Fact::Confirmed(person(by), version),
            Self::Lapsed(people) => process::Fact::Lapsed(people.into_iter().map(person).collect()),
            Self::Joined(it) => process::Fact::Joined(person(it)),
            Self::Left(it) => process::Fact::Left(person(it)),
            Self::Concern(id, fact) => {
                process::Fact::Concern(ObjectionId::from_uuid(id), fact.value()?)
            }
            Self::Integrating => process::Fact::Integrating,
            Self::Reopened => process::Fact::Reopened,
            Self::Escalated(it) => process::Fact::Escalated(reason(it)?),
            Self::MeetingAsked(it) => process::Fact::MeetingAsked(reason(it)?),
            Self::Released => process::Fact::Released,
            Self::Withdrawn => process::Fact::Withdrawn,
            Self::Discarded(criterion, it) => {
                process::Fact::Discarded(word("criterion", &criterion, &CRITERIA)?, words(it)?)
            }
            Self::Dropped(ground, it) => {
                process::Fact::Dropped(word("ground", &ground, &GROUNDS)?, words(it)?)
            }
            Self::Conflicted(moved) => process::Fact::Conflicted(scope::values("moved", moved)?),
            Self::ProposerLeft => process::Fact::ProposerLeft,
            Self::ProposerReturned => process::Fact::ProposerReturned,
            Self::Orphaned => process::Fact::Orphaned,
            Self::Adopted(revision) => process::Fact::Adopted(number("revision", revision)?),
            Self::CircleGone => process::Fact::CircleGone,
        })
    }
}
