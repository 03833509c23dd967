//! Which texts carry which scopes, found by the key of a decision type: those on other keys are
//! never looked at, however many there are.

use super::Index;
use crate::{
    ids::{AccountabilityId, DomainId, ExternalDomainId, PolicyId, SpendControlId},
    structure::{
        policy::{ClauseKind, Hook},
        scope::Scope,
    },
    text::DecisionKey,
};
use std::{collections::BTreeMap, ops::Bound};

/// Scopes with their texts, by their key; none for those on every decision.
pub(super) type Scopes = BTreeMap<Option<DecisionKey>, Vec<(ScopeSource, Scope)>>;

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
            let on = scopes.entry(scope.decision.clone()).or_default();
            on.push((source, scope.clone()));
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

    /// Every text whose scope reaches a decision, conditions aside.
    pub fn scopes_reaching(
        &self,
        decision: &DecisionKey,
    ) -> impl Iterator<Item = (ScopeSource, &Scope)> {
        let above = std::iter::successors(Some(decision.clone()), DecisionKey::parent);
        std::iter::once(None)
            .chain(above.map(Some))
            .filter_map(|key| self.scopes.get(&key))
            .flatten()
            .map(|(source, scope)| (*source, scope))
    }

    /// Every text whose scope is on a key below a decision.
    pub fn scopes_below(
        &self,
        decision: &DecisionKey,
    ) -> impl Iterator<Item = (ScopeSource, &Scope)> {
        let from = Bound::Excluded(Some(decision.clone()));
        let begins = |key: &&DecisionKey| key.as_str().starts_with(decision.as_str());
        self.scopes
            .range((from, Bound::Unbounded))
            .map_while(move |(key, scopes)| key.as_ref().filter(begins).map(|key| (key, scopes)))
            .filter(|(key, _)| decision.covers(key))
            .flat_map(|(_, scopes)| scopes)
            .map(|(source, scope)| (*source, scope))
    }

    /// Every text whose scope could share a decision with a scope on this key, or on every one.
    pub fn scopes_meeting(
        &self,
        decision: Option<&DecisionKey>,
    ) -> impl Iterator<Item = (ScopeSource, &Scope)> {
        let every = decision.is_none().then(|| self.scopes.values().flatten());
        let every = every.into_iter().flatten().map(|(s, scope)| (*s, scope));
        let reaching = decision
            .into_iter()
            .flat_map(|key| self.scopes_reaching(key));
        let below = decision.into_iter().flat_map(|key| self.scopes_below(key));
        every.chain(reaching).chain(below)
    }

    /// Every decision type key that some scope names.
    pub fn scoped_keys(&self) -> impl Iterator<Item = &DecisionKey> {
        self.scopes.keys().flatten()
    }
}

/// An empty list of scopes on money means every decision.
pub fn scopes_or_every(scopes: &[Scope]) -> &[Scope] {
    const EVERY: &[Scope] = &[Scope::EVERY];
    if scopes.is_empty() { EVERY } else { scopes }
}
