//! What admins do: people, machines, the catalogue; and that nobody else does.

use crate::support::{Served, VECTORS, case, codes, people_asked, refusals};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn a_person_is_taken_in_and_can_be_asked_about_at_once() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = json!({
            "key": "fay", "name": "Fay", "email": "Fay@vectors.example",
            "external": [{ "system": "crm", "id": "6" }], "since": "2026-06-01",
        });
        let payload = served.done("ana", "personAdd", input).await;
        let person = &payload["person"];
        assert_eq!(
            (&person["key"], &person["present"]),
            (&json!("fay"), &json!(true))
        );
        assert_eq!(
            (&person["partner"], &person["since"]),
            (&json!(true), &json!("2026-06-01"))
        );
        let decision = served.may("fay", &case("waiver").of("50")).await;
        assert!(codes(&decision).starts_with("OUT_OF_ROLE"));
        let fay = served.clone().asked_by("fay");
        let viewer = fay.data("{ viewer { person { name } } }", json!({}));
        assert_eq!(viewer.await["viewer"]["person"]["name"], "Fay");
    })
    .await;
}

#[tokio::test]
async fn what_is_somebody_elses_is_refused() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = json!({
            "key": "ben", "name": "Ben", "email": "BEN@vectors.example",
            "external": [{ "system": "crm", "id": "2" }],
        });
        let refusals = served.refused("ana", "personAdd", input).await;
        assert_eq!(
            refusals,
            [
                "TAKEN - input.key",
                "TAKEN - input.email",
                "TAKEN - input.external"
            ]
        );
        assert_eq!(served.revision().await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_no_admin_is_told_who_is() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = json!({ "key": "fay", "name": "Fay" });
        let payload = served.act("ben", "personAdd", input).await;
        assert_eq!(refusals(&payload), ["NOT_ADMIN -"]);
        assert_eq!(
            people_asked(&payload["userErrors"][0], "HAND_OVER"),
            ["ana"]
        );
    })
    .await;
}

/// Names are no part of the record: a change of them makes no revision, and shows at once, here and
/// elsewhere.
#[tokio::test]
async fn another_name_or_address_makes_no_revision() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let other = served.restarted(&url).await;
        assert_eq!(name(&other, "ben").await, "Ben");
        let input = json!({
            "person": { "key": "ben" }, "name": "Benedict", "email": null,
            "external": [{ "system": "crm", "id": null }, { "system": "erp", "id": "b-2" }],
        });
        let payload = served.done("ana", "personChange", input).await;
        assert_eq!(payload["revision"], 1);
        let person = &payload["person"];
        assert_eq!(
            (&person["name"], &person["email"]),
            (&json!("Benedict"), &Value::Null)
        );
        assert_eq!(
            person["externalRefs"],
            json!([{ "system": "erp", "id": "b-2" }])
        );
        assert_eq!(name(&served, "ben").await, "Benedict");
        assert_eq!(name(&served.restarted(&url).await, "ben").await, "Benedict");
        // The other server takes it in before it acts.
        let payload = other.done("ana", "personChange", json!({ "person": { "key": "ben" } }));
        assert_eq!(payload.await["person"]["name"], "Benedict");
    })
    .await;
}

#[tokio::test]
async fn of_two_changes_to_a_profile_the_later_stands_field_by_field_whatever_was_seen() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let other = served.restarted(&url).await;
        let change = |field: &str, value: &str| {
            json!({ "person": { "key": "ben" }, field: value, "revision": 1 })
        };
        for (by, field, value) in [
            (&served, "email", "b@vectors.example"),
            (&other, "name", "Benedict"),
            (&served, "name", "Benno"),
        ] {
            by.done("ana", "personChange", change(field, value)).await;
        }
        let last = other.done("ana", "personChange", json!({ "person": { "key": "ben" } }));
        let person = &last.await["person"];
        assert_eq!(person["name"], "Benno");
        assert_eq!(person["email"], "b@vectors.example");
    })
    .await;
}

async fn name(served: &Served, key: &str) -> String {
    let query = "query($key: String!) { organization { person(key: $key) { name } } }";
    let data = served.data(query, json!({ "key": key })).await;
    data["organization"]["person"]["name"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn who_left_is_forgotten_and_old_answers_hold_under_a_stand_in() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let whom = json!({ "person": { "key": "ben" } });
        let refusals = served.refused("ana", "personErase", whom.clone()).await;
        assert_eq!(refusals, ["WRONG_STATE -"], "only who left");
        let leave = json!({ "person": { "key": "ben" }, "on": "2026-05-31" });
        let left = served.done("ana", "personLeave", leave).await;
        assert_eq!(left["person"]["present"], false);
        let token = served.token("ben");
        let answer = served
            .ask(&token, "{ viewer { person { key } } }", json!({}))
            .await;
        assert_eq!(answer.status, 401, "who left is nobody here");
        let named = "query($id: ID!) {
          node(id: $id, asOf: { revision: 1 }) { ... on Person { name } } }";
        let whose = json!({ "id": left["person"]["id"] });
        let then = served.data(named, whose.clone()).await;
        assert_eq!(then["node"]["name"], "Ben");
        let erased = served.done("ana", "personErase", whom).await;
        let then = served.data(named, whose).await;
        assert_eq!(
            then["node"]["name"], "a former member",
            "in the past as well"
        );
        let person = &erased["person"];
        assert_eq!(person["name"], "a former member");
        assert_eq!(person["key"], person["id"], "a stand-in that stays");
        assert_eq!(
            (&person["email"], &person["externalRefs"]),
            (&Value::Null, &json!([]))
        );
        let query = "query($id: ID!, $case: CaseInput!) {
          mayResolve(actor: { id: $id }, case: $case, asOf: { revision: 1 }) {
            allowed person { name } } }";
        let variables = json!({ "id": person["id"], "case": case("waiver").of("50").json() });
        let then = served.data(query, variables).await;
        assert_eq!(then["mayResolve"]["allowed"], true);
        assert_eq!(then["mayResolve"]["person"]["name"], "a former member");
    })
    .await;
}

#[tokio::test]
async fn who_left_may_return_and_holds_nothing_then() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let leave = json!({ "person": { "key": "ben" }, "on": "2026-05-31" });
        served.done("ana", "personLeave", leave).await;
        let back = json!({ "person": { "key": "ben" } });
        let payload = served.done("ana", "personReturn", back).await;
        assert_eq!(
            (&payload["person"]["present"], &payload["person"]["left"]),
            (&json!(true), &Value::Null)
        );
        let decision = served.may("ben", &case("waiver").of("50")).await;
        assert!(codes(&decision).starts_with("OUT_OF_ROLE"), "{decision}");
    })
    .await;
}

#[tokio::test]
async fn a_decision_type_is_defined_defined_anew_and_retired() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let mut input = json!({
            "key": "visit", "title": "Send somebody", "spends": false, "reversibility": "EASY",
            "attributes": [{ "name": "floor", "kind": "NUMBER" },
                           { "name": "kind", "kind": "ONE_OF", "values": ["repair", "advice"] }],
        });
        let payload = served
            .done("ana", "decisionTypeDefine", input.clone())
            .await;
        let defined = &payload["decisionType"];
        assert_eq!(
            (&defined["key"], &payload["revision"]),
            (&json!("visit"), &json!(2))
        );
        assert_eq!(
            defined["attributes"][1]["values"],
            json!(["repair", "advice"])
        );
        let again = served
            .done("ana", "decisionTypeDefine", input.clone())
            .await;
        assert_eq!(again["revision"], 2, "all was so already");
        input["title"] = json!("Send a technician");
        let changed = served.done("ana", "decisionTypeDefine", input).await;
        assert_eq!(changed["decisionType"]["id"], defined["id"]);
        let retired = served
            .done("ana", "decisionTypeRetire", json!({ "key": "visit" }))
            .await;
        assert_eq!(retired["decisionType"]["title"], "Send a technician");
        let gone = served
            .faults("ana", "decisionTypeRetire", json!({ "key": "visit" }))
            .await;
        assert!(gone[0].starts_with("NOT_FOUND input.key"), "{gone:?}");
        let silent = served
            .refused("ana", "decisionTypeDefine", json!({ "key": "silent" }))
            .await;
        assert_eq!(silent, ["WRONG_STATE GOV-3.4.2 input.spends"]);
    })
    .await;
}

#[tokio::test]
async fn a_machine_is_let_in_limited_and_shut_out_at_once() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let token = served.token("service:robot");
        let ask = async || {
            served
                .ask(&token, "{ viewer { serviceAccount } }", json!({}))
                .await
        };
        assert_eq!(ask().await.status, 401);
        let register = json!({ "key": "robot", "may": ["ASK"] });
        let payload = served
            .done("ana", "serviceAccountRegister", register.clone())
            .await;
        assert_eq!(payload["serviceAccount"]["mayAct"], false);
        assert_eq!(ask().await.data()["viewer"]["serviceAccount"], "robot");
        let twice = served
            .refused("ana", "serviceAccountRegister", register)
            .await;
        assert_eq!(twice, ["TAKEN - input.key"]);
        let act = json!({ "key": "robot", "may": ["ACT"] });
        served.done("ana", "serviceAccountChange", act).await;
        assert!(ask().await.errors()[0].starts_with("MAY_NOT_ASK"));
        let none = json!({ "key": "robot", "may": [] });
        let refusals = served.refused("ana", "serviceAccountChange", none).await;
        assert_eq!(refusals, ["WRONG_STATE - input.may"]);
        let payload = served
            .done("ana", "serviceAccountRevoke", json!({ "key": "robot" }))
            .await;
        assert_eq!(payload["serviceAccount"]["key"], "robot");
        assert_eq!(ask().await.status, 401);
    })
    .await;
}
