//! The vectors' organization with what proposals in it need.

use crate::support::{Served, VECTORS};
use serde_json::{Value, json};

/// Ana, Ben, Cy and Dee take part in the customer circle's governance: Ana leads it, the others
/// lead Care, Billing and Support. Dee is its Facilitator, Cy its Secretary.
pub(crate) const MEMBERS: [&str; 4] = ["ana", "ben", "cy", "dee"];

/// The organization, and the id of its customer circle.
pub(crate) async fn served(url: &str) -> (Served, String) {
    let served = Served::over(url, VECTORS).await;
    let id = circle(&served, "customer").await;
    (served, id)
}

/// The id of a circle.
pub(crate) async fn circle(served: &Served, key: &str) -> String {
    let query = "query($key: String!) { organization { circle(key: $key) { id } } }";
    let data = served.data(query, json!({ "key": key })).await;
    data["organization"]["circle"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// The id of the whole seat of a role.
pub(crate) async fn seat(served: &Served, role: &str) -> Value {
    let query = "query($key: String!) { organization { role(key: $key) {
      seats { nodes { id } } } } }";
    let data = served.data(query, json!({ "key": role })).await;
    data["organization"]["role"]["seats"]["nodes"][0]["id"].clone()
}

/// The same text for the seat of a role.
pub(crate) async fn seated(served: &Served, role: &str, mut input: Value) -> Value {
    input["seatId"] = seat(served, role).await;
    input
}

/// A whole draft that raises what may be waived without Billing's permission.
pub(crate) fn raised_limit(circle: &str, to: u32) -> Value {
    json!({
        "circleId": circle,
        "title": "Waive more at once",
        "tension": "Small waivers wait for Billing",
        "example": "On 20 May a customer left over 600 euros",
        "effect": "Care would have waived them on the phone",
        "changes": [{ "policyAmend": {
            "policy": { "key": "p1" },
            "clauses": [{ "constrain": {
                "covers": {
                    "decisionType": "waiver",
                    "when": [{ "attribute": "amount", "operator": "GT", "values": [
                        { "money": { "amount": to.to_string(), "currency": "EUR" } }] }],
                },
                "effect": { "needsPermissionOf": { "key": "billing" } },
            } }],
        } }],
    })
}

impl Served {
    /// Drafts a proposal, and gives its id.
    pub(crate) async fn drafted(&self, who: &str, input: Value) -> String {
        let payload = self.done(who, "proposalDraft", input).await;
        payload["proposal"]["id"].as_str().unwrap().to_owned()
    }

    /// Drafts and submits one.
    pub(crate) async fn proposed(&self, who: &str, input: Value) -> String {
        let id = self.drafted(who, input).await;
        let of = json!({ "proposalId": id });
        self.done(who, "proposalSubmit", of).await;
        id
    }

    /// Confirms a version.
    pub(crate) async fn confirmed(&self, who: &str, id: &str, version: u32) -> Value {
        let input = json!({ "proposalId": id, "version": version });
        self.done(who, "proposalConfirm", input).await["proposal"].take()
    }

    /// A proposal as somebody sees it.
    pub(crate) async fn proposal(&self, who: &str, id: &str) -> Value {
        let query = "query($id: ID!) { node(id: $id) { ... on Proposal { id state version adoptedIn
          awaits { key } moved { id } reason
          history { event by { key } rule standingIn interestedOfficer reason criterion dropGround }
          changes { text } objections { id state open objector { key } } } } }";
        let answer = self.ask(&self.token(who), query, json!({ "id": id })).await;
        answer.data()["node"].take()
    }
}
