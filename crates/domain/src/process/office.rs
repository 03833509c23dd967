//! Who stands in for whom in a circle, and who may speak for whose seat: what was said about it,
//! and what holds by now.

use super::{Entry, Floor, RepresentationGrant, Stand, StandKind, Step, floor};
use crate::{
    act::Acting,
    code::Code,
    ids::{CircleId, PersonId},
    index,
    rejection::Rejection,
    rule,
    structure::role::{CoreRole, RoleRef, SeatRef},
    time::Timestamp,
};

/// What is said about the offices of a circle, or about who speaks for a seat in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeFact {
    /// Somebody said something about an office (GOV-6.5.1).
    Said(CoreRole, StandKind),
    /// A lead lets somebody speak for their seat until a moment (GOV-4.2.2).
    LeaveGiven {
        /// For which seat.
        seat: SeatRef,
        /// Whom.
        to: PersonId,
        /// Until when.
        until: Timestamp,
    },
    /// The lead takes that back.
    LeaveTaken {
        /// For which seat.
        seat: SeatRef,
        /// Whose.
        to: PersonId,
    },
}

/// What holds in the offices of a circle: the fold of what was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offices {
    /// What was said about offices, in order.
    pub stands: Vec<Stand>,
    /// Who may speak for whose seats.
    pub grants: Vec<RepresentationGrant>,
}

impl Offices {
    /// The fold of a circle's entries, in order.
    pub fn fold<'a>(
        circle: CircleId,
        entries: impl IntoIterator<Item = &'a Entry<OfficeFact>>,
    ) -> Self {
        let mut offices = Self::default();
        for entry in entries {
            offices.apply(circle, entry);
        }
        offices
    }

    /// Folds one entry in.
    pub fn apply(&mut self, circle: CircleId, entry: &Entry<OfficeFact>) {
        let Some(by) = entry.by.map(|who| who.person) else {
            return;
        };
        match entry.fact {
            OfficeFact::Said(office, kind) => self.stands.push(Stand {
                circle,
                office,
                by,
                kind,
                at: entry.at,
            }),
            OfficeFact::LeaveGiven { seat, to, until } => self.grants.push(RepresentationGrant {
                circle,
                seat,
                by,
                to,
                until,
                withdrawn_at: None,
            }),
            OfficeFact::LeaveTaken { seat, to } => {
                let given = self.grants.iter_mut();
                for it in given.filter(|it| (it.by, it.to, it.seat) == (by, to, seat)) {
                    it.withdrawn_at.get_or_insert(entry.at);
                }
            }
        }
    }
}

/// GOV-6.5.1: somebody says something about an office: its holder who stands in for them, or that
/// they are away or back; a lead or a member that they are ready to stand in, or not any more.
pub fn say(
    floor: &Floor<'_>,
    by: Acting,
    (office, kind): (CoreRole, StandKind),
) -> Step<OfficeFact> {
    let index = floor.world.index;
    let role = RoleRef::Core(floor.circle, office);
    let holds = || {
        let mut holders = index.holders(role, floor.now());
        holders.any(|it| it.person == by.person)
    };
    let refusal = match (office, kind) {
        (CoreRole::CircleLead | CoreRole::CircleRep, _) => Some(no_surrogate(office)),
        (_, StandKind::Names(_) | StandKind::Away | StandKind::Back) if !holds() => {
            Some(not_theirs(floor, by, office))
        }
        (_, StandKind::Names(person)) => unfit(floor, person),
        (_, StandKind::Away | StandKind::Back | StandKind::Retracts) => None,
        (_, StandKind::Declares) => floor.member(by),
    };
    floor::all([refusal])?;
    let fact = OfficeFact::Said(office, kind);
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_6_5_1, fact)])
}

fn no_surrogate(office: CoreRole) -> Rejection {
    let message = format!(
        "nobody stands in for a {}: surrogates are for the Facilitator and the Secretary",
        index::core_name(office)
    );
    Rejection::by(rule::GOV_6_5_1, Code::WrongState, message).at(["role"])
}

fn not_theirs(floor: &Floor<'_>, by: Acting, office: CoreRole) -> Rejection {
    let index = floor.world.index;
    let message = format!(
        "{} is not {} of {}: only who holds the office says so",
        index.directory().name(by.person),
        index::core_name(office),
        index.circle_name(floor.circle)
    );
    Rejection::by(rule::GOV_6_5_1, Code::SurrogateOrder, message).at(["role"])
}

fn unfit(floor: &Floor<'_>, person: PersonId) -> Option<Rejection> {
    let index = floor.world.index;
    let fits = index.is_present(person, floor.now()) && index.is_partner(person);
    (!fits).then(|| {
        let name = index.directory().name(person);
        let message = format!("{name} is no partner who is here now: name somebody else");
        Rejection::by(rule::GOV_6_5_1, Code::NotAPartner, message).at(["person"])
    })
}

/// GOV-4.2.2: a lead lets another member speak for a seat of theirs in the circle for a while.
pub fn give_leave(
    floor: &Floor<'_>,
    by: Acting,
    seat: SeatRef,
    (to, until): (PersonId, Timestamp),
) -> Step<OfficeFact> {
    let index = floor.world.index;
    let member = (!floor.is_member(to)).then(|| {
        let message = format!(
            "{} is no member of {}, and leave to speak for a role makes nobody one",
            index.directory().name(to),
            index.circle_name(floor.circle)
        );
        Rejection::by(rule::GOV_4_2_1, Code::NotCircleMember, message).at(["person"])
    });
    let over = (until <= floor.now()).then(|| {
        let message = format!("`{until}` is over: name a later moment");
        Rejection::by(rule::GOV_4_2_2, Code::WrongState, message).at(["until"])
    });
    floor::all([own(floor, by, seat), member, over])?;
    let fact = OfficeFact::LeaveGiven { seat, to, until };
    Ok(vec![floor.entry(in_seat(by, seat), rule::GOV_4_2_2, fact)])
}

/// GOV-4.2.2: the lead takes that back.
pub fn take_leave(floor: &Floor<'_>, by: Acting, seat: SeatRef, to: PersonId) -> Step<OfficeFact> {
    let given = floor
        .grants
        .iter()
        .any(|it| (it.by, it.to, it.seat) == (by.person, to, seat) && it.withdrawn_at.is_none());
    let missing = (!given).then(|| {
        let index = floor.world.index;
        let message = format!(
            "you gave {} no leave to speak for {}",
            index.directory().name(to),
            index.seat_name(seat)
        );
        Rejection::by(rule::GOV_4_2_2, Code::WrongState, message).at(["person"])
    });
    floor::all([missing])?;
    let fact = OfficeFact::LeaveTaken { seat, to };
    Ok(vec![floor.entry(in_seat(by, seat), rule::GOV_4_2_2, fact)])
}

/// Only a seat that one leads oneself: leave is not handed on.
fn own(floor: &Floor<'_>, by: Acting, seat: SeatRef) -> Option<Rejection> {
    let index = floor.world.index;
    let own = index.seats_represented(floor.circle, by.person, floor.now());
    (!own.contains(&seat)).then(|| {
        let message = format!(
            "{} does not lead {} in {}: only its lead gives leave to speak for it",
            index.directory().name(by.person),
            index.seat_name(seat),
            index.circle_name(floor.circle)
        );
        Rejection::by(rule::GOV_4_2_2, Code::RoleNotRepresented, message).at(["seatId"])
    })
}

const fn in_seat(by: Acting, seat: SeatRef) -> super::Who {
    super::Who {
        person: by.person,
        seat: Some(seat),
        standing_in: None,
        via: by.via,
    }
}
