//! People and seats that are not there.

use super::{MAY, answers_still, check, may, served};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

const IDS: &str = "{ organization { anchor { id } people(first: 1) { nodes { id } } } }";

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one table")]
async fn people_and_seats() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let ids = served.data(IDS, json!({})).await;
        let circle = &ids["organization"]["anchor"]["id"];
        let person = &ids["organization"]["people"]["nodes"][0]["id"];
        let actor = |actor: Value| may(&json!({ "actor": actor }));
        let external =
            |system: &str, id: &str| actor(json!({ "external": { "system": system, "id": id } }));
        let seat = |id: Value| may(&json!({ "seatId": id }));
        let nobody = "person_01jz0000000000000000000000";
        let long = "x".repeat(900_000);
        check(
            &served,
            MAY,
            vec![
                (
                    "no such key",
                    actor(json!({ "key": "nobody" })),
                    "NOT_FOUND actor.key",
                ),
                (
                    "no key at all",
                    actor(json!({ "key": "" })),
                    "NOT_FOUND actor.key",
                ),
                (
                    "a long key",
                    actor(json!({ "key": long })),
                    "MALFORMED actor.key",
                ),
                (
                    "no such address",
                    actor(json!({ "email": "nobody@vectors.example" })),
                    "NOT_FOUND actor.email",
                ),
                (
                    "a long address",
                    actor(json!({ "email": long })),
                    "MALFORMED actor.email",
                ),
                (
                    "no such number",
                    external("crm", "99"),
                    "NOT_FOUND actor.external",
                ),
                (
                    "no such system",
                    external("erp", "1"),
                    "NOT_FOUND actor.external",
                ),
                (
                    "a long number",
                    external("crm", &long),
                    "MALFORMED actor.external.id",
                ),
                (
                    "no such id",
                    actor(json!({ "id": nobody })),
                    "NOT_FOUND actor.id",
                ),
                (
                    "no id",
                    actor(json!({ "id": "garbage" })),
                    "MALFORMED actor.id",
                ),
                (
                    "a long id",
                    actor(json!({ "id": long })),
                    "MALFORMED actor.id",
                ),
                (
                    "a circle's id",
                    actor(json!({ "id": circle })),
                    "MALFORMED actor.id",
                ),
                (
                    "nobody named",
                    actor(json!({})),
                    "GRAPHQL_VALIDATION_FAILED",
                ),
                (
                    "named twice",
                    actor(json!({ "key": "ben", "email": "ben@vectors.example" })),
                    "GRAPHQL_VALIDATION_FAILED",
                ),
                (
                    "named by null",
                    actor(json!({ "key": null })),
                    "GRAPHQL_VALIDATION_FAILED",
                ),
                ("no actor", actor(Value::Null), "GRAPHQL_VALIDATION_FAILED"),
                ("no seat's id", seat(json!("garbage")), "MALFORMED seatId"),
                (
                    "a person's id for a seat",
                    seat(person.clone()),
                    "MALFORMED seatId",
                ),
                (
                    "no such seat",
                    seat(json!("seat_01jz0000000000000000000000")),
                    "NOT_FOUND seatId",
                ),
                (
                    "actor and seat both wrong",
                    may(&json!({ "actor": { "key": "nobody" }, "seatId": "garbage" })),
                    "NOT_FOUND actor.key; MALFORMED seatId",
                ),
            ],
        )
        .await;
        answers_still(&served).await;
    })
    .await;
}
