//! While the records cannot be looked at: what is answered says so, is confirmed to nobody, and
//! `/readyz` goes by the same age as the answers.

use crate::support::{NOW, Served, VECTORS};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request},
};
use std::time::Duration;
use zirkel_app::contact::Patience;
use zirkel_testkit::database::for_each_database;

/// Half a minute, and a minute after [`NOW`].
const SOON: &str = "2026-06-01T09:00:30Z";
const LATER: &str = "2026-06-01T09:01:00Z";

async fn get(served: &Served, path: &str, known: Option<&str>) -> (u16, HeaderMap, String) {
    let mut request = Request::builder()
        .uri(path)
        .header("authorization", format!("Bearer {}", served.token("ana")))
        .header("accept", "application/graphql-response+json");
    if let Some(tag) = known {
        request = request.header("if-none-match", tag);
    }
    let response = served.answered(request.body(Body::empty()).unwrap()).await;
    let (head, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let body = String::from_utf8(body.to_vec()).unwrap();
    (head.status.as_u16(), head.headers, body)
}

#[tokio::test]
async fn whether_it_is_ready_goes_by_the_age_up_to_which_it_answers() {
    const WHO: &str = "/graphql?query=%7Bviewer%7Bperson%7Bkey%7D%7D%7D";
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        for (stale, soon, later) in [(0, 503, 503), (45, 200, 503), (300, 200, 200)] {
            let served = served.patient(Patience {
                stale: Duration::from_secs(stale),
                ..Patience::default()
            });
            let ask = async |path| get(&served, path, None).await.0;
            let both = async || [ask("/readyz").await, ask(WHO).await];
            served.at(NOW);
            served.app().refresh().await.unwrap();
            // However long it was not looked for: nobody says that it is away.
            served.at(LATER);
            assert_eq!(both().await, [200, 200], "{stale} s");
            served.app().contact_lost();
            served.at(SOON);
            assert_eq!(both().await, [soon, soon], "{stale} s");
            served.at(LATER);
            assert_eq!(both().await, [later, later], "{stale} s");
            served.app().refresh().await.unwrap();
            assert_eq!(both().await, [200, 200], "{stale} s");
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_is_marked_confirms_nothing_and_is_confirmed_by_nothing() {
    const NAME: &str = "/graphql?query=%7Borganization%7Bname%7D%7D";
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        served.app().refresh().await.unwrap();
        let (status, head, _) = get(&served, NAME, None).await;
        assert_eq!(status, 200);
        let tag = head["etag"].to_str().unwrap().to_owned();
        assert_eq!(get(&served, NAME, Some(&tag)).await.0, 304);

        served.app().contact_lost();
        for known in [None, Some(tag.as_str()), Some("*")] {
            let (status, head, body) = get(&served, NAME, known).await;
            assert_eq!(status, 200, "{known:?}");
            assert!(body.contains("\"stale\":{\"since\":"), "{known:?}: {body}");
            assert!(head.contains_key("zirkel-stale-since"), "{known:?}");
            assert_eq!(head.get("etag"), None, "{known:?}");
            assert_eq!(head["cache-control"], "no-store", "{known:?}");
        }

        served.app().refresh().await.unwrap();
        let (status, head, _) = get(&served, NAME, Some(&tag)).await;
        assert_eq!(status, 304);
        assert!(!head.contains_key("zirkel-stale-since"));
    })
    .await;
}
