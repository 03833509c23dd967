//! What happened to a tension, and what was said about the offices of a circle.

use super::content::word;
use crate::convert::{
    Stored, Unreadable,
    field::{maybe_text, text},
    role::{office_name, role_ref, role_ref_text, seat_ref, seat_ref_text},
    scope::{Money, Value},
};
use sea_orm::prelude::{DateTimeUtc, Uuid};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zirkel_domain::{
    authority::case,
    ids::{CircleId, PersonId, PolicyId, ProposalId},
    process::{OfficeFact, StandKind, TensionFact, tension, tension::Review},
    structure::{decision_type::Reversibility, role::CoreRole},
    text::{AttributeName, DecisionKey, OutsideRef, Text},
    time::{Date, Timestamp},
};

/// What happened to a tension.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Tension {
    Sensed(Uuid, Sense),
    ReviewDue(Uuid, Uuid, Date),
    Edited(Sense),
    Shared,
    Linked(Uuid),
    Settled(Option<String>),
    Dropped,
}

/// What was sensed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sense {
    seat: String,
    situation: String,
    need: Option<String>,
    example: Option<String>,
    about: Vec<About>,
}

/// What it is about.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum About {
    Case(Case),
    Role(String),
    Policy(Uuid),
    Proposal(Uuid),
}

/// A customer's case.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    decision: String,
    amount: Option<Money>,
    attributes: BTreeMap<String, Value>,
    reversibility: Option<String>,
    external_ref: Option<String>,
    customer_ref: Option<String>,
}

const REVERSIBILITIES: [(Reversibility, &str); 2] =
    [(Reversibility::Easy, "easy"), (Reversibility::Hard, "hard")];

impl Stored for Case {
    type Value = case::Case;

    fn of(it: &case::Case) -> Self {
        let attributes = it.attributes.iter();
        let outside = |it: &Option<OutsideRef>| it.as_ref().map(OutsideRef::to_string);
        let known = |it: Reversibility| {
            let named = REVERSIBILITIES.iter().find(|(known, _)| *known == it);
            named.map(|(_, name)| (*name).to_owned())
        };
        Self {
            decision: it.decision.to_string(),
            amount: it.amount.as_ref().map(Money::of),
            attributes: attributes
                .map(|(name, value)| (name.to_string(), Value::of(value)))
                .collect(),
            reversibility: it.reversibility.and_then(known),
            external_ref: outside(&it.external_ref),
            customer_ref: outside(&it.customer_ref),
        }
    }

    fn value(self) -> Result<case::Case, Unreadable> {
        let attribute = |(name, value): (String, Value)| {
            let name = text("attributes", name, AttributeName::new)?;
            Ok((name, value.value()?))
        };
        let attributes = self.attributes.into_iter().map(attribute);
        let undone = |it: String| word("reversibility", &it, &REVERSIBILITIES);
        Ok(case::Case {
            decision: text("decision", self.decision, DecisionKey::new)?,
            amount: self.amount.map(Money::value).transpose()?,
            attributes: attributes.collect::<Result<_, Unreadable>>()?,
            reversibility: self.reversibility.map(undone).transpose()?,
            external_ref: maybe_text("external_ref", self.external_ref, OutsideRef::new)?,
            customer_ref: maybe_text("customer_ref", self.customer_ref, OutsideRef::new)?,
        })
    }
}

impl Stored for About {
    type Value = tension::About;

    fn of(it: &tension::About) -> Self {
        match it {
            tension::About::Case(it) => Self::Case(Case::of(it)),
            tension::About::Role(it) => Self::Role(role_ref_text(*it)),
            tension::About::Policy(id) => Self::Policy(id.uuid()),
            tension::About::Proposal(id) => Self::Proposal(id.uuid()),
        }
    }

    fn value(self) -> Result<tension::About, Unreadable> {
        Ok(match self {
            Self::Case(it) => tension::About::Case(Box::new(it.value()?)),
            Self::Role(it) => tension::About::Role(role_ref("role", &it)?),
            Self::Policy(id) => tension::About::Policy(PolicyId::from_uuid(id)),
            Self::Proposal(id) => tension::About::Proposal(ProposalId::from_uuid(id)),
        })
    }
}

impl Stored for Sense {
    type Value = tension::Sense;

    fn of(it: &tension::Sense) -> Self {
        Self {
            seat: seat_ref_text(it.seat),
            situation: it.situation.to_string(),
            need: it.need.as_ref().map(Text::to_string),
            example: it.example.as_ref().map(Text::to_string),
            about: it.about.iter().map(About::of).collect(),
        }
    }

    fn value(self) -> Result<tension::Sense, Unreadable> {
        let about = self.about.into_iter().map(About::value);
        Ok(tension::Sense {
            seat: seat_ref("seat", &self.seat)?,
            situation: text("situation", self.situation, Text::new)?,
            need: maybe_text("need", self.need, Text::new)?,
            example: maybe_text("example", self.example, Text::new)?,
            about: about.collect::<Result<_, Unreadable>>()?,
        })
    }
}

impl Stored for Tension {
    type Value = TensionFact;

    fn of(it: &TensionFact) -> Self {
        match it {
            TensionFact::Sensed(circle, sense) => Self::Sensed(circle.uuid(), Sense::of(sense)),
            TensionFact::ReviewDue(circle, review) => {
                Self::ReviewDue(circle.uuid(), review.policy.uuid(), review.since)
            }
            TensionFact::Edited(sense) => Self::Edited(Sense::of(sense)),
            TensionFact::Shared => Self::Shared,
            TensionFact::Linked(proposal) => Self::Linked(proposal.uuid()),
            TensionFact::Settled(how) => Self::Settled(how.as_ref().map(Text::to_string)),
            TensionFact::Dropped => Self::Dropped,
        }
    }

    fn value(self) -> Result<TensionFact, Unreadable> {
        Ok(match self {
            Self::Sensed(circle, sense) => {
                TensionFact::Sensed(CircleId::from_uuid(circle), sense.value()?)
            }
            Self::ReviewDue(circle, policy, since) => TensionFact::ReviewDue(
                CircleId::from_uuid(circle),
                Review {
                    policy: PolicyId::from_uuid(policy),
                    since,
                },
            ),
            Self::Edited(sense) => TensionFact::Edited(sense.value()?),
            Self::Shared => TensionFact::Shared,
            Self::Linked(id) => TensionFact::Linked(ProposalId::from_uuid(id)),
            Self::Settled(how) => TensionFact::Settled(maybe_text("how", how, Text::new)?),
            Self::Dropped => TensionFact::Dropped,
        })
    }
}

/// What was said about offices, or about who speaks for a seat.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Office {
    Names(String, Uuid),
    Away(String),
    Back(String),
    Declares(String),
    Retracts(String),
    LeaveGiven(String, Uuid, DateTimeUtc),
    LeaveTaken(String, Uuid),
}

impl Stored for Office {
    type Value = OfficeFact;

    fn of(it: &OfficeFact) -> Self {
        match *it {
            OfficeFact::Said(office, kind) => {
                let office = office_name(office).to_owned();
                match kind {
                    StandKind::Names(person) => Self::Names(office, person.uuid()),
                    StandKind::Away => Self::Away(office),
                    StandKind::Back => Self::Back(office),
                    StandKind::Declares => Self::Declares(office),
                    StandKind::Retracts => Self::Retracts(office),
                }
            }
            OfficeFact::LeaveGiven { seat, to, until } => {
                Self::LeaveGiven(seat_ref_text(seat), to.uuid(), until.utc())
            }
            OfficeFact::LeaveTaken { seat, to } => Self::LeaveTaken(seat_ref_text(seat), to.uuid()),
        }
    }

    fn value(self) -> Result<OfficeFact, Unreadable> {
        let said = |office: String, kind| {
            let field = crate::convert::field::one_of;
            let office = field("office", &office, &CoreRole::ALL, office_name)?;
            Ok(OfficeFact::Said(office, kind))
        };
        let person = PersonId::from_uuid;
        match self {
            Self::Names(office, it) => said(office, StandKind::Names(person(it))),
            Self::Away(office) => said(office, StandKind::Away),
            Self::Back(office) => said(office, StandKind::Back),
            Self::Declares(office) => said(office, StandKind::Declares),
            Self::Retracts(office) => said(office, StandKind::Retracts),
            Self::LeaveGiven(seat, to, until) => Ok(OfficeFact::LeaveGiven {
                seat: seat_ref("seat", &seat)?,
                to: person(to),
                until: Timestamp::new(until),
            }),
            Self::LeaveTaken(seat, to) => Ok(OfficeFact::LeaveTaken {
                seat: seat_ref("seat", &seat)?,
                to: person(to),
            }),
        }
    }
}
