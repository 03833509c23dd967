//! What happens around every request: its id, its time, and its panics.

use super::*;

#[tokio::test]
async fn a_sane_request_id_is_kept_and_any_other_replaced() {
    let longest = "x".repeat(64);
    let too_long = "x".repeat(65);
    for (id, expected) in [
        ("abc-123", "abc-123"),
        (
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ),
        (longest.as_str(), longest.as_str()),
        (too_long.as_str(), FRESH),
        ("", FRESH),
        ("a b", FRESH),
        ("a\tb", FRESH),
        ("ä", FRESH),
    ] {
        let found = send(post().header("x-request-id", id), body_of("{ hello }")).await;
        assert_eq!(found.header("x-request-id"), expected);
    }
    let none = send(post(), body_of("{ hello }")).await;
    assert_eq!(none.header("x-request-id"), FRESH);
    assert_eq!(none.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn faults_carry_the_request_id_too() {
    for path in ["/graphql", "/nowhere", "/graphiql/0/page.js"] {
        let request = Request::builder().uri(path).header("x-request-id", "r-1");
        assert_eq!(
            send(request, Body::empty()).await.header("x-request-id"),
            "r-1"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_is_stopped_at_its_time_limit() {
    let found = send(post(), body_of("{ sleeps }")).await;
    assert_eq!(
        found.line(),
        "503 TIMEOUT: the request took longer than 10 s and was stopped; ask for less, or try later"
    );
}

#[tokio::test(start_paused = true)]
async fn a_body_that_never_ends_is_stopped_too() {
    let never = Body::from_stream(async_graphql::futures_util::stream::pending::<
        Result<Vec<u8>, std::io::Error>,
    >());
    assert_eq!(
        send(post(), never).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
}

#[tokio::test]
async fn a_body_that_breaks_off() {
    let cut = async_graphql::futures_util::stream::iter([
        Ok(b"{\"query\":".to_vec()),
        Err(std::io::Error::other("gone")),
    ]);
    assert_eq!(
        send(post(), Body::from_stream(cut)).await.line(),
        "400 BAD_REQUEST: the body ended early; send it again"
    );
}

#[tokio::test]
async fn a_panic_is_that_requests_500_and_the_next_is_served() {
    let app = app();
    let panics = post().body(body_of("{ panics }")).unwrap();
    assert_eq!(
        answer(app.clone(), panics).await.line(),
        "500 INTERNAL: the server made a mistake; report it with the request id in the header `x-request-id`"
    );
    let next = post().body(body_of("{ hello }")).unwrap();
    assert_eq!(answer(app, next).await.line(), r#"200 {"hello":"world"}"#);
}
