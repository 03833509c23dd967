//! What can not be read, or found: all of it at once, each with its place.

use super::Bench;
use zirkel_app::AppError;

/// What is said of a list, by place.
fn messages(json: &str) -> Vec<String> {
    match Bench::new().try_changes(json) {
        Err(AppError::Malformed(problems)) => problems.into_iter().map(|it| it.message).collect(),
        other => panic!("{json}: {other:?}"),
    }
}

/// Edits, and the field of each that can not be read.
const EDITS: [(&str, &str); 15] = [
    ("roleCreate: {name: \"\"}", "roleCreate.name"),
    ("roleCreate: {name: \"R\", key: \"R!\"}", "roleCreate.key"),
    ("roleCreate: {name: \"R\", ref: \"\"}", "roleCreate.ref"),
    (
        "roleCreate: {name: \"R\", purpose: \" \"}",
        "roleCreate.purpose",
    ),
    ("roleAmend: {role: {id: \"x\"}}", "roleAmend.role.id"),
    (
        "roleAmend: {role: {key: \"care\"}, purpose: \"\"}",
        "roleAmend.purpose",
    ),
    (
        "roleAmend: {role: {key: \"care\"}, parts: [{removeDomain: {id: \"x\"}}]}",
        "roleAmend.parts.0.removeDomain.id",
    ),
    (
        "roleRemove: {role: {key: \"care\"}, inside: {removed: false}}",
        "roleRemove.inside.removed",
    ),
    (
        "roleRemove: {role: {key: \"care\"}, inside: {kept: {policies: [{id: \"\"}]}}}",
        "roleRemove.inside.kept.policies.0.id",
    ),
    (
        "roleMove: {role: {key: \"care\"}, into: {key: \"care\"}, fitReason: \"\"}",
        "roleMove.fitReason",
    ),
    ("policyAdopt: {title: \"\"}", "policyAdopt.title"),
    (
        "policyAdopt: {title: \"P\", reviewAt: 1}",
        "policyAdopt.reviewAt",
    ),
    (
        "policyAmend: {policy: {key: \"p1\"}, reviewAt: \"soon\"}",
        "policyAmend.reviewAt",
    ),
    (
        "policyRemove: {policy: {id: \"x\"}}",
        "policyRemove.policy.id",
    ),
    (
        "policyMove: {policy: {key: \"p1\"}, into: {ref: \"\"}}",
        "policyMove.into.ref",
    ),
];

/// Parts of a role to be.
const PARTS: [(&str, &str); 7] = [
    ("accountability: {text: \"\"}", "accountability.text"),
    (
        "accountability: {text: \"W\", covers: [{when: []}]}",
        "accountability.covers.0.decisionType",
    ),
    (
        "domain: {text: \"D\", delegatedFrom: {id: \"x\"}}",
        "domain.delegatedFrom.id",
    ),
    ("domain: {text: \"D\", key: \"\"}", "domain.key"),
    (
        "spendControl: {limit: {unlimited: true, per: CUSTOMER_MONTH}}",
        "spendControl.limit.per",
    ),
    ("spendControl: {limit: {per: CASE}}", "spendControl.limit"),
    (
        "spendControl: {limit: {unlimited: false, per: CASE}}",
        "spendControl.limit.unlimited",
    ),
];

/// Clauses of a policy to be.
const CLAUSES: [(&str, &str); 15] = [
    (
        "constrain: {effect: {forbid: false}}",
        "constrain.effect.forbid",
    ),
    (
        "constrain: {effect: {forbid: true}, roles: []}",
        "constrain.roles",
    ),
    (
        "constrain: {effect: {forbid: true}, covers: {decisionType: \"!\"}}",
        "constrain.covers.decisionType",
    ),
    (
        "grant: {covers: {decisionType: \"credit\"}, to: []}",
        "grant.to",
    ),
    (
        "grant: {covers: {}, to: [{key: \"care\"}]}",
        "grant.covers.decisionType",
    ),
    (
        "domainAccess: {domain: {key: \"credit-balance\"}}",
        "domainAccess",
    ),
    (
        "override: {hook: {anchorPurpose: {}}}",
        "override.hook.anchorPurpose",
    ),
    (
        "override: {hook: {anchorLead: {people: []}}}",
        "override.hook.anchorLead.people",
    ),
    (
        "override: {hook: {linkInvite: {roles: []}}}",
        "override.hook.linkInvite.roles",
    ),
    (
        "override: {hook: {assignment: {maxTerms: 0}}}",
        "override.hook.assignment.maxTerms",
    ),
    (
        "override: {hook: {leadFunction: {function: STRATEGY}}}",
        "override.hook.leadFunction",
    ),
    (
        "override: {hook: {domainPermission: {domain: {key: \"credit-balance\"}, wait: \"2 days\"}}}",
        "override.hook.domainPermission.wait",
    ),
    (
        "override: {hook: {electEligibility: {office: SECRETARY}}}",
        "override.hook.electEligibility",
    ),
    (
        "override: {hook: {objectionTimeLimit: {days: 0}}}",
        "override.hook.objectionTimeLimit.days",
    ),
    (
        "override: {hook: {quorum: {share: \"1.1\"}}}",
        "override.hook.quorum.share",
    ),
];

#[test]
fn every_field_that_can_not_be_read_is_named() {
    let bench = Bench::new();
    for (json, path) in EDITS {
        let wrong = bench.wrong(&format!("[{{{json}}}]"));
        assert_eq!(wrong, [format!("changes.0.{path}")], "{json}");
    }
    for (json, path) in PARTS {
        let list = format!("[{{roleCreate: {{name: \"R\", parts: [{{{json}}}]}}}}]");
        let expected = format!("changes.0.roleCreate.parts.0.{path}");
        assert_eq!(bench.wrong(&list), [expected], "{json}");
    }
    for (json, path) in CLAUSES {
        let list = format!("[{{policyAdopt: {{title: \"P\", clauses: [{{{json}}}]}}}}]");
        let expected = format!("changes.0.policyAdopt.clauses.0.{path}");
        assert_eq!(bench.wrong(&list), [expected], "{json}");
    }
}

#[test]
fn what_is_wrong_with_one_edit_hides_nothing_of_another() {
    let edits = EDITS.map(|(json, _)| format!("{{{json}}}")).join(", ");
    let at = EDITS.iter().enumerate();
    let expected: Vec<String> = at
        .map(|(at, (_, path))| format!("changes.{at}.{path}"))
        .collect();
    assert_eq!(Bench::new().wrong(&format!("[{edits}]")), expected);
}

#[test]
fn everything_that_is_not_to_be_found_is_told_at_once() {
    let bench = Bench::new();
    let list = "[
        {roleAmend: {role: {key: \"nobody\"}, parts: [{removeDomain: {key: \"nothing\"}}]}},
        {policyAdopt: {title: \"P\", clauses: [
            {constrain: {effect: {needsPermissionOf: {ref: \"x\"}}}},
            {override: {hook: {anchorLead: {people: [{key: \"zoe\"}]}}}}]}},
        {roleMove: {role: {key: \"customer:secretary\"}, into: {key: \"nowhere\"}}}]";
    assert_eq!(
        bench.wrong(list),
        [
            "changes.0.roleAmend.role.key",
            "changes.0.roleAmend.parts.0.removeDomain.key",
            "changes.1.policyAdopt.clauses.0.constrain.effect.needsPermissionOf.ref",
            "changes.1.policyAdopt.clauses.1.override.hook.anchorLead.people.0.key",
            "changes.2.roleMove.role",
            "changes.2.roleMove.into.key",
        ]
    );
}

#[test]
fn an_id_of_another_kind_is_not_taken() {
    let bench = Bench::new();
    let policy = crate::node::encode(zirkel_domain::subject::Subject::Person(bench.org.ana));
    let list = format!(
        "[{{policyRemove: {{policy: {{id: \"{}\"}}}}}}]",
        policy.as_str()
    );
    let said = messages(&list);
    assert!(
        said[0].ends_with("is the id of a person, the id of a policy is expected"),
        "{said:?}"
    );
}

#[test]
fn a_name_is_given_once_and_means_one_kind_of_thing() {
    let bench = Bench::new();
    let list = "[
        {roleCreate: {ref: \"care\", name: \"A\", parts: [{domain: {ref: \"care\", text: \"D\"}}]}},
        {policyRemove: {policy: {ref: \"care\"}}}]";
    assert_eq!(
        bench.wrong(list),
        [
            "changes.0.roleCreate.parts.0.domain.ref",
            "changes.1.policyRemove.policy.ref"
        ]
    );
    assert_eq!(
        messages(list)[1],
        "`care` is the role of this list, not a policy"
    );
}

#[test]
fn what_rests_on_a_thing_comes_after_it() {
    let bench = Bench::new();
    let list = "[
        {roleMove: {role: {key: \"care\"}, into: {ref: \"desk\"}}},
        {roleCreate: {ref: \"desk\", name: \"Desk\", parts: [
            {domain: {ref: \"a\", text: \"A\", delegatedFrom: {ref: \"b\"}}},
            {domain: {ref: \"b\", text: \"B\", delegatedFrom: {ref: \"a\"}}},
            {domain: {ref: \"c\", text: \"C\", delegatedFrom: {ref: \"c\"}}}]}}]";
    assert_eq!(
        bench.wrong(list),
        [
            "changes.0.roleMove.into.ref",
            "changes.1.roleCreate.parts.0.domain.delegatedFrom.ref",
            "changes.1.roleCreate.parts.2.domain.delegatedFrom.ref",
        ]
    );
}
