//! References that a lead re-pointed (GOV-1.6.1), followed where policies are read: whoever asks
//! for a clause gets it as it is meant. Only here; the text itself stays as it was adopted.
//!
//! What a clause asks, grants to, or opens to is followed. Whom it binds is not: a limit reaches
//! the roles that it names, so that nobody is freed of one by a lead's word.

use super::Index;
use crate::{
    ids::{CircleId, PolicyId, RedirectId, RoleId},
    structure::{
        circle::Redirect,
        policy::{Clause, ClauseKind, Effect, Hook, Policy},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Clauses that mention something re-pointed, as they are meant, with the re-pointings by clause.
#[derive(Debug, Default)]
pub(super) struct Redirected {
    clauses: BTreeMap<PolicyId, Vec<Clause>>,
    followed: BTreeMap<(PolicyId, usize), Vec<RedirectId>>,
}

impl Index {
    /// The clauses of a policy as they are meant.
    pub(super) fn clauses_of<'a>(&'a self, policy: &'a Policy) -> &'a [Clause] {
        self.redirected
            .clauses
            .get(&policy.id)
            .unwrap_or(&policy.clauses)
    }

    /// The re-pointings that were followed in a clause.
    pub fn redirects_in(&self, policy: PolicyId, at: usize) -> &[RedirectId] {
        self.redirected
            .followed
            .get(&(policy, at))
            .map_or(&[], Vec::as_slice)
    }

    pub(super) fn read_redirects(&self) -> Redirected {
        let mut read = Redirected::default();
        if self.snapshot.redirects.is_empty() {
            return read;
        }
        for policy in self.snapshot.policies.values() {
            let mut clauses = policy.clauses.clone();
            for (at, clause) in clauses.iter_mut().enumerate() {
                let mut followed = Vec::new();
                mentions(&mut clause.kind, &mut |mention| {
                    *mention = self.meant(policy.circle, *mention, &mut followed);
                });
                if !followed.is_empty() {
                    read.followed.insert((policy.id, at), followed);
                }
            }
            if clauses != policy.clauses {
                read.clauses.insert(policy.id, clauses);
            }
        }
        read
    }

    /// The role that a circle's governance means by a role.
    fn meant(&self, said_in: CircleId, role: RoleId, followed: &mut Vec<RedirectId>) -> RoleId {
        let mut seen = BTreeSet::new();
        let mut role = role;
        while let Some(redirect) = self.redirect_of(said_in, role)
            && seen.insert(redirect.id)
        {
            role = redirect.to;
            followed.push(redirect.id);
        }
        role
    }

    /// The newest re-pointing of a role by a circle around it that does not contain who speaks.
    fn redirect_of(&self, said_in: CircleId, role: RoleId) -> Option<&Redirect> {
        self.snapshot
            .redirects
            .values()
            .rev()
            .map(|r| &r.value)
            .find(|r| r.mention == role && !self.is_or_contains(r.circle, said_in))
    }
}

/// Turns to each role that a clause turns to, in place. A circle is mentioned by its role.
fn mentions(kind: &mut ClauseKind, turn: &mut impl FnMut(&mut RoleId)) {
    match kind {
        ClauseKind::Constrain(it) => match &mut it.effect {
            Effect::PermissionOfRole(role) | Effect::Second(role) => turn(role),
            Effect::PermissionOfMembers { circle, .. } => {
                let mut role = circle.role();
                turn(&mut role);
                *circle = CircleId::inside(role);
            }
            Effect::Forbid => {}
        },
        ClauseKind::Grant(it) => it.to.iter_mut().for_each(turn),
        ClauseKind::DomainAccess(it) => it.roles.iter_mut().for_each(turn),
        ClauseKind::Override(Hook::DomainPermission { by, .. }) => by.iter_mut().for_each(turn),
        ClauseKind::Override(Hook::Spending { to, .. }) => turn(to),
        ClauseKind::Override(_) => {}
    }
}
