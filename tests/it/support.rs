//! A served organization: a database, a file imported into it, a clock that stands, and the router.

mod act;
mod case;
mod cost;
pub(crate) mod guide;
mod provider;
mod query;
mod record;

pub(crate) use act::{offer, refusals};
pub(crate) use case::{Case, case};
pub(crate) use cost::{Cost, NOTHING, TURN, cost_of};
pub(crate) use provider::{Issuer, Signer, claims, written};
pub(crate) use query::{DECISION, authorized, codes, people_asked, remedy, strings, texts, told};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, request},
};
use serde_json::{Value, json};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tower::ServiceExt as _;
use zirkel_app::{
    App,
    command::organization_import::{Existing, Setup},
    contact::Patience,
    ids::RandomIds,
    testing::{ManualClock, SeededIds},
};
use zirkel_auth::{Expect, Keys, sign};
use zirkel_domain::{
    caller::{Caller, Who},
    directory::Directory,
    event::{Author, Cause, Event, Revision},
    example::sized,
    ids::RevisionNumber,
    snapshot::Snapshot,
    structure::role::Role,
    text::{Key, Name},
    time::Timestamp,
};
use zirkel_persistence::Store;
use zirkel_server::{
    inside::Inside,
    keyring::KeyRing,
    org_file::{self, Mistake},
    router::{Limits, Origins, Parts, router},
};

/// Signs the tokens of these tests.
pub(crate) const SECRET: &str = "known-to-these-tests-and-to-nobody-else";

/// When organizations are set up, unless a test says otherwise.
pub(crate) const FOUNDED: &str = "2026-01-05T08:00:00Z";

/// When questions are asked, unless a test says otherwise.
pub(crate) const NOW: &str = "2026-06-01T09:00:00Z";

/// The file of the rulebook's vectors.
pub(crate) const VECTORS: &str = include_str!("worlds/vectors.yaml");

/// An organization behind the router.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    router: Router,
    clock: Arc<ManualClock>,
    app: App,
    /// The key of the organization.
    pub(crate) organization: String,
    /// What the import warned about.
    pub(crate) warnings: Vec<String>,
    /// Who asks where a test does not say.
    asker: String,
}

impl Served {
    /// The organization of a file, set up in January and asked in June 2026.
    pub(crate) async fn over(url: &str, file: &str) -> Self {
        Self::from(url, file, FOUNDED, NOW).await
    }

    /// The organization of a file, set up at one moment and asked at another.
    pub(crate) async fn from(url: &str, file: &str, founded: &str, now: &str) -> Self {
        let store = Store::connect(url).await.unwrap();
        Self::on(store, file, founded, now).await
    }

    /// The same on a store of the caller's own.
    pub(crate) async fn on(store: Store, file: &str, founded: &str, now: &str) -> Self {
        let clock = Arc::new(ManualClock::at(moment(founded)));
        let app = App::new(store, clock.clone(), Arc::new(SeededIds::default()));
        let (organization, warnings) = import(&app, file).await;
        clock.set(moment(now));
        Self {
            router: served(&app),
            clock,
            app,
            organization,
            warnings,
            asker: "service:crm".to_owned(),
        }
    }

    /// A generated organization of so many people; an adoption has followed its setup.
    pub(crate) async fn sized(url: &str, people: usize) -> Self {
        Self::sized_on(Store::connect(url).await.unwrap(), people).await
    }

    /// The same on a store that tells the whole process of its statements: for who counts them,
    /// and has nobody beside them who does.
    pub(crate) async fn watched(url: &str, people: usize) -> Self {
        Self::sized_on(Store::connect_watched(url).await.unwrap(), people).await
    }

    async fn sized_on(store: Store, people: usize) -> Self {
        let clock = Arc::new(ManualClock::at(moment(FOUNDED)));
        let app = App::new(store.clone(), clock.clone(), Arc::new(SeededIds::default()));
        let (events, profiles) = sized(people, 1).world.facts();
        let renamed = events.iter().rev().find_map(|event| {
            if let Event::RoleDefined(role) = event {
                Some(role.clone())
            } else {
                None
            }
        });
        let setup = Setup { events, profiles };
        let now = app.now();
        let imported = app.organization_import(setup, Existing::Keep, now).await;
        let organization = imported.unwrap().key;
        adopt(&store, &organization, renamed.unwrap()).await;
        clock.set(moment(NOW));
        Self {
            router: served(&app),
            clock,
            app,
            organization: organization.to_string(),
            warnings: Vec::new(),
            asker: "service:crm".to_owned(),
        }
    }

    /// An organization that the database holds already.
    pub(crate) async fn standing(url: &str, organization: &str, now: &str) -> Self {
        let clock = Arc::new(ManualClock::at(moment(now)));
        let app = app(url, Arc::clone(&clock)).await;
        Self {
            router: served(&app),
            clock,
            app,
            organization: organization.to_owned(),
            warnings: Vec::new(),
            asker: "service:crm".to_owned(),
        }
    }

    /// The same, asked by somebody else than the CRM's service account.
    pub(crate) fn asked_by(mut self, who: &str) -> Self {
        who.clone_into(&mut self.asker);
        self
    }

    /// A second organization on the same database, behind the same router.
    pub(crate) async fn beside(&self, file: &str) -> Self {
        let (organization, warnings) = import(&self.app, file).await;
        Self {
            organization,
            warnings,
            ..self.clone()
        }
    }

    /// The same organization behind another server on the same database, which draws other ids.
    pub(crate) async fn restarted(&self, url: &str) -> Self {
        self.restarted_on(Store::connect(url).await.unwrap())
    }

    /// The same on a store of the caller's own.
    pub(crate) fn restarted_on(&self, store: Store) -> Self {
        let clock = Arc::clone(&self.clock);
        let app = App::new(store, clock, Arc::new(RandomIds::default()));
        Self {
            router: served(&app),
            app,
            ..self.clone()
        }
    }

    /// The same organizations behind a server that verifies tokens with these keys.
    pub(crate) fn verifying(&self, keys: KeyRing) -> Self {
        Self {
            router: routes(&self.app, keys),
            ..self.clone()
        }
    }

    /// What this server answers from, as somebody's request sees it.
    pub(crate) async fn picture(&self, who: &str) -> (Snapshot, Directory) {
        let key = |text| Key::new(text).unwrap();
        let caller = Caller {
            organization: key(self.organization.as_str()),
            who: Who::Person(key(who)),
            made_by: None,
        };
        let request = self.app.admit(&caller, self.app.now(), "one".to_owned());
        let index = request.await.unwrap().present().index;
        (index.snapshot().clone(), index.directory().clone())
    }

    /// The same, with other limits on requests.
    pub(crate) fn within(&self, limits: Limits) -> Self {
        let keys = KeyRing::of_secrets(keys(), Expect::default());
        Self {
            router: routes_within(&self.app, keys, limits),
            ..self.clone()
        }
    }

    /// Listens until the test is over, and gives the address.
    pub(crate) async fn listening(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let router = self.router.clone();
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        #[expect(clippy::disallowed_methods, reason = "it serves while the test asks")]
        tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        address
    }

    /// The use cases behind the router.
    pub(crate) const fn app(&self) -> &App {
        &self.app
    }

    /// The same, with another patience.
    pub(crate) fn patient(&self, patience: Patience) -> Self {
        let app = self.app.clone().with_patience(patience);
        Self {
            router: served(&app),
            app,
            ..self.clone()
        }
    }

    /// The moment it is.
    pub(crate) fn now(&self) -> Timestamp {
        self.app.now()
    }

    /// Sends a request as it is, and gives all that came back.
    pub(crate) async fn answered(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// The clock jumps, and whoever keeps the time looks what is due by then. Whatever comes of it
    /// passes `zirkel check`.
    pub(crate) async fn time_passes(&self, now: &str) {
        self.clock_runs(now).await;
        assert_eq!(Box::pin(self.damage()).await, [] as [String; 0]);
    }

    /// The same, without a look at the whole record.
    pub(crate) async fn clock_runs(&self, now: &str) {
        self.at(now);
        self.app.all_processes_settle(moment(now)).await.unwrap();
        self.app.all_reviews_raise(moment(now)).await.unwrap();
    }

    /// Moves the clock, and nothing else.
    pub(crate) fn at(&self, now: &str) {
        self.clock.set(moment(now));
    }

    /// A token for a person's key, or for `service:` and the key of a service account; of one hour.
    pub(crate) fn token(&self, who: &str) -> String {
        let key = |text| Key::new(text).unwrap();
        let named = match who.strip_prefix("service:") {
            Some(name) => Who::Service(key(name)),
            None => Who::Person(key(who)),
        };
        let caller = Caller::new(key(self.organization.as_str()), named);
        let hour = Duration::from_hours(1);
        sign(&caller, &keys(), &Expect::default(), self.app.now(), hour).unwrap()
    }

    /// Sends a request as it is.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.answered(request).await;
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status, text }
    }

    /// Asks with a token.
    pub(crate) async fn ask(&self, token: &str, query: &str, variables: Value) -> Answer {
        let body = json!({ "query": query, "variables": variables }).to_string();
        self.send(post(token).body(Body::from(body)).unwrap()).await
    }

    /// The data of an answer without errors.
    pub(crate) async fn data(&self, query: &str, variables: Value) -> Value {
        let token = self.token(&self.asker);
        self.ask(&token, query, variables).await.data()
    }
}

/// A second revision, in which a role has another name.
async fn adopt(store: &Store, organization: &Key, mut role: Role) {
    role.name = Name::new("Renamed").unwrap();
    let revision = Revision {
        number: RevisionNumber(2),
        adopted_at: moment("2026-02-01T08:00:00Z"),
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events: vec![Event::RoleDefined(role)],
    };
    let mut tx = store.begin().await.unwrap();
    let head = tx.head(organization).await.unwrap().unwrap();
    let appended = tx.revision_append(head.id, head.revision, &revision).await;
    appended.unwrap();
    tx.commit().await.unwrap();
}

/// The use cases over a database; their ids are the same in every run.
async fn app(url: &str, clock: Arc<ManualClock>) -> App {
    let store = Store::connect(url).await.unwrap();
    App::new(store, clock, Arc::new(SeededIds::default()))
}

/// The router with the secret of these tests.
fn served(app: &App) -> Router {
    routes(app, KeyRing::of_secrets(keys(), Expect::default()))
}

/// The router as `zirkel serve` puts it together.
fn routes(app: &App, keys: KeyRing) -> Router {
    routes_within(app, keys, Limits::default())
}

fn routes_within(app: &App, keys: KeyRing, limits: Limits) -> Router {
    router(Parts {
        engine: Inside {
            app: app.clone(),
            schema: zirkel_graphql::schema(app.clone()),
        },
        keys,
        limits,
        origins: Origins::None,
        watch: Arc::default(),
    })
}

/// A right `POST` to the API.
pub(crate) fn post(token: &str) -> request::Builder {
    Request::builder()
        .method("POST")
        .uri("/graphql")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The body.
    pub(crate) text: String,
}

impl Answer {
    /// The body as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The data of an answer without errors.
    #[track_caller]
    pub(crate) fn data(&self) -> Value {
        let mut json = self.json();
        assert!(
            self.status == 200 && json["errors"].is_null(),
            "{} {}",
            self.status,
            self.text
        );
        json["data"].take()
    }

    /// Each error as `CODE path: message`.
    #[track_caller]
    pub(crate) fn errors(&self) -> Vec<String> {
        let json = self.json();
        let errors = json["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(error_line).collect()
    }
}

fn error_line(error: &Value) -> String {
    let code = error["extensions"]["code"].as_str().unwrap_or("no code");
    let path = error["extensions"]["path"].as_array();
    let path: Vec<&str> = path
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let message = error["message"].as_str().unwrap_or("no message");
    format!("{code} {}: {message}", path.join("."))
}

/// The moment of a text.
pub(crate) fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// The keys of the server.
pub(crate) fn keys() -> Keys {
    Keys::from_secrets(SECRET).unwrap()
}

/// A file with one part of it replaced.
#[track_caller]
pub(crate) fn changed(file: &str, from: &str, to: &str) -> String {
    assert_eq!(file.matches(from).count(), 1, "`{from}` in the file");
    file.replace(from, to)
}

/// Imports a file and gives the organization's key and the warnings; fails with every mistake.
async fn import(app: &App, file: &str) -> (String, Vec<String>) {
    const NAME: &str = "organization.yaml";
    let now = app.now();
    let reading = org_file::read(NAME, file.as_bytes(), &mut || app.ids().fresh(now));
    let show = |mistakes: &[Mistake]| org_file::render(NAME, file, mistakes, false);
    assert!(!reading.has_errors(), "{}", show(&reading.mistakes));
    let mut mistakes = reading.mistakes;
    let org_file::Setup {
        events,
        profiles,
        places,
    } = reading.setup.unwrap();
    let setup = Setup { events, profiles };
    let findings = setup.check(now).unwrap();
    mistakes.extend(places.locate_sound(&findings, &mistakes));
    org_file::sort(&mut mistakes);
    assert!(
        !mistakes.iter().any(Mistake::is_error),
        "{}",
        show(&mistakes)
    );
    let imported = app
        .organization_import(setup, Existing::Keep, now)
        .await
        .unwrap();
    let warnings = mistakes.iter().map(|mistake| mistake.line(NAME)).collect();
    (imported.key.as_str().to_owned(), warnings)
}
