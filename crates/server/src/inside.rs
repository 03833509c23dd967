//! The inside of the server: the use cases behind a GraphQL schema, as the routes see them.

use crate::{
    engine::{Engine, Refused},
    http::outcome::Seen,
    log::chain,
};
use async_graphql::Executor;
use uuid::Uuid;
use zirkel_app::{App, AppError};
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
        admission.map_err(|error| match &error {
            AppError::Unknown(who) => {
                tracing::info!(who, "caller refused");
                Refused::Stranger
            }
            AppError::Unavailable(_) => {
                tell(&error);
                Refused::Unavailable
            }
            AppError::Malformed(_)
            | AppError::Stale
            | AppError::Internal(_)
            | AppError::Broken(_) => {
                tell(&error);
                Refused::Broken
            }
        })
    }

    async fn execute(&self, request: async_graphql::Request) -> async_graphql::Response {
        self.schema.execute(request).await
    }

    async fn ready(&self) -> Result<(), String> {
        self.app.ready().await.map_err(|error| chain(&error))
    }
}

fn tell(error: &AppError) {
    tracing::error!(error = chain(error), "a caller could not be admitted");
}
