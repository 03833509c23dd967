//! Look-ups over one snapshot, made by a pure function: what every question reads. Built once per
//! revision; whatever the rules derive (circle leads, members, cover) is derived here, never stored.
//!
//! Total on any snapshot: what does not hang together (a role that the anchor does not contain) is
//! not found by look-ups; [`crate::check`] is who complains.

mod catalogue;
mod names;
mod people;
mod tree;

pub use catalogue::{Catalogue, ResolvedType};
pub use names::core_name;
pub(crate) use people::unique;
pub use people::{By, Lead};

use crate::{
    directory::Directory,
    ids::{
        AccountabilityId, AssignmentId, CircleId, DomainId, LinkId, PersonId, PolicyId,
        RevisionNumber, RoleId, SpendControlId,
    },
    snapshot::Snapshot,
    structure::{
        policy::{Clause, ClauseKind, Hook, Policy},
        role::{CoreRole, RoleRef, SeatRef},
        scope::Scope,
    },
    text::Key,
};
use std::collections::BTreeMap;
use tree::Tree;

/// One organization at one revision, ready to be asked.
#[derive(Debug)]
pub struct Index {
    snapshot: Snapshot,
    directory: Directory,
    catalogue: Catalogue,
    tree: Tree,
    accountabilities: BTreeMap<RoleRef, Vec<AccountabilityId>>,
    domains: BTreeMap<RoleRef, Vec<DomainId>>,
    delegates: BTreeMap<DomainId, Vec<DomainId>>,
    policies: BTreeMap<CircleId, Vec<PolicyId>>,
    spend_controls: BTreeMap<RoleId, Vec<SpendControlId>>,
    holdings: BTreeMap<RoleRef, Vec<AssignmentId>>,
    held_by: BTreeMap<PersonId, Vec<AssignmentId>>,
    links_into: BTreeMap<CircleId, Vec<LinkId>>,
    scopes: BTreeMap<Option<String>, Vec<(ScopeSource, Scope)>>,
    roles_by_key: BTreeMap<Key, RoleId>,
}

/// A text that carries a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScopeSource {
    /// An accountability: who is expected.
    Accountability(AccountabilityId),
    /// A domain: whose permission is needed.
    Domain(DomainId),
    /// An outside body's domain.
    External(crate::ids::ExternalDomainId),
    /// A clause of a policy that constrains.
    Constraint(PolicyId, usize),
    /// A clause that grants.
    Grant(PolicyId, usize),
    /// A clause that opens a domain.
    Access(PolicyId, usize),
    /// Money that a role controls.
    Control(SpendControlId),
    /// A clause that gives a role control over money.
    Spending(PolicyId, usize),
}

impl Index {
    /// Builds every look-up of a snapshot.
    pub fn new(snapshot: Snapshot, directory: Directory) -> Self {
        let mut index = Self {
            catalogue: Catalogue::new(snapshot.decision_types.values().map(|t| &t.value)),
            tree: Tree::new(&snapshot.roles),
            accountabilities: BTreeMap::new(),
            domains: BTreeMap::new(),
            delegates: BTreeMap::new(),
            policies: BTreeMap::new(),
            spend_controls: BTreeMap::new(),
            holdings: BTreeMap::new(),
            held_by: BTreeMap::new(),
            links_into: BTreeMap::new(),
            scopes: BTreeMap::new(),
            roles_by_key: BTreeMap::new(),
            directory,
            snapshot,
        };
        index.fill();
        index.scopes = index.collect_scopes();
        index
    }

    fn fill(&mut self) {
        let snapshot = &self.snapshot;
        for role in snapshot.roles.values() {
            self.roles_by_key.insert(role.key.clone(), role.id);
        }
        for it in snapshot.accountabilities.values() {
            self.accountabilities
                .entry(it.role)
                .or_default()
                .push(it.id);
        }
        for it in snapshot.domains.values() {
            self.domains.entry(it.holder).or_default().push(it.id);
            if let Some(parent) = it.delegated_from {
                self.delegates.entry(parent).or_default().push(it.id);
            }
        }
        for it in snapshot.policies.values() {
            self.policies.entry(it.circle).or_default().push(it.id);
        }
        for it in snapshot.spend_controls.values() {
            self.spend_controls.entry(it.role).or_default().push(it.id);
        }
        for it in snapshot.assignments.values() {
            if let Some(role) = self.snapshot.role_of_seat(it.seat) {
                self.holdings.entry(role).or_default().push(it.id);
                self.held_by.entry(it.person).or_default().push(it.id);
            }
        }
        for it in snapshot.links.values() {
            self.links_into.entry(it.target).or_default().push(it.id);
        }
    }

    fn collect_scopes(&self) -> BTreeMap<Option<String>, Vec<(ScopeSource, Scope)>> {
        let mut scopes: BTreeMap<Option<String>, Vec<(ScopeSource, Scope)>> = BTreeMap::new();
        let mut add = |source: ScopeSource, scope: &Scope| {
            let root = scope
                .decision
                .as_ref()
                .map(|key| root_of(key.as_str()).to_owned());
            scopes
                .entry(root)
                .or_default()
                .push((source, scope.clone()));
        };
        for it in self.snapshot.accountabilities.values() {
            for scope in &it.covers {
                add(ScopeSource::Accountability(it.id), scope);
            }
        }
        for it in self.snapshot.domains.values() {
            for scope in &it.covers {
                add(ScopeSource::Domain(it.id), scope);
            }
        }
        for it in self.snapshot.external_domains.values() {
            for scope in &it.covers {
                add(ScopeSource::External(it.id), scope);
            }
        }
        for it in self.snapshot.spend_controls.values() {
            for scope in scopes_or_every(&it.scopes) {
                add(ScopeSource::Control(it.id), scope);
            }
        }
        for policy in self.snapshot.policies.values() {
            for (at, clause) in policy.clauses.iter().enumerate() {
                match &clause.kind {
                    ClauseKind::Constrain(it) => {
                        add(ScopeSource::Constraint(policy.id, at), &it.scope);
                    }
                    ClauseKind::Grant(it) => add(ScopeSource::Grant(policy.id, at), &it.scope),
                    ClauseKind::DomainAccess(it) => {
                        add(ScopeSource::Access(policy.id, at), &it.scope);
                    }
                    ClauseKind::Override(Hook::Spending { scopes: for_, .. }) => {
                        for scope in scopes_or_every(for_) {
                            add(ScopeSource::Spending(policy.id, at), scope);
                        }
                    }
                    ClauseKind::Override(_) => {}
                }
            }
        }
        scopes
    }

    /// The structure itself.
    pub const fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Who people are.
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The decision type catalogue with what is inherited.
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The revision that every answer cites.
    pub const fn revision(&self) -> RevisionNumber {
        self.snapshot.revision
    }

    /// The role with this key.
    pub fn role_by_key(&self, key: &Key) -> Option<RoleId> {
        self.roles_by_key.get(key).copied()
    }

    /// A role's own accountabilities and those that links added; for a circle lead also the
    /// additions of every circle above (GOV-1.4.2).
    pub fn accountabilities_of(&self, role: RoleRef) -> Vec<AccountabilityId> {
        self.with_lead_additions(role)
            .into_iter()
            .flat_map(|r| ids(&self.accountabilities, &r))
            .collect()
    }

    /// The domains that a role controls, as [`Self::accountabilities_of`].
    pub fn domains_of(&self, role: RoleRef) -> Vec<DomainId> {
        self.with_lead_additions(role)
            .into_iter()
            .flat_map(|r| ids(&self.domains, &r))
            .collect()
    }

    fn with_lead_additions(&self, role: RoleRef) -> Vec<RoleRef> {
        match role {
            RoleRef::Core(circle, CoreRole::CircleLead) => std::iter::once(circle)
                .chain(self.circles_above(circle))
                .map(|c| RoleRef::Core(c, CoreRole::CircleLead))
                .collect(),
            RoleRef::Defined(_) | RoleRef::Core(..) => vec![role],
        }
    }

    /// The domains that were carved out of a domain.
    pub fn delegates_of(&self, domain: DomainId) -> Vec<DomainId> {
        ids(&self.delegates, &domain)
    }

    /// The policies that a circle adopted, in order of adoption.
    pub fn policies_of(&self, circle: CircleId) -> impl Iterator<Item = &Policy> {
        let ids = self
            .policies
            .get(&circle)
            .map_or(&[] as &[PolicyId], Vec::as_slice);
        ids.iter()
            .filter_map(|id| self.snapshot.policies.get(id))
            .map(|p| &p.value)
    }

    /// The money that a role controls.
    pub fn spend_controls_of(&self, role: RoleId) -> Vec<SpendControlId> {
        ids(&self.spend_controls, &role)
    }

    /// The links by which seats take part in a circle.
    pub fn links_into(&self, circle: CircleId) -> Vec<LinkId> {
        ids(&self.links_into, &circle)
    }

    /// The links of a seat, those of its whole role included (GOV-1.5.2).
    pub fn links_of(&self, seat: SeatRef) -> impl Iterator<Item = &crate::structure::circle::Link> {
        let whole = self.snapshot.role_of_seat(seat).map(SeatRef::Whole);
        self.snapshot
            .links
            .values()
            .map(|l| &l.value)
            .filter(move |l| l.seat == seat || Some(l.seat) == whole)
    }

    /// Every text whose scope could reach a decision, conditions aside.
    pub fn scopes_reaching(&self, decision: &str) -> impl Iterator<Item = (ScopeSource, &Scope)> {
        let root = Some(root_of(decision).to_owned());
        [None, root]
            .into_iter()
            .filter_map(|root| self.scopes.get(&root))
            .flatten()
            .map(|(source, scope)| (*source, scope))
    }

    /// A clause of a policy, by position.
    pub fn clause(&self, policy: PolicyId, at: usize) -> Option<(&Policy, &Clause)> {
        let policy = self.snapshot.policies.get(&policy)?;
        Some((&policy.value, policy.clauses.get(at)?))
    }

    /// All override clauses of a circle with their policies.
    pub fn hooks_of(&self, circle: CircleId) -> impl Iterator<Item = (&Policy, &Clause, &Hook)> {
        self.policies_of(circle).flat_map(|policy| {
            policy
                .clauses
                .iter()
                .filter_map(move |clause| match &clause.kind {
                    ClauseKind::Override(hook) => Some((policy, clause, hook)),
                    ClauseKind::Constrain(_)
                    | ClauseKind::Grant(_)
                    | ClauseKind::DomainAccess(_) => None,
                })
        })
    }
}

impl Snapshot {
    /// The role that a seat is, or is a part of; none for a seat that does not exist.
    pub fn role_of_seat(&self, seat: SeatRef) -> Option<RoleRef> {
        match seat {
            SeatRef::Whole(role) => Some(role),
            SeatRef::Focused(id) => self.seats.get(&id).map(|s| RoleRef::Defined(s.role)),
        }
    }
}

/// An empty list of scopes on money means every decision.
pub fn scopes_or_every(scopes: &[Scope]) -> &[Scope] {
    const EVERY: &[Scope] = &[Scope::EVERY];
    if scopes.is_empty() { EVERY } else { scopes }
}

fn root_of(key: &str) -> &str {
    key.split('.').next().unwrap_or(key)
}

fn ids<K: Ord, V: Copy>(map: &BTreeMap<K, Vec<V>>, key: &K) -> Vec<V> {
    map.get(key).cloned().unwrap_or_default()
}

impl Index {
    /// The revision that adopted a seat: its focus, or its role.
    pub fn seat_adopted_in(&self, seat: SeatRef) -> Option<RevisionNumber> {
        match seat {
            SeatRef::Focused(id) => self.snapshot.seats.get(&id).map(|s| s.adopted_in),
            SeatRef::Whole(RoleRef::Defined(role)) => {
                self.snapshot.roles.get(&role).map(|r| r.adopted_in)
            }
            SeatRef::Whole(RoleRef::Core(circle, _)) => self
                .snapshot
                .roles
                .get(&circle.role())
                .map(|r| r.adopted_in),
        }
    }
}

impl Index {
    /// The revision that adopted a policy as it is.
    pub fn policy_adopted_in(&self, policy: PolicyId) -> RevisionNumber {
        self.snapshot
            .policies
            .get(&policy)
            .map_or(self.snapshot.revision, |p| p.adopted_in)
    }
}

impl Index {
    /// A domain and those that it is a part of, nearest first. A chain that runs in a circle ends
    /// where it began.
    pub fn delegation_chain(&self, domain: DomainId) -> Vec<DomainId> {
        let mut chain = vec![domain];
        let mut next = self
            .snapshot
            .domains
            .get(&domain)
            .and_then(|d| d.delegated_from);
        while let Some(parent) = next.filter(|p| !chain.contains(p)) {
            chain.push(parent);
            next = self
                .snapshot
                .domains
                .get(&parent)
                .and_then(|d| d.delegated_from);
        }
        chain
    }

    /// The clause that changes how a domain's permission is got, of the broadest circle that adopted
    /// one (GOV-3.3.10).
    pub fn domain_permission(&self, domain: &crate::structure::domain::Domain) -> Option<&Hook> {
        let own = match domain.holder {
            RoleRef::Defined(role) => Some(CircleId::inside(role)),
            RoleRef::Core(..) => None,
        };
        let around: Vec<CircleId> = self.circles_containing(domain.holder).collect();
        let broadest_first = around.into_iter().rev().chain(own);
        broadest_first
            .flat_map(|circle| self.hooks_of(circle))
            .map(|(_, _, hook)| hook)
            .find(
                |hook| matches!(hook, Hook::DomainPermission { domain: d, .. } if *d == domain.id),
            )
    }
}

impl Index {
    /// Every decision type key that some scope names.
    pub fn scoped_keys(&self) -> impl Iterator<Item = &crate::text::DecisionKey> {
        self.scopes
            .values()
            .flatten()
            .filter_map(|(_, scope)| scope.decision.as_ref())
    }
}
