//! An organization as it was set up some time ago, and what was done in it then: the server of
//! today without a socket, over a clock that stands.

use super::{Act, SECRET};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
};
use std::{sync::Arc, time::Duration};
use tower::ServiceExt as _;
use zirkel_app::{
    App,
    clock::Clock,
    command::organization_import::{Existing, Setup},
    ids::RandomIds,
};
use zirkel_auth::{Expect, Keys, sign};
use zirkel_domain::{
    caller::{Caller, Who},
    text::Key,
    time::Timestamp,
};
use zirkel_persistence::Store;
use zirkel_server::{
    inside::Inside,
    keyring::KeyRing,
    org_file,
    router::{Limits, Origins, Parts, router},
};

/// A moment that does not pass.
#[derive(Debug)]
struct Stands(Timestamp);

impl Clock for Stands {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// A server of that time.
#[derive(Debug)]
pub(crate) struct Ago {
    app: App,
    router: Router,
    token: String,
}

impl Ago {
    /// One at a moment of the past, where the organization `o` of a file is set up.
    pub(crate) async fn at(moment: Timestamp, url: &str, file: &str) -> Self {
        let store = Store::connect(url).await.unwrap();
        let ids = Arc::new(RandomIds::default());
        let app = App::new(store, Arc::new(Stands(moment)), ids);
        let mut fresh = || app.ids().fresh(moment);
        let setup = org_file::read("o.yaml", file.as_bytes(), &mut fresh).setup;
        let org_file::Setup {
            events, profiles, ..
        } = setup.unwrap();
        let setup = Setup { events, profiles };
        let imported = app.organization_import(setup, Existing::Keep, moment).await;
        imported.unwrap();
        let keys = Keys::from_secrets(SECRET).unwrap();
        let key = |text| Key::new(text).unwrap();
        let crm = Caller::new(key("o"), Who::Service(key("crm")));
        let hour = Duration::from_hours(1);
        let token = sign(&crm, &keys, &Expect::default(), moment, hour).unwrap();
        let router = router(Parts {
            engine: Inside {
                app: app.clone(),
                schema: zirkel_graphql::schema(app.clone()),
            },
            keys: KeyRing::of_secrets(keys, Expect::default()),
            limits: Limits::default(),
            origins: Origins::None,
            watch: Arc::default(),
        });
        Self { app, router, token }
    }

    /// Does an act; the id of what it was about.
    pub(crate) async fn done(&self, act: &Act) -> String {
        let request = Request::builder()
            .method("POST")
            .uri("/graphql")
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json")
            .body(Body::from(act.body().to_string()));
        let router = self.router.clone();
        let response = router.oneshot(request.unwrap()).await.unwrap();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8(bytes.to_vec()).unwrap();
        let payload = act.read(&body).unwrap();
        let id = payload["it"]["id"].as_str();
        id.unwrap_or_else(|| panic!("{body}")).to_owned()
    }

    /// Lets go of the database.
    pub(crate) async fn end(self) {
        self.app.close().await.unwrap();
    }
}
