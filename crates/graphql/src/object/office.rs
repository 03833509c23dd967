//! Who acts in the offices of a circle, also where nobody was elected.

use super::{circle::Circle, person::Person, proposal::SurrogateGround, seat::Seat};
use crate::{
    context::{Shown, app, caller},
    fault,
    page::Item as _,
};
use async_graphql::{Context, Enum, Result, SimpleObject};
use std::sync::Arc;
use zirkel_app::{command::act::Done, process::Handled};
use zirkel_domain::{
    act::World,
    ids::CircleId,
    process::{Floor, acting},
    structure::role::CoreRole,
};

/// An office in which somebody stands in where its holder is away (GOV-6.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum OfficerRole {
    /// Runs the governance process.
    Facilitator,
    /// Keeps the record, and rules on what the rules mean.
    Secretary,
}

impl From<OfficerRole> for CoreRole {
    fn from(office: OfficerRole) -> Self {
        match office {
            OfficerRole::Facilitator => Self::Facilitator,
            OfficerRole::Secretary => Self::Secretary,
        }
    }
}

/// Who acts in an office of a circle at the present.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ActingOfficer {
    /// The office.
    role: OfficerRole,
    /// Who acts in it; null until a lead or a member declares that they stand in.
    person: Option<Person>,
    /// On what ground they stand in; null where they hold the office.
    standing_in: Option<SurrogateGround>,
}

/// Who acts in the offices of a circle at the present.
pub(crate) async fn officers(ctx: &Context<'_>, circle: CircleId) -> Result<Vec<ActingOfficer>> {
    let caller = caller(ctx)?;
    let shown = &Arc::new(caller.present());
    let offices = app(ctx)?.offices(caller, circle).await;
    let offices = offices.map_err(|error| fault::raise(ctx, error))?;
    let both = [OfficerRole::Facilitator, OfficerRole::Secretary];
    let who = |role: OfficerRole| {
        let which = (circle, role.into());
        let found = acting(&shown.index, which, &offices.stands, shown.at);
        ActingOfficer {
            role,
            person: found.and_then(|(person, _)| Person::of(shown, person)),
            standing_in: found.and_then(|(_, ground)| ground).map(Into::into),
        }
    };
    Ok(both.map(who).into())
}

/// The seats that the caller represents in a circle at the present.
pub(crate) async fn represented(ctx: &Context<'_>, circle: CircleId) -> Result<Vec<Seat>> {
    let caller = caller(ctx)?;
    let shown = &Arc::new(caller.present());
    let Some(person) = caller.person() else {
        return Ok(Vec::new());
    };
    let offices = app(ctx)?.offices(caller, circle).await;
    let offices = offices.map_err(|error| fault::raise(ctx, error))?;
    let world = World {
        index: &shown.index,
        now: shown.at,
    };
    let seats = Floor::of(world, circle, &offices).represents(person);
    Ok(seats
        .into_iter()
        .filter_map(|it| Seat::of(shown, it))
        .collect())
}

/// The circle on whose offices an act was.
pub(crate) fn circle_acted_on(shown: &Shown, done: &Done) -> Option<Circle> {
    match &done.matter {
        Some(Handled::Offices(circle)) => Circle::of(shown, *circle),
        Some(Handled::Proposal(..) | Handled::Tension(_)) | None => None,
    }
}
