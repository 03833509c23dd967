//! What becomes of a failed field, and in which order fields stand, tried on a small schema.

use crate::limits::{Guard, Limits};
use async_graphql::{EmptyMutation, EmptySubscription, Error, Object, Result, Schema, Value};

struct Query;
struct Leaf;

#[Object]
impl Query {
    async fn slow(&self) -> i32 {
        tokio::task::yield_now().await;
        1
    }

    async fn quick(&self) -> i32 {
        2
    }

    async fn may(&self) -> Option<Leaf> {
        Some(Leaf)
    }

    async fn must(&self) -> Leaf {
        Leaf
    }

    async fn may_list(&self) -> Vec<Option<Leaf>> {
        vec![Some(Leaf), None]
    }

    async fn must_list(&self) -> Option<Vec<Leaf>> {
        Some(vec![Leaf])
    }
}

#[Object]
impl Leaf {
    async fn fine(&self) -> i32 {
        3
    }

    async fn may_fail(&self) -> Result<Option<i32>> {
        Err(Error::new("broken"))
    }

    async fn must_fail(&self) -> Result<i32> {
        Err(Error::new("broken"))
    }
}

async fn ask(document: &str) -> (String, usize) {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .extension(Guard(Limits::default()))
        .finish();
    let response = schema.execute(document).await;
    (Value::to_string(&response.data), response.errors.len())
}

#[tokio::test]
async fn a_failed_field_is_null_up_to_the_nearest_place_that_may_be() {
    let table = [
        (
            "{ quick may { fine mayFail } }",
            "{quick: 2, may: {fine: 3, mayFail: null}}",
        ),
        ("{ quick may { fine mustFail } }", "{quick: 2, may: null}"),
        ("{ quick must { fine mustFail } }", "null"),
        (
            "{ quick mayList { mustFail } }",
            "{quick: 2, mayList: [null, null]}",
        ),
        (
            "{ quick mustList { mustFail } }",
            "{quick: 2, mustList: null}",
        ),
        (
            "{ quick a: may { fine } b: may { mustFail } }",
            "{quick: 2, a: {fine: 3}, b: null}",
        ),
    ];
    for (document, expected) in table {
        assert_eq!(ask(document).await, (expected.to_owned(), 1), "{document}");
    }
}

#[tokio::test]
async fn fields_stand_in_the_order_in_which_they_were_asked_for() {
    let expected = ("{slow: 1, quick: 2}".to_owned(), 0);
    assert_eq!(ask("{ slow quick }").await, expected);
    assert_eq!(
        ask("{ ...F } fragment F on Query { slow ... { quick } slow }").await,
        expected
    );
}

#[tokio::test]
async fn an_object_of_which_all_is_skipped_is_empty_and_not_null() {
    for (document, expected) in [
        ("{ quick @skip(if: true) }", "{}"),
        ("{ must { fine @skip(if: true) } }", "{must: {}}"),
        ("{ mustList { fine @skip(if: true) } }", "{mustList: [{}]}"),
    ] {
        assert_eq!(ask(document).await, (expected.to_owned(), 0), "{document}");
    }
    let (data, errors) = ask("{ may { mayFail } must { fine @skip(if: true) } }").await;
    assert_eq!(
        (data.as_str(), errors),
        ("{may: {mayFail: null}, must: {}}", 1)
    );
}
