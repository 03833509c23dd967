//! Step 4: policies that bind the seat, nearest to broadest (GOV-3.2.1, GOV-3.2.3). Constraints add
//! up; they never conflict with each other.

use crate::{
    authority::{
        boxes,
        inquiry::{Inquiry, Spoken},
        judgement::Judgement,
        live::Opens,
        truth::{self, Truth},
        verdict::{Blocker, Fact, Failed, Ground, Permitter, Reason},
    },
    code::Code,
    ids::{CircleId, PersonId, PolicyId, RoleId},
    index::ScopeSource,
    rule,
    structure::{
        policy::{AnyOrAll, Clause, Constraint, Effect, Policy},
        role::RoleRef,
    },
    subject::Subject,
};

/// A constraint that binds a seat, with what it says of the case.
pub(in crate::authority) struct Binding<'a> {
    pub(in crate::authority) policy: &'a Policy,
    pub(in crate::authority) at: usize,
    pub(in crate::authority) constraint: &'a Constraint,
    pub(in crate::authority) spoken: Spoken<'a>,
}

pub(in crate::authority) fn run(inquiry: &Inquiry<'_>, judgement: &mut Judgement) {
    for binding in bindings(inquiry, judgement) {
        if settled(inquiry, judgement, &binding) {
            continue;
        }
        match binding.spoken.truth {
            Truth::True => bind(inquiry, judgement, &binding),
            Truth::Unknown => judgement.ask(
                truth::unclear(&binding.spoken.scope.when, inquiry.case),
                rule::GOV_3_2_1,
                Some(Subject::Clause(binding.policy.id, binding.at)),
                binding.policy.circle,
            ),
            Truth::False => {}
        }
    }
}

/// The constraints that speak, or may, of the case and bind the seat; nearest circle first.
fn bindings<'a>(inquiry: &Inquiry<'a>, judgement: &mut Judgement) -> Vec<Binding<'a>> {
    let mut bindings: Vec<Binding<'a>> = inquiry
        .beside_accountabilities()
        .filter_map(|(source, spoken)| {
            let ScopeSource::Constraint(id, at) = source else {
                return None;
            };
            let (policy, clause, constraint) = inquiry.constraint(id, at)?;
            binds(inquiry, judgement, policy.circle, clause, constraint).then_some(Binding {
                policy,
                at,
                constraint,
                spoken,
            })
        })
        .collect();
    bindings.sort_by_key(|b| std::cmp::Reverse(inquiry.index.depth_of(b.policy.circle)));
    bindings
}

/// Whether a clause reaches the seat: its role lies inside the circle, or is linked into it. What
/// circles around a link's target adopt does not reach it.
pub(in crate::authority) fn binds(
    inquiry: &Inquiry<'_>,
    judgement: &mut Judgement,
    circle: CircleId,
    clause: &Clause,
    constraint: &Constraint,
) -> bool {
    let role = judgement.seating.role;
    if !inquiry.is_among(role, &constraint.roles) {
        return false;
    }
    if inquiry.reaches_role(circle, clause.local, role) {
        return true;
    }
    let targets: Vec<CircleId> = inquiry.linked_into(judgement.seating.seat).collect();
    if targets.contains(&circle) {
        return true;
    }
    if targets
        .iter()
        .any(|t| inquiry.index.is_inside(RoleRef::Defined(t.role()), circle))
    {
        judgement.assume("A-07");
    }
    false
}

/// Whether the acting person gives, or was given, what the constraint asks for, so that it cannot
/// stand in their way whatever the case says (GOV-1.1.4).
fn settled(inquiry: &Inquiry<'_>, judgement: &mut Judgement, binding: &Binding<'_>) -> bool {
    let Effect::PermissionOfRole(role) = binding.constraint.effect else {
        return false;
    };
    let seating = judgement.seating;
    let asked = RoleRef::Defined(role);
    let element = Subject::Clause(binding.policy.id, binding.at);
    let own = (seating.role == asked && seating.focus == Truth::True).then_some(seating.seat);
    if let Some(seat) = own.or_else(|| inquiry.seat_leading(seating.person, asked)) {
        if binding.spoken.truth == Truth::True && seat != seating.seat {
            judgement.rely(ground(inquiry, binding, Fact::PermitsSelf(seat), element));
        }
        return true;
    }
    if permitted(inquiry, seating.person, role) {
        judgement.rely(ground(inquiry, binding, Fact::Permitted, element));
        return true;
    }
    false
}

fn permitted(inquiry: &Inquiry<'_>, person: PersonId, role: RoleId) -> bool {
    inquiry.live.permissions.iter().any(|p| {
        p.person == person
            && p.opens == Opens::Role(role)
            && p.until.is_none_or(|until| inquiry.watch.at() < until)
    })
}

fn ground(inquiry: &Inquiry<'_>, binding: &Binding<'_>, fact: Fact, element: Subject) -> Ground {
    Ground {
        fact,
        rule: rule::GOV_1_1_4,
        element,
        circle: Some(binding.policy.circle),
        since: inquiry.index.policy_adopted_in(binding.policy.id),
    }
}

fn bind(inquiry: &Inquiry<'_>, judgement: &mut Judgement, binding: &Binding<'_>) {
    let person = judgement.seating.person;
    let policy = binding.policy.id;
    let others = |people: Vec<PersonId>| -> Vec<PersonId> {
        people.into_iter().filter(|p| *p != person).collect()
    };
    match &binding.constraint.effect {
        Effect::Forbid => forbid(inquiry, judgement, binding),
        Effect::PermissionOfRole(role) => {
            let leads = inquiry.people_leading(RoleRef::Defined(*role));
            let nobody = leads.is_empty();
            let reason = Reason::Permission(policy, Permitter::Lead(*role, leads));
            stop(judgement, binding, Code::NeedsPermission, reason);
            uncovered(inquiry, judgement, binding, nobody, *role);
        }
        Effect::PermissionOfMembers { circle, how } => {
            let all = inquiry.index.members(*circle, &inquiry.watch);
            let nobody = all.is_empty();
            let members = others(all.into_iter().collect());
            let permitter = match how {
                AnyOrAll::Any => Permitter::AnyMember(*circle, members),
                AnyOrAll::All => Permitter::AllMembers(*circle, members),
            };
            stop(
                judgement,
                binding,
                Code::NeedsPermission,
                Reason::Permission(policy, permitter),
            );
            uncovered(inquiry, judgement, binding, nobody, circle.role());
        }
        Effect::Second(role) => {
            let leads = inquiry.people_leading(RoleRef::Defined(*role));
            let nobody = leads.is_empty();
            let seconds = others(leads);
            stop(
                judgement,
                binding,
                Code::NeedsSecond,
                Reason::Second(policy, *role, seconds),
            );
            uncovered(inquiry, judgement, binding, nobody, *role);
        }
    }
}

/// GOV-3.2.7: a forbidding clause stands, unless a grant to the same roles is as broad or broader;
/// then nobody but a Secretary can say which counts.
fn forbid(inquiry: &Inquiry<'_>, judgement: &mut Judgement, binding: &Binding<'_>) {
    let policy = binding.policy.id;
    match contrary_grant(inquiry, judgement, binding) {
        Some(grant) => {
            judgement.assume("A-08");
            stop(
                judgement,
                binding,
                Code::PoliciesConflict,
                Reason::Conflict(policy, grant),
            );
        }
        None => stop(
            judgement,
            binding,
            Code::PolicyForbids,
            Reason::Forbidden(policy),
        ),
    }
}

fn contrary_grant(
    inquiry: &Inquiry<'_>,
    judgement: &Judgement,
    binding: &Binding<'_>,
) -> Option<PolicyId> {
    let named = &binding.constraint.roles;
    inquiry
        .beside_accountabilities()
        .find_map(|(source, spoken)| {
            let ScopeSource::Grant(id, at) = source else {
                return None;
            };
            let (policy, _, grant) = inquiry.grant(id, at)?;
            let same_roles = !named.is_empty() && named.iter().all(|role| grant.to.contains(role));
            let reaches = inquiry.is_granted(id, at, judgement.seating.seat);
            let broader = boxes::contains(&grant.scope, &binding.constraint.scope);
            (spoken.truth == Truth::True && same_roles && reaches && broader).then_some(policy.id)
        })
}

/// Nobody leads the role that is asked (GOV-2.2.3); or it cannot be told who does, while a focus is
/// unclear.
fn uncovered(
    inquiry: &Inquiry<'_>,
    judgement: &mut Judgement,
    binding: &Binding<'_>,
    nobody: bool,
    role: RoleId,
) {
    if !nobody {
        return;
    }
    let role = RoleRef::Defined(role);
    let unclear = inquiry.unclear_focus(role);
    if unclear.is_some() {
        let element = Some(Subject::Clause(binding.policy.id, binding.at));
        judgement.ask(unclear, rule::GOV_2_1_4, element, binding.policy.circle);
    } else {
        stop(
            judgement,
            binding,
            Code::UncoveredRole,
            Reason::NobodyPermits(role),
        );
    }
}

fn stop(judgement: &mut Judgement, binding: &Binding<'_>, code: Code, reason: Reason) {
    let rule = if code == Code::PoliciesConflict {
        rule::GOV_3_2_7
    } else if code == Code::UncoveredRole {
        rule::GOV_2_2_3
    } else {
        rule::GOV_3_2_1
    };
    let conditions = binding.spoken.scope.when.clone();
    judgement.block(Blocker {
        code,
        rule,
        reason,
        element: Some(Subject::Clause(binding.policy.id, binding.at)),
        failed: (!conditions.is_empty()).then_some(Failed::Conditions(conditions)),
        circle: binding.policy.circle,
    });
}
