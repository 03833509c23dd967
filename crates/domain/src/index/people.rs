//! Who leads what, and who is a member of what: derived at a moment, never stored (GOV-2.1.9,
//! 2.2.1 to 2.2.5, 2.4.1).

use super::{At, Index};
use crate::{
    ids::{AssignmentId, CircleId, PersonId},
    structure::{
        assignment::Assignment,
        role::{CoreRole, RoleRef, SeatRef},
    },
};
use std::collections::BTreeSet;

impl Index {
    /// Whether a person belongs to the organization at a moment.
    pub fn is_present<'w>(&self, person: PersonId, at: impl Into<At<'w>>) -> bool {
        let at = at.into();
        let zone = self.snapshot.organization.time_zone;
        self.snapshot.people.get(&person).is_some_and(|p| {
            p.since.is_none_or(|day| at.has_begun(zone.start_of(day)))
                && p.left.is_none_or(|day| at.is_before(zone.end_of(day)))
        })
    }

    /// Whether a person agreed to the rules (GOV-2.3.1).
    pub fn is_partner(&self, person: PersonId) -> bool {
        self.snapshot.people.get(&person).is_some_and(|p| p.partner)
    }

    /// Whether an assignment is in force at a moment. Its last day counts whole, in the
    /// organization's time zone; an elected term only becomes overdue (GOV-5.1.3).
    pub fn is_in_force<'w>(&self, assignment: &Assignment, at: impl Into<At<'w>>) -> bool {
        let at = at.into();
        let zone = self.snapshot.organization.time_zone;
        let elected = matches!(assignment.seat, SeatRef::Whole(RoleRef::Core(..)));
        self.is_present(assignment.person, at)
            && assignment
                .since
                .is_none_or(|day| at.has_begun(zone.start_of(day)))
            && (elected
                || assignment
                    .until
                    .is_none_or(|day| at.is_before(zone.end_of(day))))
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
    pub fn holders<'a>(
        &'a self,
        role: RoleRef,
        at: impl Into<At<'a>>,
    ) -> impl Iterator<Item = &'a Assignment> {
        let at = at.into();
        self.assignments_of(role)
            .filter(move |a| self.is_in_force(a, at))
    }

    /// GOV-2.4.1: partners who lead the circle, partners who lead a seat in it or linked into it,
    /// and the reps of circles directly in it or linked into it.
    pub fn members<'w>(&self, circle: CircleId, at: impl Into<At<'w>>) -> BTreeSet<PersonId> {
        let at = at.into();
        let reps = self.represented_in(circle);
        let reps = reps.flat_map(|c| self.leads(RoleRef::Core(c, CoreRole::CircleRep), at));
        let mut members: BTreeSet<PersonId> = reps.map(|l| l.person).collect();
        members.extend(self.leading_in(circle, at));
        members.retain(|person| self.is_partner(*person));
        members
    }

    /// Whether a person is among the members of a circle ([`Self::members`]). As reps are members
    /// of the circles whose reps they are (GOV-5.2.2), this goes down from rep to rep; each circle
    /// is looked at once, so that circles linked into each other are no reason for each other.
    pub(super) fn is_member(&self, person: PersonId, circle: CircleId, at: At<'_>) -> bool {
        if !self.is_partner(person) {
            return false;
        }
        let mut seen = BTreeSet::from([circle]);
        let mut open = vec![circle];
        while let Some(circle) = open.pop() {
            if self.leading_in(circle, at).contains(&person) {
                return true;
            }
            for inner in self.represented_in(circle) {
                let rep = RoleRef::Core(inner, CoreRole::CircleRep);
                let own = RoleRef::Defined(inner.role());
                if self.holders(rep, at).any(|a| a.person == person)
                    && self.leads(own, at).iter().all(|l| l.person != person)
                    && seen.insert(inner)
                {
                    open.push(inner);
                }
            }
        }
        false
    }

    /// Everybody who leads a circle, a role in it, or a seat linked into it.
    fn leading_in(&self, circle: CircleId, at: At<'_>) -> BTreeSet<PersonId> {
        let inner = self.roles_in(circle).iter().copied();
        let roles = std::iter::once(circle.role()).chain(inner);
        let mut people: BTreeSet<PersonId> = roles
            .flat_map(|role| self.leads(RoleRef::Defined(role), at))
            .map(|l| l.person)
            .collect();
        let linked = self.linked_seats(circle);
        people.extend(linked.flat_map(|seat| self.leads_of_seat(seat, at)));
        people
    }

    /// The circles whose reps speak in a circle: those directly in it or linked into it.
    fn represented_in(&self, circle: CircleId) -> impl Iterator<Item = CircleId> {
        let linked = self.linked_seats(circle);
        let linked = linked.filter_map(|seat| match self.snapshot.role_of_seat(seat)? {
            RoleRef::Defined(id) => Some(id),
            RoleRef::Core(..) => None,
        });
        let inner = self.roles_in(circle).iter().copied();
        inner.chain(linked).map(CircleId::inside)
    }

    /// The seats that take part in a circle by a link.
    fn linked_seats(&self, circle: CircleId) -> impl Iterator<Item = SeatRef> {
        let links = self.links_into(circle).into_iter();
        links.filter_map(|id| self.snapshot.links.get(&id).map(|l| l.seat))
    }

    /// The people who lead one seat; linking a focus does not bring the other focuses' holders
    /// (GOV-1.5.2).
    fn leads_of_seat(&self, seat: SeatRef, at: At<'_>) -> Vec<PersonId> {
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
