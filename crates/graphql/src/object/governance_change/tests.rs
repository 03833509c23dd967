//! Edits as a proposal shows them, asked for in one question.

use super::GovernanceChange;
use crate::input::governance_change::tests::Bench;
use async_graphql::{EmptyMutation, EmptySubscription, Object, Response, Schema, Value};
use std::sync::Arc;

struct Query {
    bench: Bench,
    list: &'static str,
}

/// A proposal, as far as edits go.
#[Object]
impl Query {
    /// Its edits.
    async fn changes(&self) -> Vec<GovernanceChange> {
        let shown = Arc::new(self.bench.view.clone());
        GovernanceChange::all(&shown, &self.bench.changes(self.list))
    }
}

async fn ask(list: &'static str, question: &str) -> Response {
    let bench = Bench::new();
    let query = Query { bench, list };
    let schema = Schema::new(query, EmptyMutation, EmptySubscription);
    let answer = schema.execute(question).await;
    assert_eq!(answer.errors, []);
    answer
}

/// The texts of a list's edits.
async fn texts(list: &'static str) -> Vec<String> {
    let answer = ask(list, "{ changes { text } }").await;
    let fields = |of: &Value| match of {
        Value::Object(fields) => fields.clone(),
        other @ (Value::Null
        | Value::Number(_)
        | Value::String(_)
        | Value::Boolean(_)
        | Value::Binary(_)
        | Value::Enum(_)
        | Value::List(_)) => panic!("{other}"),
    };
    let Some(Value::List(changes)) = fields(&answer.data).swap_remove("changes") else {
        panic!()
    };
    let texts = changes.iter().map(|it| fields(it).swap_remove("text"));
    let text = |it| {
        if let Some(Value::String(text)) = it {
            text
        } else {
            panic!()
        }
    };
    texts.map(text).collect()
}

const ALL: &str = "[
    {roleCreate: {ref: \"desk\", name: \"Desk\", purpose: \"Help\", parts: [
        {accountability: {text: \"Answering\", covers: [{decisionType: \"waiver\"}]}},
        {domain: {text: \"The desk\", reach: INTERNAL}},
        {spendControl: {limit: {most: {amount: \"50\", currency: \"EUR\"}, per: MONTH}}}]}},
    {roleAmend: {role: {key: \"care\"}, name: \"Caring\", purpose: null, parts: [
        {removeDomain: {key: \"credit-balance\"}},
        {amendDomain: {domain: {key: \"credit-balance\"}, delegatedFrom: null, covers: []}},
        {add: {accountability: {text: \"Calling back\"}}}]}},
    {roleRemove: {role: {key: \"support\"}, inside: {kept: {roles: [{key: \"agent\"}]}}}},
    {roleMove: {role: {key: \"care\"}, into: {ref: \"desk\"}, fitReason: \"It fits\"}},
    {policyAdopt: {ref: \"p\", title: \"Ask\", text: \"Ask first\", clauses: [
        {constrain: {effect: {needsPermissionOf: {ref: \"desk\"}}}}]}},
    {policyAmend: {policy: {key: \"p1\"}, text: null, reviewAt: \"2027-01-31\", clauses: []}},
    {policyRemove: {policy: {key: \"p1\"}}},
    {policyMove: {policy: {ref: \"p\"}, into: {key: \"support\"}}}]";

#[tokio::test]
async fn each_edit_is_told_in_a_sentence() {
    assert_eq!(
        texts(ALL).await,
        [
            "creates the role `Desk` for “Help”, accountable for “Answering”, in control of the \
             internal domain “The desk” and with EUR 50.00 per month",
            "amends the role `care`: calls it `Caring`; takes its purpose out; removes the domain \
             “credit-balance”; changes the domain “credit-balance” (it is a part of no other, for \
             no decision in particular); adds the accountability “Calling back”",
            "removes the role `support` with everything inside it but `agent`, moved up",
            "moves the role `care` into `Desk`: It fits",
            "adopts the policy `Ask`: “Ask first”, with a constraint",
            "amends the policy `p1`: takes its words out; it is looked at again on 2027-01-31; \
             takes its clauses out",
            "repeals the policy `p1`",
            "moves the policy `Ask` into `support`",
        ]
    );
}

#[tokio::test]
async fn one_question_shows_every_kind_as_data() {
    let question = "{ changes { __typename
        ... on RoleCreateChange { role { name element { id } } key name purpose parts { __typename
            ... on AccountabilityPart { accountability { name } text covers { decisionType } }
            ... on DomainPart { domain { name } key text reach delegatedFrom { id } covers { text } }
            ... on SpendControlPart { spendControl { name } limit { per } covers { text } } } }
        ... on RoleAmendChange { role { name element { id } } newName newPurpose { to }
            partEdits { __typename
            ... on RolePartAdd { part { __typename } }
            ... on AccountabilityAmend { accountability { name } text covers { text } }
            ... on DomainAmend { domain { name } text reach delegatedFrom { to { id } }
                covers { text } }
            ... on SpendControlAmend { spendControl { name } limit { per } covers { text } }
            ... on RolePartRemove { removed { name } } } }
        ... on RoleRemoveChange { role { name } inside keptRoles { name } keptPolicies { name } }
        ... on RoleMoveChange { role { name } into { name element { id } } fitReason }
        ... on PolicyAdoptChange { policy { name } key title policyText reviewAt clauses { text } }
        ... on PolicyAmendChange { policy { name } newTitle newPolicyText { to } newReviewAt { to }
            newClauses { text } }
        ... on PolicyRemoveChange { policy { name } }
        ... on PolicyMoveChange { policy { name } into { name } fitReason } } }";
    let told = ask(ALL, question).await.data.to_string();
    for part in [
        // What the list makes has its id and name, and is not there yet.
        "role: {name: \"Desk\", element: null}, key: \"desk\", name: \"Desk\", purpose: \"Help\"",
        "domain: {name: \"The desk\"}, key: \"the_desk\", text: \"The desk\", reach: INTERNAL",
        "spendControl: {name: \"EUR 50.00 per month\"}, limit: {per: MONTH}, covers: []",
        // What is left out stays, what is null goes.
        "newName: \"Caring\", newPurpose: {to: null}",
        "removed: {name: \"credit-balance\"}",
        "text: null, reach: null, delegatedFrom: {to: null}, covers: []",
        "inside: KEPT, keptRoles: [{name: \"agent\"}], keptPolicies: []",
        "into: {name: \"Desk\", element: null}, fitReason: \"It fits\"",
        "clauses: [{text: \"every decision needs the permission of a lead of Desk\"}]",
        "newTitle: null, newPolicyText: {to: null}, newReviewAt: {to: \"2027-01-31\"}, newClauses: []",
        "policy: {name: \"Ask\"}, into: {name: \"support\"}, fitReason: null",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
}

#[tokio::test]
async fn what_is_not_there_any_more_has_no_element_and_a_name_that_says_so() {
    let list = "[{roleRemove: {role: {key: \"support\"}, inside: {removed: true}}}]";
    let mut bench = Bench::new();
    let changes = bench.changes(list);
    let mut snapshot = bench.view.index.snapshot().clone();
    snapshot.roles.remove(&bench.org.support);
    let directory = bench.view.index.directory().clone();
    bench.view.index = Arc::new(zirkel_domain::index::Index::new(snapshot, directory));
    let shown = Arc::new(bench.view.clone());
    let [GovernanceChange::RoleRemove(it)] = &GovernanceChange::all(&shown, &changes)[..] else {
        panic!()
    };
    assert_eq!(
        it.text,
        "removes the role `a removed role` with everything inside it"
    );
}
