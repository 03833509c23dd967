//! Which boxes tie a seat to a decision, and which stand in its way.

use super::{Actor, Conditions, Standing, both, disjoint, take_away};
use crate::{
    authority::{
        inquiry::Inquiry,
        judgement::Judgement,
        step::{
            domains::{self, Reached, Standing as DomainStanding},
            policies,
        },
    },
    ids::CircleId,
    index::ScopeSource,
    structure::{
        decision_type::Reversibility,
        domain::Domain,
        policy::Effect,
        role::{CoreRole, RoleRef},
        scope::Scope,
    },
};

/// What stands in the way, as boxes.
#[derive(Debug, Default)]
pub(super) struct Blocked {
    /// Whatever the actor believes.
    pub(super) always: Vec<Conditions>,
    /// Unless it is easy to undo.
    pub(super) unless_easy: Vec<Conditions>,
}

/// The scopes that could speak of the inquiry's decision, by text.
fn reaching<'a>(inquiry: &Inquiry<'a>) -> impl Iterator<Item = (ScopeSource, &'a Scope)> {
    let index = inquiry.index;
    index.scopes_reaching(&inquiry.case.decision)
}

fn boxes_of(inquiry: &Inquiry<'_>, source: ScopeSource) -> Vec<Conditions> {
    reaching(inquiry)
        .filter(|(s, _)| *s == source)
        .map(|(_, scope)| scope.when.clone())
        .collect()
}

/// The boxes in which a text ties the seat, inside those in which the person leads it.
pub(super) fn tied(inquiry: &Inquiry<'_>, standing: &Standing) -> Vec<Conditions> {
    let index = inquiry.index;
    let snapshot = index.snapshot();
    let inner = inner_scopes(inquiry, standing.role);
    let mut found: Vec<Conditions> = Vec::new();
    for (source, scope) in reaching(inquiry) {
        let ties = match source {
            ScopeSource::Accountability(id) => {
                let it = snapshot.accountabilities.get(&id);
                it.is_some_and(|a| inquiry.has_part(standing.seat, a.added_by))
                    && index.accountabilities_of(standing.role).contains(&id)
            }
            ScopeSource::Domain(id) => {
                let it = snapshot.domains.get(&id);
                it.is_some_and(|d| inquiry.has_part(standing.seat, d.added_by))
                    && index.domains_of(standing.role).contains(&id)
            }
            ScopeSource::Grant(policy, at) => inquiry.is_granted(policy, at, standing.seat),
            ScopeSource::External(_)
            | ScopeSource::Constraint(..)
            | ScopeSource::Access(..)
            | ScopeSource::Control(_)
            | ScopeSource::Spending(..) => false,
        };
        if !ties {
            continue;
        }
        let within = both(&standing.within, &scope.when).into_iter().collect();
        if matches!(source, ScopeSource::Accountability(_)) {
            found.extend(take_away(within, &inner));
        } else {
            found.extend(within);
        }
    }
    disjoint(found)
}

/// GOV-1.4.6: what roles inside speak of is not kept by the circle's lead.
fn inner_scopes(inquiry: &Inquiry<'_>, role: RoleRef) -> Vec<Conditions> {
    let RoleRef::Defined(id) = role else {
        return Vec::new();
    };
    let circle = CircleId::inside(id);
    let index = inquiry.index;
    let snapshot = index.snapshot();
    let inside = |role: RoleRef, added_by| {
        !matches!(role, RoleRef::Core(_, CoreRole::CircleLead))
            && index
                .home_of(role, added_by)
                .is_some_and(|home| index.is_within(home, circle))
    };
    reaching(inquiry)
        .filter(|(source, _)| match *source {
            ScopeSource::Accountability(id) => snapshot
                .accountabilities
                .get(&id)
                .is_some_and(|a| inside(a.role, a.added_by)),
            ScopeSource::Domain(id) => snapshot
                .domains
                .get(&id)
                .is_some_and(|d| inside(d.holder, d.added_by)),
            ScopeSource::Grant(policy, at) => inquiry
                .grantees(policy, at)
                .into_iter()
                .any(|role| inside(role, None)),
            ScopeSource::External(_)
            | ScopeSource::Constraint(..)
            | ScopeSource::Access(..)
            | ScopeSource::Control(_)
            | ScopeSource::Spending(..) => false,
        })
        .map(|(_, scope)| scope.when.clone())
        .collect()
}

/// Everything that stands in the seat's way.
pub(super) fn blocked(inquiry: &Inquiry<'_>, actor: Actor<'_>, standing: &Standing) -> Blocked {
    let mut blocked = Blocked::default();
    let Some(seating) = super::seating(inquiry, actor.person, standing) else {
        return blocked;
    };
    for (source, scope) in reaching(inquiry) {
        match source {
            ScopeSource::Constraint(id, at) => {
                let Some((policy, clause, constraint)) = inquiry.constraint(id, at) else {
                    continue;
                };
                let mut judgement = Judgement::new(seating);
                if policies::binds(inquiry, &mut judgement, policy.circle, clause, constraint) {
                    let free = permits_self(actor, standing, &constraint.effect);
                    blocked
                        .always
                        .extend(take_away(vec![scope.when.clone()], &free));
                }
            }
            ScopeSource::Domain(id) => {
                if let Some(domain) = inquiry.index.snapshot().domains.get(&id) {
                    touch(inquiry, actor, standing, domain, scope, &mut blocked);
                }
            }
            ScopeSource::External(_) => blocked.always.push(scope.when.clone()),
            ScopeSource::Accountability(_)
            | ScopeSource::Grant(..)
            | ScopeSource::Access(..)
            | ScopeSource::Control(_)
            | ScopeSource::Spending(..) => {}
        }
    }
    blocked
}

/// The boxes in which the person gives what the constraint asks for.
fn permits_self(actor: Actor<'_>, standing: &Standing, effect: &Effect) -> Vec<Conditions> {
    match effect {
        Effect::PermissionOfRole(role) => {
            let role = RoleRef::Defined(*role);
            if standing.role == role {
                return vec![Vec::new()];
            }
            actor.led(role).collect()
        }
        Effect::Forbid | Effect::Second(_) | Effect::PermissionOfMembers { .. } => Vec::new(),
    }
}

fn touch(
    inquiry: &Inquiry<'_>,
    actor: Actor<'_>,
    standing: &Standing,
    domain: &Domain,
    scope: &Scope,
    blocked: &mut Blocked,
) {
    let index = inquiry.index;
    if !domains::reaches(inquiry, domain, standing.seat) {
        return;
    }
    let kind = domains::standing(inquiry, domain, standing.seat);
    if kind == DomainStanding::Own {
        return;
    }
    let mut free: Vec<Conditions> = Vec::new();
    for part in index.parts_of(domain.id) {
        let binds = index
            .snapshot()
            .domains
            .get(&part)
            .is_some_and(|d| domains::reaches(inquiry, d, standing.seat));
        if binds {
            free.extend(boxes_of(inquiry, ScopeSource::Domain(part)));
        }
    }
    free.extend(opened(inquiry, actor, standing, domain, Reached::Itself));
    let permitting = domains::permitting_role(inquiry, domain);
    let holding = actor
        .leading(domain.holder)
        .filter(|s| inquiry.has_part(s.seat, domain.added_by));
    free.extend(holding.map(|s| s.within.clone()));
    if permitting != domain.holder {
        free.extend(actor.led(permitting));
    }
    if let RoleRef::Core(circle, CoreRole::CircleLead) = domain.holder {
        for below in index.circles_below(circle) {
            free.extend(actor.led(RoleRef::Core(below, CoreRole::CircleLead)));
        }
    }
    let left = take_away(vec![scope.when.clone()], &free);
    let easy = domains::reversibility(inquiry) == Some(Reversibility::Easy);
    match kind {
        DomainStanding::Around if easy => {}
        DomainStanding::Around => blocked.unless_easy.extend(left),
        DomainStanding::Own | DomainStanding::Elsewhere => {
            let around = opened(inquiry, actor, standing, domain, Reached::Around);
            blocked.always.extend(take_away(left.clone(), &around));
            if !around.is_empty() && !easy {
                blocked.unless_easy.extend(left);
            }
        }
    }
}

/// The boxes in which a clause opens the domain.
fn opened(
    inquiry: &Inquiry<'_>,
    actor: Actor<'_>,
    standing: &Standing,
    domain: &Domain,
    reached: Reached,
) -> Vec<Conditions> {
    let chain = inquiry.index.delegation_chain(domain.id);
    reaching(inquiry)
        .filter(|(source, _)| {
            let ScopeSource::Access(id, at) = *source else {
                return false;
            };
            inquiry.access(id, at).is_some_and(|found| {
                let (_, _, access) = found;
                let place = (standing.role, standing.seat);
                let role = domains::opens_to(inquiry, found, place, reached);
                let person = reached == Reached::Itself && access.people.contains(&actor.person);
                (role || person) && chain.contains(&access.domain)
            })
        })
        .map(|(_, scope)| scope.when.clone())
        .collect()
}
