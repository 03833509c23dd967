//! The rulebook's test vectors (§15), as far as they ask who may, over HTTP.

use crate::support::{Served, VECTORS, case, changed, codes, people_asked, remedy, strings, texts};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn t_01_ben_waives_200_by_accountability_and_control() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let decision = served.may("ben", &case("waiver").of("200")).await;
        assert_eq!(codes(&decision), "ALLOWED");
        assert_eq!(decision["allowed"], true);
        assert_eq!(decision["seat"]["role"]["key"], "care");
        assert_eq!(decision["basis"], "ASSIGNED");
        let grounds = texts(&decision["grounds"], "text");
        assert!(grounds.iter().any(|g| g.contains("2000")), "{grounds:?}");
        assert!(
            grounds.iter().any(|g| g.contains("Resolving")),
            "{grounds:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn t_02_above_500_billing_permits_though_money_suffices() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let decision = served.may("ben", &case("waiver").of("800")).await;
        assert_eq!(codes(&decision), "NEEDS_PERMISSION: NEEDS_PERMISSION");
        assert_eq!(people_asked(&decision, "ASK_CONTROLLER"), ["cy"]);
        let at_the_limit = served.may("ben", &case("waiver").of("500")).await;
        assert_eq!(codes(&at_the_limit), "ALLOWED");
        let a_cent_more = served.may("ben", &case("waiver").of("500.01")).await;
        assert_eq!(codes(&a_cent_more), "NEEDS_PERMISSION: NEEDS_PERMISSION");
    })
    .await;
}

#[tokio::test]
async fn t_03_a_credit_touches_billings_domain() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let decision = served.may("ben", &case("credit").of("100")).await;
        assert_eq!(codes(&decision), "NEEDS_PERMISSION: DOMAIN_OF_OTHER_ROLE");
        assert_eq!(people_asked(&decision, "ASK_CONTROLLER"), ["cy"]);
        assert_eq!(people_asked(&decision, "ANNOUNCE_INTENT"), ["cy"]);
    })
    .await;
}

#[tokio::test]
async fn t_04_the_lead_cannot_do_it_either() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let decision = served.may("ana", &case("credit").of("100")).await;
        let blockers = texts(&decision["blockers"], "code");
        assert!(blockers.contains(&"DOMAIN_OF_OTHER_ROLE"), "{blockers:?}");
        assert!(blockers.contains(&"LEAD_CANNOT_OVERRIDE"), "{blockers:?}");
        assert_eq!(decision["allowed"], false);
    })
    .await;
}

#[tokio::test]
async fn t_06_an_unfilled_role_is_covered_by_the_lead() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let answer = served.who_may(&case("retention")).await;
        let [only] = answer["authorized"].as_array().unwrap().as_slice() else {
            panic!("{answer}")
        };
        assert_eq!(answer["authorizedCount"], 1);
        assert_eq!(only["person"]["key"], "ana");
        assert_eq!(only["basis"], "COVERING");
        assert_eq!(only["seat"]["role"]["key"], "retention");
    })
    .await;
}

#[tokio::test]
async fn t_07_outside_the_focus_the_lead_covers() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let apac = case("waiver.late_fee").of("20").text("region", "APAC");
        let eli = served.may("eli", &apac).await;
        assert_eq!(codes(&eli), "OUT_OF_ROLE: OUTSIDE_FOCUS");
        let dee = served.may("dee", &apac).await;
        assert_eq!(codes(&dee), "ALLOWED");
        assert_eq!(dee["basis"], "COVERING");
        assert!(strings(&dee["assumptions"]).contains(&"A-04"), "{dee}");
        let emea = case("waiver.late_fee").of("20").text("region", "EMEA");
        assert_eq!(codes(&served.may("eli", &emea).await), "ALLOWED");
    })
    .await;
}

#[tokio::test]
async fn t_08_what_nobody_mapped_is_unmapped_not_denied() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let decision = served.may("ben", &case("birthday_cake")).await;
        assert_eq!(codes(&decision), "UNMAPPED: UNGOVERNED_DECISION");
        let propose = remedy(&decision, "PROPOSE_GOVERNANCE").unwrap();
        assert_eq!(propose["circle"]["name"], "Customer Circle");
        let gap = &served.who_may(&case("birthday_cake")).await["gap"];
        assert_eq!(gap["kind"], "UNGOVERNED");
        assert_eq!(gap["code"], "UNGOVERNED_DECISION");
        assert_eq!(gap["circle"]["name"], "Company");
    })
    .await;
}

/// GOV-3.6.2: a machine's statement lifts nothing, and nobody states for somebody else.
#[tokio::test]
async fn t_08_the_actors_own_statement_lifts_unmapped() {
    const QUERY: &str = "query($case: CaseInput!, $statement: String) {
      mayResolve(actor: { key: \"ben\" }, case: $case, statement: $statement) { verdict } }";
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let ask = async |who: &str, statement: &str| {
            let case = case("birthday_cake").json();
            let variables = json!({ "case": case, "statement": statement });
            let answer = served.ask(&served.token(who), QUERY, variables).await;
            answer.data()["mayResolve"]["verdict"].take()
        };
        let statement = "A cake keeps a customer who has just moved house";
        assert_eq!(ask("ben", statement).await, "ALLOWED");
        assert_eq!(ask("service:crm", statement).await, "UNMAPPED");
        assert_eq!(ask("ana", statement).await, "UNMAPPED");
    })
    .await;
}

#[tokio::test]
async fn t_11_a_policy_inside_does_not_loosen_the_one_around() {
    let loose = "
                policies:
                  - key: loose
                    title: Any waiver at the desk
                    clauses:
                      - grant: { decision: waiver, to: [agent] }";
    let file = changed(VECTORS, "\n                policies: []", loose);
    let fifty = "{ per: case, amount: 50, for: [{ decision: waiver.late_fee }] }";
    let plenty = "{ per: case, amount: 5000, for: [{ decision: waiver }] }";
    let file = changed(&file, fifty, plenty);
    for_each_database(|url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await;
            let emea = case("waiver.late_fee").of("800").text("region", "EMEA");
            let decision = served.may("eli", &emea).await;
            assert_eq!(codes(&decision), "NEEDS_PERMISSION: NEEDS_PERMISSION");
            assert_eq!(people_asked(&decision, "ASK_CONTROLLER"), ["cy"]);
            let [warning] = served.warnings.as_slice() else {
                panic!("{:?}", served.warnings)
            };
            assert!(warning.contains("still binds"), "{warning}");
        }
    })
    .await;
}

#[tokio::test]
async fn t_20_an_unfilled_anchor_role_without_anchor_leads_is_uncovered() {
    let brand = "    roles:
      - key: brand
        name: Brand
        accountabilities: [{ text: Keeping the logo, covers: [{ decision: brand.logo }] }]
      - key: customer\n";
    let file = changed(VECTORS, "    roles:\n      - key: customer\n", brand);
    for_each_database(|url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await;
            let gap = &served.who_may(&case("brand.logo")).await["gap"];
            assert_eq!(gap["kind"], "UNCOVERED");
            assert_eq!(gap["code"], "UNCOVERED_ROLE");
            assert_eq!(gap["circle"]["name"], "Company");
        }
    })
    .await;
}

/// All that is asked as of a moment, about Eli and a case.
const T_22: &str = "query($case: CaseInput!, $asOf: AsOfInput, $eli: ID!) {
  mayResolve(actor: { id: $eli }, case: $case, asOf: $asOf) {
    ...decision grounds { text rule revision } remedies { kind message } basis validUntil }
  whoMayResolve(case: $case, asOf: $asOf) {
    authorized { ...decision grounds { text rule revision } validUntil }
    blocked { ...decision blockers { code message failed } remedies { kind message } }
    gap { message } explanation revision }
  resolvableBy(actor: { id: $eli }, asOf: $asOf) { totalCount nodes { seat { id name } decisionType
    basis conditions limit { amount } grounds { text rule revision } when { attribute } } }
  organization(asOf: $asOf) { revision shownAt admins { id name }
    people(first: 100) { totalCount nodes { id name partner present since left
      assignments { nodes { id state since until } } offers { totalCount } } }
    roles(first: 100) { nodes { id name leads { nodes { basis person { id name } } } } }
    circles(first: 100) { nodes { id members { nodes { id name } } } }
    decisionTypes(first: 100) { nodes { id key title spends adoptedIn } }
    findings(first: 100) { nodes { severity message hint } }
    revisions { nodes { number hash author { text } changes(first: 100) { nodes { text } } } } } }
  fragment decision on Decision { person { id name } verdict seat { id } explanation }";

/// The answers to all that, as of the first revision and as of moments under it.
async fn t_22(served: &Served, who: &str, eli: &Value) -> Vec<String> {
    let case = case("waiver.late_fee").of("20").text("region", "EMEA");
    let moments = [
        json!({ "instant": "2026-03-03T09:30:00Z" }),
        json!({ "instant": "2026-06-01T11:00:00+02:00" }),
        json!({ "revision": 1 }),
    ];
    let mut answers = Vec::new();
    for as_of in moments {
        let variables = json!({ "case": case.json(), "asOf": as_of, "eli": eli });
        let answer = served.ask(&served.token(who), T_22, variables).await;
        assert_eq!(answer.data()["mayResolve"]["verdict"], "ALLOWED");
        assert_eq!(answer.data()["whoMayResolve"]["revision"], 1);
        answers.push(answer.text);
    }
    answers
}

#[tokio::test]
async fn t_22_the_same_question_as_of_a_past_moment_gives_the_same_bytes() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let query = "{ organization { person(key: \"eli\") { id assignments { nodes { id } } } } }";
        let eli = &served.data(query, json!({})).await["organization"]["person"];
        let (held, eli) = (&eli["assignments"]["nodes"][0]["id"], &eli["id"]);
        let first = t_22(&served, "service:crm", eli).await;
        served.at("2026-07-01T09:00:00Z");
        assert_eq!(t_22(&served, "ben", eli).await, first, "time passed");
        // Who holds what, what is decided, and who is a partner: all of it is other now.
        served.assigned("ana", "retention", "ben").await;
        served.offered("ana", "billing", "eli").await;
        let define = json!({ "key": "waiver.late_fee", "title": "Late", "reversibility": "HARD" });
        let guest = json!({ "person": { "key": "ben" }, "partner": false });
        let leave = json!({ "person": { "id": eli }, "on": "2026-06-30" });
        for (who, verb, input) in [
            ("dee", "assignmentEnd", json!({ "assignmentId": held })),
            ("ana", "decisionTypeDefine", define),
            ("ana", "personChange", guest),
            ("ana", "personLeave", leave),
        ] {
            served.done(who, verb, input).await;
            assert_eq!(t_22(&served, "cy", eli).await, first, "after {verb}");
        }
        let emea = case("waiver.late_fee").of("20").text("region", "EMEA");
        assert_eq!(served.may("eli", &emea).await["allowed"], false);
        let forget = json!({ "person": { "id": eli } });
        served.done("ana", "personErase", forget).await;
        served.at("2031-02-28T23:59:59.999999Z");
        let nameless: Vec<_> = first
            .iter()
            .map(|it| it.replace("Eli", "a former member"))
            .collect();
        assert_ne!(nameless, first);
        for served in [&served, &served.restarted(&url).await] {
            let last = t_22(served, "ben", eli).await;
            assert_eq!(last, nameless, "names alone are no part of the record");
        }
    })
    .await;
}

#[tokio::test]
async fn the_organization_of_the_vectors_is_free_of_warnings() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        assert_eq!(served.warnings, [] as [String; 0]);
    })
    .await;
}
