//! Requests through the router without a socket, against a schema of a few fields.
#![expect(
    clippy::unused_async,
    reason = "a resolver is async whether it waits or not"
)]

mod attend;
mod documents;
mod manners;
mod negotiation;
mod pages;
mod parameters;
mod persisted;
mod statuses;
mod tokens;

use crate::{
    engine::{Engine, Refused},
    http::outcome::Seen,
    keyring::KeyRing,
    router::{Limits, Origins, Parts, Rate, router},
    watch::Watch,
};
use async_graphql::{Context, EmptySubscription, Object, Schema};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, request},
};
use serde_json::{Value, json};
use std::{fmt::Write as _, sync::Arc, time::Duration};
use tower::ServiceExt as _;
use uuid::Uuid;
use zirkel_auth::{Expect, Keys, sign};
use zirkel_domain::{
    caller::{Caller, Who},
    text::Key,
    time::Timestamp,
};

const SECRET: &str = "a secret of more than thirty-two bytes";
const GRAPHQL: &str = "application/graphql-response+json";
const JSON: &str = "application/json";
/// The id of a request that came without one.
const FRESH: &str = "00000000-0000-0000-0000-000000000007";

pub(crate) struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "world"
    }

    async fn caller(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
        let Admitted(caller, request_id) = ctx.data::<Admitted>()?;
        Ok(format!("{caller:?} {request_id}"))
    }

    async fn twice(&self, number: i32) -> i64 {
        i64::from(number) * 2
    }

    async fn length(&self, text: String) -> usize {
        text.len()
    }

    async fn fails(&self) -> async_graphql::Result<Option<i32>> {
        Err("it failed".into())
    }

    async fn fails_whole(&self) -> async_graphql::Result<i32> {
        Err("it failed whole".into())
    }

    async fn sleeps(&self) -> i32 {
        tokio::time::sleep(Duration::from_hours(1)).await;
        1
    }

    async fn panics(&self) -> i32 {
        std::hint::black_box(None).expect("on purpose")
    }

    async fn again(&self) -> Query {
        Query
    }
}

pub(crate) struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self) -> &str {
        "changed"
    }
}

pub(crate) struct Admitted(Caller, String);

/// Admits the organization `nordwind`; stands still at one moment.
pub(crate) struct Little(Schema<Query, Mutation, EmptySubscription>);

impl Engine for Little {
    type Admitted = Admitted;

    fn now(&self) -> Timestamp {
        now()
    }

    fn fresh_id(&self) -> Uuid {
        Uuid::from_u128(7)
    }

    fn seen(&self, Admitted(caller, _): &Admitted) -> Seen {
        Seen {
            organization: caller.organization.to_string(),
            caller: format!("{:?}", caller.who),
            revision: 3,
        }
    }

    async fn admit(
        &self,
        caller: Caller,
        _: Timestamp,
        request_id: String,
    ) -> Result<Admitted, Refused> {
        match caller.organization.as_str() {
            "nordwind" | "suedwind" => Ok(Admitted(caller, request_id)),
            "unavailable" => Err(Refused::Unavailable),
            "broken" => Err(Refused::Broken),
            _ => Err(Refused::Stranger),
        }
    }

    async fn execute(&self, request: async_graphql::Request) -> async_graphql::Response {
        self.0.execute(request).await
    }

    type Following = ();

    fn follow(&self, _: &Admitted) {}

    async fn stirred(&self, (): &()) {
        std::future::pending::<()>().await;
    }

    async fn look(&self, (): &()) -> Result<(), Refused> {
        Ok(())
    }

    async fn next(
        &self,
        _: async_graphql::Request,
        _: &Arc<()>,
    ) -> Result<Option<async_graphql::Response>, Refused> {
        Ok(None)
    }

    async fn ready(&self) -> Result<(), String> {
        Ok(())
    }
}

fn now() -> Timestamp {
    Timestamp::parse("2026-03-03T09:00:00Z").unwrap()
}

pub(crate) fn little() -> Little {
    Little(Schema::new(Query, Mutation, EmptySubscription))
}

pub(crate) fn keys() -> KeyRing {
    KeyRing::of_secrets(Keys::from_secrets(SECRET).unwrap(), Expect::default())
}

fn app() -> Router {
    app_within(Limits::default())
}

fn app_within(limits: Limits) -> Router {
    router(parts(limits))
}

fn parts(limits: Limits) -> Parts<Little> {
    Parts {
        engine: little(),
        keys: keys(),
        limits,
        origins: Origins::None,
        watch: Arc::default(),
    }
}

fn token(organization: &str) -> String {
    let who = Who::Person(Key::new("amira").unwrap());
    let caller = Caller::new(Key::new(organization).unwrap(), who);
    let keys = Keys::from_secrets(SECRET).unwrap();
    sign(
        &caller,
        &keys,
        &Expect::default(),
        now(),
        Duration::from_mins(1),
    )
    .unwrap()
}

/// A request with a right token.
fn signed() -> request::Builder {
    Request::builder().header("authorization", format!("Bearer {}", token("nordwind")))
}

/// A right `POST` to the API.
fn post() -> request::Builder {
    signed()
        .method("POST")
        .uri("/graphql")
        .header("content-type", JSON)
        .header("accept", GRAPHQL)
}

/// A text as a value in a query string.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        write!(all, "%{byte:02x}").unwrap();
        all
    })
}

/// A right `GET` of the API.
fn get(query: &str) -> request::Builder {
    signed()
        .uri(format!("/graphql?{query}"))
        .header("accept", GRAPHQL)
}

fn body_of(query: &str) -> Body {
    Body::from(json!({ "query": query }).to_string())
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// The status, then the code and message of the first error or else the data.
    fn line(&self) -> String {
        let status = self.status.as_u16();
        let json = self.json();
        let error = &json["errors"][0];
        if error.is_null() {
            format!("{status} {}", json["data"])
        } else {
            let code = error["extensions"]["code"].as_str().unwrap_or("no code");
            format!("{status} {code}: {}", error["message"].as_str().unwrap())
        }
    }
}

async fn answer(app: Router, request: Request<Body>) -> Answer {
    let response = app.oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        status: head.status,
        headers: head.headers,
        text: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

async fn send(request: request::Builder, body: impl Into<Body>) -> Answer {
    answer(app(), request.body(body.into()).unwrap()).await
}

/// Compares [`Answer::line`] for each request, all at once.
async fn check(table: Vec<(&str, Request<Body>, &str)>) {
    let mut wrong = Vec::new();
    for (name, request, expected) in table {
        let found = answer(app(), request).await.line();
        if found != expected {
            wrong.push(format!("{name}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
