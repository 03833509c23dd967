//! Which seats a person speaks for in a circle (GOV-2.4.4, GOV-4.2.2).

use super::Index;
use crate::{
    ids::{CircleId, PersonId},
    structure::role::{CoreRole, RoleRef, SeatRef},
    time::Timestamp,
};

impl Index {
    /// The seats that a person represents in a circle at a moment, in order: as its lead, those
    /// that they lead in it, those linked into it, as rep of a circle in it or linked into it, and
    /// its offices.
    pub fn seats_represented(
        &self,
        circle: CircleId,
        person: PersonId,
        at: Timestamp,
    ) -> Vec<SeatRef> {
        let own = |role: RoleRef| {
            let leads = self.leads(role, at).into_iter();
            leads
                .filter(move |it| it.person == person)
                .map(|it| it.seat)
        };
        let linked = self.links_into(circle).into_iter();
        let linked = linked.filter_map(|id| self.snapshot().links.get(&id).map(|it| it.seat));
        let linked: Vec<SeatRef> = linked.collect();
        let inner: Vec<RoleRef> = self
            .roles_in(circle)
            .iter()
            .map(|role| RoleRef::Defined(*role))
            .collect();
        let linked_roles = linked
            .iter()
            .filter_map(|it| self.snapshot().role_of_seat(*it));
        let reps = inner
            .iter()
            .copied()
            .chain(linked_roles)
            .filter_map(|role| match role {
                RoleRef::Defined(id) => {
                    Some(RoleRef::Core(CircleId::inside(id), CoreRole::CircleRep))
                }
                RoleRef::Core(..) => None,
            });
        let offices = CoreRole::ALL.map(|office| RoleRef::Core(circle, office));
        let roles = inner.iter().copied().chain(reps).chain(offices);
        let mut seats: Vec<SeatRef> = roles.flat_map(own).collect();
        for seat in linked {
            let Some(role) = self.snapshot().role_of_seat(seat) else {
                continue;
            };
            // GOV-1.5.2: one focus does not bring the others.
            let whole = seat == SeatRef::Whole(role);
            seats.extend(own(role).filter(|it| whole || *it == seat));
        }
        seats.sort_unstable();
        seats.dedup();
        seats
    }
}
