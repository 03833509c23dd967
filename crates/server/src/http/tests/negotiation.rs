//! Which media type a client gets for what it accepts.

use super::*;

async fn negotiated(accept: &[&str]) -> String {
    let mut request = signed()
        .method("POST")
        .uri("/graphql")
        .header("content-type", JSON);
    for range in accept {
        request = request.header("accept", *range);
    }
    let found = send(request, body_of("{ hello }")).await;
    match found.status {
        StatusCode::OK => found.header("content-type").replace("; charset=utf-8", ""),
        status => status.as_u16().to_string(),
    }
}

#[tokio::test]
async fn the_media_type_is_the_one_wanted_most() {
    for (accept, expected) in [
        (&[][..], JSON),
        (&["*/*"], JSON),
        (&["application/*"], JSON),
        (&[JSON], JSON),
        (&[GRAPHQL], GRAPHQL),
        (
            &["Application/GraphQL-Response+JSON;charset=utf-8"],
            GRAPHQL,
        ),
        (
            &["application/graphql-response+json, application/json;q=0.9"],
            GRAPHQL,
        ),
        (
            &["application/graphql-response+json;q=0.5, application/json"],
            JSON,
        ),
        (&[JSON, GRAPHQL], GRAPHQL),
        (&["application/json, multipart/mixed"], JSON),
        (&["text/html, */*;q=0.1"], JSON),
        (&["*/*, application/json;q=0"], GRAPHQL),
        (&["*/*;q=0"], "406"),
        (&["text/plain"], "406"),
        (&["application/json;q=0"], "406"),
        (&["application/xml, image/*"], "406"),
        (&[""], "406"),
        (&["nonsense"], "406"),
        (&["application/json;q=much"], "406"),
    ] {
        assert_eq!(negotiated(accept).await, expected, "{accept:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_in_json() {
    let request = post().method("POST");
    let mut request = request.body(body_of("{ hello }")).unwrap();
    request
        .headers_mut()
        .insert("accept", "text/plain".parse().unwrap());
    let found = answer(app(), request).await;
    assert_eq!(
        found.line(),
        "406 NOT_ACCEPTABLE: nothing that `accept` names can be sent; accept `application/graphql-response+json` or `application/json`"
    );
    assert_eq!(
        found.header("content-type"),
        "application/json; charset=utf-8"
    );
}
