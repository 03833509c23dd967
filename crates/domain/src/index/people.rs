//! Who leads what, and who is a member of what: derived at a moment, never stored (GOV-2.1.9,
//! 2.2.1 to 2.2.5, 2.4.1).

use super::Index;
use crate::{
    authority::{truth::Truth, verdict::Basis},
    ids::{AssignmentId, CircleId, PersonId, PolicyId, RoleId},
    structure::{
        assignment::Assignment,
        policy::Hook,
        role::{CoreRole, RoleRef, Seat, SeatRef},
    },
    time::Timestamp,
};
use std::collections::BTreeSet;

/// One person leading one seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lead {
    /// Who.
    pub person: PersonId,
    /// Which seat.
    pub seat: SeatRef,
    /// How they come to lead it.
    pub basis: Basis,
    /// By what: an assignment, the anchor's policy, or as lead of the circle.
    pub by: By,
    /// Whether they cover only a hole between focuses.
    pub in_hole: bool,
}

/// What makes somebody a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// An assignment or a term in an elected role.
    Assignment(AssignmentId),
    /// A policy of the anchor that names its leads (GOV-1.3.2).
    AnchorPolicy(PolicyId),
    /// Leading the circle around it (GOV-2.2.1).
    Circle(CircleId),
}

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

    /// Who leads a role at a moment, focuses aside: its holders; its circle's leads while it is
    /// unfilled or filled by non-partners only.
    pub fn leads(&self, role: RoleRef, at: Timestamp) -> Vec<Lead> {
        self.leads_within(role, at, &|_| Truth::True)
    }

    /// Who leads a role at a moment, where `focus` says whether a focus reaches the case. Authority
    /// is given only on what is certain: an unknown focus neither holds nor leaves a hole.
    pub fn leads_within(
        &self,
        role: RoleRef,
        at: Timestamp,
        focus: &dyn Fn(&Seat) -> Truth,
    ) -> Vec<Lead> {
        match role {
            RoleRef::Defined(id) if Some(id) == self.anchor() => self.anchor_leads(id, at),
            RoleRef::Defined(id) => self.defined_leads(id, at, focus),
            RoleRef::Core(circle, CoreRole::CircleLead) => self
                .leads_within(RoleRef::Defined(circle.role()), at, focus)
                .into_iter()
                .map(|lead| Lead {
                    seat: SeatRef::Whole(role),
                    ..lead
                })
                .collect(),
            RoleRef::Core(circle, CoreRole::CircleRep) => self
                .elected(role, at)
                .filter(|l| self.may_serve_as_rep(l.person, circle, at))
                .collect(),
            RoleRef::Core(_, CoreRole::Facilitator | CoreRole::Secretary) => {
                self.elected(role, at).collect()
            }
        }
    }

    /// An empty elected role is not covered (GOV-2.2.4).
    fn elected(&self, role: RoleRef, at: Timestamp) -> impl Iterator<Item = Lead> {
        self.holders(role, at).map(held)
    }

    /// The service of a rep ends with leading the circle or losing membership (GOV-5.2.2).
    fn may_serve_as_rep(&self, person: PersonId, circle: CircleId, at: Timestamp) -> bool {
        let own = RoleRef::Defined(circle.role());
        self.is_partner(person)
            && self.leads(own, at).iter().all(|l| l.person != person)
            && self.roles_in(circle).iter().any(|role| {
                self.leads(RoleRef::Defined(*role), at)
                    .iter()
                    .any(|l| l.person == person)
            })
    }

    /// GOV-1.3.2: the anchor has the leads that its policies name, else none.
    fn anchor_leads(&self, anchor: RoleId, at: Timestamp) -> Vec<Lead> {
        let mut leads: Vec<Lead> = Vec::new();
        for (policy, _, hook) in self.hooks_of(CircleId::inside(anchor)) {
            let Hook::AnchorLead { people } = hook else {
                continue;
            };
            for person in people {
                if self.is_present(*person, at) && leads.iter().all(|l| l.person != *person) {
                    leads.push(Lead {
                        person: *person,
                        seat: SeatRef::Whole(RoleRef::Defined(anchor)),
                        basis: Basis::Assigned,
                        by: By::AnchorPolicy(policy.id),
                        in_hole: false,
                    });
                }
            }
        }
        leads
    }

    fn defined_leads(
        &self,
        role: RoleId,
        at: Timestamp,
        focus: &dyn Fn(&Seat) -> Truth,
    ) -> Vec<Lead> {
        let held_seats: Vec<(Lead, Truth)> = self
            .holders(RoleRef::Defined(role), at)
            .map(|a| (held(a), self.reach_of(a.seat, focus)))
            .collect();
        let mut leads: Vec<Lead> = held_seats
            .iter()
            .filter(|(_, t)| *t == Truth::True)
            .map(|(l, _)| *l)
            .collect();
        if let Some((basis, in_hole)) = self.cover(&held_seats) {
            leads.extend(self.covering_leads(role, at, focus, basis, in_hole));
        }
        leads
    }

    fn reach_of(&self, seat: SeatRef, focus: &dyn Fn(&Seat) -> Truth) -> Truth {
        match seat {
            SeatRef::Whole(_) => Truth::True,
            SeatRef::Focused(id) => self
                .snapshot
                .seats
                .get(&id)
                .map_or(Truth::False, |s| focus(s)),
        }
    }

    /// Whether the circle's leads cover a role with these holders, on what basis, and whether only a
    /// hole between focuses (GOV-2.2.1, 2.2.2, A-04). Holders who are away still hold (GOV-2.2.5).
    fn cover(&self, holders: &[(Lead, Truth)]) -> Option<(Basis, bool)> {
        let reached = |truth: Truth| holders.iter().filter(move |(_, t)| *t == truth);
        if reached(Truth::False).count() == holders.len() {
            return Some((Basis::Covering, !holders.is_empty()));
        }
        let partner = |(lead, _): &(Lead, Truth)| self.is_partner(lead.person);
        let certain = reached(Truth::True).count() > 0;
        let no_partner =
            !reached(Truth::True).any(partner) && !reached(Truth::Unknown).any(partner);
        (certain && no_partner).then_some((Basis::CoveringNonPartner, false))
    }

    /// GOV-2.2.3: cover climbs, since whoever covers a circle's role leads its inside.
    fn covering_leads(
        &self,
        role: RoleId,
        at: Timestamp,
        focus: &dyn Fn(&Seat) -> Truth,
        basis: Basis,
        in_hole: bool,
    ) -> Vec<Lead> {
        let Some(circle) = self.source_of(RoleRef::Defined(role)) else {
            return Vec::new();
        };
        let mut people = BTreeSet::new();
        self.leads_within(RoleRef::Defined(circle.role()), at, focus)
            .into_iter()
            .filter(|lead| people.insert(lead.person))
            .map(|lead| Lead {
                person: lead.person,
                seat: SeatRef::Whole(RoleRef::Defined(role)),
                basis: if lead.basis == Basis::CoveringNonPartner {
                    lead.basis
                } else {
                    basis
                },
                by: By::Circle(circle),
                in_hole: in_hole || lead.in_hole,
            })
            .collect()
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

    /// Who fills roles in a circle: its leads, or whoever a policy gave that function
    /// (GOV-2.1.1, GOV-1.4.3).
    pub fn assigners(&self, circle: CircleId, at: Timestamp) -> Vec<PersonId> {
        use crate::structure::policy::{Delegate, LeadFunction};
        let delegate = self.hooks_of(circle).find_map(|(_, _, hook)| {
            if let Hook::LeadFunction {
                function: LeadFunction::Assigning,
                to: Delegate::Role(role),
            } = hook
            {
                Some(*role)
            } else {
                None
            }
        });
        let role = delegate.unwrap_or(circle.role());
        unique(
            self.leads(RoleRef::Defined(role), at)
                .into_iter()
                .map(|l| l.person),
        )
    }
}

fn held(assignment: &Assignment) -> Lead {
    Lead {
        person: assignment.person,
        seat: assignment.seat,
        basis: Basis::Assigned,
        by: By::Assignment(assignment.id),
        in_hole: false,
    }
}

/// The first of each, in order.
pub(crate) fn unique(people: impl IntoIterator<Item = PersonId>) -> Vec<PersonId> {
    let mut seen = BTreeSet::new();
    people.into_iter().filter(|p| seen.insert(*p)).collect()
}
