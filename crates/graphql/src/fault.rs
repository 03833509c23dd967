//! What is no answer: an error of `app` becomes a top-level error with a code and, where a field of
//! the request is at fault, its path. The one place that logs such errors.

use async_graphql::{Context, Error, ErrorExtensionValues, ServerError, Value};
use std::error::Error as StdError;
use zirkel_app::{AppError, error::Problem};

/// One thing that is wrong, as a client sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// In one word, for machines.
    pub(crate) code: &'static str,
    /// For people.
    pub(crate) message: String,
    /// Which field of the request, from the arguments on; empty where none is.
    pub(crate) path: Vec<String>,
}

/// The faults of an error, at least one; what is ours goes to the log, and only there.
pub(crate) fn faults(error: AppError) -> Vec<Fault> {
    let one = |code, message: String| {
        vec![Fault {
            code,
            message,
            path: Vec::new(),
        }]
    };
    match error {
        AppError::Malformed(problems) => problems.into_iter().map(Fault::from).collect(),
        AppError::Stale => one("STALE", "the record moved meanwhile: ask again".to_owned()),
        AppError::Unknown(_) => one(
            "UNAUTHENTICATED",
            "the token names nobody here: send one that is valid".to_owned(),
        ),
        AppError::Unavailable(_) => {
            tracing::warn!(error = chain(&error), "the database does not answer");
            one(
                "UNAVAILABLE",
                "the record cannot be read now: ask again in a few seconds".to_owned(),
            )
        }
        AppError::Internal(_) | AppError::Broken(_) => {
            tracing::error!(error = chain(&error), "a request failed");
            one("INTERNAL", INTERNAL.to_owned())
        }
    }
}

const INTERNAL: &str = "the server made a mistake: report it with the request id";

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self {
            code: problem.code.as_str(),
            message: problem.message,
            path: problem.path,
        }
    }
}

/// The error of a resolver. Of several faults all but the last are put before it.
pub(crate) fn raise(ctx: &Context<'_>, error: AppError) -> Error {
    let mut faults = faults(error);
    let last = faults
        .pop()
        .map_or_else(|| broken("an error without a reason"), Error::from);
    for fault in faults {
        let Error {
            message,
            extensions,
            ..
        } = Error::from(fault);
        let mut before = ServerError::new(message, Some(ctx.item.pos));
        before.extensions = extensions;
        ctx.add_error(ctx.set_error_path(before));
    }
    last
}

/// The error of a resolver whose arguments are wrong.
pub(crate) fn refuse(ctx: &Context<'_>, problem: Problem) -> Error {
    raise(ctx, problem.into())
}

/// A fault of ours that no argument can cause.
pub(crate) fn broken(what: &'static str) -> Error {
    tracing::error!(what, "a request failed");
    Fault {
        code: "INTERNAL",
        message: INTERNAL.to_owned(),
        path: Vec::new(),
    }
    .into()
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", fault.code);
        if !fault.path.is_empty() {
            let path = fault.path.into_iter().map(Value::from).collect();
            extensions.set("path", Value::List(path));
        }
        Self {
            message: fault.message,
            source: None,
            extensions: Some(extensions),
        }
    }
}

/// An error with its sources, on one line.
fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text
}
