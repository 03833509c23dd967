//! The inside of the server: the use cases behind a GraphQL schema, as the routes see them.

use crate::{
    engine::{Engine, Refused},
    http::outcome::Seen,
    log::chain,
};
use async_graphql::{Executor, Response, Value, futures_util::StreamExt as _};
use std::sync::Arc;
use uuid::Uuid;
use zirkel_app::{App, AppError, live::Following};
use zirkel_domain::{caller::Caller, time::Timestamp};

/// The use cases, and the schema that answers from them.
#[derive(Clone, Debug)]
pub struct Inside<S> {
    /// The use cases.
    pub app: App,
    /// The schema.
    pub schema: S,
}

impl<S: Executor> Engine for Inside<S> {
    type Admitted = zirkel_app::Request;

    fn now(&self) -> Timestamp {
        self.app.now()
    }

    fn fresh_id(&self) -> Uuid {
        self.app.ids().fresh(self.now())
    }

    fn seen(&self, admitted: &zirkel_app::Request) -> Seen {
        let (organization, caller) = zirkel_graphql::ids_of(&admitted.actor);
        Seen {
            organization,
            caller,
            revision: admitted.present().index.revision().0,
        }
    }

    async fn admit(
        &self,
        caller: Caller,
        now: Timestamp,
        request_id: String,
    ) -> Result<zirkel_app::Request, Refused> {
        let admission = self.app.admit(&caller, now, request_id).await;
        admission.map_err(|error| refused(&error, "a caller could not be admitted"))
    }

    async fn execute(&self, request: async_graphql::Request) -> Response {
        self.schema.execute(request).await
    }

    type Following = Following;

    fn follow(&self, admitted: &zirkel_app::Request) -> Following {
        self.app.follow(admitted)
    }

    async fn stirred(&self, following: &Following) {
        self.app.stirred(following).await;
    }

    async fn look(&self, following: &Following) -> Result<(), Refused> {
        const WHAT: &str = "what happens cannot be looked at";
        self.app.look(following).await.map_err(|error| {
            if let AppError::Unavailable(_) = &error {
                // Each subscription finds out, each second; that it is away is said elsewhere.
                tracing::debug!(error = chain(&error), "{WHAT}");
                return Refused::Unavailable;
            }
            refused(&error, WHAT)
        })
    }

    async fn next(
        &self,
        request: async_graphql::Request,
        following: &Arc<Following>,
    ) -> Result<Option<Response>, Refused> {
        let request = request.data(Arc::clone(following));
        let next = self.schema.execute_stream(request, None).next().await;
        if next.as_ref().is_some_and(may_do_later) {
            return Err(Refused::Unavailable);
        }
        following.told();
        Ok(next)
    }

    async fn ready(&self) -> Result<(), String> {
        self.app.ready().await.map_err(|error| chain(&error))
    }
}

/// Whether nothing came of it, but may if it is tried again.
fn may_do_later(response: &Response) -> bool {
    let code = |code: &str| {
        let code = Value::from(code);
        response.errors.iter().any(|error| {
            let extensions = error.extensions.as_ref();
            extensions.and_then(|it| it.get("code")) == Some(&code)
        })
    };
    response.data == Value::Null && (code("UNAVAILABLE") || code("STALE"))
}

fn refused(error: &AppError, what: &'static str) -> Refused {
    match error {
        AppError::Unknown(who) => {
            tracing::info!(who, "caller refused");
            Refused::Stranger
        }
        AppError::Unavailable(_) => {
            tracing::error!(error = chain(error), "{what}");
            Refused::Unavailable
        }
        AppError::Malformed(_) | AppError::Stale | AppError::Internal(_) | AppError::Broken(_) => {
            tracing::error!(error = chain(error), "{what}");
            Refused::Broken
        }
    }
}
