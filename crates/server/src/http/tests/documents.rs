//! Documents that are too large, too deep or without the operation that is asked for.

use super::*;

async fn line(query: &str) -> String {
    send(post(), body_of(query)).await.line()
}

async fn named(query: &str, name: &str) -> String {
    let body = json!({ "query": query, "operationName": name }).to_string();
    send(post(), body).await.line()
}

#[tokio::test]
async fn the_operation_is_the_one_named_or_the_only_one() {
    let two = "query A { hello } query B { twice(number: 2) }";
    assert_eq!(named(two, "B").await, r#"200 {"twice":4}"#);
    assert_eq!(
        named(two, "C").await,
        "400 OPERATION_RESOLUTION_FAILURE: the document has no operation named `C`; it has `A`, `B`"
    );
    assert_eq!(
        line(two).await,
        "400 OPERATION_RESOLUTION_FAILURE: the document has several operations, `A`, `B`; say in `operationName` which to run"
    );
    assert_eq!(
        named("{ hello }", "A").await,
        "400 OPERATION_RESOLUTION_FAILURE: the document's only operation has no name; leave `operationName` (`A`) out"
    );
    assert_eq!(line("query A { hello }").await, r#"200 {"hello":"world"}"#);
}

#[tokio::test]
async fn documents_that_cannot_be_parsed() {
    for query in [
        "{",
        "}",
        "hello",
        "{ hello ",
        "{ hello } }",
        "fragment F on Query { hello }",
        "{ a(b: \"",
        "\0",
        "{ héllo }",
        "query Q { hello } query Q { hello }",
    ] {
        let found = line(query).await;
        assert!(
            found.starts_with("400 GRAPHQL_PARSE_FAILED: "),
            "{query:?}: {found}"
        );
    }
    let long = format!("{{ hello({} }}", "a".repeat(100_000));
    assert!(line(&long).await.chars().count() < 1_100);
}

#[tokio::test]
async fn brackets_without_end_do_not_end_the_process() {
    let too_deep = "400 DOCUMENT_TOO_DEEP: the document nests more than 64 levels deep, or its fragments contain each other";
    for (open, close) in [
        ("{again", "}"),
        ("{a(b:[", "])}"),
        ("[", "]"),
        ("{a(b:{c:", "})}"),
        ("(", ")"),
    ] {
        let half = 10_000;
        for query in [open.repeat(half), open.repeat(half) + &close.repeat(half)] {
            assert_eq!(line(&query).await, too_deep, "{open}");
        }
    }
    let variable = format!("query ($v: {}Int) {{ hello }}", "[".repeat(50_000));
    assert_eq!(line(&variable).await, too_deep);
}

#[tokio::test]
async fn fragments_that_double_are_counted_not_expanded() {
    let mut query = "{ ...F0 }".to_owned();
    for step in 0..30 {
        let next = step + 1;
        write!(
            query,
            " fragment F{step} on Query {{ ...F{next} ...F{next} }}"
        )
        .unwrap();
    }
    query.push_str(" fragment F30 on Query { hello }");
    assert_eq!(
        line(&query).await,
        "400 DOCUMENT_TOO_LARGE: the document selects 1073741824 fields once its fragments are put in, at most 5000 are allowed; ask for less at once"
    );
}

#[tokio::test]
async fn fragments_in_a_circle_and_in_a_long_row() {
    let too_deep = "400 DOCUMENT_TOO_DEEP: the document nests more than 64 levels deep, or its fragments contain each other";
    let circle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
    assert_eq!(line(circle).await, too_deep);
    let mut row = "{ ...F0 }".to_owned();
    for step in 0..2_000 {
        let next = step + 1;
        write!(row, " fragment F{step} on Query {{ ...F{next} }}").unwrap();
    }
    row.push_str(" fragment F2000 on Query { hello }");
    assert_eq!(line(&row).await, too_deep);
}

#[tokio::test]
async fn many_fields() {
    let fields = |count: usize| format!("{{ {} }}", "hello ".repeat(count));
    assert_eq!(line(&fields(5_000)).await, r#"200 {"hello":"world"}"#);
    assert_eq!(
        line(&fields(5_001)).await,
        "400 DOCUMENT_TOO_LARGE: the document selects 5001 fields once its fragments are put in, at most 5000 are allowed; ask for less at once"
    );
    assert_eq!(
        line(&" ".repeat(200_000)).await,
        "400 BAD_REQUEST: the parameter `query` is missing or empty; send a GraphQL document"
    );
    let commented = format!("{{ hello }} #{}", "x".repeat(200_000));
    assert_eq!(
        line(&commented).await,
        "400 DOCUMENT_TOO_LARGE: the document has 200011 bytes, at most 131072 are allowed; send values as variables"
    );
}
