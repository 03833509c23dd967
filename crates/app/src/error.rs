//! What can come back instead of an answer.

use zirkel_domain::snapshot::FoldError;
use zirkel_persistence::StoreError;

/// Why a use case gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The request itself cannot be answered as it stands; each says which field.
    #[error("the request cannot be answered: {}", messages(.0))]
    Malformed(Vec<Problem>),
    /// The record moved meanwhile; the same request may succeed now.
    #[error("the record moved meanwhile")]
    Stale,
    /// The caller's token names nobody here.
    #[error("the token names nobody here: {0}")]
    Unknown(&'static str),
    /// The database does not answer.
    #[error("the database does not answer")]
    Unavailable(#[source] StoreError),
    /// A fault of ours.
    #[error("storage failed")]
    Internal(#[source] StoreError),
    /// What is stored does not fold into an organization.
    #[error("the record does not fold")]
    Broken(#[source] FoldError),
}

/// What is wrong with one field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In one word, for machines.
    pub code: ProblemCode,
    /// For people: names the value, what was expected, and the next step.
    pub message: String,
    /// Where, from the field's arguments on.
    pub path: Vec<String>,
}

/// Kinds of problems with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// A value of the wrong form or out of bounds.
    Malformed,
    /// Nobody, or nothing, by this name here.
    NotFound,
    /// A moment that the record does not hold.
    MomentOutsideRecord,
    /// A revision that this server does not know yet; retry.
    RevisionNotYetAvailable,
    /// A service account that may not act.
    MayNotAct,
    /// A service account that may not ask.
    MayNotAsk,
}

impl ProblemCode {
    /// Its public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "MALFORMED",
            Self::NotFound => "NOT_FOUND",
            Self::MomentOutsideRecord => "MOMENT_OUTSIDE_RECORD",
            Self::RevisionNotYetAvailable => "REVISION_NOT_YET_AVAILABLE",
            Self::MayNotAct => "MAY_NOT_ACT",
            Self::MayNotAsk => "MAY_NOT_ASK",
        }
    }
}

impl Problem {
    /// A problem at a path.
    pub fn at<const N: usize>(
        path: [&str; N],
        code: ProblemCode,
        message: impl Into<String>,
    ) -> Self {
        let path = path.into_iter().map(str::to_owned).collect();
        Self {
            code,
            message: message.into(),
            path,
        }
    }

    /// The same problem seen from further outside.
    #[must_use]
    pub fn within(mut self, outer: &[String]) -> Self {
        self.path.splice(0..0, outer.iter().cloned());
        self
    }
}

fn messages(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|p| p.message.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        Self::Malformed(vec![problem])
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        if error.is_stale() {
            Self::Stale
        } else if matches!(error, StoreError::Unavailable { .. }) {
            Self::Unavailable(error)
        } else {
            Self::Internal(error)
        }
    }
}
