//! Who gets in. Whatever is wrong with a token, the answer is the same to the byte.

use super::*;

const REFUSED: &str = "401 UNAUTHENTICATED: send `Authorization: Bearer <token>` with a valid, unexpired token for this server";

fn with(authorization: &str) -> request::Builder {
    Request::builder()
        .method("POST")
        .uri("/graphql")
        .header("content-type", JSON)
        .header("authorization", authorization)
}

#[tokio::test]
async fn every_wrong_token_gets_one_answer() {
    let right = token("nordwind");
    let (head, rest) = right.split_once('.').unwrap();
    let (body, mark) = rest.split_once('.').unwrap();
    let none = "eyJhbGciOiJub25lIn0"; // {"alg":"none"}
    let mut texts = Vec::new();
    for authorization in [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        right.clone(),
        format!("Basic {right}"),
        format!("Bearer {right}x"),
        format!("Bearer {right} {right}"),
        format!("Bearer {head}.{body}"),
        format!("Bearer {head}.{body}."),
        format!("Bearer {none}.{body}."),
        format!("Bearer {none}.{body}.{mark}"),
        format!("Bearer {}", "a".repeat(9_000)),
        format!("Bearer {}", token("elsewhere")),
    ] {
        let found = send(with(&authorization), body_of("{ hello }")).await;
        assert_eq!(found.line(), REFUSED, "{authorization}");
        assert_eq!(found.header("www-authenticate"), "Bearer");
        texts.push(found.text);
    }
    texts.dedup();
    assert_eq!(texts.len(), 1);
}

#[tokio::test]
async fn no_token_or_two() {
    let bare = Request::builder().method("POST").uri("/graphql");
    assert_eq!(send(bare, body_of("{ hello }")).await.line(), REFUSED);
    let twice = post().header("authorization", format!("Bearer {}", token("nordwind")));
    assert_eq!(send(twice, body_of("{ hello }")).await.line(), REFUSED);
}

#[tokio::test]
async fn the_token_is_looked_at_before_the_body() {
    let wrong = with("Bearer x").header("accept", "image/png");
    assert_eq!(send(wrong, "a".repeat(2 << 20)).await.line(), REFUSED);
}

#[tokio::test]
async fn the_scheme_is_read_in_any_case_and_the_caller_reaches_the_fields() {
    let request = with(&format!("bEARER  {} ", token("nordwind"))).header("x-request-id", "r-1");
    let answer = send(request, body_of("{ caller }")).await.json();
    let seen = answer["data"]["caller"].as_str().unwrap();
    let caller = r#"Caller { organization: Key("nordwind"), who: Person(Key("amira")), made_by: "#;
    assert!(seen.starts_with(caller) && seen.ends_with(" r-1"), "{seen}");
}

#[tokio::test]
async fn an_admission_that_fails_is_no_401() {
    for (organization, expected) in [
        (
            "unavailable",
            "503 UNAVAILABLE: the server cannot answer now; try again in a few seconds",
        ),
        (
            "broken",
            "500 INTERNAL: the server made a mistake; report it with the request id in the header `x-request-id`",
        ),
    ] {
        let request = with(&format!("Bearer {}", token(organization)));
        assert_eq!(send(request, body_of("{ hello }")).await.line(), expected);
    }
}
