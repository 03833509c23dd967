//! An assigner asks a person to hold a seat, or records that they agreed.

use super::{assigner, decided, placing::Placing, rep};
use crate::{
    act::{Acting, Outcome, World, refused},
    ids::{AssignmentId, PersonId, SeatId},
    structure::{
        assignment::Served,
        role::{Focus, RoleRef},
    },
    text::Text,
    time::Date,
};

/// Which seat, to whom, for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The id that the offer, and the assignment that it becomes, will have.
    pub id: AssignmentId,
    /// The id of the seat, if a focus has to be split off.
    pub split: SeatId,
    /// The role.
    pub role: RoleRef,
    /// The part of it; none means the whole (GOV-2.1.4).
    pub focus: Option<Focus>,
    /// Whom.
    pub person: PersonId,
    /// The first day; none means the day on which the person holds it.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// What the person agrees to about resigning (GOV-2.1.6).
    pub resign_terms: Option<Text>,
    /// The assigner's word that the person agreed (GOV-2.1.2).
    pub agreed: bool,
    /// Earlier terms of the person that the structure does not hold any more.
    pub served: Vec<Served>,
}

/// GOV-2.1.1: a lead of the role's circle, or whoever assigns there, offers it. With the assigner's
/// word that the person agreed, or to oneself, it holds at once (GOV-2.1.2).
pub fn offer(world: World<'_>, by: Acting, it: &Offer) -> Outcome {
    let authorized = assigner::authorize(world, by.person, it.role);
    let role = match it.role {
        RoleRef::Defined(role) => role,
        RoleRef::Core(circle, _) => {
            return rep::put(world, by, it, circle, authorized?);
        }
    };
    if world.index.source_of(it.role).is_none() {
        return refused(authorized.err().into_iter().flatten());
    }
    let placing = Placing {
        id: it.id,
        role,
        focus: it.focus.as_ref(),
        person: it.person,
        since: it.since,
        until: it.until,
        resign_terms: it.resign_terms.as_ref(),
        split: it.split,
        instead: None,
        served: &it.served,
    };
    let refusals = placing.refusals(world);
    let seat = match authorized {
        Ok(seat) if refusals.is_empty() => seat,
        authorized => {
            let by_role = authorized.err().into_iter().flatten();
            return refused(by_role.chain(refusals));
        }
    };
    let events = if it.agreed || by.person == it.person {
        placing.assigned(world)
    } else {
        vec![placing.offered()]
    };
    Ok(decided(it.id, Some(seat), events))
}
