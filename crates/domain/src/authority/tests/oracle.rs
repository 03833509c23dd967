//! A second resolver, slow and obvious: loops over the raw snapshot, no look-up built beforehand,
//! written from the text. On generated organizations it says of each person what the first one
//! says.

use super::{
    generate::{dice, some_case, tall_organization},
    support::NOW,
};
use crate::{
    authority::{
        boxes,
        case::Case,
        live::LiveFacts,
        resolve::Question,
        truth::{Truth, all},
        verdict::{Basis, Verdict},
        who_may::may_resolve,
    },
    code::Code,
    example::moment,
    ids::{CircleId, DomainId, PersonId, RoleId},
    money::Money,
    snapshot::Snapshot,
    structure::{
        assignment::Assignment,
        decision_type::{DecisionType, Reversibility},
        domain::{Domain, Reach},
        element::SpendLimit,
        policy::{ClauseKind, Constraint, Effect, Grant, Hook, Policy},
        role::{RoleRef, SeatRef},
        scope::{Condition, Scope},
    },
    time::{Date, TimeZone},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in the way: the code, and what tells it from others with the same code.
type Blockers = BTreeSet<(Code, String)>;

struct Oracle<'a> {
    record: &'a Snapshot,
    case: &'a Case,
}

/// A person in a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seated {
    basis: Basis,
    seat: SeatRef,
    role: RoleId,
    focus: Truth,
}

impl Oracle<'_> {
    /// The roles around a role, nearest first.
    fn around(&self, role: RoleId) -> Vec<RoleId> {
        let source = self.record.roles[&role].source.map(CircleId::role);
        source.map_or_else(Vec::new, |outer| {
            let mut around = vec![outer];
            around.extend(self.around(outer));
            around
        })
    }

    fn is_inside(&self, role: RoleId, outer: RoleId) -> bool {
        self.around(role).contains(&outer)
    }

    fn says(&self, scopes: &[Scope]) -> Truth {
        let truths = scopes.iter().map(|scope| scope.truth(self.case));
        truths.max().unwrap_or(Truth::False)
    }

    fn asks(&self, scope: &Scope) -> (Code, String) {
        let unknown = |c: &&Condition| c.truth(self.case) == Truth::Unknown;
        let first = scope.when.iter().find(unknown).expect("unknown");
        (Code::AttributeMissing, first.attribute.to_string())
    }

    /// Every clause, with what it asks, grants to or opens to as leads re-pointed it.
    fn clauses(&self) -> impl Iterator<Item = (&Policy, ClauseKind, String)> {
        self.record.policies.values().flat_map(move |policy| {
            let named = move |at| format!("{:?} {at}", policy.id);
            let clauses = policy.clauses.iter().enumerate();
            clauses.map(move |(at, clause)| {
                let kind = self.as_meant(policy, &clause.kind);
                (&policy.value, kind, named(at))
            })
        })
    }

    fn as_meant(&self, policy: &Policy, kind: &ClauseKind) -> ClauseKind {
        let meant = |role: &mut RoleId| *role = self.meant(policy, *role);
        let mut kind = kind.clone();
        match &mut kind {
            ClauseKind::Constrain(it) => match &mut it.effect {
                Effect::PermissionOfRole(role) | Effect::Second(role) => meant(role),
                Effect::PermissionOfMembers { circle, .. } => {
                    *circle = CircleId::inside(self.meant(policy, circle.role()));
                }
                Effect::Forbid => {}
            },
            ClauseKind::Grant(it) => it.to.iter_mut().for_each(meant),
            ClauseKind::DomainAccess(it) => it.roles.iter_mut().for_each(meant),
            ClauseKind::Override(_) => {}
        }
        kind
    }

    /// What a policy means by a role: the newest re-pointing by a circle that is not around who
    /// speaks, once each.
    fn meant(&self, policy: &Policy, role: RoleId) -> RoleId {
        let speaker = policy.circle.role();
        let outside = |circle: RoleId| circle != speaker && !self.is_inside(speaker, circle);
        let (mut role, mut followed) = (role, BTreeSet::new());
        while let Some(it) = self
            .record
            .redirects
            .values()
            .rfind(|it| it.mention == role && outside(it.circle.role()))
            && followed.insert(it.id)
        {
            role = it.to;
        }
        role
    }

    fn grants_to(&self, role: RoleId) -> impl Iterator<Item = Grant> {
        self.clauses()
            .filter_map(move |(policy, kind, _)| match kind {
                ClauseKind::Grant(it) if it.to.contains(&role) => {
                    self.is_inside(role, policy.circle.role()).then_some(it)
                }
                ClauseKind::Grant(_)
                | ClauseKind::Constrain(_)
                | ClauseKind::DomainAccess(_)
                | ClauseKind::Override(_) => None,
            })
    }

    fn focus(&self, seat: SeatRef) -> Truth {
        match seat {
            SeatRef::Whole(_) => Truth::True,
            SeatRef::Focused(id) => all(&self.record.seats[&id].focus.when, self.case),
        }
    }

    /// The seats of a role with their holders, and whether the focus reaches the case, or is left
    /// aside.
    fn held(&self, role: RoleId, aside: bool) -> Vec<(PersonId, SeatRef, Truth)> {
        let of_role = |seat: SeatRef| match seat {
            SeatRef::Whole(it) => it == RoleRef::Defined(role),
            SeatRef::Focused(id) => self.record.seats[&id].role == role,
        };
        let assignments = self.record.assignments.values();
        assignments
            .filter(|a| of_role(a.seat) && self.holds(a))
            .map(|a| {
                let focus = if aside {
                    Truth::True
                } else {
                    self.focus(a.seat)
                };
                (a.person, a.seat, focus)
            })
            .collect()
    }

    /// Whether an assignment is in force on the day of the questions.
    fn holds(&self, it: &Assignment) -> bool {
        let on = |since: Option<Date>, until: Option<Date>| {
            let today = TimeZone::UTC.day_of(moment(NOW));
            since.is_none_or(|day| day <= today) && until.is_none_or(|day| today <= day)
        };
        let person = &self.record.people[&it.person];
        on(it.since, it.until) && on(person.since, person.left)
    }

    fn leads(&self, role: RoleId, aside: bool) -> Vec<(PersonId, SeatRef, Basis)> {
        let whole = SeatRef::Whole(role.into());
        let Some(outer) = self.around(role).first().copied() else {
            let hooks = self.clauses().filter_map(|(_, kind, _)| match kind {
                ClauseKind::Override(Hook::AnchorLead { people }) => Some(people),
                ClauseKind::Override(_)
                | ClauseKind::Grant(_)
                | ClauseKind::Constrain(_)
                | ClauseKind::DomainAccess(_) => None,
            });
            return hooks
                .flatten()
                .map(|p| (p, whole, Basis::Assigned))
                .collect();
        };
        let held = self.held(role, aside);
        let partner = |person: PersonId| self.record.people[&person].partner;
        let any = |truth, of: bool| {
            held.iter()
                .any(|(p, _, t)| *t == truth && partner(*p) == of)
        };
        let hole = held.iter().all(|(.., truth)| *truth == Truth::False);
        let guests =
            any(Truth::True, false) && !any(Truth::True, true) && !any(Truth::Unknown, true);
        let mut leads: Vec<_> = held
            .iter()
            .filter(|(.., truth)| *truth == Truth::True)
            .map(|(person, seat, _)| (*person, *seat, Basis::Assigned))
            .collect();
        if hole || guests {
            let own = if hole {
                Basis::Covering
            } else {
                Basis::CoveringNonPartner
            };
            for (person, _, above) in self.leads(outer, aside) {
                leads.push((person, whole, own.max(above)));
            }
        }
        leads
    }

    fn people_leading(&self, role: RoleId) -> BTreeSet<PersonId> {
        self.leads(role, false)
            .into_iter()
            .map(|(person, ..)| person)
            .collect()
    }

    fn members(&self, circle: RoleId) -> BTreeSet<PersonId> {
        let inside = |role: &RoleId| self.around(*role).first() == Some(&circle);
        let roles = self.record.roles.keys().copied().filter(inside);
        std::iter::once(circle)
            .chain(roles)
            .flat_map(|role| self.leads(role, true))
            .map(|(person, ..)| person)
            .filter(|person| self.record.people[person].partner)
            .collect()
    }

    fn seats(&self, person: PersonId) -> BTreeSet<Seated> {
        let mut seats = BTreeSet::new();
        for role in self.record.roles.keys().copied() {
            let leads = self.leads(role, false).into_iter();
            let led = leads
                .filter(|(p, ..)| *p == person)
                .map(|(_, seat, basis)| (seat, basis));
            let held = self.held(role, false).into_iter();
            let held = held
                .filter(|(p, ..)| *p == person)
                .map(|(_, s, _)| (s, Basis::Assigned));
            for (seat, basis) in led.chain(held) {
                let focus = self.focus(seat);
                seats.insert(Seated {
                    basis,
                    seat,
                    role,
                    focus,
                });
            }
        }
        seats
    }

    /// Whether something of a role's speaks, or may speak, of the case.
    fn speaks(&self, role: RoleId, at_least: Truth, accountability: bool) -> bool {
        let record = self.record;
        let of = |holder: RoleRef| holder == RoleRef::Defined(role);
        let accountable = record.accountabilities.values().filter(|it| of(it.role));
        let domains = record.domains.values().filter(|it| of(it.holder));
        accountability
            && accountable
                .into_iter()
                .any(|it| self.says(&it.covers) >= at_least)
            || domains
                .into_iter()
                .any(|it| self.says(&it.covers) >= at_least)
            || self
                .grants_to(role)
                .any(|it| it.scope.truth(self.case) >= at_least)
    }

    fn is_tied(&self, role: RoleId) -> bool {
        let mut inner = self
            .record
            .roles
            .keys()
            .filter(|r| self.is_inside(**r, role));
        let covered = inner.any(|r| self.speaks(*r, Truth::Unknown, true));
        self.speaks(role, Truth::True, !covered)
    }

    fn is_mentioned(&self) -> bool {
        let record = self.record;
        let accountable = record.accountabilities.values().flat_map(|it| &it.covers);
        let domains = record.domains.values().flat_map(|it| &it.covers);
        let controls = record.spend_controls.values().flat_map(|it| &it.scopes);
        let mut clauses = self.clauses().filter_map(|(_, kind, _)| match kind {
            ClauseKind::Constrain(it) => Some(it.scope),
            ClauseKind::Grant(it) => Some(it.scope),
            ClauseKind::DomainAccess(it) => Some(it.scope),
            ClauseKind::Override(_) => None,
        });
        let mut scopes = accountable.chain(domains).chain(controls);
        scopes.any(|scope| scope.reaches(&self.case.decision))
            || clauses.any(|scope| scope.reaches(&self.case.decision))
    }

    /// What the catalogue says, nearest first.
    fn inherited<T>(&self, field: impl Fn(&DecisionType) -> Option<T>) -> (bool, Option<T>) {
        let mut types: Vec<_> = self.record.decision_types.values().collect();
        types.retain(|it| it.key.covers(&self.case.decision));
        types.sort_by_key(|it| std::cmp::Reverse(it.key.depth()));
        (!types.is_empty(), types.iter().find_map(|it| field(it)))
    }

    fn blockers(&self, person: PersonId, seated: Seated) -> Blockers {
        let mut found = Blockers::new();
        if seated.focus != Truth::True {
            found.insert((Code::OutsideFocus, String::new()));
        }
        if !self.is_tied(seated.role) {
            let mentioned = self.is_mentioned();
            let code = if mentioned {
                Code::Unmapped
            } else {
                Code::UngovernedDecision
            };
            found.insert((code, String::new()));
        }
        for (policy, kind, called) in self.clauses() {
            if let ClauseKind::Constrain(it) = kind {
                found.extend(self.constrained(person, seated, policy, &it, &called));
            }
        }
        for domain in self.record.domains.values() {
            found.extend(self.touched(person, seated, domain));
        }
        found.extend(self.unpaid(seated.role));
        found
    }

    fn constrained(
        &self,
        person: PersonId,
        seated: Seated,
        policy: &Policy,
        it: &Constraint,
        called: &str,
    ) -> Blockers {
        let role = seated.role;
        let named = |r: &RoleId| *r == role || self.is_inside(role, *r);
        let binds = self.is_inside(role, policy.circle.role())
            && (it.roles.is_empty() || it.roles.iter().any(named));
        let gives = matches!(it.effect, Effect::PermissionOfRole(asked)
            if asked == role && seated.focus == Truth::True
                || self.people_leading(asked).contains(&person));
        let truth = it.scope.truth(self.case);
        if !binds || gives || truth == Truth::False {
            return Blockers::new();
        }
        if truth == Truth::Unknown {
            return Blockers::from([self.asks(&it.scope)]);
        }
        let (code, of, asked) = match &it.effect {
            Effect::Forbid => {
                let contrary = self.grants_to(role).any(|grant| {
                    !it.roles.is_empty()
                        && it.roles.iter().all(|r| grant.to.contains(r))
                        && grant.scope.truth(self.case) == Truth::True
                        && boxes::contains(&grant.scope, &it.scope)
                });
                let code = if contrary {
                    Code::PoliciesConflict
                } else {
                    Code::PolicyForbids
                };
                return Blockers::from([(code, called.to_owned())]);
            }
            Effect::PermissionOfRole(role) => {
                (Code::NeedsPermission, *role, self.people_leading(*role))
            }
            Effect::PermissionOfMembers { circle, .. } => {
                let circle = circle.role();
                (Code::NeedsPermission, circle, self.members(circle))
            }
            Effect::Second(role) => (Code::NeedsSecond, *role, self.people_leading(*role)),
        };
        let mut found = Blockers::from([(code, called.to_owned())]);
        if asked.is_empty() {
            found.insert(self.nobody(of, called));
        }
        found
    }

    /// Nobody leads a role, or it cannot be told who does.
    fn nobody(&self, role: RoleId, called: &str) -> (Code, String) {
        let around = self.around(role);
        let unknown = std::iter::once(role).chain(around).find_map(|role| {
            let mut held = self.held(role, false).into_iter();
            let (_, seat, _) = held.find(|(.., focus)| *focus == Truth::Unknown)?;
            match seat {
                SeatRef::Whole(_) => None,
                SeatRef::Focused(id) => self.record.seats[&id].focus.when.first(),
            }
        });
        unknown.map_or((Code::UncoveredRole, called.to_owned()), |it| {
            (Code::AttributeMissing, it.attribute.to_string())
        })
    }

    /// Whether a domain is another one, or a part of it.
    fn is_of(&self, part: DomainId, whole: DomainId) -> bool {
        part == whole
            || self.record.domains[&part]
                .delegated_from
                .is_some_and(|outer| self.is_of(outer, whole))
    }

    /// Whether a domain binds a role at all.
    fn reaches(&self, domain: &Domain, role: RoleId) -> bool {
        let RoleRef::Defined(holder) = domain.holder else {
            panic!("a defined role holds it")
        };
        let source = self.around(holder).first().copied();
        domain.reach == Reach::Organization
            || source.is_some_and(|circle| role == circle || self.is_inside(role, circle))
    }

    fn touched(&self, person: PersonId, seated: Seated, domain: &Domain) -> Blockers {
        let RoleRef::Defined(holder) = domain.holder else {
            panic!("a defined role holds it")
        };
        let (role, truth) = (seated.role, self.says(&domain.covers));
        let deeper = self.record.domains.values().any(|part| {
            part.id != domain.id
                && self.is_of(part.id, domain.id)
                && self.says(&part.covers) == Truth::True
                && self.reaches(part, role)
        });
        let reaches = self.reaches(domain, role) && !deeper;
        let own = holder == role && seated.focus == Truth::True;
        let open = self.clauses().any(|(_, kind, _)| {
            matches!(kind, ClauseKind::DomainAccess(it)
                if self.is_of(domain.id, it.domain)
                    && it.scope.truth(self.case) == Truth::True
                    && (it.people.contains(&person)
                        || it.roles.contains(&role) && seated.focus == Truth::True))
        });
        let leads = self.people_leading(holder);
        if truth == Truth::False || !reaches || own || open || leads.contains(&person) {
            return Blockers::new();
        }
        let default = self.inherited(|it| it.reversibility).1;
        let reversibility = self.case.reversibility.or(default);
        let opened_around = self.clauses().any(|(_, kind, _)| {
            matches!(kind, ClauseKind::DomainAccess(it)
                if self.is_of(domain.id, it.domain)
                    && it.scope.truth(self.case) == Truth::True
                    && it.roles.iter().any(|circle| self.is_inside(role, *circle)))
        });
        let inside = self.is_inside(role, holder) || opened_around;
        let called = format!("{:?}", domain.id);
        let code = match (truth, inside, reversibility) {
            (_, true, Some(Reversibility::Easy)) => return Blockers::new(),
            (Truth::Unknown, ..) => {
                let unknown = |s: &&Scope| s.truth(self.case) == Truth::Unknown;
                let scope = domain.covers.iter().find(unknown).expect("unknown");
                return Blockers::from([self.asks(scope)]);
            }
            (_, true, Some(Reversibility::Hard)) => Code::HardToUndo,
            (_, true, None) => Code::ReversibilityUnstated,
            (_, false, _) => Code::DomainOfOtherRole,
        };
        let mut found = Blockers::from([(code, called.clone())]);
        if !inside && leads.is_empty() {
            found.insert(self.nobody(holder, &called));
        }
        found
    }

    fn unpaid(&self, role: RoleId) -> Option<(Code, String)> {
        let (known, spends) = self.inherited(|it| it.spends);
        let amount = match self.case.amount {
            _ if known && spends == Some(false) => return None,
            None if known => return Some((Code::AttributeMissing, "amount".to_owned())),
            None => return None,
            Some(amount) if amount.is_zero() => return None,
            Some(amount) => amount,
        };
        let fits = |limit: &SpendLimit| limit.most.is_none_or(|most: Money| amount <= most);
        let mut entries: BTreeMap<&[Scope], bool> = BTreeMap::new();
        for it in self
            .record
            .spend_controls
            .values()
            .filter(|it| it.role == role)
        {
            let applies = it.scopes.is_empty() || self.says(&it.scopes) == Truth::True;
            let all_hold = entries.entry(&it.scopes).or_insert(true);
            *all_hold &= applies && fits(&it.limit);
        }
        let given = self.grants_to(role).any(|it| {
            it.scope.truth(self.case) == Truth::True && it.spend.as_ref().is_some_and(fits)
        });
        let enough = given || entries.values().any(|holds| *holds);
        (!enough).then(|| (Code::SpendNotAuthorized, String::new()))
    }

    fn answer(&self, person: PersonId) -> (Verdict, BTreeSet<Code>) {
        let mut seats = self.seats(person);
        let tied = |s: &Seated| s.focus == Truth::True && self.is_tied(s.role);
        if seats.iter().any(tied) {
            seats.retain(tied);
        }
        let judged = seats.into_iter().map(|seated| {
            let blockers = self.blockers(person, seated);
            let worst = blockers
                .iter()
                .filter_map(|b| crate::authority::judgement::verdict_of(b.0));
            (
                worst.max().unwrap_or(Verdict::Allowed),
                blockers.len(),
                seated,
                blockers,
            )
        });
        let best = judged.min_by_key(|(verdict, count, seated, _)| (*verdict, *count, *seated));
        best.map_or_else(
            || (Verdict::OutOfRole, BTreeSet::from([Code::OutOfRole])),
            |(verdict, .., blockers)| (verdict, blockers.into_iter().map(|b| b.0).collect()),
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn two_resolvers_say_the_same_of_everybody(mut dice in dice()) {
        let generated = tall_organization(&mut dice);
        let index = generated.world.index();
        let record = generated.world.snapshot();
        for _ in 0..4 {
            let case = some_case(&mut dice);
            let oracle = Oracle { record: &record, case: &case };
            for person in &generated.people {
                let question = Question::about(*person);
                let live = LiveFacts::default();
                let decision = may_resolve(&index, &live, moment(NOW), &case, question);
                // The note beside another blocker is no blocker.
                let codes = decision.blockers.iter().map(|b| b.code);
                let codes = codes.filter(|c| *c != Code::LeadCannotOverride).collect();
                prop_assert_eq!((decision.verdict, codes), oracle.answer(*person), "{:?}", &case);
            }
        }
    }
}
