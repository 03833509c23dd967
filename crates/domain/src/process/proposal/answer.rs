//! A member answers the current version: no objection, or a concern.

use super::{Event, in_state};
use crate::{
    act::Acting,
    code::Code,
    ids::ObjectionId,
    process::{Case, ConcernFact, Fact, Floor, Step, Who, floor},
    rejection::Rejection,
    rule,
    structure::role::SeatRef,
};

/// GOV-4.7.1: a member has no objection to the version that they read (GOV-4.7.2).
pub fn confirm(floor: &Floor<'_>, case: &Case, by: Acting, version: u32) -> Step {
    in_state(case, Event::Confirm)?;
    let own = case.open_concerns().find(|it| it.objector == by.person);
    let own = own.map(|_| {
        let message = "you have a concern that is not settled: withdraw it before you confirm";
        Rejection::by(rule::GOV_4_7_1, Code::WrongState, message)
    });
    floor::all([floor.member(by), stale(case, version), own])?;
    let said = case
        .current()
        .is_some_and(|it| it.responses.contains_key(&by.person));
    if said {
        return Ok(Vec::new());
    }
    let fact = Fact::Confirmed(by.person, version);
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_7_1, fact)])
}

/// GOV-4.4.3: a member, the proposer too, has a concern about the version that they read, as
/// representative of a seat.
pub fn raise(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    (id, seat): (ObjectionId, SeatRef),
    version: u32,
) -> Step {
    in_state(case, Event::Raise)?;
    floor::all([
        floor.member(by),
        floor.represented(by, seat, "seatId"),
        stale(case, version),
    ])?;
    let who = Who {
        seat: Some(seat),
        ..Floor::plainly(by)
    };
    let fact = Fact::Concern(id, ConcernFact::Raised(seat));
    Ok(vec![floor.entry(who, rule::GOV_4_4_3, fact)])
}

/// GOV-4.7.2: an answer is to one version.
fn stale(case: &Case, version: u32) -> Option<Rejection> {
    let open = case.version();
    (version != open).then(|| {
        let message = format!(
            "you answered version {version}, and version {open} is open: read it and answer that"
        );
        Rejection::by(rule::GOV_4_7_2, Code::StaleResponse, message).at(["version"])
    })
}
