//! What acts in circles' processes take as given, in the table of who may do what: Ben's proposal,
//! Cy's concern about it, Dee who is away.

use crate::{
    proposals::stage::{circle, raised_limit, seat, seated},
    support::Served,
};
use serde_json::{Value, json};
use zirkel_domain::time::Wait;

/// A sound input of an act in a circle's process, with all that it takes as given; none where the
/// table has no line for it.
pub(super) async fn given(served: &Served, verb: &str) -> Option<Value> {
    let customer = circle(served, "customer").await;
    if verb.starts_with("proposal") {
        on_proposal(served, &customer, verb).await
    } else if verb.starts_with("objection") {
        on_concern(served, &customer, verb).await
    } else if verb.starts_with("tension") {
        Some(on_tension(served, &customer, verb).await)
    } else {
        on_offices(served, &customer, verb).await
    }
}

/// A text for a proposal that is there.
fn anew(circle: &str, id: &str, to: u32) -> Value {
    let mut text = raised_limit(circle, to);
    text.as_object_mut().unwrap().remove("circleId");
    text["proposalId"] = json!(id);
    text
}

async fn on_proposal(served: &Served, circle: &str, verb: &str) -> Option<Value> {
    let text = raised_limit(circle, 1_000);
    if verb == "proposalDraft" {
        return Some(text);
    }
    let id = served.drafted("ben", text).await;
    let of = json!({ "proposalId": id });
    if ["proposalDelete", "proposalSubmit"].contains(&verb) {
        return Some(of);
    }
    if verb == "proposalEdit" {
        return Some(anew(circle, &id, 900));
    }
    served.done("ben", "proposalSubmit", of.clone()).await;
    let with = |field: &str, value: Value| {
        let mut input = of.clone();
        input[field] = value;
        input
    };
    Some(match verb {
        "proposalAsk" | "proposalReact" => with("text", json!("What of vouchers?")),
        "proposalConfirm" => with("version", json!(1)),
        "proposalDiscard" => {
            let mut input = with("criterion", json!("EXAMPLE"));
            input["reason"] = json!("It is a wish");
            input
        }
        "proposalEscalate" | "proposalWithdraw" => of,
        "proposalRelease" => {
            served.done("dee", "proposalEscalate", of.clone()).await;
            of
        }
        "proposalDrop" => {
            let concern = raised(served, &id).await;
            found_valid(served, &concern).await;
            let mut input = with("ground", json!("UNANSWERED"));
            input["reason"] = json!("Nobody answered what the objector asked");
            input
        }
        "proposalAmend" => anew(circle, &id, 900),
        "proposalRebase" => {
            let sooner = seated(served, "retention", raised_limit(circle, 700)).await;
            let first = served.proposed("ana", sooner).await;
            for who in ["ben", "cy", "dee"] {
                served.confirmed(who, &first, 1).await;
            }
            served.time_passes(&served.now().to_string()).await;
            anew(circle, &id, 900)
        }
        "proposalTakeOver" => {
            let left = json!({ "person": { "key": "ben" }, "on": "2026-05-31" });
            served.done("ana", "personLeave", left).await;
            let now = served.now();
            served.time_passes(&now.to_string()).await;
            served
                .time_passes(&now.after(Wait::days(7)).to_string())
                .await;
            seated(served, "billing", anew(circle, &id, 900)).await
        }
        _ => return None,
    })
}

/// Cy's concern about the first version, as acts on it name it.
async fn raised(served: &Served, id: &str) -> Value {
    let input = json!({ "proposalId": id, "version": 1 });
    let input = seated(served, "billing", input).await;
    let raised = served.done("cy", "objectionRaise", input).await;
    json!({ "proposalId": id, "objectionId": raised["objection"]["id"] })
}

/// Cy argues for these criteria.
async fn argued(served: &Served, concern: &Value, criteria: &[&str]) {
    served
        .done("dee", "objectionStartTest", concern.clone())
        .await;
    for criterion in criteria {
        let mut input = concern.clone();
        input["criterion"] = json!(criterion);
        input["text"] = json!("Billing would be asked too late");
        served.done("cy", "objectionArgue", input).await;
    }
}

async fn found_valid(served: &Served, concern: &Value) {
    argued(served, concern, &["HARM", "ROLE", "NEW", "SURE"]).await;
    served
        .done("dee", "objectionFindValid", concern.clone())
        .await;
}

fn amendment(circle: &str, concern: &Value) -> Value {
    let mut input = concern.clone();
    input["changes"] = raised_limit(circle, 800)["changes"].take();
    input
}

async fn on_concern(served: &Served, circle: &str, verb: &str) -> Option<Value> {
    let id = served.proposed("ben", raised_limit(circle, 1_000)).await;
    if verb == "objectionRaise" {
        let input = json!({ "proposalId": id, "version": 1 });
        return Some(seated(served, "billing", input).await);
    }
    let of = raised(served, &id).await;
    let with = |fields: Value| {
        let mut input = of.clone();
        for (name, value) in fields.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    Some(match verb {
        "objectionCapture" | "objectionDemandTest" | "objectionStartTest" | "objectionWithdraw" => {
            of
        }
        "objectionArgue" => {
            argued(served, &of, &[]).await;
            with(json!({ "criterion": "HARM", "text": "Billing would be asked too late" }))
        }
        "objectionFindInvalid" => {
            argued(served, &of, &["ROLE"]).await;
            with(json!({ "criteria": ["HARM"], "reason": "There is no argument for it" }))
        }
        "objectionFindValid" => {
            argued(served, &of, &["HARM", "ROLE", "NEW", "SURE"]).await;
            of
        }
        "objectionAskRuling" | "objectionRule" => {
            argued(served, &of, &["RULES"]).await;
            if verb == "objectionAskRuling" {
                return Some(of);
            }
            served.done("dee", "objectionAskRuling", of.clone()).await;
            with(json!({ "violates": false, "reason": "It is governance" }))
        }
        "objectionOfferAmendment" | "objectionAbandon" => {
            served.done("dee", "objectionCapture", of.clone()).await;
            if verb == "objectionOfferAmendment" {
                return Some(amendment(circle, &of));
            }
            with(json!({ "reason": "No text was looked for" }))
        }
        "objectionConfirmSolved" | "objectionConfirmServes" => {
            found_valid(served, &of).await;
            let offered = amendment(circle, &of);
            served.done("cy", "objectionOfferAmendment", offered).await;
            with(json!({ "amendment": 1 }))
        }
        _ => return None,
    })
}

async fn on_offices(served: &Served, circle: &str, verb: &str) -> Option<Value> {
    let office = json!({ "circleId": circle, "role": "FACILITATOR" });
    let billing = seat(served, "billing").await;
    let leave = json!({ "circleId": circle, "seatId": billing, "person": { "key": "dee" } });
    let until = |mut leave: Value| {
        leave["until"] = json!("2027-06-01T09:00:00Z");
        leave
    };
    Some(match verb {
        "officerAway" | "surrogateDeclare" => office,
        "officerBack" => {
            served.done("dee", "officerAway", office.clone()).await;
            office
        }
        "surrogateRetract" => {
            served.done("ben", "surrogateDeclare", office.clone()).await;
            office
        }
        "surrogateName" => {
            let mut input = office;
            input["person"] = json!({ "key": "ben" });
            input
        }
        "representationGrant" => until(leave),
        "representationWithdraw" => {
            served
                .done("cy", "representationGrant", until(leave.clone()))
                .await;
            leave
        }
        _ => return None,
    })
}

/// A tension of Ben's: his alone where it is edited or shared, else for everybody.
async fn on_tension(served: &Served, circle: &str, verb: &str) -> Value {
    let mut of = json!({ "seatId": seat(served, "care").await, "situation": "Waivers wait" });
    if verb == "tensionSense" {
        return of;
    }
    let sensed = served.done("ben", "tensionSense", of.take()).await;
    let of = json!({ "tensionId": sensed["tension"]["id"] });
    match verb {
        "tensionEdit" => return json!({ "tensionId": of["tensionId"], "situation": "They wait" }),
        "tensionShare" => return of,
        _ => {}
    }
    served.done("ben", "tensionShare", of.clone()).await;
    if verb != "tensionLink" {
        return of;
    }
    let proposal = served.proposed("ben", raised_limit(circle, 1_000)).await;
    json!({ "tensionId": of["tensionId"], "proposalId": proposal })
}
