//! Moments that the record does not hold.

use super::{MAY, check, may, served};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one table")]
async fn moments() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let as_of = |as_of: Value| may(&json!({ "asOf": as_of }));
        let instant = |text: &str| as_of(json!({ "instant": text }));
        let revision = |number: i64| as_of(json!({ "revision": number }));
        let outside_instant = "MOMENT_OUTSIDE_RECORD asOf.instant";
        let outside_revision = "MOMENT_OUTSIDE_RECORD asOf.revision";
        check(
            &served,
            MAY,
            vec![
                (
                    "both",
                    as_of(json!({ "revision": 1, "instant": "2026-03-03T09:30:00Z" })),
                    "MALFORMED asOf",
                ),
                (
                    "a moment to come",
                    instant("2026-06-01T09:00:00.000001Z"),
                    outside_instant,
                ),
                (
                    "before the record",
                    instant("2026-01-05T07:59:59.999999Z"),
                    outside_instant,
                ),
                (
                    "long before",
                    instant("0001-01-01T00:00:00Z"),
                    outside_instant,
                ),
                (
                    "a year of five digits",
                    instant("99999-01-01T00:00:00Z"),
                    "MALFORMED asOf.instant",
                ),
                (
                    "no offset",
                    instant("2026-03-03T09:30:00"),
                    "MALFORMED asOf.instant",
                ),
                ("a day", instant("2026-03-03"), "MALFORMED asOf.instant"),
                (
                    "no such day",
                    instant("2026-02-30T00:00:00Z"),
                    "MALFORMED asOf.instant",
                ),
                (
                    "no text",
                    as_of(json!({ "instant": 1_772_530_200 })),
                    "MALFORMED asOf.instant",
                ),
                ("a revision to come", revision(2), outside_revision),
                ("revision 0", revision(0), outside_revision),
                (
                    "a negative revision",
                    revision(-1),
                    "MALFORMED asOf.revision",
                ),
                ("more than an Int", revision(9_999_999_999), "MALFORMED"),
                (
                    "a part of a revision",
                    as_of(json!({ "revision": 1.5 })),
                    "GRAPHQL_VALIDATION_FAILED",
                ),
                (
                    "asOf with atLeastRevision",
                    may(&json!({ "asOf": { "revision": 1 }, "atLeastRevision": 1 })),
                    "MALFORMED atLeastRevision",
                ),
                (
                    "at least -1",
                    may(&json!({ "atLeastRevision": -1 })),
                    "MALFORMED atLeastRevision",
                ),
                (
                    "at least one that is not there",
                    may(&json!({ "atLeastRevision": 2 })),
                    "REVISION_NOT_YET_AVAILABLE atLeastRevision",
                ),
            ],
        )
        .await;
        for good in [
            as_of(json!({})),
            revision(1),
            instant("2026-01-05T08:00:00Z"),
            instant("2026-06-01T11:00:00+02:00"),
            may(&json!({ "atLeastRevision": 1 })),
            may(&json!({ "atLeastRevision": 0 })),
        ] {
            let answer = served.ask(&served.token("ben"), MAY, good).await;
            assert_eq!(answer.data()["mayResolve"]["revision"], 1);
        }
    })
    .await;
}
