//! One subscription: a document that is run anew for everything that it tells, by whom its token
//! names then.

use super::message::Close;
use crate::{
    engine::{Engine, Refused},
    http::{attend::RequestId, bearer, document::with_code, fault::Fault, outcome::Seen},
    router::Door,
    watch::Subscribed,
};
use async_graphql::{
    ErrorExtensionValues, Request, Response, ServerError, Value, Variables,
    futures_util::stream::{self, BoxStream, StreamExt as _},
    parser::types::ExecutableDocument,
};
use std::{sync::Arc, time::Duration};
use tokio::time::{sleep, timeout};
use tracing::Instrument as _;

/// How long a subscription waits for a database that is away before it looks again.
const PAUSE: Duration = Duration::from_secs(1);

/// What is asked, once it has proved to be a subscription.
pub(super) struct Asked {
    document: ExecutableDocument,
    query: String,
    operation_name: Option<String>,
    variables: Variables,
}

impl Asked {
    /// What stands in a request that was measured.
    pub(super) fn of(mut request: Request) -> Result<Self, ServerError> {
        Ok(Self {
            document: request.parsed_query()?.clone(),
            query: request.query,
            operation_name: request.operation_name,
            variables: request.variables,
        })
    }

    fn request(&self) -> Request {
        let mut request = Request::new(self.query.as_str()).variables(self.variables.clone());
        request.operation_name.clone_from(&self.operation_name);
        request.set_parsed_query(self.document.clone());
        request
    }
}

/// Who a connection is for.
#[derive(Clone)]
pub(super) struct Bearer {
    /// What proves it.
    pub(super) token: Arc<str>,
    /// Who was admitted by it first.
    pub(super) seen: Arc<Seen>,
}

/// What a subscription comes to, step by step.
#[derive(Debug)]
pub(super) enum Step {
    /// Something happened.
    Next(Box<Response>),
    /// It ends.
    Failed(Vec<ServerError>),
    /// The connection does.
    Out(Close),
}

/// A subscription that is open.
pub(super) struct Subscription<E: Engine> {
    pub(super) door: Arc<Door<E>>,
    pub(super) id: RequestId,
    pub(super) bearer: Bearer,
    pub(super) following: Arc<E::Following>,
    pub(super) asked: Asked,
    pub(super) subscribed: Subscribed,
}

impl<E: Engine> Subscription<E> {
    /// Everything that is told, to its end. Nothing is looked for before it is asked for: who takes
    /// nothing holds nothing up but themselves.
    pub(super) fn told(self) -> BoxStream<'static, Step> {
        let steps = stream::unfold(Some(Arc::new(self)), |it| async {
            let it = it?;
            let step = it.step().await;
            let goes_on = matches!(step, Step::Next(_));
            Some((step, goes_on.then_some(it)))
        });
        steps.boxed()
    }

    async fn step(self: &Arc<Self>) -> Step {
        let Door { parts, .. } = &*self.door;
        let limit = parts.limits.time;
        loop {
            parts.engine.stirred(&self.following).await;
            let this = Arc::clone(self);
            let look = async move { this.look().await }.in_current_span();
            #[expect(
                clippy::disallowed_methods,
                reason = "`server` is the crate that starts tasks: what is read is read to its end, \
                          also where nobody waits for it any more"
            )]
            let looked = timeout(limit, tokio::spawn(look)).await;
            let seconds = limit.as_secs();
            let looked = looked.map_err(|_| Fault::TooSlow { seconds });
            match looked.and_then(|it| it.unwrap_or(Err(Fault::Broken))) {
                Ok(Some(response)) => return self.told_by(response),
                Ok(None) => {}
                Err(Fault::Unavailable) => sleep(PAUSE).await,
                Err(Fault::Unauthenticated) => return Step::Out(Close::Forbidden),
                Err(fault) => return Step::Failed(vec![self.with_id(fault.error())]),
            }
        }
    }

    /// Looks what comes next, if anything.
    async fn look(&self) -> Result<Option<Response>, Fault> {
        let Door { parts, .. } = &*self.door;
        let fault = |refused| match refused {
            Refused::Stranger => Fault::Unauthenticated,
            Refused::Unavailable => Fault::Unavailable,
            Refused::Broken => Fault::Broken,
        };
        parts.engine.look(&self.following).await.map_err(fault)?;
        let admitted = self.bearer.again(&self.door, &self.id).await?;
        let request = self.asked.request().data(admitted);
        let next = parts.engine.next(request, &self.following).await;
        next.map_err(fault)
    }

    fn told_by(&self, mut response: Response) -> Step {
        let errors = std::mem::take(&mut response.errors);
        let errors = errors
            .into_iter()
            .map(|error| self.with_id(error))
            .collect();
        if response.data == Value::Null {
            return Step::Failed(errors);
        }
        self.subscribed.told();
        response.errors = errors;
        Step::Next(Box::new(response))
    }

    fn with_id(&self, error: ServerError) -> ServerError {
        let mut error = with_code(error, "MALFORMED");
        let extensions = &mut error.extensions;
        let extensions = extensions.get_or_insert_with(ErrorExtensionValues::default);
        extensions.set("requestId", self.id.0.as_str());
        error
    }
}

impl Bearer {
    /// Whom the token admits now; refused where that is nobody, or somebody else.
    pub(super) async fn again<E: Engine>(
        &self,
        door: &Door<E>,
        id: &RequestId,
    ) -> Result<E::Admitted, Fault> {
        let now = door.parts.engine.now();
        let admitted = bearer::readmitted(door, &self.token, now, id).await?;
        let seen = door.parts.engine.seen(&admitted);
        let is_same =
            (&seen.organization, &seen.caller) == (&self.seen.organization, &self.seen.caller);
        is_same.then_some(admitted).ok_or(Fault::Unauthenticated)
    }
}
