//! Where refusals point.

use super::{drafts, path};
use std::borrow::Cow;

const LIST: &str = "[
    {roleCreate: {name: \"R\", parts: [
        {accountability: {text: \"W\"}}, {domain: {text: \"D\"}},
        {spendControl: {limit: {unlimited: true, per: CASE}}}]}},
    {roleAmend: {role: {key: \"care\"}, parts: [
        {add: {domain: {text: \"D\"}}}, {removeDomain: {key: \"d\"}}]}},
    {roleRemove: {role: {key: \"care\"}, inside: {kept: {roles: [{key: \"agent\"}]}}}},
    {roleMove: {role: {key: \"care\"}, into: {key: \"support\"}}},
    {policyAdopt: {title: \"P\", clauses: [
        {constrain: {effect: {forbid: true}}}, {override: {hook: {quorum: {count: 3}}}}]}},
    {policyAmend: {policy: {key: \"p1\"}}},
    {policyRemove: {policy: {key: \"p1\"}}},
    {policyMove: {policy: {key: \"p1\"}, into: {key: \"support\"}}}]";

#[test]
fn a_refusal_points_into_the_request() {
    let drafts = drafts(LIST).unwrap();
    for (of_domain, expected) in [
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
        (
            "changes.0.parts.2",
            "changes.0.roleCreate.parts.2.spendControl",
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
        let segments: Vec<Cow<'static, str>> = of_domain.split('.').map(Cow::Borrowed).collect();
        assert_eq!(path(&drafts, &segments).join("."), expected, "{of_domain}");
    }
}
