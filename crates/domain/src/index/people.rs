//! Who leads what, and who is a member of what: derived at a moment, never stored (GOV-2.1.9,
//! 2.2.1 to 2.2.5, 2.4.1).

use super::Index;
use crate::{
    ids::{AssignmentId, CircleId, PersonId},
    structure::{
        assignment::Assignment,
        role::{CoreRole, RoleRef, SeatRef},
    },
    time::Timestamp,
};
use std::collections::BTreeSet;

impl Index {
    /// Whether a person belongs to the organization at a moment.
    pub fn is_present(&self, person: PersonId, at: Timestamp) -> bool {
        let zone = self.snapshot.organization.time_zone;
        self.snapshot.people.get(&person).is_some_and(|p| {
            p.since.is_none_or(|day| zone.start_of(day) <= at)
                && p.left.is_none_or(|day| at < zone.end_of(day))
        })
    }

    /// Whether a person agreed to the rules (GOV-2.3.1).
    pub fn is_partner(&self, person: PersonId) -> bool {
        self.snapshot.people.get(&person).is_some_and(|p| p.partner)
    }

    /// Whether an assignment is in force at a moment. Its last day counts whole, in the
    /// organization's time zone; an elected term only becomes overdue (GOV-5.1.3).
    pub fn is_in_force(&self, assignment: &Assignment, at: Timestamp) -> bool {
        let zone = self.snapshot.organization.time_zone;
        let elected = matches!(assignment.seat, SeatRef::Whole(RoleRef::Core(..)));
        self.is_present(assignment.person, at)
            && assignment.since.is_none_or(|day| zone.start_of(day) <= at)
            && (elected || assignment.until.is_none_or(|day| at < zone.end_of(day)))
    }

    /// All assignments to a role's seats, in force or not.
    pub fn assignments_of(&self, role: RoleRef) -> impl Iterator<Item = &Assignment> {
        let ids = self
            .holdings
            .get(&role)
            .map_or(&[] as &[AssignmentId], Vec::as_slice);
        ids.iter()
            .filter_map(|id| self.snapshot.assignments.get(id))
            .map(|a| &a.value)
    }

    /// All assignments of a person, in force or not.
    pub fn assignments_held_by(&self, person: PersonId) -> impl Iterator<Item = &Assignment> {
        let ids = self
            .held_by
            .get(&person)
            .map_or(&[] as &[AssignmentId], Vec::as_slice);
        ids.iter()
            .filter_map(|id| self.snapshot.assignments.get(id))
            .map(|a| &a.value)
    }

    /// Who holds a role's seats at a moment, by assignment or election.
    pub fn holders(&self, role: RoleRef, at: Timestamp) -> impl Iterator<Item = &Assignment> {
        self.assignments_of(role)
            .filter(move |a| self.is_in_force(a, at))
    }

    /// GOV-2.4.1: partners who lead the circle, partners who lead a seat in it or linked into it,
    /// and the reps of circles directly in it or linked into it.
    pub fn members(&self, circle: CircleId, at: Timestamp) -> BTreeSet<PersonId> {
        let linked: Vec<SeatRef> = self
            .links_into(circle)
            .into_iter()
            .filter_map(|id| self.snapshot.links.get(&id))
            .map(|l| l.seat)
            .collect();
        let inner = self.roles_in(circle).iter().copied();
        let linked_roles = linked.iter().filter_map(|s| self.snapshot.role_of_seat(*s));
        let reps = inner
            .clone()
            .chain(linked_roles.filter_map(|r| match r {
                RoleRef::Defined(id) => Some(id),
                RoleRef::Core(..) => None,
            }))
            .map(|role| RoleRef::Core(CircleId::inside(role), CoreRole::CircleRep));
        let in_circle = std::iter::once(RoleRef::Defined(circle.role()))
            .chain(inner.clone().map(RoleRef::Defined))
            .chain(reps);
        let mut members: BTreeSet<PersonId> = in_circle
            .flat_map(|role| self.leads(role, at))
            .map(|l| l.person)
            .collect();
        members.extend(linked.iter().flat_map(|seat| self.leads_of_seat(*seat, at)));
        members.retain(|person| self.is_partner(*person));
        members
    }

    /// The people who lead one seat; linking a focus does not bring the other focuses' holders
    /// (GOV-1.5.2).
    fn leads_of_seat(&self, seat: SeatRef, at: Timestamp) -> Vec<PersonId> {
        let Some(role) = self.snapshot.role_of_seat(seat) else {
            return Vec::new();
        };
        let whole = SeatRef::Whole(role);
        // GOV-1.5.5: the target's lead does not cover; the source's lead does.
        self.leads(role, at)
            .into_iter()
            .filter(|l| l.seat == seat || seat == whole)
            .map(|l| l.person)
            .collect()
    }
}

/// The first of each, in order.
pub(crate) fn unique(people: impl IntoIterator<Item = PersonId>) -> Vec<PersonId> {
    let mut seen = BTreeSet::new();
    people.into_iter().filter(|p| seen.insert(*p)).collect()
}
