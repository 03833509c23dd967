//! The same for many at once.

use super::may_resolve::{MayResolveInput, judge};
use crate::{
    context::{app, caller, shown},
    fault::{self, Fault},
    input::{AsOfInput, Path},
    limits::BATCH,
    object::decision::Decision,
};
use async_graphql::{Context, Object, Result, SimpleObject};
use zirkel_app::AppError;

/// What came of one question of a batch: its decision, or why there is none. No other question
/// suffers.
#[derive(Debug, SimpleObject)]
pub(crate) struct MayResolveResult {
    /// The decision; null where the item could not be judged.
    decision: Option<Decision>,
    /// Why the item could not be judged; null where it was.
    error: Option<RequestError>,
}

/// Why an item could not be judged.
#[derive(Debug, SimpleObject)]
pub(crate) struct RequestError {
    /// In one word, for machines, e.g. `MALFORMED` or `NOT_FOUND`; of several problems the first.
    code: String,
    /// All problems, for people.
    message: String,
    /// The field at fault, from the arguments on, e.g. `["requests", "3", "case", "decisionType"]`;
    /// of several problems the first.
    path: Vec<String>,
}

impl RequestError {
    fn new(position: usize, faults: Vec<Fault>) -> Self {
        let messages: Vec<String> = faults.iter().map(|fault| fault.message.clone()).collect();
        let (code, path) = faults
            .into_iter()
            .next()
            .map_or(("INTERNAL", Vec::new()), |fault| (fault.code, fault.path));
        let item = Path::argument("requests").entry(position).segments();
        Self {
            code: code.to_owned(),
            message: messages.join("; "),
            path: item.into_iter().chain(path).collect(),
        }
    }
}

#[derive(Default)]
pub(crate) struct MayResolveBatch;

#[Object]
impl MayResolveBatch {
    /// The same for many at once, answered in order at one revision. At most 500. An item that
    /// cannot be judged has an `error`; the others are answered.
    #[graphql(complexity = "crate::limits::batch_cost(requests.len(), child_complexity)")]
    async fn may_resolve_batch(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The questions, at most 500.")] requests: Vec<MayResolveInput>,
        #[graphql(desc = "The moment of the record to judge by; else now.")] as_of: Option<
            AsOfInput,
        >,
        #[graphql(
            desc = "Judge by this revision or a later one (read-your-writes): the server waits a \
                    moment for it, then answers `REVISION_NOT_YET_AVAILABLE`. Excludes `asOf`."
        )]
        at_least_revision: Option<i32>,
    ) -> Result<Vec<MayResolveResult>> {
        if requests.len() > BATCH {
            let complaint = format!("has {} entries, at most {BATCH} at once", requests.len());
            return Err(fault::refuse(
                ctx,
                Path::argument("requests").wrong(complaint),
            ));
        }
        let shown = shown(ctx, as_of, at_least_revision).await?;
        let (app, caller) = (app(ctx)?, caller(ctx)?);
        let mut results = Vec::with_capacity(requests.len());
        for (position, request) in requests.into_iter().enumerate() {
            let result = match judge(app, caller, &shown, request) {
                Ok(decision) => MayResolveResult {
                    decision: Some(decision),
                    error: None,
                },
                Err(error @ AppError::Malformed(_)) => {
                    let error = RequestError::new(position, fault::faults(error));
                    MayResolveResult {
                        decision: None,
                        error: Some(error),
                    }
                }
                Err(error) => return Err(fault::raise(ctx, error)),
            };
            results.push(result);
        }
        Ok(results)
    }
}
