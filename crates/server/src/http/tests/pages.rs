//! GraphiQL: shown to browsers only, from this server only.

use super::*;

async fn page(accept: &str) -> Answer {
    let request = Request::builder().uri("/graphql").header("accept", accept);
    send(request, Body::empty()).await
}

#[tokio::test]
async fn a_browser_gets_the_page_and_a_client_does_not() {
    for (accept, is_page) in [
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            true,
        ),
        ("text/html", true),
        ("text/html, application/json;q=0.9", true),
        ("text/html;q=0.9, application/json", false),
        ("text/html;q=0", false),
        ("text/*", false),
        ("*/*", false),
    ] {
        let found = page(accept).await;
        assert_eq!(found.status == StatusCode::OK, is_page, "{accept}");
    }
}

#[tokio::test]
async fn the_page_loads_its_files_from_this_server_alone() {
    let found = page("text/html").await;
    assert_eq!(found.header("content-type"), "text/html; charset=utf-8");
    assert!(
        found
            .header("content-security-policy")
            .starts_with("default-src 'none';")
    );
    assert!(!found.text.contains("//"), "{}", found.text);
    let paths: Vec<&str> = found
        .text
        .split('"')
        .filter(|part| part.starts_with("/graphiql/"))
        .collect();
    assert_eq!(paths.len(), 6);
    for path in paths {
        let file = send(Request::builder().uri(path), Body::empty()).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        let is_style = path.contains(".css");
        let expected = if is_style {
            "text/css; charset=utf-8"
        } else {
            "text/javascript; charset=utf-8"
        };
        assert_eq!(file.header("content-type"), expected);
    }
}

#[tokio::test]
async fn other_files_and_versions_are_not_there() {
    for path in [
        "/graphiql/0/page.js",
        "/graphiql/0/..%2f..%2fCargo.toml",
        "/graphiql/page.js",
    ] {
        let found = send(Request::builder().uri(path), Body::empty()).await;
        assert_eq!(found.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_page_is_no_way_around_the_token() {
    let request = Request::builder()
        .uri("/graphql?query=%7Bhello%7D")
        .header("accept", JSON);
    assert_eq!(
        send(request, Body::empty()).await.status,
        StatusCode::UNAUTHORIZED
    );
}
