//! Who is told: whoever may ask, for as long as they may.

use super::{EVENTS, cursor, following, hear, served};
use crate::{
    proposals::stage::raised_limit,
    support::{NOW, SECRET, Served},
};
use serde_json::json;
use zirkel_testkit::{
    database::for_each_database,
    live::{Live, PROTOCOL, handshake},
};

/// What a connection comes to whose first message has this payload.
async fn refused(address: &str, payload: serde_json::Value) -> (u16, String) {
    let opened = Live::open(address, handshake(address, PROTOCOL, None)).await;
    let mut live = opened.unwrap();
    live.say(&json!({ "type": "connection_init", "payload": payload }))
        .await;
    live.closed().await
}

#[tokio::test]
async fn a_connection_needs_a_token_as_any_request_does() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let sound = served.token("cy");
        let parts: Vec<&str> = sound.split('.').collect();
        let unsigned = format!("{}.{}.", parts[0], parts[1]);
        let forged = format!("{}.{}.{}", parts[0], parts[1], parts[1]);
        let bearer = |token: &str| json!({ "Authorization": format!("Bearer {token}") });
        let mut same = Vec::new();
        for payload in [
            json!(null),
            json!({}),
            json!("Bearer"),
            json!({ "token": sound }),
            json!({ "Authorization": sound }),
            json!({ "Authorization": [sound] }),
            bearer(""),
            bearer(&unsigned),
            bearer(&forged),
            bearer(&served.token("nobody")),
            bearer(SECRET),
        ] {
            let (code, reason) = refused(&address, payload.clone()).await;
            assert_eq!(code, 4403, "{payload}");
            same.push(reason);
        }
        same.dedup();
        assert_eq!(same.len(), 1, "{same:?}");
        // By the handshake's header, and by either spelling.
        let opened = Live::open(&address, handshake(&address, PROTOCOL, Some(&sound))).await;
        let mut live = opened.unwrap();
        live.say(&json!({ "type": "connection_init" })).await;
        let ack = zirkel_testkit::live::Heard::Said(json!({ "type": "connection_ack" }));
        assert_eq!(live.hear().await, ack);
        let opened = Live::open(&address, handshake(&address, PROTOCOL, None)).await;
        let mut live = opened.unwrap();
        let payload = json!({ "authorization": format!("bearer {sound}") });
        live.say(&json!({ "type": "connection_init", "payload": payload }))
            .await;
        assert_eq!(live.hear().await, ack);
        drop((served, circle));
    })
    .await;
}

#[tokio::test]
async fn another_organizations_circle_is_not_there() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let other = include_str!("../worlds/vectors.yaml").replace("key: vectors", "key: other");
        let other = served.beside(&other).await;
        let theirs = crate::proposals::stage::circle(&other, "customer").await;
        let mut live = Live::of(&address, &served.token("cy")).await;
        let person = served.data(
            "{ organization { people(first: 1) { nodes { id } } } }",
            json!({}),
        );
        let person = person.await["organization"]["people"]["nodes"][0]["id"].take();
        for (id, expected) in [
            (json!(theirs), "NOT_FOUND circleId: "),
            (
                json!("circle_00000000000000000000000000"),
                "NOT_FOUND circleId: ",
            ),
            (json!("garbage"), "MALFORMED circleId: "),
            (person, "MALFORMED circleId: "),
        ] {
            let variables = json!({ "circle": id, "after": null });
            live.subscribe("1", EVENTS, variables).await;
            let errors = live.refused("1").await;
            assert!(errors[0].starts_with(expected), "{errors:?}");
        }
        // What happens there is told there, and nothing of it here.
        let (from, there) = (
            cursor(&served, &circle).await,
            cursor(&other, &theirs).await,
        );
        let mut here = following(&served, &address, "cy", &circle, from).await;
        let mut beyond = following(&other, &address, "cy", &theirs, there).await;
        other.proposed("ben", raised_limit(&theirs, 700)).await;
        assert_eq!(hear(&mut beyond, 1).await, ["PROPOSAL OPENED by ben"]);
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        served.confirmed("ana", &id, 1).await;
        let expected = ["PROPOSAL OPENED by ben", "PROPOSAL CONFIRMED by ana"];
        assert_eq!(hear(&mut here, 2).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_expires_ends_its_connection() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let from = cursor(&served, &circle).await;
        // One who is told something then, and one who is told nothing.
        let mut cy = following(&served, &address, "cy", &circle, from.clone()).await;
        let mut idle = Live::of(&address, &served.token("dee")).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        assert_eq!(hear(&mut cy, 1).await, ["PROPOSAL OPENED by ben"]);
        served.at("2026-06-01T10:00:06Z");
        served.confirmed("ana", &id, 1).await;
        assert_eq!(cy.closed().await.0, 4403);
        assert_eq!(idle.closed().await.0, 4403);
        // What was missed is told under a new one.
        let mut again = following(&served, &address, "cy", &circle, from).await;
        let expected = ["PROPOSAL OPENED by ben", "PROPOSAL CONFIRMED by ana"];
        assert_eq!(hear(&mut again, 2).await, expected);
        served.at(NOW);
    })
    .await;
}

#[tokio::test]
async fn who_is_no_longer_here_is_told_nothing_more() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let mut eli = Live::of(&address, &served.token("eli")).await;
        let mut crm = Live::of(&address, &served.token("service:crm")).await;
        for live in [&mut eli, &mut crm] {
            let variables = json!({ "circle": circle, "after": null });
            live.subscribe("1", EVENTS, variables).await;
        }
        leave(&served, "eli").await;
        let account = json!({ "key": "crm" });
        served.done("ana", "serviceAccountRevoke", account).await;
        served.proposed("ben", raised_limit(&circle, 1_000)).await;
        assert_eq!(eli.closed().await.0, 4403);
        assert_eq!(crm.closed().await.0, 4403);
    })
    .await;
}

async fn leave(served: &Served, who: &str) {
    let held = "query($key: String!) { organization { person(key: $key) { assignments { nodes { id } } } } }";
    let held = served.data(held, json!({ "key": who })).await;
    let held = held["organization"]["person"]["assignments"]["nodes"].clone();
    for it in held.as_array().unwrap() {
        let input = json!({ "assignmentId": it["id"] });
        served.done("dee", "assignmentEnd", input).await;
    }
    let input = json!({ "person": { "key": who }, "on": "2026-05-31" });
    served.done("ana", "personLeave", input).await;
}

#[tokio::test]
async fn a_machine_that_may_only_act_is_told_nothing() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let input = json!({ "key": "hand", "may": ["ACT"] });
        served.done("ana", "serviceAccountRegister", input).await;
        let mut hand = following(&served, &address, "service:hand", &circle, json!(null)).await;
        let errors = hand.refused("1").await;
        assert!(errors[0].starts_with("MAY_NOT_ASK"), "{errors:?}");
        hand.subscribe("2", "subscription { inbox { complete } }", json!({}))
            .await;
        let errors = hand.refused("2").await;
        assert!(errors[0].starts_with("MAY_NOT_ASK"), "{errors:?}");
    })
    .await;
}
