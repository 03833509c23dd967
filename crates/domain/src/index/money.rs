//! Clauses that give a role money, by role: a grant with spend, or a `SPENDING` override
//! (GOV-3.4.8). A circle gives money to what is inside it, and to roles linked into it.

use super::Index;
use crate::{
    ids::{PolicyId, RoleId},
    structure::policy::{ClauseKind, Hook},
};
use std::collections::BTreeMap;

impl Index {
    /// The clauses that name a role as one that they give money to, in order of adoption.
    pub fn money_clauses_of(&self, role: RoleId) -> &[(PolicyId, usize)] {
        self.money_by_clause.get(&role).map_or(&[], Vec::as_slice)
    }

    pub(super) fn collect_money(&self) -> BTreeMap<RoleId, Vec<(PolicyId, usize)>> {
        let mut found: BTreeMap<RoleId, Vec<(PolicyId, usize)>> = BTreeMap::new();
        for policy in self.snapshot.policies.values() {
            for (at, clause) in self.clauses_of(policy).iter().enumerate() {
                let to: &[RoleId] = match &clause.kind {
                    ClauseKind::Grant(grant) if grant.spend.is_some() => &grant.to,
                    ClauseKind::Override(Hook::Spending { to, .. }) => std::slice::from_ref(to),
                    ClauseKind::Grant(_)
                    | ClauseKind::Override(_)
                    | ClauseKind::Constrain(_)
                    | ClauseKind::DomainAccess(_) => &[],
                };
                for role in to {
                    found.entry(*role).or_default().push((policy.id, at));
                }
            }
        }
        found
    }
}
