//! Which texts carry which scopes, found by the root of a decision type's key.

use super::Index;
use crate::{
    ids::{AccountabilityId, DomainId, ExternalDomainId, PolicyId, SpendControlId},
    structure::{
        policy::{ClauseKind, Hook},
        scope::Scope,
    },
};
use std::collections::BTreeMap;

/// Scopes with their texts, by the root of their key; none for those on every decision.
pub(super) type Scopes = BTreeMap<Option<String>, Vec<(ScopeSource, Scope)>>;

/// A text that carries a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScopeSource {
    /// An accountability: who is expected.
    Accountability(AccountabilityId),
    /// A domain: whose permission is needed.
    Domain(DomainId),
    /// An outside body's domain.
    External(ExternalDomainId),
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
    pub(super) fn collect_scopes(&self) -> Scopes {
        let mut scopes: Scopes = BTreeMap::new();
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
            // Money for every decision speaks of none.
            for scope in &it.scopes {
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
                        for scope in for_ {
                            add(ScopeSource::Spending(policy.id, at), scope);
                        }
                    }
                    ClauseKind::Override(_) => {}
                }
            }
        }
        scopes
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

    /// Every decision type key that some scope names.
    pub fn scoped_keys(&self) -> impl Iterator<Item = &crate::text::DecisionKey> {
        self.scopes
            .values()
            .flatten()
            .filter_map(|(_, scope)| scope.decision.as_ref())
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
