//! One case before one organization at one moment: what every text says of it, worked out once, and
//! who leads what where focuses meet the case.

mod clauses;

use super::{
    case::Case,
    live::LiveFacts,
    truth::{self, Truth, Unclear},
};
use crate::{
    ids::{CircleId, DomainId, PersonId},
    index::{Index, Known, Lead, Leads, ScopeSource, Watch},
    structure::{
        role::{CoreRole, RoleRef, Seat, SeatRef},
        scope::Scope,
    },
    time::Timestamp,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use uuid::Uuid;

/// A case under inquiry.
#[derive(Debug)]
pub struct Inquiry<'a> {
    /// The organization.
    pub index: &'a Index,
    /// The case.
    pub case: &'a Case,
    /// The moment at which terms and live facts are taken, and until when they stay as they were
    /// seen.
    pub watch: Watch,
    /// Authority obtained outside governance.
    pub live: &'a LiveFacts,
    spoken: BTreeMap<ScopeSource, Spoken<'a>>,
    occupied: BTreeSet<RoleRef>,
    covered_inside: BTreeSet<CircleId>,
    leads: RefCell<Leads>,
    core_leads: RefCell<BTreeMap<RoleRef, Known>>,
}

/// What a text says of the case: never false, such texts are left out.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'a> {
    /// Whether it certainly speaks of it.
    pub truth: Truth,
    /// The scope that does: of the true ones, else of the unknown ones, the one with the deepest
    /// key, then with the most conditions.
    pub scope: &'a Scope,
}

impl Spoken<'_> {
    /// How exactly it speaks: certain before unknown, deeper keys, more conditions.
    fn weight(&self) -> (Truth, usize, usize) {
        let (depth, conditions) = exactness(self.scope);
        (self.truth, depth, conditions)
    }
}

/// How exactly a scope speaks: the depth of its key, then the number of its conditions.
pub fn exactness(scope: &Scope) -> (usize, usize) {
    (
        scope
            .decision
            .as_ref()
            .map_or(0, crate::text::DecisionKey::depth),
        scope.when.len(),
    )
}

impl<'a> Inquiry<'a> {
    /// Reads what every text says of a case.
    pub fn new(index: &'a Index, case: &'a Case, at: Timestamp, live: &'a LiveFacts) -> Self {
        let mut spoken: BTreeMap<ScopeSource, Spoken<'a>> = BTreeMap::new();
        for (source, scope) in index.scopes_reaching(&case.decision) {
            let truth = scope.truth(case);
            if truth == Truth::False {
                continue;
            }
            let new = Spoken { truth, scope };
            let best = spoken.entry(source).or_insert(new);
            if new.weight() > best.weight() {
                *best = new;
            }
        }
        let mut inquiry = Self {
            index,
            case,
            watch: Watch::new(at),
            live,
            spoken,
            occupied: BTreeSet::new(),
            covered_inside: BTreeSet::new(),
            leads: RefCell::new(Leads::new()),
            core_leads: RefCell::new(BTreeMap::new()),
        };
        inquiry.occupied = inquiry.occupied_roles();
        inquiry.covered_inside = inquiry.circles_occupied();
        inquiry
    }

    /// What a text says; none where it certainly says nothing.
    pub fn spoken(&self, source: ScopeSource) -> Option<Spoken<'a>> {
        self.spoken.get(&source).copied()
    }

    /// What a list of scopes says: the one that does so most exactly; none where all are false.
    pub fn said_by<'s>(&self, scopes: &'s [Scope]) -> Option<Spoken<'s>> {
        let spoken = scopes.iter().map(|scope| Spoken {
            truth: scope.truth(self.case),
            scope,
        });
        let spoken = spoken.filter(|s| s.truth != Truth::False);
        spoken.max_by_key(Spoken::weight)
    }

    /// Everything that limits or gives, or may, by kind of text: all but accountabilities, which
    /// only their own roles ask about.
    pub fn beside_accountabilities(&self) -> impl Iterator<Item = (ScopeSource, Spoken<'a>)> {
        self.spoken
            .range(ScopeSource::Domain(DomainId::from_uuid(Uuid::nil()))..)
            .map(|(source, spoken)| (*source, *spoken))
    }

    /// Whether any text of the record mentions the decision's key, whatever its conditions
    /// (GOV-3.6.2). What speaks of every decision alike mentions none.
    pub fn is_mentioned(&self) -> bool {
        let mut scopes = self.index.scopes_reaching(&self.case.decision);
        scopes.any(|(_, scope)| scope.decision.is_some())
    }

    /// Whether any text of the record speaks, or may speak, of this very case.
    pub fn is_governed(&self) -> bool {
        self.spoken.values().any(|s| s.scope.decision.is_some())
    }

    /// Whether a focus reaches the case.
    pub fn focus(&self, seat: &Seat) -> Truth {
        truth::all(&seat.focus.when, self.case)
    }

    /// Who leads a role for this case.
    pub fn leads(&self, role: RoleRef) -> Rc<[Lead]> {
        let focus = |seat: &Seat| self.focus(seat);
        if let RoleRef::Defined(id) = role {
            let mut known = self.leads.borrow_mut();
            return self.index.leads_of(id, &self.watch, &focus, &mut known);
        }
        if let Some(known) = self.core_leads.borrow().get(&role) {
            self.watch.note(known.next);
            return Rc::clone(&known.leads);
        }
        let (leads, next) = self.watch.during(|| {
            let mut known = self.leads.borrow_mut();
            let leads = self
                .index
                .leads_within(role, &self.watch, &focus, &mut known);
            Rc::<[Lead]>::from(leads)
        });
        let known = Known {
            leads: Rc::clone(&leads),
            next,
        };
        self.core_leads.borrow_mut().insert(role, known);
        leads
    }

    /// The people who lead a role for this case, once each.
    pub fn people_leading(&self, role: RoleRef) -> Vec<PersonId> {
        crate::index::unique(self.leads(role).iter().map(|l| l.person))
    }

    /// The seat in which a person leads a role for this case.
    pub fn seat_leading(&self, person: PersonId, role: RoleRef) -> Option<SeatRef> {
        self.leads(role)
            .iter()
            .find(|l| l.person == person)
            .map(|l| l.seat)
    }

    /// Roles with an accountability, domain or grant that speaks, or may speak, of the case.
    fn occupied_roles(&self) -> BTreeSet<RoleRef> {
        let snapshot = self.index.snapshot();
        let mut roles = BTreeSet::new();
        for source in self.spoken.keys() {
            match *source {
                ScopeSource::Accountability(id) => {
                    roles.extend(snapshot.accountabilities.get(&id).map(|a| a.role));
                }
                ScopeSource::Domain(id) => {
                    roles.extend(snapshot.domains.get(&id).map(|d| d.holder));
                }
                ScopeSource::Grant(policy, at) => roles.extend(self.grantees(policy, at)),
                ScopeSource::External(_)
                | ScopeSource::Constraint(..)
                | ScopeSource::Access(..)
                | ScopeSource::Control(_)
                | ScopeSource::Spending(..) => {}
            }
        }
        roles
    }

    /// Every role that may be tied to the case; for an addition to circle lead, the leads of all
    /// circles below as well (GOV-1.4.2).
    pub fn roles_spoken_of(&self) -> Vec<RoleRef> {
        let mut roles = Vec::new();
        for role in &self.occupied {
            roles.push(*role);
            if let RoleRef::Core(circle, CoreRole::CircleLead) = *role {
                roles.extend(
                    self.index
                        .circles_below(circle)
                        .map(|c| RoleRef::Core(c, CoreRole::CircleLead)),
                );
            }
        }
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// GOV-1.4.6: a circle's own accountability rests with its leads only where every scope inside,
    /// at any depth, is false.
    pub fn is_covered_inside(&self, role: RoleRef) -> bool {
        match role {
            RoleRef::Defined(id) => self.covered_inside.contains(&CircleId::inside(id)),
            RoleRef::Core(..) => false,
        }
    }

    /// The circles around the texts that may tie, additions to circle lead aside. What a link added
    /// is done for its target, and so counts there.
    fn circles_occupied(&self) -> BTreeSet<CircleId> {
        let snapshot = self.index.snapshot();
        let mut circles = BTreeSet::new();
        let own = |role: RoleRef| !matches!(role, RoleRef::Core(_, CoreRole::CircleLead));
        for source in self.spoken.keys() {
            let homes: Vec<CircleId> = match *source {
                ScopeSource::Accountability(id) => {
                    let it = snapshot.accountabilities.get(&id).filter(|a| own(a.role));
                    it.and_then(|a| self.index.home_of(a.role, a.added_by))
                        .into_iter()
                        .collect()
                }
                ScopeSource::Domain(id) => {
                    let it = snapshot.domains.get(&id).filter(|d| own(d.holder));
                    it.and_then(|d| self.index.home_of(d.holder, d.added_by))
                        .into_iter()
                        .collect()
                }
                ScopeSource::Grant(policy, at) => {
                    let to = self.grantees(policy, at);
                    to.into_iter()
                        .filter_map(|role| self.index.source_of(role))
                        .collect()
                }
                ScopeSource::External(_)
                | ScopeSource::Constraint(..)
                | ScopeSource::Access(..)
                | ScopeSource::Control(_)
                | ScopeSource::Spending(..) => Vec::new(),
            };
            for home in homes {
                for circle in std::iter::once(home).chain(self.index.circles_above(home)) {
                    if !circles.insert(circle) {
                        break;
                    }
                }
            }
        }
        circles
    }

    /// Whether a text that could tie is about a role, or about a role inside it; what was added to
    /// circle lead also about the leads below.
    fn is_about(&self, source: ScopeSource, role: RoleRef) -> bool {
        let snapshot = self.index.snapshot();
        let of = match source {
            ScopeSource::Accountability(id) => snapshot.accountabilities.get(&id).map(|a| a.role),
            ScopeSource::Domain(id) => snapshot.domains.get(&id).map(|d| d.holder),
            ScopeSource::Grant(policy, at) => return self.grantees(policy, at).contains(&role),
            ScopeSource::External(_)
            | ScopeSource::Constraint(..)
            | ScopeSource::Access(..)
            | ScopeSource::Control(_)
            | ScopeSource::Spending(..) => None,
        };
        of.is_some_and(|of| match (role, of) {
            (RoleRef::Defined(id), _) => {
                of == role || self.index.is_inside(of, CircleId::inside(id))
            }
            // GOV-1.4.2: what was added to a lead is on the leads of all circles below.
            (
                RoleRef::Core(circle, CoreRole::CircleLead),
                RoleRef::Core(around, CoreRole::CircleLead),
            ) => self.index.is_or_contains(around, circle),
            (RoleRef::Core(..), _) => of == role,
        })
    }

    /// What the case does not say of a focus on a role, or on a circle around it.
    pub fn unclear_focus(&self, role: RoleRef) -> Option<Unclear<'a>> {
        let index = self.index;
        let around = index
            .circles_containing(role)
            .map(|c| RoleRef::Defined(c.role()));
        std::iter::once(role)
            .chain(around)
            .flat_map(|r| index.holders(r, &self.watch))
            .find_map(|a| {
                let SeatRef::Focused(id) = a.seat else {
                    return None;
                };
                let when = &index.snapshot().seats.get(&id)?.focus.when;
                let unknown = truth::all(when, self.case) == Truth::Unknown;
                unknown.then(|| truth::unclear(when, self.case)).flatten()
            })
    }

    /// What the case does not say of a text on a role, or on roles inside it, or of a focus.
    pub fn unclear_of(&self, role: RoleRef) -> Option<Unclear<'a>> {
        let spoken = self
            .spoken
            .iter()
            .filter(|(_, s)| s.truth == Truth::Unknown);
        spoken
            .filter(|(source, _)| self.is_about(**source, role))
            .find_map(|(_, s)| truth::unclear(&s.scope.when, self.case))
            .or_else(|| self.unclear_focus(role))
    }

    /// Whether a person leads a circle that contains a role.
    pub fn leads_around(&self, person: PersonId, role: RoleRef) -> bool {
        self.index.circles_containing(role).any(|circle| {
            self.seat_leading(person, RoleRef::Defined(circle.role()))
                .is_some()
        })
    }
}
