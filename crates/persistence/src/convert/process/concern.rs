//! What happened to a concern about a proposal.

use super::content::{Base, Content, bases, bases_value};
use crate::convert::{
    Stored, Unreadable,
    field::text,
    role::{seat_ref, seat_ref_text},
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use zirkel_domain::{
    ids::PersonId,
    process::{self, ConcernFact},
    text::Text,
};

/// What happened to it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Concern {
    Raised(String),
    Captured,
    TestDemanded,
    TestStarted,
    Argued(Criterion, String),
    FoundObjection,
    FoundNone(Vec<Criterion>, String),
    RulingAsked,
    RuledViolation(String),
    RuledLawful(String),
    AmendmentOffered(u32, Box<Content>, Vec<Base>),
    SolvedBy(u32),
    ServedBy(u32),
    Resolved(u32),
    Abandoned(String),
    Withdrawn,
    Passed(Uuid),
    Closed,
}

/// What an argument is for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Criterion {
    Harm,
    Role,
    New,
    Sure,
    Rules,
}

impl Stored for Criterion {
    type Value = process::Criterion;

    fn of(it: &process::Criterion) -> Self {
        match it {
            process::Criterion::Harm => Self::Harm,
            process::Criterion::Role => Self::Role,
            process::Criterion::New => Self::New,
            process::Criterion::Sure => Self::Sure,
            process::Criterion::Rules => Self::Rules,
        }
    }

    fn value(self) -> Result<process::Criterion, Unreadable> {
        Ok(match self {
            Self::Harm => process::Criterion::Harm,
            Self::Role => process::Criterion::Role,
            Self::New => process::Criterion::New,
            Self::Sure => process::Criterion::Sure,
            Self::Rules => process::Criterion::Rules,
        })
    }
}

impl Stored for Concern {
    type Value = ConcernFact;

    fn of(it: &ConcernFact) -> Self {
        match it {
            ConcernFact::Raised(seat) => Self::Raised(seat_ref_text(*seat)),
            ConcernFact::Captured => Self::Captured,
            ConcernFact::TestDemanded => Self::TestDemanded,
            ConcernFact::TestStarted => Self::TestStarted,
            ConcernFact::Argued(criterion, text) => {
                Self::Argued(Criterion::of(criterion), text.to_string())
            }
            ConcernFact::FoundObjection => Self::FoundObjection,
            ConcernFact::FoundNone(lacking, reason) => Self::FoundNone(
                lacking.iter().map(Criterion::of).collect(),
                reason.to_string(),
            ),
            ConcernFact::RulingAsked => Self::RulingAsked,
            ConcernFact::RuledViolation(reason) => Self::RuledViolation(reason.to_string()),
            ConcernFact::RuledLawful(reason) => Self::RuledLawful(reason.to_string()),
            ConcernFact::AmendmentOffered(number, content, rests) => {
                let content = Box::new(Content::of(content));
                Self::AmendmentOffered(*number, content, bases(rests))
            }
            ConcernFact::SolvedBy(number) => Self::SolvedBy(*number),
            ConcernFact::ServedBy(number) => Self::ServedBy(*number),
            ConcernFact::Resolved(number) => Self::Resolved(*number),
            ConcernFact::Abandoned(reason) => Self::Abandoned(reason.to_string()),
            ConcernFact::Withdrawn => Self::Withdrawn,
            ConcernFact::Passed(to) => Self::Passed(to.uuid()),
            ConcernFact::Closed => Self::Closed,
        }
    }

    fn value(self) -> Result<ConcernFact, Unreadable> {
        let words = |it| text("text", it, Text::new);
        Ok(match self {
            Self::Raised(seat) => ConcernFact::Raised(seat_ref("seat", &seat)?),
            Self::Captured => ConcernFact::Captured,
            Self::TestDemanded => ConcernFact::TestDemanded,
            Self::TestStarted => ConcernFact::TestStarted,
            Self::Argued(criterion, it) => ConcernFact::Argued(criterion.value()?, words(it)?),
            Self::FoundObjection => ConcernFact::FoundObjection,
            Self::FoundNone(lacking, reason) => {
                let lacking: Result<BTreeSet<_>, _> =
                    lacking.into_iter().map(Stored::value).collect();
                ConcernFact::FoundNone(lacking?, words(reason)?)
            }
            Self::RulingAsked => ConcernFact::RulingAsked,
            Self::RuledViolation(reason) => ConcernFact::RuledViolation(words(reason)?),
            Self::RuledLawful(reason) => ConcernFact::RuledLawful(words(reason)?),
            Self::AmendmentOffered(number, content, rests) => {
                ConcernFact::AmendmentOffered(number, content.value()?, bases_value(rests)?)
            }
            Self::SolvedBy(number) => ConcernFact::SolvedBy(number),
            Self::ServedBy(number) => ConcernFact::ServedBy(number),
            Self::Resolved(number) => ConcernFact::Resolved(number),
            Self::Abandoned(reason) => ConcernFact::Abandoned(words(reason)?),
            Self::Withdrawn => ConcernFact::Withdrawn,
            Self::Passed(to) => ConcernFact::Passed(PersonId::from_uuid(to)),
            Self::Closed => ConcernFact::Closed,
        })
    }
}
