//! A rep whom a circle picks by its own process (GOV-2.1.8, GOV-5.2.2).

use super::{
    Offer, decided,
    placing::{belongs, days, today},
};
use crate::{
    act::{Acting, Outcome, World, refused},
    check::offices::{Unfit, unfit_rep},
    code::Code,
    event::Event,
    ids::CircleId,
    rejection::Rejection,
    rule,
    structure::{
        assignment::Assignment,
        policy::{Hook, Voice},
        role::{CoreRole, RoleRef, SeatRef},
    },
    subject::Subject,
    text::Text,
};

/// Where a policy of the circle picks the rep by a process (`REP_PROCESS`), whoever assigns in the
/// circle records whom it brought forth, with their agreement: what the process says, and whether
/// it was followed, is for people to judge. The rep is a member who does not lead the circle, and
/// the only one unless a circle around allows more. The days are those of a term: when the last one
/// has gone by, the process is due again, and the rep stays until then (GOV-5.1.3).
pub(super) fn put(
    world: World<'_>,
    by: Acting,
    it: &Offer,
    circle: CircleId,
    seat: SeatRef,
) -> Outcome {
    let agreed = it.agreed || by.person == it.person;
    let reasons: Vec<Rejection> = days(world, it.person, (it.since, it.until))
        .into_iter()
        .chain(belongs(world, it.person, it.since))
        .chain(it.focus.is_some().then(|| whole(it)))
        .chain((!agreed).then(|| not_asked(world, it, circle)))
        .chain(unfit(world, it, circle))
        .chain(taken(world, it, circle))
        .collect();
    if !reasons.is_empty() {
        return refused(reasons);
    }
    let assignment = Assignment {
        id: it.id,
        seat: SeatRef::Whole(it.role),
        person: it.person,
        since: Some(it.since.unwrap_or_else(|| today(world))),
        until: it.until,
        resign_terms: it.resign_terms.clone(),
    };
    let events = vec![Event::SeatAssigned(assignment)];
    Ok(decided(it.id, Some(seat), events))
}

/// GOV-2.1.4 is about roles that the circle defines.
fn whole(it: &Offer) -> Rejection {
    let message = "a rep speaks for the whole circle: leave the focus out";
    let rejection = Rejection::by(rule::GOV_2_1_4, Code::WrongState, message);
    rejection.at(["focus"]).about(Subject::Role(it.role))
}

/// GOV-2.1.2: the process picks; the person is asked before it is recorded.
fn not_asked(world: World<'_>, it: &Offer, circle: CircleId) -> Rejection {
    let process = world.index.rep_process(circle).map(|(_, words)| words);
    let message = format!(
        "a rep is picked as the policy says ({}): ask them, and record it as agreed",
        process.map_or("in no words", Text::as_str)
    );
    let rejection = Rejection::by(rule::GOV_2_1_2, Code::AssigneeNotWilling, message);
    rejection.at(["agreed"]).about(Subject::Person(it.person))
}

/// GOV-5.2.2: a member of the circle who does not lead it. GOV-1.3.4: the anchor has none.
fn unfit(world: World<'_>, it: &Offer, circle: CircleId) -> Option<Rejection> {
    let index = world.index;
    let (name, circle_name) = (index.directory().name(it.person), index.circle_name(circle));
    let (rule, code, message) = if index.super_circle(circle).is_none() {
        let message = "there is no broader circle to represent the anchor circle in".to_owned();
        (rule::GOV_1_3_4, Code::NoContainingCircle, message)
    } else {
        match unfit_rep(index, circle, it.person, world.now)? {
            Unfit::Leads => {
                let message = format!("{name} leads {circle_name} and cannot also be its rep");
                (rule::GOV_5_2_2, Code::RepConflict, message)
            }
            Unfit::NoPartner => {
                let message = format!("{name} did not agree to the rules: a rep is a partner");
                (rule::GOV_2_3_1, Code::NotAPartner, message)
            }
            Unfit::NoMember => {
                let message = format!("{name} is no member of {circle_name}: a rep is one");
                (rule::GOV_5_2_2, Code::NotEligible, message)
            }
        }
    };
    let rejection = Rejection::by(rule, code, message);
    Some(rejection.at(["person"]).about(Subject::Person(it.person)))
}

/// GOV-5.2.2: one at a time, unless a circle that contains this one allows more.
fn taken(world: World<'_>, it: &Offer, circle: CircleId) -> Option<Rejection> {
    let index = world.index;
    let allowed = index
        .circles_above(circle)
        .flat_map(|around| index.hooks_of(around))
        .find_map(|(_, _, hook)| {
            if let Hook::RepCount(Voice { role, count, .. }) = hook {
                (*role == circle.role()).then_some(*count)
            } else {
                None
            }
        })
        .unwrap_or(1);
    let office = RoleRef::Core(circle, CoreRole::CircleRep);
    let held = || index.assignments_of(office);
    let full = u32::try_from(held().count()).unwrap_or(u32::MAX) >= allowed;
    let twice = held().any(|a| a.person == it.person);
    let other = held().find(|a| full || a.person == it.person)?;
    let message = if twice {
        format!("{} is its rep already", index.directory().name(it.person))
    } else {
        format!(
            "{} is its rep: end that first, or have a circle around allow more than {allowed}",
            index.directory().name(other.person)
        )
    };
    let rejection = Rejection::by(rule::GOV_5_2_2, Code::WrongState, message);
    Some(rejection.at(["role"]).about(Subject::Assignment(other.id)))
}
