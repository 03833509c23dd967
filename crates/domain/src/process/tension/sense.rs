//! What the author of a tension does with it: sense it, put it otherwise, share it, let it go.

use super::{Put, Tension, TensionFact, TensionState};
use crate::{
    act::{Acting, World},
    code::Code,
    ids::CircleId,
    process::{Entry, Floor, Step, floor},
    rejection::Rejection,
    rule,
    structure::role::SeatRef,
};

/// GOV-9.4.1: a partner who is here senses something in a seat that they lead.
pub fn sense(world: World<'_>, by: Acting, seat: SeatRef, put: &Put) -> Step<TensionFact> {
    let index = world.index;
    let present = index.is_present(by.person, world.now) && index.is_partner(by.person);
    let absent = (!present).then(|| {
        let name = index.directory().name(by.person);
        let message = format!("{name} is no partner who is here now: only partners sense tensions");
        Rejection::by(rule::GOV_9_4_1, Code::NotAPartner, message)
    });
    floor::all([absent, unled(world, by, seat)])?;
    let circle = index.circle_of_seat(seat);
    let Some(circle) = circle.or_else(|| index.anchor().map(CircleId::inside)) else {
        return Err(vec![out_of_place(world, seat)]);
    };
    let fact = TensionFact::Sensed(circle, put.in_seat(seat));
    Ok(vec![entry(world, by, Some(seat), fact)])
}

/// Its author puts it otherwise, in the same seat, while nobody else has seen it.
pub fn edit(world: World<'_>, tension: &Tension, by: Acting, put: &Put) -> Step<TensionFact> {
    private(tension, by, "what everybody has seen stays as it is")?;
    let edited = seat(tension).map(|it| TensionFact::Edited(put.in_seat(it)));
    let edited = edited.into_iter();
    Ok(edited
        .map(|fact| entry(world, by, seat(tension), fact))
        .collect())
}

/// Its author lets everybody see it.
pub fn share(world: World<'_>, tension: &Tension, by: Acting) -> Step<TensionFact> {
    private(tension, by, "everybody has seen it")?;
    Ok(vec![entry(world, by, seat(tension), TensionFact::Shared)])
}

/// Its author lets it go.
pub fn drop(world: World<'_>, tension: &Tension, by: Acting) -> Step<TensionFact> {
    let refusals = [foreign(tension, by), over(tension)];
    floor::all(refusals)?;
    Ok(vec![entry(world, by, seat(tension), TensionFact::Dropped)])
}

fn private(tension: &Tension, by: Acting, otherwise: &str) -> Result<(), Vec<Rejection>> {
    let shown = (tension.state == TensionState::Shared).then(|| {
        let message = format!("{otherwise}: link a proposal to it, settle it, or let it go");
        Rejection::plain(Code::WrongState, message)
    });
    floor::all([foreign(tension, by), over(tension), shown])
}

/// Only its author.
fn foreign(tension: &Tension, by: Acting) -> Option<Rejection> {
    (tension.by != Some(by.person)).then(|| {
        let message = "this is for whoever sensed the tension: link a proposal to it, or settle it";
        Rejection::plain(Code::WrongState, message)
    })
}

/// Nothing more happens to what was settled or dropped.
pub(super) fn over(tension: &Tension) -> Option<Rejection> {
    let message = match tension.state {
        TensionState::Private | TensionState::Shared => return None,
        TensionState::Settled => "the tension is settled: sense another one",
        TensionState::Dropped => "the tension was let go: sense another one",
    };
    Some(Rejection::plain(Code::WrongState, message))
}

/// Only a seat that one leads.
fn unled(world: World<'_>, by: Acting, seat: SeatRef) -> Option<Rejection> {
    let index = world.index;
    let role = index.snapshot().role_of_seat(seat);
    let leads = role.map_or_else(Vec::new, |role| index.leads(role, world.now));
    let led = leads
        .iter()
        .any(|it| (it.person, it.seat) == (by.person, seat));
    (!led).then(|| {
        let message = format!(
            "{} does not lead {}: name a seat that you lead",
            index.directory().name(by.person),
            index.seat_name(seat)
        );
        Rejection::by(rule::GOV_9_4_1, Code::RoleNotRepresented, message).at(["seatId"])
    })
}

fn out_of_place(world: World<'_>, seat: SeatRef) -> Rejection {
    let message = format!("{} is in no circle", world.index.seat_name(seat));
    Rejection::by(rule::GOV_9_4_1, Code::RoleNotRepresented, message).at(["seatId"])
}

fn seat(tension: &Tension) -> Option<SeatRef> {
    tension.sense.as_ref().map(|it| it.seat)
}

/// What somebody did; in the seat of the tension where they sensed it.
pub(super) const fn entry(
    world: World<'_>,
    by: Acting,
    seat: Option<SeatRef>,
    fact: TensionFact,
) -> Entry<TensionFact> {
    let mut who = Floor::plainly(by);
    who.seat = seat;
    Entry {
        at: world.now,
        by: Some(who),
        rule: rule::GOV_9_4_1,
        fact,
    }
}
