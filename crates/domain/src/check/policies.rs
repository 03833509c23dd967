//! What a clause may do, by its circle (GOV-3.2.4, GOV-3.2.6), and pairs that pull apart.

use super::Finding;
use crate::{
    authority::boxes,
    code::Code,
    ids::{CircleId, RoleId},
    index::{Index, ScopeSource},
    rule,
    structure::{
        policy::{ClauseKind, Constraint, Delegate, DomainAccess, Grant, Hook, Policy, Voice},
        role::{CoreRole, RoleRef},
    },
    subject::Subject,
};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    for policy in index.snapshot().policies.values() {
        for (at, clause) in policy.clauses.iter().enumerate() {
            let subject = Subject::Clause(policy.id, at);
            match &clause.kind {
                ClauseKind::Constrain(it) => {
                    within_reach(index, policy, &it.roles, subject, found);
                    loosened(index, policy, it, subject, found);
                }
                ClauseKind::Grant(it) => {
                    within_reach(index, policy, &it.to, subject, found);
                    if it.spend.is_some() {
                        money_of_circle(index, policy, subject, found);
                    }
                }
                ClauseKind::DomainAccess(it) => held_by_circle(index, policy, it, subject, found),
                ClauseKind::Override(hook) => {
                    open_here(index, policy, hook, subject, found);
                    if let Hook::Spending { to, .. } = hook {
                        within_reach(index, policy, &[*to], subject, found);
                        money_of_circle(index, policy, subject, found);
                    }
                }
            }
        }
    }
}

/// A clause reaches only what is inside its circle (GOV-3.2.3); naming another role does nothing.
fn within_reach(
    index: &Index,
    policy: &Policy,
    roles: &[RoleId],
    subject: Subject,
    found: &mut Vec<Finding>,
) {
    for role in roles {
        let role = RoleRef::Defined(*role);
        if !index.is_inside(role, policy.circle) && !index.is_linked(role, policy.circle) {
            let (name, circle) = (index.role_name(role), index.circle_name(policy.circle));
            found.push(Finding::untidy(
                subject,
                format!("names {name}, which is not inside {circle}: the clause does not reach it"),
                "adopt it in a circle that contains the role",
            ));
        }
    }
}

/// GOV-3.2.6, GOV-3.4.8: money is given by the circle that controls it. The anchor holds all
/// (GOV-1.3.1); another circle's own role has to control some. At setup the ratifiers may give it
/// outright, so that this is for people to look at.
fn money_of_circle(index: &Index, policy: &Policy, subject: Subject, found: &mut Vec<Finding>) {
    let role = policy.circle.role();
    let controls = index.anchor() == Some(role)
        || !index.spend_controls_of(role).is_empty()
        || !index.money_clauses_of(role).is_empty();
    if !controls {
        let circle = index.circle_name(policy.circle);
        found.push(Finding::untidy(
            subject,
            format!("gives money, but {circle} controls none itself"),
            format!("give {circle} spend control, or adopt the clause in a circle that has it"),
        ));
    }
}

/// GOV-3.2.6: only a circle that has a say over a domain can open it: the holder's own inside, or a
/// circle around the holder.
fn held_by_circle(
    index: &Index,
    policy: &Policy,
    access: &DomainAccess,
    subject: Subject,
    found: &mut Vec<Finding>,
) {
    let Some(domain) = index.snapshot().domains.get(&access.domain) else {
        return;
    };
    if !index.has_say(policy.circle, domain) {
        let (circle, holder) = (
            index.circle_name(policy.circle),
            index.role_name(domain.holder),
        );
        found.push(Finding::lapsed(
            rule::GOV_3_2_6,
            Code::GrantExceedsHolder,
            subject,
            format!("{circle} does not hold domain `{}`", domain.key),
            format!("adopt the clause inside {holder}, or in a circle around it"),
        ));
    }
}

/// T-11: a grant does not loosen a constraint; both stand, and people should know of the pair.
fn loosened(
    index: &Index,
    policy: &Policy,
    constraint: &Constraint,
    subject: Subject,
    found: &mut Vec<Finding>,
) {
    for (source, scope) in index.scopes_meeting(constraint.scope.decision.as_ref()) {
        let ScopeSource::Grant(other, at) = source else {
            continue;
        };
        let Some(other) = index.snapshot().policies.get(&other) else {
            continue;
        };
        let Some(ClauseKind::Grant(grant)) = other.clauses.get(at).map(|c| &c.kind) else {
            continue;
        };
        if boxes::overlaps(scope, &constraint.scope)
            && reaches_grantee(index, policy.circle, constraint, grant)
        {
            found.push(Finding::untidy(
                subject,
                format!(
                    "still binds where policy `{}` grants: a grant clears no constraint",
                    other.key
                ),
                "amend this policy if the grant is meant to loosen it",
            ));
        }
    }
}

fn reaches_grantee(
    index: &Index,
    circle: CircleId,
    constraint: &Constraint,
    grant: &Grant,
) -> bool {
    let named = |role: RoleRef| {
        constraint.roles.is_empty()
            || constraint.roles.iter().any(|r| {
                RoleRef::Defined(*r) == role || index.is_inside(role, CircleId::inside(*r))
            })
    };
    grant
        .to
        .iter()
        .map(|role| RoleRef::Defined(*role))
        .any(|role| named(role) && index.is_inside(role, circle))
}

/// GOV-3.2.4: a default is changed only in the circle that the rules name.
fn open_here(
    index: &Index,
    policy: &Policy,
    hook: &Hook,
    subject: Subject,
    found: &mut Vec<Finding>,
) {
    let in_anchor = index.anchor() == Some(policy.circle.role());
    let finding = match hook {
        Hook::AnchorPurpose { .. } if !in_anchor => Some(Finding::broken(
            rule::GOV_1_3_3,
            Code::AnchorPurposeByPolicy,
            subject,
            "the anchor's purpose is set by a policy of the anchor circle only",
            "adopt it in the anchor circle",
        )),
        Hook::AnchorLead { .. } if !in_anchor => Some(Finding::broken(
            rule::GOV_3_2_4,
            Code::HookClosed,
            subject,
            "the leads of the anchor are named by a policy of the anchor circle only",
            "fill the circle's role instead: whoever leads it leads its inside",
        )),
        Hook::ElectEligibility {
            office: CoreRole::CircleLead | CoreRole::CircleRep,
            ..
        } => Some(Finding::broken(
            rule::GOV_3_2_4,
            Code::HookClosed,
            subject,
            "who may be elected can be changed for Facilitator and Secretary only",
            "name one of these offices",
        )),
        Hook::MultiFillVoice(voice) => voice_left(index, policy, voice, subject),
        Hook::RepLimit(Voice { how: None, .. }) => Some(Finding::broken(
            rule::GOV_2_4_3,
            Code::RepLimitWithoutVoice,
            subject,
            "limits reps without saying how else their circle is heard",
            "state it in `how`",
        )),
        Hook::LeadFunction {
            to: Delegate::Role(role),
            ..
        } => placed_inside(index, policy, *role, subject),
        Hook::AnchorPurpose { .. }
        | Hook::AnchorLead { .. }
        | Hook::LinkInvite { .. }
        | Hook::LinkExit { .. }
        | Hook::Assignment { .. }
        | Hook::LeadFunction { .. }
        | Hook::DomainPermission { .. }
        | Hook::Spending { .. }
        | Hook::RepCount(_)
        | Hook::RepLimit(_)
        | Hook::RepProcess(_)
        | Hook::TacticalInvite(_)
        | Hook::TacticalProcess(_)
        | Hook::GovMeetingAdd(_)
        | Hook::ElectEligibility { .. }
        | Hook::ObjectionTimeLimit { .. }
        | Hook::ElectionTimeLimit { .. }
        | Hook::AsyncEscalation { .. }
        | Hook::Quorum(_) => None,
    };
    found.extend(finding);
}

/// GOV-2.4.2: a limit on who represents a role leaves at least one, and is about a role of the
/// circle. That it names what is there at all is said elsewhere.
fn voice_left(index: &Index, policy: &Policy, voice: &Voice, subject: Subject) -> Option<Finding> {
    if voice.count == 0 {
        return Some(Finding::broken(
            rule::GOV_2_4_2,
            Code::ExclusionInvalid,
            subject,
            "leaves the role without any representative",
            "allow at least 1",
        ));
    }
    let role = RoleRef::Defined(voice.role);
    if index.source_of(role) == Some(policy.circle) || index.is_linked(role, policy.circle) {
        return None;
    }
    index.contains(voice.role).then(|| {
        Finding::lapsed(
            rule::GOV_2_4_2,
            Code::ExclusionInvalid,
            subject,
            "limits who represents a role that is not in this circle",
            "name a role of this circle",
        )
    })
}

/// GOV-1.4.3: a lead function is placed on a role of the circle; where the role is elsewhere by
/// now, the function is with the circle's leads again.
fn placed_inside(
    index: &Index,
    policy: &Policy,
    role: RoleId,
    subject: Subject,
) -> Option<Finding> {
    let there = index.contains(role);
    let role = RoleRef::Defined(role);
    if !there || index.is_inside(role, policy.circle) {
        return None;
    }
    let (name, circle) = (index.role_name(role), index.circle_name(policy.circle));
    Some(Finding::lapsed(
        rule::GOV_1_4_3,
        Code::LeadFunctionDelegated,
        subject,
        format!("places a lead function on {name}, which is not a role of {circle}"),
        "name a role inside this circle, or a process",
    ))
}
