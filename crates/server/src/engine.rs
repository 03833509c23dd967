//! What the HTTP layer asks of the inside: a moment, an id, an admission, an answer. The only seam
//! between transport and use cases, so that either can be tried without the other.

use crate::http::outcome::Seen;
use std::{future::Future, sync::Arc};
use uuid::Uuid;
use zirkel_domain::{caller::Caller, time::Timestamp};

/// The inside of the server, as the routes see it.
pub trait Engine: Send + Sync + 'static {
    /// What an admitted caller is to the resolvers; they find it in their context by this type.
    type Admitted: Send + Sync + 'static;

    /// The moment it is. Read once per request, at the door.
    fn now(&self) -> Timestamp;

    /// A fresh id, for a request or a trace that came without one.
    fn fresh_id(&self) -> Uuid;

    /// What may be told of an admitted caller, in the log and to the trace.
    fn seen(&self, admitted: &Self::Admitted) -> Seen;

    /// Whether the caller of a verified token exists, and who that is.
    fn admit(
        &self,
        caller: Caller,
        now: Timestamp,
        request_id: String,
    ) -> impl Future<Output = Result<Self::Admitted, Refused>> + Send;

    /// Runs one request whose data holds an [`Engine::Admitted`].
    fn execute(
        &self,
        request: async_graphql::Request,
    ) -> impl Future<Output = async_graphql::Response> + Send;

    /// Who follows what happens in one subscription, and how far they were told.
    type Following: Send + Sync + 'static;

    /// Begins to follow what happens.
    fn follow(&self, admitted: &Self::Admitted) -> Self::Following;

    /// Returns once there may be something to tell. It can be given up on at any time, which what
    /// follows it can not: a statement that is left half-way leaves its connection in an unknown
    /// state.
    fn stirred(&self, following: &Self::Following) -> impl Future<Output = ()> + Send;

    /// Looks how far the record goes. Whoever is admitted from then on sees all of it.
    fn look(&self, following: &Self::Following)
    -> impl Future<Output = Result<(), Refused>> + Send;

    /// Runs a subscription, whose data holds an [`Engine::Admitted`], for what comes next; none
    /// where nothing does yet. What comes back is told.
    fn next(
        &self,
        request: async_graphql::Request,
        following: &Arc<Self::Following>,
    ) -> impl Future<Output = Result<Option<async_graphql::Response>, Refused>> + Send;

    /// Whether requests can be answered now; the text says what is missing, for the log.
    fn ready(&self) -> impl Future<Output = Result<(), String>> + Send;
}

/// Why a caller is not admitted. The reason is logged where it is known; a client sees one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No such organization, person or service account: looks as a bad token does.
    Stranger,
    /// The database does not answer; it may later.
    Unavailable,
    /// A fault of ours.
    Broken,
}
