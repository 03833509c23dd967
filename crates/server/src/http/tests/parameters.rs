//! Bodies and query strings that are no GraphQL request, each with what the client is told.

use super::*;

fn body(bytes: impl Into<Body>) -> Request<Body> {
    post().body(bytes.into()).unwrap()
}

fn string(query: &str) -> Request<Body> {
    get(query).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn bodies_that_are_no_json_object() {
    let no_object = "400 BAD_REQUEST: the body is not a JSON object; send `{\"query\": \"…\"}`";
    check(vec![
        ("empty", body(""), no_object),
        ("blank", body("  \n"), no_object),
        ("a text", body("\"{ hello }\""), no_object),
        ("a document", body("query { hello }"), no_object),
        ("null", body("null"), no_object),
        ("byte order mark", body("\u{feff}{}"), no_object),
        ("broken UTF-8", body(b"{\"query\": \"\xff\"}".to_vec()), "400 BAD_REQUEST: the body is not UTF-8 from byte 11 on"),
        ("a byte of two", body(b"{\"query\": \"\xc3".to_vec()), "400 BAD_REQUEST: the body is not UTF-8 from byte 11 on"),
        ("UTF-16", body(b"\xff\xfe{\0".to_vec()), "400 BAD_REQUEST: the body is not UTF-8 from byte 0 on"),
        ("half an object", body("{\"query\": \"{ he"), "400 BAD_REQUEST: the body cannot be read: EOF while parsing a string at line 1 column 15"),
        ("half a surrogate", body(r#"{"query": "\ud800"}"#), "400 BAD_REQUEST: the body cannot be read: unexpected end of hex escape at line 1 column 18"),
        ("two objects", body("{\"query\": \"{ hello }\"} {}"), "400 BAD_REQUEST: the body cannot be read: trailing characters at line 1 column 24"),
        ("nested too deep", body(format!("{{\"variables\": {}", "[".repeat(100_000))), "400 BAD_REQUEST: the body cannot be read: recursion limit exceeded at line 1 column 141"),
        ("a number too large", body(r#"{"query": "{ hello }", "variables": {"a": 1e999}}"#), "400 BAD_REQUEST: the body cannot be read: number out of range at line 1 column 47"),
        ("a list", body(r#"[{"query": "{ hello }"}]"#), "400 BATCHING_NOT_SUPPORTED: a list of requests in one body is not supported; send one request per `POST`"),
        ("an empty list", body(" []"), "400 BATCHING_NOT_SUPPORTED: a list of requests in one body is not supported; send one request per `POST`"),
    ])
    .await;
}

#[tokio::test]
async fn parameters_of_a_wrong_type_twice_or_unknown() {
    let missing =
        "400 BAD_REQUEST: the parameter `query` is missing or empty; send a GraphQL document";
    check(vec![
        ("no query", body("{}"), missing),
        ("query null", body(r#"{"query": null}"#), missing),
        ("query blank", body(r#"{"query": " \n"}"#), missing),
        ("query a number", body(r#"{"query": 7}"#), "400 BAD_REQUEST: the parameter `query` is a number, it must be a text"),
        ("query a list", body(r#"{"query": ["{ hello }"]}"#), "400 BAD_REQUEST: the parameter `query` is a list, it must be a text"),
        ("query twice", body(r#"{"query": "{ hello }", "query": "{ hello }"}"#), "400 BAD_REQUEST: the body cannot be read: duplicate field `query` at line 1 column 30"),
        ("a misspelt name", body(r#"{"query": "{ hello }", "varables": {}}"#), "400 BAD_REQUEST: the body cannot be read: unknown field `varables`, expected one of `query`, `operationName`, `variables`, `extensions` at line 1 column 33"),
        ("variables a text", body(r#"{"query": "{ hello }", "variables": "{}"}"#), "400 BAD_REQUEST: the parameter `variables` is a text, it must be an object"),
        ("variables a list", body(r#"{"query": "{ hello }", "variables": []}"#), "400 BAD_REQUEST: the parameter `variables` is a list, it must be an object"),
        ("variables true", body(r#"{"query": "{ hello }", "variables": true}"#), "400 BAD_REQUEST: the parameter `variables` is a boolean, it must be an object"),
        ("variables null", body(r#"{"query": "{ hello }", "variables": null}"#), r#"200 {"hello":"world"}"#),
        ("extensions a number", body(r#"{"query": "{ hello }", "extensions": 1}"#), "400 BAD_REQUEST: the parameter `extensions` is a number, it must be an object"),
        ("operation name a number", body(r#"{"query": "{ hello }", "operationName": 1}"#), "400 BAD_REQUEST: the parameter `operationName` is a number, it must be a text"),
    ])
    .await;
}

#[tokio::test]
async fn variables_reach_the_fields() {
    let query = "query ($n: Int!) { twice(number: $n) }";
    let with = |n: Value| body(json!({ "query": query, "variables": { "n": n } }).to_string());
    let found = answer(app(), with(json!(21))).await;
    assert_eq!(found.line(), r#"200 {"twice":42}"#);
    for wrong in [
        json!("21"),
        json!(2.5),
        json!(null),
        json!([]),
        json!({}),
        json!(true),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e300),
    ] {
        let found = answer(app(), with(wrong.clone())).await;
        assert_eq!(
            found.status,
            StatusCode::BAD_REQUEST,
            "{wrong}: {}",
            found.text
        );
    }
    let nothing = answer(app(), body(json!({ "query": query }).to_string())).await;
    assert_eq!(nothing.status, StatusCode::BAD_REQUEST, "{}", nothing.text);
}

#[tokio::test]
async fn query_strings() {
    check(vec![
        ("empty", string(""), "400 BAD_REQUEST: the parameter `query` is missing or empty; send a GraphQL document"),
        ("no value", string("query"), "400 BAD_REQUEST: the parameter `query` is missing or empty; send a GraphQL document"),
        ("twice", string("query=%7Bhello%7D&query=%7Bhello%7D"), "400 BAD_REQUEST: the parameter `query` is there twice; give it once"),
        ("unknown", string("query=%7Bhello%7D&q=1"), "400 BAD_REQUEST: the parameter `q` is unknown; known are `query`, `operationName`, `variables` and `extensions`"),
        ("broken UTF-8", string("query=%ff"), "400 BAD_REQUEST: the query string is not UTF-8"),
        ("half an escape", string("query=%7"), "400 BAD_REQUEST: the query string has a `%` without two hexadecimal digits"),
        ("no escape", string("query=%zz"), "400 BAD_REQUEST: the query string has a `%` without two hexadecimal digits"),
        ("variables no JSON", string("query=%7Bhello%7D&variables=x"), "400 BAD_REQUEST: the parameter `variables` is not JSON: expected value at line 1 column 1"),
        ("variables a list", string("query=%7Bhello%7D&variables=[]"), "400 BAD_REQUEST: the parameter `variables` is a list, it must be an object"),
        ("variables", string("query=query($n:Int!)%7Btwice(number:$n)%7D&variables=%7B%22n%22:21%7D"), r#"200 {"twice":42}"#),
    ])
    .await;
}
