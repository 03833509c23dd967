//! Look-ups over one snapshot, made by a pure function: what every question reads. Built once per
//! revision; whatever the rules derive (circle leads, members, cover) is derived here, never
//! stored.
//!
//! Total on any snapshot: what does not hang together (a role that the anchor does not contain) is
//! not found by look-ups; [`crate::check`] is who complains.

mod assigning;
mod catalogue;
mod delegation;
mod leads;
mod money;
mod names;
mod people;
mod redirects;
mod represent;
mod scopes;
mod tree;
mod watch;

#[cfg(test)]
mod tests;

pub use assigning::Assigning;
pub use catalogue::{Catalogue, ResolvedType};
pub use leads::{By, Known, Lead, Leads};
pub use names::core_name;
pub(crate) use people::unique;
pub use scopes::{ScopeSource, scopes_or_every};
pub use watch::{At, Watch, earlier};

use crate::{
    directory::Directory,
    ids::{
        AccountabilityId, AssignmentId, CircleId, DomainId, LinkId, PersonId, PolicyId,
        RevisionNumber, RoleId, SpendControlId,
    },
    snapshot::Snapshot,
    structure::{
        circle::Link,
        policy::{Clause, ClauseKind, Hook, Policy},
        role::{CoreRole, RoleRef, SeatRef},
    },
    text::Key,
};
use std::collections::{BTreeMap, BTreeSet};
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
    links_from: BTreeMap<RoleRef, Vec<LinkId>>,
    lead_additions: BTreeSet<CircleId>,
    money_by_clause: BTreeMap<RoleId, Vec<(PolicyId, usize)>>,
    redirected: redirects::Redirected,
    scopes: scopes::Scopes,
    roles_by_key: BTreeMap<Key, RoleId>,
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
            links_from: BTreeMap::new(),
            lead_additions: BTreeSet::new(),
            money_by_clause: BTreeMap::new(),
            redirected: redirects::Redirected::default(),
            scopes: BTreeMap::new(),
            roles_by_key: BTreeMap::new(),
            directory,
            snapshot,
        };
        index.fill();
        index.redirected = index.read_redirects();
        index.money_by_clause = index.collect_money();
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
            if let Some(role) = snapshot.role_of_seat(it.seat) {
                self.links_from.entry(role).or_default().push(it.id);
            }
        }
        let added_to = snapshot.accountabilities.values().map(|a| a.role);
        let added_to = added_to.chain(snapshot.domains.values().map(|d| d.holder));
        for role in added_to {
            if let RoleRef::Core(circle, CoreRole::CircleLead) = role {
                self.lead_additions.insert(circle);
            }
        }
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

    /// Whether a role can be sat in: every one but a circle lead to which nothing was added, whose
    /// authority is that of the circle's own role (GOV-2.1.9).
    pub fn has_lead_seat(&self, role: RoleRef) -> bool {
        !matches!(role, RoleRef::Core(_, CoreRole::CircleLead))
            || !self.with_lead_additions(role).is_empty()
    }

    fn with_lead_additions(&self, role: RoleRef) -> Vec<RoleRef> {
        let RoleRef::Core(circle, CoreRole::CircleLead) = role else {
            return vec![role];
        };
        let mut adding: Vec<CircleId> = self
            .lead_additions
            .iter()
            .copied()
            .filter(|around| self.is_or_contains(*around, circle))
            .collect();
        adding.sort_by_key(|around| std::cmp::Reverse(self.depth_of(*around)));
        adding
            .into_iter()
            .map(|around| RoleRef::Core(around, CoreRole::CircleLead))
            .collect()
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

    /// Whether a seat of a role takes part in a circle by a link.
    pub fn is_linked(&self, role: RoleRef, circle: CircleId) -> bool {
        self.links_into(circle).into_iter().any(|id| {
            let link = self.snapshot.links.get(&id);
            link.and_then(|l| self.snapshot.role_of_seat(l.seat)) == Some(role)
        })
    }

    /// The links of a seat, those of its whole role included (GOV-1.5.2).
    pub fn links_of(&self, seat: SeatRef) -> impl Iterator<Item = &Link> {
        let role = self.snapshot.role_of_seat(seat);
        let whole = role.map(SeatRef::Whole);
        role.and_then(|role| self.links_from.get(&role))
            .into_iter()
            .flatten()
            .filter_map(|id| self.snapshot.links.get(id))
            .map(|l| &l.value)
            .filter(move |l| l.seat == seat || Some(l.seat) == whole)
    }

    /// A clause of a policy, by position, with re-pointed references followed (GOV-1.6.1).
    pub fn clause(&self, policy: PolicyId, at: usize) -> Option<(&Policy, &Clause)> {
        let policy = self.snapshot.policies.get(&policy)?;
        Some((&policy.value, self.clauses_of(policy).get(at)?))
    }

    /// All override clauses of a circle with their policies.
    pub fn hooks_of(&self, circle: CircleId) -> impl Iterator<Item = (&Policy, &Clause, &Hook)> {
        self.policies_of(circle).flat_map(|policy| {
            self.clauses_of(policy)
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

    /// The revision that adopted a policy as it is.
    pub fn policy_adopted_in(&self, policy: PolicyId) -> RevisionNumber {
        self.snapshot
            .policies
            .get(&policy)
            .map_or(self.snapshot.revision, |p| p.adopted_in)
    }
}
