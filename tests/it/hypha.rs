//! The roles of a real co-operative as they stood on 15 July 2021: what its limits say to the cent,
//! and whose permission lifts them.

use crate::support::{Case, Served, authorized, case, codes, told};
use zirkel_testkit::database::for_each_database;

const FILE: &str = include_str!("../hypha/hypha-v13.yaml");

async fn served(url: &str) -> Served {
    Served::from(url, FILE, "2021-04-01T12:00:00Z", "2021-07-15T12:00:00Z")
        .await
        .asked_by("member-a")
}

/// A case with an amount in Canadian dollars.
fn dollars(decision_type: &str, amount: &str) -> Case {
    case(decision_type).of_in(amount, "CAD")
}

#[tokio::test]
async fn the_payroll_coordinator_pays_back_up_to_200() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let within = served
            .may("member-c", &dollars("reimbursement", "200.00"))
            .await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&within), @r"
        member-c, ASSIGNED payroll-coordinator
        ALLOWED
        ") };
        let above = served
            .may("member-c", &dollars("reimbursement", "200.01"))
            .await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&above), @r"
        member-c, ASSIGNED payroll-coordinator
        NEEDS_PERMISSION
          NEEDS_PERMISSION by GOV-3.2.1 amount is above CAD 200.00
        - ASK_CONTROLLER member-a, member-b, member-f
        - PROPOSE_GOVERNANCE member-a, member-b, member-c, member-f
        - DECLARE_INITIATIVE member-c
        ") };
    })
    .await;
}

#[tokio::test]
async fn the_finance_steward_moves_up_to_10_000_inside_and_nothing_outside() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let within = served
            .may("member-b", &dollars("balance.internal", "10000.00"))
            .await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&within), @r"
        member-b, ASSIGNED finance-steward
        ALLOWED
        ") };
        let above = served
            .may("member-b", &dollars("balance.internal", "10000.01"))
            .await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&above), @r"
        member-b, ASSIGNED finance-steward
        NEEDS_PERMISSION
          NEEDS_PERMISSION by GOV-3.2.1 amount is above CAD 10000.00
        - ASK_CONTROLLER member-a, member-c, member-f
        - PROPOSE_GOVERNANCE member-a, member-b, member-c, member-f
        - DECLARE_INITIATIVE member-b
        ") };
        let outside = served
            .may("member-b", &dollars("balance.external", "0.01"))
            .await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&outside), @r"
        member-b, ASSIGNED finance-steward
        NEEDS_PERMISSION
          NEEDS_PERMISSION by GOV-3.2.1
        - ASK_CONTROLLER member-a, member-c, member-f
        - PROPOSE_GOVERNANCE member-a, member-b, member-c, member-f
        - DECLARE_INITIATIVE member-b
        ") };
    })
    .await;
}

#[tokio::test]
async fn an_amount_that_is_not_stated_is_asked_for() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        for (who, decision_type) in [
            ("member-c", "reimbursement"),
            ("member-b", "balance.internal"),
        ] {
            let decision = served.may(who, &case(decision_type)).await;
            assert_eq!(codes(&decision), "UNDETERMINED: ATTRIBUTE_MISSING", "{who}");
        }
        let in_euros = served
            .may("member-c", &case("reimbursement").of("100"))
            .await;
        assert_eq!(in_euros["verdict"], "UNDETERMINED", "{in_euros}");
    })
    .await;
}

#[tokio::test]
async fn an_invoice_is_altered_only_with_the_project_lead() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let decision = served.may("member-b", &case("invoice.alter")).await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&decision), @r"
        member-b, ASSIGNED finance-steward
        NEEDS_PERMISSION
          NEEDS_PERMISSION by GOV-3.2.1
        - ASK_CONTROLLER member-e
        - PROPOSE_GOVERNANCE member-a, member-b, member-c, member-d, member-e, member-f
        - DECLARE_INITIATIVE member-b
        ") };
        let settled = served.may("member-b", &case("invoice.settle")).await;
        assert_eq!(codes(&settled), "ALLOWED");
    })
    .await;
}

#[tokio::test]
async fn an_initiative_starts_only_with_all_members() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let decision = served.may("member-d", &case("initiative.start")).await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&decision), @r"
        member-d, ASSIGNED initiative-lead
        NEEDS_PERMISSION
          NEEDS_PERMISSION by GOV-3.2.1
        - ASK_CONTROLLER member-a, member-b, member-c, member-e, member-f
        - PROPOSE_GOVERNANCE member-a, member-b, member-c, member-d, member-e, member-f
        - DECLARE_INITIATIVE member-d
        ") };
        let direction = served.may("member-d", &case("initiative.strategy")).await;
        assert_eq!(codes(&direction), "ALLOWED");
    })
    .await;
}

#[tokio::test]
async fn a_routine_adjustment_needs_nobody_else() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let adjustment = case("books.adjustment");
        let routine = served
            .may("member-b", &adjustment.clone().boolean("routine", true))
            .await;
        assert_eq!(codes(&routine), "ALLOWED");
        let unusual = served
            .may("member-b", &adjustment.clone().boolean("routine", false))
            .await;
        assert_eq!(codes(&unusual), "NEEDS_PERMISSION: NEEDS_PERMISSION");
        let unsaid = served.may("member-b", &adjustment).await;
        assert_eq!(codes(&unsaid), "UNDETERMINED: ATTRIBUTE_MISSING");
    })
    .await;
}

#[tokio::test]
async fn a_term_ends_with_its_last_day_in_toronto_and_the_lead_covers() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let post = case("social.post").text("platform", "twitter");
        let over = served.may("member-f", &post).await;
        insta::allow_duplicates! { insta::assert_snapshot!(told(&over), @r"
        member-f, ASSIGNED member-worker
        UNMAPPED
          UNMAPPED by GOV-3.6.2
        - RECORD_STATEMENT member-f
        - HAND_OVER member-d
        - ASK_FOR_ASSIGNMENT member-d
        - PROPOSE_GOVERNANCE member-a, member-b, member-c, member-d, member-e, member-f
        - DECLARE_INITIATIVE member-f
        ") };
        let now = served.who_may(&post).await;
        assert_eq!(authorized(&now), ["member-d"]);
        insta::allow_duplicates! { insta::assert_snapshot!(told(&now["authorized"][0]), @r"
        member-d, COVERING social-media-steward
        ALLOWED
        ") };

        served.at("2021-07-01T03:59:59.999999Z");
        let last = served.may("member-f", &post).await;
        assert_eq!(codes(&last), "ALLOWED");
        assert_eq!(last["validUntil"], "2021-07-01T04:00:00Z");
        served.at("2021-07-01T04:00:00Z");
        assert_eq!(served.may("member-f", &post).await["allowed"], false);
    })
    .await;
}

#[tokio::test]
async fn roles_of_an_anchor_without_a_lead_are_covered_by_nobody() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        served.at("2021-08-15T12:00:00Z");
        let gap = &served.who_may(&case("agenda.set")).await["gap"];
        assert_eq!(gap["kind"], "UNCOVERED");
        assert_eq!(gap["circle"]["name"], "Hypha");
    })
    .await;
}

#[tokio::test]
async fn the_file_is_free_of_warnings() {
    for_each_database(|url| async move {
        assert_eq!(served(&url).await.warnings, [] as [String; 0]);
    })
    .await;
}
