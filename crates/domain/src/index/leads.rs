//! Who leads a role at a moment: its holders, and where those leave room its circle's leads. Cover
//! climbs (GOV-2.2.3) by a loop, so that no depth of circles exhausts the stack.

use super::{At, Index, Watch, earlier};
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
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

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

/// The leads of roles that were asked for already, at one moment and with one reading of focuses.
pub type Leads = BTreeMap<RoleId, Known>;

/// The leads of a role.
#[derive(Clone, Debug)]
pub struct Known {
    /// Them.
    pub leads: Rc<[Lead]>,
    /// The next moment at which they may be others by the clock alone.
    pub next: Option<Timestamp>,
}

/// What a role's own holders say, before cover is added.
struct Held {
    role: RoleId,
    leads: Vec<Lead>,
    covered: Option<Covered>,
    next: Option<Timestamp>,
}

/// How the leads of the circle around cover a role.
#[derive(Clone, Copy)]
struct Covered {
    circle: CircleId,
    basis: Basis,
    in_hole: bool,
}

impl Index {
    /// Who leads a role at a moment, focuses aside: its holders; its circle's leads while it is
    /// unfilled or filled by non-partners only.
    pub fn leads<'w>(&self, role: RoleRef, at: impl Into<At<'w>>) -> Vec<Lead> {
        self.leads_within(role, at, &|_| Truth::True, &mut Leads::new())
    }

    /// Who leads a role at a moment, where `focus` says whether a focus reaches the case. Authority
    /// is given only on what is certain: an unknown focus neither holds nor leaves a hole. What is
    /// found on the way is kept in `known`.
    pub fn leads_within<'w>(
        &self,
        role: RoleRef,
        at: impl Into<At<'w>>,
        focus: &dyn Fn(&Seat) -> Truth,
        known: &mut Leads,
    ) -> Vec<Lead> {
        let at = at.into();
        match role {
            RoleRef::Defined(id) => self.climb(id, at, focus, known).to_vec(),
            // GOV-2.1.9: whoever leads the role leads its inside.
            RoleRef::Core(circle, CoreRole::CircleLead) => self
                .climb(circle.role(), at, focus, known)
                .iter()
                .map(|lead| Lead {
                    seat: SeatRef::Whole(role),
                    ..*lead
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

    /// The same for a defined role, without another copy of what is known.
    pub fn leads_of<'w>(
        &self,
        role: RoleId,
        at: impl Into<At<'w>>,
        focus: &dyn Fn(&Seat) -> Truth,
        known: &mut Leads,
    ) -> Rc<[Lead]> {
        self.climb(role, at.into(), focus, known)
    }

    /// GOV-2.2.3: up while somebody above covers, then down again with what they lead.
    fn climb(
        &self,
        role: RoleId,
        at: At<'_>,
        focus: &dyn Fn(&Seat) -> Truth,
        known: &mut Leads,
    ) -> Rc<[Lead]> {
        let mut path: Vec<Held> = Vec::new();
        let mut next = Some(role);
        let mut above = Known {
            leads: Rc::from([]),
            next: None,
        };
        while let Some(id) = next {
            if let Some(found) = known.get(&id) {
                above = found.clone();
                break;
            }
            let held = self.held(id, at.moment(), focus);
            next = held.covered.map(|c| c.circle.role());
            path.push(held);
        }
        while let Some(Held {
            role,
            mut leads,
            covered,
            next,
        }) = path.pop()
        {
            let covered = covered.iter();
            leads.extend(covered.flat_map(|c| covering(role, *c, &above.leads)));
            above = Known {
                leads: leads.into(),
                next: earlier(next, above.next),
            };
            known.insert(role, above.clone());
        }
        at.note(above.next);
        above.leads
    }

    fn held(&self, role: RoleId, at: Timestamp, focus: &dyn Fn(&Seat) -> Truth) -> Held {
        let watch = &Watch::new(at);
        if Some(role) == self.anchor() {
            return Held {
                role,
                leads: self.anchor_leads(role, watch.into()),
                covered: None,
                next: watch.next(),
            };
        }
        let holders: Vec<(Lead, Truth)> = self
            .holders(RoleRef::Defined(role), watch)
            .map(|a| (held(a), self.reach_of(a.seat, focus)))
            .collect();
        let circle = self.source_of(RoleRef::Defined(role));
        let cover = self.cover(&holders);
        Held {
            role,
            covered: circle.zip(cover).map(|(circle, (basis, in_hole))| Covered {
                circle,
                basis,
                in_hole,
            }),
            leads: holders
                .into_iter()
                .filter(|(_, reached)| *reached == Truth::True)
                .map(|(lead, _)| lead)
                .collect(),
            next: watch.next(),
        }
    }

    /// An empty elected role is not covered (GOV-2.2.4).
    fn elected<'a>(&'a self, role: RoleRef, at: At<'a>) -> impl Iterator<Item = Lead> + use<'a> {
        self.holders(role, at).map(held)
    }

    /// The service of a rep ends with leading the circle or losing membership (GOV-5.2.2).
    pub(super) fn may_serve_as_rep(&self, person: PersonId, circle: CircleId, at: At<'_>) -> bool {
        let own = RoleRef::Defined(circle.role());
        self.is_partner(person)
            && self.leads(own, at).iter().all(|l| l.person != person)
            && self.is_member(person, circle, at)
    }

    /// GOV-1.3.2: the anchor has the leads that its policies name, else none.
    fn anchor_leads(&self, anchor: RoleId, at: At<'_>) -> Vec<Lead> {
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

    /// Whether the circle's leads cover a role with these holders, on what basis, and whether only
    /// a hole between focuses (GOV-2.2.1, GOV-2.2.2, A-04). Holders who are away still hold
    /// (GOV-2.2.5).
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
}

/// The leads of a circle as leads of a role that they cover in it, each person once.
fn covering(role: RoleId, covered: Covered, above: &[Lead]) -> Vec<Lead> {
    let mut people = BTreeSet::new();
    above
        .iter()
        .filter(|lead| people.insert(lead.person))
        .map(|lead| Lead {
            person: lead.person,
            seat: SeatRef::Whole(RoleRef::Defined(role)),
            basis: if lead.basis == Basis::CoveringNonPartner {
                lead.basis
            } else {
                covered.basis
            },
            by: By::Circle(covered.circle),
            in_hole: covered.in_hole || lead.in_hole,
        })
        .collect()
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
