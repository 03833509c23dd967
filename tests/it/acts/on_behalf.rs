//! Machines act for people, and people for themselves.

use crate::support::{Served, VECTORS, changed, offer};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

/// An offer, of whose payload nothing but plain fields is asked for.
const PLAIN: &str = "mutation($input: AssignmentOfferInput!) { assignmentOffer(input: $input) {
  assignment { id state since adoptedIn } revision clientMutationId userErrors { code message } } }";

fn on_behalf(mut input: Value, person: &str) -> Value {
    input["onBehalfOf"] = json!({ "key": person });
    input
}

#[tokio::test]
async fn a_machine_acts_for_a_person_and_the_record_says_so() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = on_behalf(offer("retention", "eli"), "ana");
        served.done("service:crm", "assignmentOffer", input).await;
        let query = "{ organization { revisions(first: 1) { nodes {
          number cause author { person { key } serviceAccount { key } } } } } }";
        let data = served.data(query, json!({})).await;
        let newest = &data["organization"]["revisions"]["nodes"][0];
        assert_eq!(
            (&newest["number"], &newest["cause"]),
            (&json!(2), &json!("ASSIGNMENT"))
        );
        assert_eq!(newest["author"]["person"]["key"], "ana");
        assert_eq!(newest["author"]["serviceAccount"]["key"], "crm");
    })
    .await;
}

#[tokio::test]
async fn it_has_no_more_authority_than_the_person() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = on_behalf(offer("retention", "eli"), "ben");
        let refusals = served
            .refused("service:crm", "assignmentOffer", input)
            .await;
        assert_eq!(refusals, ["NOT_ASSIGNER GOV-2.1.1"]);
    })
    .await;
}

#[tokio::test]
async fn a_machine_names_somebody_and_a_person_nobody() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let bare = offer("retention", "eli");
        let cases = [
            ("service:crm", bare.clone(), "MALFORMED input.onBehalfOf"),
            (
                "ana",
                on_behalf(bare.clone(), "ana"),
                "MALFORMED input.onBehalfOf",
            ),
            (
                "ana",
                on_behalf(bare.clone(), "ben"),
                "MALFORMED input.onBehalfOf",
            ),
            (
                "service:crm",
                on_behalf(bare, "nobody"),
                "NOT_FOUND input.onBehalfOf.key",
            ),
        ];
        for (who, input, expected) in cases {
            let faults = served.faults(who, "assignmentOffer", input).await;
            assert!(faults[0].starts_with(expected), "{faults:?}");
        }
        assert_eq!(served.revision().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_machine_does_what_its_scope_says() {
    let file = changed(
        VECTORS,
        "  - { key: crm, may: [ask, act] }\n",
        "  - { key: crm, may: [ask] }\n  - { key: robot, may: [act] }\n",
    );
    for_each_database(move |url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await;
            let input = on_behalf(offer("retention", "eli"), "ana");
            let faults = served
                .faults("service:crm", "assignmentOffer", input.clone())
                .await;
            assert!(faults[0].starts_with("MAY_NOT_ACT"), "{faults:?}");
            let token = served.token("service:robot");
            let sent = json!({ "input": input });
            let done = served.ask(&token, PLAIN, sent).await.data();
            assert_eq!(done["assignmentOffer"]["assignment"]["state"], "OFFERED");
            for query in ["{ organization { key } }", "{ viewer { serviceAccount } }"] {
                let faults = served.ask(&token, query, json!({})).await.errors();
                assert!(faults[0].starts_with("MAY_NOT_ASK"), "{query}: {faults:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_machine_that_may_only_act_reads_nothing_behind_its_act() {
    let file = changed(
        VECTORS,
        "  - { key: crm, may: [ask, act] }\n",
        "  - { key: crm, may: [ask, act] }\n  - { key: robot, may: [act] }\n",
    );
    let behind = [
        "assignment { person { email } }",
        "assignment { ...behind }",
        "assignment { ... { when { attribute } } }",
        "userErrors { remedies { kind } }",
        "...all",
    ];
    for_each_database(move |url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await;
            let input = json!({ "input": on_behalf(offer("retention", "eli"), "ana") });
            for part in behind {
                let fragments = [
                    ("behind", "on Assignment { role { key } }"),
                    (
                        "all",
                        "on AssignmentOfferPayload { assignment { role { key } } }",
                    ),
                ];
                let used = fragments.iter().filter(|(name, _)| part.contains(name));
                let used = used.map(|(name, of)| format!(" fragment {name} {of}"));
                let query = format!(
                    "mutation($input: AssignmentOfferInput!) {{
                       assignmentOffer(input: $input) {{ revision {part} }} }}{}",
                    used.collect::<String>()
                );
                let robot = served.token("service:robot");
                let faults = served.ask(&robot, &query, input.clone()).await.errors();
                assert!(faults[0].starts_with("MAY_NOT_ASK"), "{part}: {faults:?}");
            }
            assert_eq!(served.revision().await, 1);
            let input = on_behalf(offer("retention", "eli"), "ana");
            served.done("service:crm", "assignmentOffer", input).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_act_done_before_is_told_again_to_nobody_who_may_not_act_any_more() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let mut input = on_behalf(offer("retention", "eli"), "ana");
        input["clientMutationId"] = json!("one");
        let first = served
            .done("service:crm", "assignmentOffer", input.clone())
            .await;
        let again = served
            .done("service:crm", "assignmentOffer", input.clone())
            .await;
        assert_eq!(again, first);
        let only_ask = json!({ "key": "crm", "may": ["ASK"] });
        served.done("ana", "serviceAccountChange", only_ask).await;
        let faults = served
            .faults("service:crm", "assignmentOffer", input.clone())
            .await;
        assert!(faults[0].starts_with("MAY_NOT_ACT"), "{faults:?}");
        let both = json!({ "key": "crm", "may": ["ASK", "ACT"] });
        served.done("ana", "serviceAccountChange", both).await;
        assert_eq!(
            served.done("service:crm", "assignmentOffer", input).await,
            first
        );
    })
    .await;
}
