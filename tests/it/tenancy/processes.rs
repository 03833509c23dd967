//! Proposals beside another organization: what is sent to them from there, and who sees a draft.

use super::{MARK, both};
use crate::{
    proposals::stage::{circle, seated},
    support::Served,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use zirkel_testkit::database::for_each_database;

/// A file holds no proposal: Petra makes one, and begins another that nobody else sees.
pub(super) async fn propose(first: &Served) -> String {
    let text = json!({
        "circleId": circle(first, "resolution-desk").await,
        "title": MARK, "tension": MARK, "example": MARK, "effect": MARK,
        "changes": [{ "roleCreate": { "name": MARK, "purpose": MARK } }],
    });
    let text = seated(first, "refund-desk", text).await;
    first.proposed("petra.schuster", text.clone()).await;
    first.drafted("petra.schuster", text).await
}

/// Also who may ask about everything in the organization sees no draft of somebody's.
#[tokio::test]
async fn a_draft_is_its_authors_alone() {
    for_each_database(|url| async move {
        let (first, second) = both(&url).await;
        let id = propose(&first).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Proposal { title state } } }";
        let all = [
            (
                &first,
                "petra.schuster",
                json!({ "title": MARK, "state": "DRAFT" }),
            ),
            (&first, "thomas.berger", Value::Null),
            (&first, "service:crm", Value::Null),
            (&second, "ana", Value::Null),
            (&second, "service:crm", Value::Null),
        ];
        for (served, who, expected) in all {
            let token = served.token(who);
            let answer = served.ask(&token, query, json!({ "id": id })).await;
            assert_eq!(answer.data()["node"], expected, "{who}");
            let input = json!({ "proposalId": id, "text": "Why?" });
            if expected.is_null() && !who.starts_with("service:") {
                let faults = served.faults(who, "proposalAsk", input).await;
                assert!(
                    faults[0].starts_with("NOT_FOUND input.proposalId"),
                    "{faults:?}"
                );
            }
        }
    })
    .await;
}

/// What is sent to an act in a circle's process with what belongs to the other organization, and
/// what is in the error.
pub(super) fn in_a_process(
    field: &str,
    ids: &BTreeMap<String, Vec<String>>,
) -> Option<(Value, &'static str)> {
    let proposal = &ids["Proposal"][0];
    let circle = json!({ "circleId": ids["Circle"][0] });
    let of = json!({ "proposalId": proposal });
    // A concern has an id, but is reached through its proposal alone.
    let id = proposal.replace("proposal_", "objection_");
    let on = json!({ "proposalId": proposal, "objectionId": id });
    let with = |mut input: Value, more: Value| {
        let (fields, more) = (input.as_object_mut().unwrap(), more.as_object().unwrap());
        fields.extend(more.clone());
        input
    };
    let change = json!({ "roleCreate": { "name": "Clerk", "purpose": "Letters are answered" } });
    let text = json!({ "changes": [change] });
    let officer = json!({ "role": "FACILITATOR" });
    let person = json!({ "person": { "id": ids["Person"][0] } });
    let seat = with(json!({ "seatId": ids["Seat"][0] }), person.clone());
    let input = match field {
        "proposalDraft" => with(circle, text),
        "proposalDelete" | "proposalEscalate" | "proposalRelease" | "proposalSubmit"
        | "proposalWithdraw" => of,
        "proposalAmend" | "proposalEdit" | "proposalRebase" | "proposalTakeOver" => with(of, text),
        "proposalAsk" | "proposalReact" => with(of, json!({ "text": "Why?" })),
        "proposalConfirm" => with(of, json!({ "version": 1 })),
        "proposalDiscard" => with(
            of,
            json!({ "criterion": "EXAMPLE", "reason": "It is none" }),
        ),
        "proposalDrop" => with(
            of,
            json!({ "ground": "UNANSWERED", "reason": "Nobody did" }),
        ),
        "objectionRaise" => with(of, json!({ "version": 1, "seatId": ids["Seat"][0] })),
        "objectionAskRuling"
        | "objectionCapture"
        | "objectionDemandTest"
        | "objectionFindValid"
        | "objectionStartTest"
        | "objectionWithdraw" => on,
        "objectionAbandon" => with(on, json!({ "reason": "Nobody tried" })),
        "objectionArgue" => with(on, json!({ "criterion": "HARM", "text": "It hurts" })),
        "objectionConfirmServes" | "objectionConfirmSolved" => with(on, json!({ "amendment": 1 })),
        "objectionFindInvalid" => with(on, json!({ "criteria": ["HARM"], "reason": "None" })),
        "objectionOfferAmendment" => with(on, text),
        "objectionRule" => with(on, json!({ "violates": false, "reason": "It is lawful" })),
        "officerAway" | "officerBack" | "surrogateDeclare" | "surrogateRetract" => {
            with(circle, officer)
        }
        "surrogateName" => with(with(circle, officer), person),
        "representationGrant" => with(
            with(circle, seat),
            json!({ "until": "2027-06-01T09:00:00Z" }),
        ),
        "representationWithdraw" => with(circle, seat),
        _ => return None,
    };
    let named = input.get("seatId").is_some();
    let expected = if named {
        "NOT_FOUND input.seatId"
    } else {
        "NOT_FOUND input."
    };
    Some((input, expected))
}
