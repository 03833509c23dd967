//! What is proposed, what it rests on, and how a version came to be open.

use super::change::Change;
use crate::convert::{
    Stored, Unreadable,
    field::{maybe_text, one_of},
    revision::number,
    role::{role_ref, role_ref_text, seat_ref, seat_ref_text},
    scope,
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    change::Bases,
    ids::{
        AccountabilityId, AssignmentId, CircleId, DecisionTypeId, DomainId, ExternalDomainId,
        LinkId, OrganizationId, PersonId, PolicyId, RedirectId, ServiceAccountId, SpendControlId,
    },
    process::{self, Why},
    subject,
    text::{Name, Text},
    time::Wait,
};

/// What is proposed, and why.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Content {
    title: Option<String>,
    seat: String,
    tension: Option<String>,
    example: Option<String>,
    effect: Option<String>,
    changes: Vec<Change>,
}

impl Stored for Content {
    type Value = process::Content;

    fn of(it: &process::Content) -> Self {
        let words = |it: &Option<Text>| it.as_ref().map(Text::to_string);
        Self {
            title: it.title.as_ref().map(Name::to_string),
            seat: seat_ref_text(it.seat),
            tension: words(&it.tension),
            example: words(&it.example),
            effect: words(&it.effect),
            changes: scope::all_of(&it.changes),
        }
    }

    fn value(self) -> Result<process::Content, Unreadable> {
        Ok(process::Content {
            title: maybe_text("title", self.title, Name::new)?,
            seat: seat_ref("seat", &self.seat)?,
            tension: maybe_text("tension", self.tension, Text::new)?,
            example: maybe_text("example", self.example, Text::new)?,
            effect: maybe_text("effect", self.effect, Text::new)?,
            changes: scope::values("changes", self.changes)?,
        })
    }
}

/// A version that is open to answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opening {
    why: WhyForm,
    content: Content,
    bases: Vec<Base>,
    members: Vec<Uuid>,
    wait_minutes: Option<u32>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum WhyForm {
    Submitted,
    Amended,
    Integrated(u32),
    Rebased,
    TakenOver,
}

impl Stored for Opening {
    type Value = process::Opening;

    fn of(it: &process::Opening) -> Self {
        Self {
            why: match it.why {
                Why::Submitted => WhyForm::Submitted,
                Why::Amended => WhyForm::Amended,
                Why::Integrated(amendment) => WhyForm::Integrated(amendment),
                Why::Rebased => WhyForm::Rebased,
                Why::TakenOver => WhyForm::TakenOver,
            },
            content: Content::of(&it.content),
            bases: bases(&it.bases),
            members: it.members.iter().map(|it| it.uuid()).collect(),
            wait_minutes: it.wait.map(|it| it.minutes),
        }
    }

    fn value(self) -> Result<process::Opening, Unreadable> {
        Ok(process::Opening {
            why: match self.why {
                WhyForm::Submitted => Why::Submitted,
                WhyForm::Amended => Why::Amended,
                WhyForm::Integrated(amendment) => Why::Integrated(amendment),
                WhyForm::Rebased => Why::Rebased,
                WhyForm::TakenOver => Why::TakenOver,
            },
            content: self.content.value()?,
            bases: bases_value(self.bases)?,
            members: self.members.into_iter().map(PersonId::from_uuid).collect(),
            wait: self.wait_minutes.map(|minutes| Wait { minutes }),
        })
    }
}

/// A thing that a version rests on, with the revision that adopted it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Base {
    of: Subject,
    revision: i64,
}

/// The stored form of what a version rests on.
pub(crate) fn bases(bases: &Bases) -> Vec<Base> {
    let base = |(of, revision): (&subject::Subject, &zirkel_domain::ids::RevisionNumber)| Base {
        of: Subject::of(of),
        revision: revision.0.into(),
    };
    bases.iter().map(base).collect()
}

/// What a version rests on.
pub(crate) fn bases_value(forms: Vec<Base>) -> Result<Bases, Unreadable> {
    let base = |it: Base| Ok((it.of.value()?, number("revision", it.revision)?));
    forms.into_iter().map(base).collect()
}

/// One thing of a structure, by kind and id.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Subject {
    Organization(Uuid),
    Person(Uuid),
    ServiceAccount(Uuid),
    DecisionType(Uuid),
    Circle(Uuid),
    Role(String),
    Seat(String),
    Accountability(Uuid),
    Domain(Uuid),
    ExternalDomain(Uuid),
    Policy(Uuid),
    Clause(Uuid, usize),
    SpendControl(Uuid),
    Assignment(Uuid),
    Link(Uuid),
    Redirect(Uuid),
}

impl Stored for Subject {
    type Value = subject::Subject;

    fn of(it: &subject::Subject) -> Self {
        match *it {
            subject::Subject::Organization(id) => Self::Organization(id.uuid()),
            subject::Subject::Person(id) => Self::Person(id.uuid()),
            subject::Subject::ServiceAccount(id) => Self::ServiceAccount(id.uuid()),
            subject::Subject::DecisionType(id) => Self::DecisionType(id.uuid()),
            subject::Subject::Circle(id) => Self::Circle(id.uuid()),
            subject::Subject::Role(it) => Self::Role(role_ref_text(it)),
            subject::Subject::Seat(it) => Self::Seat(seat_ref_text(it)),
            subject::Subject::Accountability(id) => Self::Accountability(id.uuid()),
            subject::Subject::Domain(id) => Self::Domain(id.uuid()),
            subject::Subject::ExternalDomain(id) => Self::ExternalDomain(id.uuid()),
            subject::Subject::Policy(id) => Self::Policy(id.uuid()),
            subject::Subject::Clause(id, at) => Self::Clause(id.uuid(), at),
            subject::Subject::SpendControl(id) => Self::SpendControl(id.uuid()),
            subject::Subject::Assignment(id) => Self::Assignment(id.uuid()),
            subject::Subject::Link(id) => Self::Link(id.uuid()),
            subject::Subject::Redirect(id) => Self::Redirect(id.uuid()),
        }
    }

    fn value(self) -> Result<subject::Subject, Unreadable> {
        Ok(match self {
            Self::Organization(id) => subject::Subject::Organization(OrganizationId::from_uuid(id)),
            Self::Person(id) => subject::Subject::Person(PersonId::from_uuid(id)),
            Self::ServiceAccount(id) => {
                subject::Subject::ServiceAccount(ServiceAccountId::from_uuid(id))
            }
            Self::DecisionType(id) => subject::Subject::DecisionType(DecisionTypeId::from_uuid(id)),
            Self::Circle(id) => subject::Subject::Circle(CircleId::from_uuid(id)),
            Self::Role(it) => subject::Subject::Role(role_ref("role", &it)?),
            Self::Seat(it) => subject::Subject::Seat(seat_ref("seat", &it)?),
            Self::Accountability(id) => {
                subject::Subject::Accountability(AccountabilityId::from_uuid(id))
            }
            Self::Domain(id) => subject::Subject::Domain(DomainId::from_uuid(id)),
            Self::ExternalDomain(id) => {
                subject::Subject::ExternalDomain(ExternalDomainId::from_uuid(id))
            }
            Self::Policy(id) => subject::Subject::Policy(PolicyId::from_uuid(id)),
            Self::Clause(id, at) => subject::Subject::Clause(PolicyId::from_uuid(id), at),
            Self::SpendControl(id) => subject::Subject::SpendControl(SpendControlId::from_uuid(id)),
            Self::Assignment(id) => subject::Subject::Assignment(AssignmentId::from_uuid(id)),
            Self::Link(id) => subject::Subject::Link(LinkId::from_uuid(id)),
            Self::Redirect(id) => subject::Subject::Redirect(RedirectId::from_uuid(id)),
        })
    }
}

/// One of a few words, by name.
pub(crate) fn word<T: Copy>(
    field: &'static str,
    name: &str,
    all: &[(T, &'static str)],
) -> Result<T, Unreadable> {
    let named: Vec<usize> = (0..all.len()).collect();
    let at = one_of(field, name, &named, |at| {
        all.get(at).map_or("", |(_, name)| *name)
    })?;
    let found = all.get(at).map(|(it, _)| *it);
    found.ok_or_else(|| Unreadable::new(field, format_args!("has the unknown value `{name}`")))
}
