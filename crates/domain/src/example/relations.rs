//! Who holds what in an example, what is linked, and what is re-pointed.

use super::{World, text};
use crate::{
    event::Event,
    ids::{AssignmentId, CircleId, LinkId, PersonId, PolicyId, RedirectId, RoleId, SeatId},
    structure::{
        assignment::Assignment,
        circle::{Link, Redirect},
        role::{CoreRole, Focus, RoleRef, Seat, SeatRef},
        scope::Condition,
    },
    time::Date,
};

impl World {
    /// A person holds a whole role.
    pub fn hold(&mut self, role: RoleId, person: PersonId) -> AssignmentId {
        self.assign(SeatRef::Whole(RoleRef::Defined(role)), person, None, None)
    }

    /// A person holds a role within a focus.
    pub fn hold_within(&mut self, role: RoleId, person: PersonId, when: Vec<Condition>) -> SeatId {
        let id = self.split(role, when);
        self.assign(SeatRef::Focused(id), person, None, None);
        id
    }

    /// A part of a role, held by nobody yet.
    pub fn split(&mut self, role: RoleId, when: Vec<Condition>) -> SeatId {
        let id = SeatId::from_uuid(self.fresh());
        let focus = Focus {
            text: text("a focus"),
            when,
        };
        self.events.push(Event::SeatSplit(Seat { id, role, focus }));
        id
    }

    /// A person holds a seat for a term.
    pub fn assign(
        &mut self,
        seat: SeatRef,
        person: PersonId,
        since: Option<Date>,
        until: Option<Date>,
    ) -> AssignmentId {
        let id = AssignmentId::from_uuid(self.fresh());
        self.events.push(Event::SeatAssigned(Assignment {
            id,
            seat,
            person,
            since,
            until,
            resign_terms: None,
        }));
        id
    }

    /// A person is elected to an office of the circle inside a role.
    pub fn elect(&mut self, inside: RoleId, office: CoreRole, person: PersonId) -> AssignmentId {
        let office = RoleRef::Core(CircleId::inside(inside), office);
        self.assign(SeatRef::Whole(office), person, None, None)
    }

    /// A role takes part in the circle inside another one, invited by a policy.
    pub fn link(&mut self, role: RoleId, into: RoleId, policy: PolicyId) -> LinkId {
        self.link_seat(SeatRef::Whole(role.into()), into, policy)
    }

    /// A seat takes part in the circle inside a role, invited by a policy.
    pub fn link_seat(&mut self, seat: SeatRef, into: RoleId, policy: PolicyId) -> LinkId {
        let id = LinkId::from_uuid(self.fresh());
        let target = CircleId::inside(into);
        self.events.push(Event::RoleLinked(Link {
            id,
            seat,
            target,
            policy,
        }));
        id
    }

    /// The lead of the circle inside a role re-points what is said outside.
    pub fn redirect(&mut self, inside: RoleId, mention: RoleId, to: RoleId) -> RedirectId {
        let id = RedirectId::from_uuid(self.fresh());
        self.events.push(Event::ReferenceRedirected(Redirect {
            id,
            circle: CircleId::inside(inside),
            mention,
            to,
        }));
        id
    }
}
