//! Each status that the API can answer with.

use super::*;

#[tokio::test]
async fn a_query_and_a_mutation_are_run() {
    check(vec![
        (
            "query",
            post().body(body_of("{ hello }")).unwrap(),
            r#"200 {"hello":"world"}"#,
        ),
        (
            "mutation",
            post().body(body_of("mutation { change }")).unwrap(),
            r#"200 {"change":"changed"}"#,
        ),
        (
            "by GET",
            get("query=%7Bhello%7D").body(Body::empty()).unwrap(),
            r#"200 {"hello":"world"}"#,
        ),
        (
            "plus is a space",
            get("query=query+%7B+hello+%7D")
                .body(Body::empty())
                .unwrap(),
            r#"200 {"hello":"world"}"#,
        ),
    ])
    .await;
}

#[tokio::test]
async fn only_queries_are_run_by_get() {
    for (query, kind) in [
        ("mutation{change}", "mutation"),
        ("subscription{x}", "subscription"),
    ] {
        let found = send(
            get(&format!("query={query}")
                .replace('{', "%7B")
                .replace('}', "%7D")),
            Body::empty(),
        )
        .await;
        assert_eq!(
            found.line(),
            format!("405 METHOD_NOT_ALLOWED: a {kind} is not run by `GET`; send it by `POST`")
        );
        assert_eq!(found.header("allow"), "POST");
    }
}

#[tokio::test]
async fn other_methods_and_paths() {
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let found = send(post().method(method), Body::empty()).await;
        assert_eq!(
            found.line(),
            format!(
                "405 METHOD_NOT_ALLOWED: `{method}` is not served at `/graphql`; the header `allow` lists what is"
            )
        );
        assert_eq!(found.header("allow"), "GET,HEAD,POST");
    }
    let found = send(post().uri("/graph"), Body::empty()).await;
    assert_eq!(
        found.line(),
        "404 NOT_FOUND: there is nothing at `/graph`; the API is at `/graphql`"
    );
}

#[tokio::test]
async fn other_content_types() {
    for (content_type, status) in [
        (Some("application/json"), 200),
        (Some("Application/JSON; charset=UTF-8"), 200),
        (Some("application/json; charset=\"utf-8\""), 200),
        (Some("application/json; charset=utf-16"), 415),
        (Some("application/graphql"), 415),
        (Some("text/plain"), 415),
        (Some("multipart/form-data; boundary=x"), 415),
        (Some("application/jsonx"), 415),
        (Some(""), 415),
        (None, 415),
    ] {
        let mut request = signed().method("POST").uri("/graphql");
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        let found = send(request, body_of("{ hello }")).await;
        assert_eq!(found.status.as_u16(), status, "{content_type:?}");
    }
}

#[tokio::test]
async fn a_body_over_the_limit() {
    let over = send(post(), "a".repeat((1 << 20) + 1)).await;
    assert_eq!(
        over.line(),
        "413 PAYLOAD_TOO_LARGE: the body has more than 1048576 bytes; send less at once"
    );
    let huge = send(post(), "a".repeat(64 << 20)).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_within_the_limit_is_read_to_the_end() {
    let text = "x".repeat((1 << 20) - 200);
    let query = "query ($text: String!) { length(text: $text) }";
    let body = json!({ "query": query, "variables": { "text": text } }).to_string();
    assert!(body.len() < 1 << 20);
    let found = send(post(), body).await;
    assert_eq!(found.line(), format!("200 {{\"length\":{}}}", text.len()));
}

#[tokio::test]
async fn a_request_that_cannot_run_is_400_or_200_by_media_type() {
    for query in [
        "{ helo }",
        "{",
        "{ twice(number: \"x\") }",
        "{ twice }",
        "{ twice(number: 3000000000) }",
    ] {
        let strict = send(post(), body_of(query)).await;
        let lenient = signed()
            .method("POST")
            .uri("/graphql")
            .header("content-type", JSON);
        let lenient = send(lenient.header("accept", JSON), body_of(query)).await;
        assert_eq!(strict.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(lenient.status, StatusCode::OK, "{query}");
        assert_eq!(
            strict.header("content-type"),
            "application/graphql-response+json; charset=utf-8"
        );
        assert_eq!(
            lenient.header("content-type"),
            "application/json; charset=utf-8"
        );
        assert_eq!(strict.text, lenient.text);
        assert!(strict.json().get("data").is_none(), "{}", strict.text);
    }
}

#[tokio::test]
async fn a_field_that_fails_is_200_with_what_is_left() {
    let partly = send(post(), body_of("{ hello fails }")).await;
    assert_eq!(partly.status, StatusCode::OK);
    assert_eq!(partly.json()["data"]["hello"], "world");
    assert_eq!(partly.json()["errors"][0]["path"], json!(["fails"]));
    let whole = send(post(), body_of("{ failsWhole }")).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(whole.json()["data"], Value::Null);
    assert_eq!(whole.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_probes_need_no_token() {
    for (path, expected) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let found = send(Request::builder().uri(path), Body::empty()).await;
        assert_eq!(
            (found.status, found.text.as_str()),
            (StatusCode::OK, expected)
        );
    }
}

#[tokio::test]
async fn readiness_tells_the_truth_and_liveness_only_that_it_lives() {
    for (say, status, text) in [
        (Watch::stop as fn(&Watch), 503, "stopping\n"),
        (
            |watch| assert!(!watch.set_of_other_schema(true)),
            503,
            "not ready\n",
        ),
        (|_| {}, 200, "ready\n"),
    ] {
        let parts = parts(Limits::default());
        say(&parts.watch);
        let app = router(parts);
        let probe = |path: &str| Request::builder().uri(path).body(Body::empty()).unwrap();
        let found = answer(app.clone(), probe("/readyz")).await;
        assert_eq!((found.status.as_u16(), found.text.as_str()), (status, text));
        assert_eq!(answer(app, probe("/healthz")).await.status, StatusCode::OK);
    }
}
