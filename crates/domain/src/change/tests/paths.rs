//! Where refusals point.

use super::*;
use crate::{
    change::path::spelt_out,
    example::{constrain, on},
    structure::policy::{Effect, Hook},
};
use std::borrow::Cow;

/// An edit of each kind.
fn edits(org: &Vectors) -> Vec<Change> {
    let desk = Change::RoleCreate {
        role: role(1, "desk"),
        parts: vec![
            accountability(2, "Answering", &[]),
            domain(3, "phones", Reach::Internal, None),
        ],
    };
    let added = PartEdit::Add(domain(4, "chat", Reach::Internal, None));
    let gone = PartEdit::RemoveDomain(DomainId::from_uuid(uuid(5)));
    let kept = Inside::Kept {
        roles: vec![org.billing],
        policies: Vec::new(),
    };
    let into = CircleId::inside(org.customer);
    let kinds = vec![
        constrain(on("waiver"), Effect::Forbid),
        ClauseKind::Override(Hook::AnchorLead { people: Vec::new() }),
    ];
    let policy_id = PolicyId::from_uuid(uuid(6));
    let unsaid = PolicyAmendment {
        policy: policy_id,
        title: None,
        text: Edit::Keep,
        review_at: Edit::Keep,
        clauses: None,
    };
    vec![
        desk,
        Change::RoleAmend(amend(org.billing, vec![added, gone])),
        remove(org.billing, kept),
        Change::RoleMove {
            role: org.billing,
            into,
            fit_reason: None,
        },
        Change::PolicyAdopt(policy(7, "new", kinds)),
        Change::PolicyAmend(unsaid),
        Change::PolicyRemove(policy_id),
        Change::PolicyMove {
            policy: policy_id,
            into,
            fit_reason: None,
        },
    ]
}

#[test]
fn a_refusal_points_into_the_list_as_it_is_written() {
    let edits = edits(&vectors());
    for (counted, spelt) in [
        ("changes", "changes"),
        ("tension", "tension"),
        ("changes.0", "changes.0.roleCreate"),
        ("changes.0.key", "changes.0.roleCreate.key"),
        ("changes.0.parts", "changes.0.roleCreate.parts"),
        (
            "changes.0.parts.0",
            "changes.0.roleCreate.parts.0.accountability",
        ),
        (
            "changes.0.parts.1.key",
            "changes.0.roleCreate.parts.1.domain.key",
        ),
        ("changes.1.purpose", "changes.1.roleAmend.purpose"),
        (
            "changes.1.parts.0.key",
            "changes.1.roleAmend.parts.0.add.domain.key",
        ),
        (
            "changes.1.parts.1",
            "changes.1.roleAmend.parts.1.removeDomain",
        ),
        ("changes.2.inside", "changes.2.roleRemove.inside"),
        ("changes.2.clauses.0", "changes.2.roleRemove.inside.kept"),
        ("changes.3.fitReason", "changes.3.roleMove.fitReason"),
        ("changes.4.clauses", "changes.4.policyAdopt.clauses"),
        (
            "changes.4.clauses.0",
            "changes.4.policyAdopt.clauses.0.constrain",
        ),
        (
            "changes.4.clauses.1",
            "changes.4.policyAdopt.clauses.1.override",
        ),
        ("changes.5.policy", "changes.5.policyAmend.policy"),
        ("changes.5.clauses.0", "changes.5.policyAmend.policy"),
        ("changes.6.policy", "changes.6.policyRemove.policy"),
        ("changes.7.into", "changes.7.policyMove.into"),
        ("changes.7.clauses.3", "changes.7.policyMove.policy"),
        ("changes.99.key", "changes.99.key"),
        ("changes.0.parts.99", "changes.0.roleCreate.parts.99"),
    ] {
        let path: Vec<Cow<'static, str>> = counted.split('.').map(Cow::Borrowed).collect();
        let refusal = Rejection {
            path,
            ..Rejection::plain(Code::Taken, "taken")
        };
        assert_eq!(spelt_out(&edits, refusal).path.join("."), spelt);
    }
}
