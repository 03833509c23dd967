//! Adopting, amending and repealing policies of the circle.

use super::{
    PolicyAmendment,
    money::{self, Given},
    owner,
    plan::Draft,
};
use crate::{
    code::Code,
    event::Event,
    ids::{CircleId, PolicyId},
    rejection::Rejection,
    rule,
    structure::policy::{Clause, Policy},
    subject::Subject,
};
use std::borrow::Cow;

/// The most clauses of one policy.
pub const MOST_CLAUSES: usize = 50;

/// Adopts a policy of the circle. What its clauses may do is a rule of structures (GOV-3.2.4,
/// GOV-3.2.6).
pub(super) fn adopt(draft: &mut Draft<'_>, it: &Policy) {
    let subject = Subject::Policy(it.id);
    draft.speaks_of(subject);
    if !bounded(draft, it.id, &it.clauses) {
        return;
    }
    let mut known = draft.now.policies.values();
    let taken = known.any(|other| other.key == it.key);
    draft.key_is_free(&it.key, taken, (subject, "policy"), &[]);
    let free = draft.id_is_free(subject) && !taken;
    let circle = draft.circle;
    if !free || !money_held(draft, circle, it.id, in_edit(&it.clauses)) {
        return;
    }
    draft.shapes(subject);
    draft.make(Event::PolicyAdopted(Policy {
        circle,
        legacy: false,
        ..it.clone()
    }));
}

/// Changes a policy of the circle.
pub(super) fn amend(draft: &mut Draft<'_>, it: &PolicyAmendment) {
    let Some(policy) = own(draft, it.policy) else {
        return;
    };
    if policy.legacy {
        let message = format!(
            "policy `{}` is from before the rules were adopted and can only be replaced: repeal \
             it and adopt another",
            policy.key
        );
        let refusal = Rejection::by(rule::GOV_10_2_2, Code::WrongState, message);
        return draft.refuse(refusal.about(Subject::Policy(it.policy)).at(["policy"]));
    }
    if !bounded(draft, it.policy, it.clauses.as_deref().unwrap_or_default()) {
        return;
    }
    let amended = Policy {
        title: it.title.clone().unwrap_or_else(|| policy.title.clone()),
        text: it.text.of(policy.text.clone()),
        review_at: it.review_at.of(policy.review_at),
        clauses: it.clauses.clone().unwrap_or_else(|| policy.clauses.clone()),
        ..policy.clone()
    };
    draft.shapes(Subject::Policy(it.policy));
    let new = in_edit(&amended.clauses).filter(|(_, it)| !policy.clauses.contains(it));
    if !money_held(draft, draft.circle, it.policy, new) {
        return;
    }
    if amended != policy {
        draft.make(Event::PolicyAmended(amended));
    }
}

/// Repeals a policy of the circle; one from before the rules as well, since that is how it is
/// replaced (GOV-10.2.2). Links that it invites end with it (GOV-1.5.6).
pub(super) fn remove(draft: &mut Draft<'_>, id: PolicyId) {
    if let Some(policy) = own(draft, id) {
        draft.make(Event::PolicyRepealed(policy));
    }
}

/// A policy of the circle itself; says why not otherwise.
fn own(draft: &mut Draft<'_>, id: PolicyId) -> Option<Policy> {
    let Some(policy) = draft.now.policies.get(&id).map(|it| it.value.clone()) else {
        draft.missing("policy", Subject::Policy(id), "policy");
        return None;
    };
    if policy.circle == draft.circle {
        draft.rests_on(Subject::Policy(id));
        return Some(policy);
    }
    let refusal = foreign(draft, &policy, policy.circle);
    draft.refuse(refusal.about(Subject::Policy(id)).at(["policy"]));
    None
}

/// GOV-1.2.4, GOV-4.1.2: another circle's policy.
fn foreign(draft: &Draft<'_>, policy: &Policy, home: CircleId) -> Rejection {
    let there = draft.circle_name(home);
    let message = format!(
        "policy `{}` is one of {there}: propose the change there",
        policy.key
    );
    if owner::is_inside(&draft.now, home, draft.circle) {
        Rejection::by(rule::GOV_1_2_4, Code::InsideSubcircle, message)
    } else {
        Rejection::by(rule::GOV_4_1_2, Code::OtherCircle, message)
    }
}

/// GOV-3.2.6, GOV-3.4.8: the money that clauses give is the circle's to give. Each comes with its
/// place inside the edit.
pub(super) fn money_held<'c>(
    draft: &mut Draft<'_>,
    circle: CircleId,
    policy: PolicyId,
    clauses: impl IntoIterator<Item = (Vec<Cow<'static, str>>, &'c Clause)>,
) -> bool {
    let subject = Subject::Policy(policy);
    let mut held = true;
    for (path, clause) in clauses {
        let path = &path;
        held &= money::may_give(draft, circle, clause, &Given { subject, path });
    }
    held
}

/// Clauses with their places in an edit that says them.
fn in_edit(clauses: &[Clause]) -> impl Iterator<Item = (Vec<Cow<'static, str>>, &Clause)> {
    let placed = clauses.iter().enumerate();
    placed.map(|(at, it)| {
        let path = vec![Cow::Borrowed("clauses"), Cow::Owned(at.to_string())];
        (path, it)
    })
}

/// Clauses that go along with a policy, with the place of the policy in the edit.
pub(super) fn along<'c>(
    clauses: &'c [Clause],
    place: &'static str,
) -> impl Iterator<Item = (Vec<Cow<'static, str>>, &'c Clause)> {
    let place = move |it| (vec![Cow::Borrowed(place)], it);
    clauses.iter().map(place)
}

fn bounded(draft: &mut Draft<'_>, policy: PolicyId, clauses: &[Clause]) -> bool {
    let subject = Subject::Policy(policy);
    draft.is_bounded((clauses.len(), MOST_CLAUSES), "clauses", subject, "clauses")
}
