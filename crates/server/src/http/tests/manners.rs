//! How often one may ask, from which pages, what is kept and what is sent compressed.

use super::*;
use std::num::NonZeroU32;

fn limited(per_second: u32, burst: u32) -> Router {
    app_within(Limits {
        rate: Some(Rate {
            per_second: NonZeroU32::new(per_second).unwrap(),
            burst: NonZeroU32::new(burst).unwrap(),
        }),
        ..Limits::default()
    })
}

fn of_origins(origins: Origins) -> Router {
    router(Parts {
        origins,
        ..parts(Limits::default())
    })
}

fn question() -> Request<Body> {
    post().body(body_of("{ hello }")).unwrap()
}

#[tokio::test]
async fn a_caller_who_asks_too_often_is_told_when_to_come_back() {
    let app = limited(1, 2);
    for _ in 0..2 {
        let found = answer(app.clone(), question()).await;
        assert_eq!(found.line(), r#"200 {"hello":"world"}"#);
    }
    let found = answer(app.clone(), question()).await;
    assert_eq!(
        found.line(),
        "429 RATE_LIMITED: too many requests; the next may come in 1 s, see the header `retry-after`"
    );
    assert_eq!(found.header("retry-after"), "1");
    assert_eq!(found.json()["errors"][0]["extensions"]["requestId"], FRESH);
}

#[tokio::test]
async fn guessing_at_tokens_slows_down_nobody_who_has_one() {
    let app = limited(1, 2);
    let guess = || {
        let request = Request::builder().method("POST").uri("/graphql");
        let request = request.header("authorization", "Bearer x.y.z");
        request.body(body_of("{ hello }")).unwrap()
    };
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(answer(app.clone(), guess()).await.status.as_u16());
    }
    assert_eq!(statuses, [401, 401, 429, 429]);
    assert_eq!(answer(app, question()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_probes_are_never_limited() {
    let app = limited(1, 1);
    for _ in 0..5 {
        let probe = Request::builder().uri("/readyz").body(Body::empty());
        let found = answer(app.clone(), probe.unwrap()).await;
        assert_eq!(found.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn only_named_origins_may_ask_from_a_browser() {
    let these = Origins::These(vec!["https://crm.example".parse().unwrap()]);
    for (origins, from, expected) in [
        (Origins::None, "https://crm.example", ""),
        (these.clone(), "https://crm.example", "https://crm.example"),
        (these.clone(), "https://evil.example", ""),
        (these.clone(), "https://crm.example.evil.example", ""),
        (these.clone(), "null", ""),
        (Origins::Any, "https://evil.example", "*"),
    ] {
        let app = of_origins(origins);
        let asked = post().header("origin", from).body(body_of("{ hello }"));
        let found = answer(app.clone(), asked.unwrap()).await;
        assert_eq!(found.header("access-control-allow-origin"), expected);
        assert_eq!(found.header("access-control-allow-credentials"), "");
        let preflight = Request::builder().method("OPTIONS").uri("/graphql");
        let preflight = preflight
            .header("origin", from)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "authorization");
        let found = answer(app, preflight.body(Body::empty()).unwrap()).await;
        assert_eq!(found.header("access-control-allow-origin"), expected);
        if !expected.is_empty() {
            assert_eq!(found.status, StatusCode::OK);
            assert_eq!(found.header("access-control-allow-methods"), "GET,POST");
            assert!(
                found
                    .header("access-control-allow-headers")
                    .contains("authorization")
            );
        }
    }
}

#[tokio::test]
async fn a_page_may_read_a_refusal_too() {
    let app = of_origins(Origins::Any);
    let request = Request::builder().method("POST").uri("/graphql");
    let request = request.header("origin", "https://crm.example");
    let found = answer(app, request.body(Body::empty()).unwrap()).await;
    assert_eq!(found.status, StatusCode::UNAUTHORIZED);
    assert_eq!(found.header("access-control-allow-origin"), "*");
    let exposed = found.header("access-control-expose-headers");
    assert!(exposed.contains("x-request-id"), "{exposed}");
}

#[tokio::test]
async fn what_is_large_is_sent_compressed_to_whom_that_suits() {
    let fields = (0..300).fold(String::new(), |mut all, number| {
        write!(all, "a{number}: hello ").unwrap();
        all
    });
    let many = format!("{{ {fields} }}");
    let ask = async |query: &str, accepts: Option<&str>| {
        let request = accepts.into_iter().fold(post(), |request, accepts| {
            request.header("accept-encoding", accepts)
        });
        let response = app().oneshot(request.body(body_of(query)).unwrap()).await;
        let (head, body) = response.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let encoding = head.headers.get("content-encoding").cloned();
        (encoding, bytes)
    };
    let (encoding, plain) = ask(&many, None).await;
    assert_eq!(encoding, None);
    let (encoding, packed) = ask(&many, Some("gzip")).await;
    assert_eq!(encoding.unwrap(), "gzip");
    assert!(packed.starts_with(b"\x1f\x8b") && packed.len() * 5 < plain.len());
    assert_eq!(ask(&many, Some("identity")).await, (None, plain));
    assert_eq!(ask("{ hello }", Some("gzip")).await.0, None);
}

#[tokio::test]
async fn an_answer_to_get_is_sent_once_and_then_only_confirmed() {
    let ask = |query: &str, known: Option<String>| {
        let request = known.into_iter().fold(get(query), |request, tag| {
            request.header("if-none-match", tag)
        });
        send(request, Body::empty())
    };
    let first = ask("query=%7Bhello%7D", None).await;
    assert_eq!(first.header("cache-control"), "private, no-cache");
    assert_eq!(
        first.header("vary"),
        "accept, accept-encoding, authorization"
    );
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\"3."), "{tag}");
    for known in [
        tag.clone(),
        format!("\"x\", {tag}"),
        "*".to_owned(),
        tag.replace("W/", ""),
    ] {
        let again = ask("query=%7Bhello%7D", Some(known)).await;
        assert_eq!(
            (again.status, again.text.as_str()),
            (StatusCode::NOT_MODIFIED, "")
        );
        assert_eq!(again.header("etag"), tag);
        assert_eq!(again.header("cache-control"), "private, no-cache");
    }
    let other = ask("query=%7Btwice(number:2)%7D", Some(tag.clone())).await;
    assert_eq!(other.line(), r#"200 {"twice":4}"#);
    assert_ne!(other.header("etag"), tag);
}

#[tokio::test]
async fn no_error_and_no_answer_to_post_is_kept() {
    for query in [
        "query=%7Bfails%7D",
        "query=%7Bhelo%7D",
        "query=mutation%7Bchange%7D",
    ] {
        let found = send(get(query).header("if-none-match", "*"), Body::empty()).await;
        assert_ne!(found.status, StatusCode::NOT_MODIFIED);
        assert_eq!(
            (found.header("cache-control"), found.header("etag")),
            ("no-store", "")
        );
    }
    let found = send(post().header("if-none-match", "*"), body_of("{ hello }")).await;
    assert_eq!(found.status, StatusCode::OK);
    assert_eq!(
        (found.header("cache-control"), found.header("etag")),
        ("no-store", "")
    );
}

#[tokio::test]
async fn the_trace_of_the_caller_goes_on_and_comes_back() {
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let request = post().header("traceparent", format!("00-{trace}-00f067aa0ba902b7-01"));
    let found = send(request, body_of("{ hello }")).await;
    assert_eq!(
        found.header("traceresponse"),
        format!("00-{trace}-0000000000000007-01")
    );
    let found = send(post(), body_of("{ hello }")).await;
    let own = format!("00-{:032x}-0000000000000007-01", 7);
    assert_eq!(found.header("traceresponse"), own);
}

#[tokio::test]
async fn every_refusal_carries_the_request_id() {
    let refused = [
        Request::builder().uri("/nowhere").body(Body::empty()),
        post().body(Body::from("{}")),
        post().body(body_of("{")),
        post().body(body_of("{ helo }")),
        get("query=mutation%7Bchange%7D").body(Body::empty()),
    ];
    for request in refused {
        let found = answer(app(), request.unwrap()).await;
        let id = &found.json()["errors"][0]["extensions"]["requestId"];
        assert_eq!(id, FRESH, "{}", found.text);
    }
}
