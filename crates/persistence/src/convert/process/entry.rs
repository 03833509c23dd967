//! An entry of the log, between its row and the domain.

use super::{
    fact::Fact,
    tension::{Office, Tension},
};
use crate::{
    convert::{
        Stored, Unreadable,
        field::one_of,
        role::{seat_ref, seat_ref_text},
    },
    entity::process_entry::Model,
};
use sea_orm::prelude::Uuid;
use serde::{Serialize, de::DeserializeOwned};
use zirkel_domain::{
    ids::{CircleId, OrganizationId, PersonId, ProposalId, ServiceAccountId, TensionId},
    process::{Entry, Ground, Matter, Told, Who},
    rule,
    time::Timestamp,
};

/// The version that is written.
const VERSION: i64 = 1;

const PROPOSAL: &str = "proposal";
const TENSION: &str = "tension";
const OFFICE: &str = "office";

const GROUNDS: [Ground; 4] = [
    Ground::Named,
    Ground::OtherOfficer,
    Ground::CircleLead,
    Ground::Member,
];

const fn ground_name(ground: Ground) -> &'static str {
    match ground {
        Ground::Named => "named",
        Ground::OtherOfficer => "other_officer",
        Ground::CircleLead => "circle_lead",
        Ground::Member => "member",
    }
}

/// The kind and id of a matter, as rows hold them.
pub(crate) const fn matter_of(matter: Matter) -> (&'static str, Uuid) {
    match matter {
        Matter::Proposal(id) => (PROPOSAL, id.uuid()),
        Matter::Tension(id) => (TENSION, id.uuid()),
        Matter::Office(circle) => (OFFICE, circle.uuid()),
    }
}

/// The row of an entry.
pub(crate) fn row(
    organization: OrganizationId,
    number: i64,
    circle: CircleId,
    entry: &Entry<Told>,
) -> Result<Model, serde_json::Error> {
    let (matter, matter_id) = matter_of(entry.fact.matter());
    Ok(Model {
        organization_id: organization.uuid(),
        number,
        circle_id: circle.uuid(),
        matter: matter.to_owned(),
        matter_id,
        at: entry.at.utc(),
        person_id: entry.by.map(|who| who.person.uuid()),
        seat: entry.by.and_then(|who| who.seat).map(seat_ref_text),
        standing_in: entry
            .by
            .and_then(|who| who.standing_in)
            .map(|it| ground_name(it).to_owned()),
        service_account_id: entry.by.and_then(|who| who.via).map(ServiceAccountId::uuid),
        rule: entry.rule.id.to_owned(),
        version: VERSION,
        body: match &entry.fact {
            Told::Proposal(_, fact) => write::<Fact>(fact)?,
            Told::Tension(_, fact) => write::<Tension>(fact)?,
            Told::Office(_, fact) => write::<Office>(fact)?,
        },
    })
}

/// The entry that a row holds.
pub(crate) fn entry(row: &Model) -> Result<Entry<Told>, Unreadable> {
    if row.version != VERSION {
        let why = format_args!("has the unknown value {}", row.version);
        return Err(Unreadable::new("version", why));
    }
    let fact = match row.matter.as_str() {
        PROPOSAL => Told::Proposal(
            ProposalId::from_uuid(row.matter_id),
            read::<Fact>(&row.body)?,
        ),
        TENSION => Told::Tension(
            TensionId::from_uuid(row.matter_id),
            read::<Tension>(&row.body)?,
        ),
        OFFICE => Told::Office(
            CircleId::from_uuid(row.matter_id),
            read::<Office>(&row.body)?,
        ),
        other => {
            let why = format_args!("has the unknown value `{other}`");
            return Err(Unreadable::new("matter", why));
        }
    };
    let known = rule::ALL.iter().find(|it| it.id == row.rule);
    Ok(Entry {
        at: Timestamp::new(row.at),
        by: by(row)?,
        rule: *known.ok_or_else(|| {
            Unreadable::new("rule", format_args!("has the unknown value `{}`", row.rule))
        })?,
        fact,
    })
}

fn by(row: &Model) -> Result<Option<Who>, Unreadable> {
    let Some(person) = row.person_id else {
        return Ok(None);
    };
    let seat = row.seat.as_deref().map(|it| seat_ref("seat", it));
    let ground = row.standing_in.as_deref();
    let ground = ground.map(|it| one_of("standing_in", it, &GROUNDS, ground_name));
    Ok(Some(Who {
        person: PersonId::from_uuid(person),
        seat: seat.transpose()?,
        standing_in: ground.transpose()?,
        via: row.service_account_id.map(ServiceAccountId::from_uuid),
    }))
}

fn write<F: Stored + Serialize>(value: &F::Value) -> Result<String, serde_json::Error> {
    serde_json::to_string(&F::of(value))
}

fn read<F: Stored + DeserializeOwned>(body: &str) -> Result<F::Value, Unreadable> {
    let form: F = serde_json::from_str(body).map_err(|error| Unreadable::new("body", error))?;
    form.value().map_err(|error| error.within("body"))
}
