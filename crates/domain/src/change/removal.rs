//! Removing a role: what is inside it goes, or moves up, and either is said outright.

use super::{
    Inside, owner,
    plan::Draft,
    policy::{along, money_held},
};
use crate::{
    code::Code,
    event::Event,
    ids::{CircleId, PolicyId, RoleId},
    rejection::Rejection,
    rule,
    structure::{
        policy::Policy,
        role::{Role, RoleRef},
    },
    subject::Subject,
};
use std::collections::BTreeSet;

/// The most roles and policies that one removal keeps.
pub const MOST_KEPT: usize = 1000;

/// GOV-1.2.6: removes a role of the circle. Who holds it holds it no more (§13.4); its elements,
/// and what of its inside is not kept, go with it.
pub(super) fn role(draft: &mut Draft<'_>, id: RoleId, inside: &Inside) {
    let as_role = RoleRef::Defined(id);
    if draft.index.anchor() == Some(id) {
        return draft.refuse(owner::anchor_stays(as_role).at(["role"]));
    }
    if let Some(refusal) = owner::refusal(draft, as_role) {
        return draft.refuse(refusal.at(["role"]));
    }
    let held = Held::inside(draft, id);
    let (kept_roles, kept_policies) = match inside {
        Inside::Unsaid if !held.is_empty() => return draft.refuse(incomplete(draft, id, &held)),
        Inside::Unsaid | Inside::Removed => (&[][..], &[][..]),
        Inside::Kept { roles, policies } => (roles.as_slice(), policies.as_slice()),
    };
    let kept = kept_roles.len().saturating_add(kept_policies.len());
    let subject = Subject::Role(as_role);
    if !draft.is_bounded((kept, MOST_KEPT), "things to keep", subject, "inside") {
        return;
    }
    if !all_inside(draft, id, &held, kept_roles, kept_policies) {
        return;
    }
    rest_on_all(draft, id, &held);
    for kept in kept_roles {
        if let Some(known) = draft.now.roles.get(kept).map(|it| it.value.clone()) {
            let source = Some(draft.circle);
            draft.make(Event::RoleChanged(Role { source, ..known }));
        }
    }
    for kept in kept_policies {
        if let Some(known) = draft.now.policies.get(kept).map(|it| it.value.clone()) {
            let circle = draft.circle;
            if money_held(draft, circle, *kept, along(&known.clauses, "inside")) {
                draft.make(Event::PolicyAmended(Policy { circle, ..known }));
            }
        }
    }
    if let Some(known) = draft.now.roles.get(&id).map(|it| it.value.clone()) {
        draft.make(Event::RoleRemoved(known));
    }
}

/// What is inside a role, at any depth.
struct Held {
    roles: BTreeSet<RoleId>,
    policies: BTreeSet<PolicyId>,
    links: usize,
    /// In how many circles proposals are open, which end with them.
    processing: usize,
}

impl Held {
    fn inside(draft: &Draft<'_>, id: RoleId) -> Self {
        let circle = CircleId::inside(id);
        let within = |it: CircleId| it == circle || owner::is_inside(&draft.now, it, circle);
        let roles = draft.now.roles.values();
        let policies = draft.now.policies.values();
        let links = draft.now.links.values();
        Self {
            roles: roles
                .filter(|it| it.source.is_some_and(within))
                .map(|it| it.id)
                .collect(),
            policies: policies
                .filter(|it| within(it.circle))
                .map(|it| it.id)
                .collect(),
            links: links.filter(|it| within(it.target)).count(),
            processing: draft.processing.iter().filter(|it| within(**it)).count(),
        }
    }

    fn is_empty(&self) -> bool {
        self.count() == 0
    }

    fn count(&self) -> usize {
        self.roles.len() + self.policies.len() + self.links + self.processing
    }
}

fn incomplete(draft: &Draft<'_>, id: RoleId, held: &Held) -> Rejection {
    let as_role = RoleRef::Defined(id);
    let message = format!(
        "{} contains {} ({} roles, {} policies, {} links, {} circles with open proposals): say \
         which are kept, and move up into {}, or that all of it goes",
        draft.role_name(as_role),
        held.count(),
        held.roles.len(),
        held.policies.len(),
        held.links,
        held.processing,
        draft.circle_name(draft.circle),
    );
    Rejection::by(rule::GOV_1_2_6, Code::RemovalIncomplete, message)
        .about(Subject::Role(as_role))
        .at(["inside"])
}

/// Only what is inside can be kept.
fn all_inside(
    draft: &mut Draft<'_>,
    id: RoleId,
    held: &Held,
    roles: &[RoleId],
    policies: &[PolicyId],
) -> bool {
    let foreign_roles = roles.iter().filter(|it| !held.roles.contains(it));
    let foreign_roles = foreign_roles.map(|it| Subject::Role(RoleRef::Defined(*it)));
    let foreign_policies = policies.iter().filter(|it| !held.policies.contains(it));
    let foreign_policies = foreign_policies.map(|it| Subject::Policy(*it));
    let foreign: Vec<Subject> = foreign_roles.chain(foreign_policies).collect();
    for subject in &foreign {
        let name = draft.role_name(RoleRef::Defined(id));
        let message = format!("is not inside {name}, so it needs no keeping: leave it out");
        let refusal = Rejection::by(rule::GOV_1_2_6, Code::RemovalIncomplete, message);
        draft.refuse(refusal.about(*subject).at(["inside"]));
    }
    foreign.is_empty()
}

/// GOV-4.7.5: the removal was consented to as one of just these things.
fn rest_on_all(draft: &mut Draft<'_>, id: RoleId, held: &Held) {
    let mut all: Vec<Subject> = vec![Subject::Role(RoleRef::Defined(id))];
    let goes = |role: RoleRef| match role {
        RoleRef::Defined(it) => it == id || held.roles.contains(&it),
        RoleRef::Core(circle, _) => circle.role() == id || held.roles.contains(&circle.role()),
    };
    all.extend(
        held.roles
            .iter()
            .map(|it| Subject::Role(RoleRef::Defined(*it))),
    );
    all.extend(held.policies.iter().map(|it| Subject::Policy(*it)));
    let now = &draft.now;
    let accountabilities = now.accountabilities.values().filter(|it| goes(it.role));
    all.extend(accountabilities.map(|it| Subject::Accountability(it.id)));
    let domains = now.domains.values().filter(|it| goes(it.holder));
    all.extend(domains.map(|it| Subject::Domain(it.id)));
    let money = now.spend_controls.values();
    let money = money.filter(|it| goes(RoleRef::Defined(it.role)));
    all.extend(money.map(|it| Subject::SpendControl(it.id)));
    for subject in all {
        draft.rests_on(subject);
    }
}
