//! Cursors that do not fit: each is an error that says what to do.

use super::{EVENTS, cursor, served};
use crate::proposals::stage::{circle, raised_limit};
use async_graphql::connection::{CursorType as _, OpaqueCursor};
use serde_json::{Value, json};
use zirkel_testkit::{database::for_each_database, live::Live};

/// The same cursor with another mark, as somebody may forge it.
fn forged(cursor: &str, number: &str) -> String {
    let parts = OpaqueCursor::<(String, u32, usize, String)>::decode_cursor(cursor);
    let OpaqueCursor((list, revision, position, _)) = parts.unwrap();
    OpaqueCursor((list, revision, position, number.to_owned())).encode_cursor()
}

#[tokio::test]
async fn a_cursor_that_does_not_fit_is_refused() {
    for_each_database(|url| async move {
        let (served, address, customer) = served(&url).await;
        served.proposed("ben", raised_limit(&customer, 1_000)).await;
        let own = cursor(&served, &customer).await;
        let own = own.as_str().unwrap();
        let other = cursor(&served, &circle(&served, "support").await).await;
        let inbox = "{ viewer { inbox { cursor } } }";
        let inbox = served
            .ask(&served.token("cy"), inbox, json!({}))
            .await
            .data();
        let inbox = inbox["viewer"]["inbox"]["cursor"]
            .as_str()
            .unwrap()
            .to_owned();
        let none = "is no cursor of this list: leave it out to begin again";
        let future = "is a cursor of what has not happened here: leave it out to \
                      hear from now on, and ask for everything anew";
        let mut live = Live::of(&address, &served.token("cy")).await;
        for (after, expected) in [
            (String::new(), none),
            ("garbage".to_owned(), none),
            ("x".repeat(10_000), none),
            (other.as_str().unwrap().to_owned(), none),
            (inbox.clone(), none),
            (forged(own, ""), none),
            (forged(own, "-1"), none),
            (forged(own, "1e3"), none),
            (forged(own, "18446744073709551616"), none),
            (forged(own, "18446744073709551615"), future),
            (forged(own, "3"), future),
        ] {
            let variables = json!({ "circle": customer, "after": after });
            live.subscribe("1", EVENTS, variables).await;
            let errors = live.refused("1").await;
            assert!(errors[0].ends_with(expected), "{errors:?}");
            assert!(errors[0].starts_with("MALFORMED after: "), "{errors:?}");
        }
        let query = "subscription($after: String) { inbox(after: $after) { complete } }";
        for (after, expected) in [
            ("garbage".to_owned(), none),
            (own.to_owned(), none),
            (forged(&inbox, "x"), none),
            (forged(&inbox, "99"), future),
        ] {
            live.subscribe("1", query, json!({ "after": after })).await;
            let errors = live.refused("1").await;
            assert!(errors[0].ends_with(expected), "{errors:?}");
        }
        // The oldest there is can be read: the record is kept.
        let variables = json!({ "circle": customer, "after": forged(own, "0") });
        live.subscribe("1", EVENTS, variables).await;
        let event = live.told("1", "circleProcess").await;
        assert_eq!(event["proposalEntry"]["event"], "OPENED");
        assert_ne!(event["cursor"], Value::Null);
    })
    .await;
}
