//! Subscriptions over a real WebSocket: what is told to whom, and what becomes of one who may not
//! ask, says what is not understood, or takes nothing.

mod bounds;
mod cursors;
mod inbox;
mod manners;
mod process;
mod rights;

use crate::{proposals::stage, support::Served};
use serde_json::{Value, json};
use zirkel_testkit::live::Live;

/// What these tests ask of an event.
const EVENTS: &str = "subscription($circle: ID!, $after: String) {
  circleProcess(circleId: $circle, after: $after) {
    cursor about by { key } proposal { title state } proposalEntry { event } tensionEvent
    tension { state } } }";

/// The vectors' organization, where it listens, and the id of its customer circle.
async fn served(url: &str) -> (Served, String, String) {
    let (served, circle) = stage::served(url).await;
    let address = served.listening().await;
    (served, address, circle)
}

/// Somebody who follows a circle's process under the id `1`.
async fn following(served: &Served, address: &str, who: &str, circle: &str, after: Value) -> Live {
    let mut live = Live::of(address, &served.token(who)).await;
    let variables = json!({ "circle": circle, "after": after });
    live.subscribe("1", EVENTS, variables).await;
    live
}

/// How far a circle's process goes.
async fn cursor(served: &Served, circle: &str) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on Circle { processCursor } } }";
    let mut data = served.data(query, json!({ "id": circle })).await;
    data["node"]["processCursor"].take()
}

/// What an event says, in short.
fn said(event: &Value) -> String {
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    let what = if event["proposalEntry"].is_null() {
        &event["tensionEvent"]
    } else {
        &event["proposalEntry"]["event"]
    };
    format!(
        "{} {} by {}",
        text(&event["about"]),
        text(what),
        text(&event["by"]["key"])
    )
}

/// What so many events say.
async fn hear(live: &mut Live, count: usize) -> Vec<String> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(said(&live.told("1", "circleProcess").await));
    }
    all
}
