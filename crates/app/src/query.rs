//! Questions: nothing here writes.

pub mod findings;
pub mod governance_diff;
pub mod inbox;
pub mod may_resolve;
pub mod organization_export;
pub mod person;
pub mod proposal_preview;
pub mod proposals;
pub mod record_check;
pub mod record_export;
pub mod record_verify;
pub mod resolvable_by;
pub mod revisions;
pub mod role;
pub mod search;
pub mod tension_triage;
pub mod timeline;
pub mod who_may_resolve;
pub mod why_is_this;

use crate::{
    AppError, View,
    error::{Problem, ProblemCode},
};
use zirkel_domain::authority::case::Case;

/// Refuses a case whose values contradict the catalogue, all of them at once.
fn check_case(view: &View, case: &Case) -> Result<(), AppError> {
    check_case_at(view, case, &["case".to_owned()])
}

/// The same for a case at a path of the input.
pub(crate) fn check_case_at(view: &View, case: &Case, path: &[String]) -> Result<(), AppError> {
    let problems = case.problems(view.index.catalogue());
    if problems.is_empty() {
        return Ok(());
    }
    let problem = |p: zirkel_domain::authority::case::CaseProblem| Problem {
        code: ProblemCode::Malformed,
        message: p.message,
        path: path.iter().cloned().chain(p.path).collect(),
    };
    Err(AppError::Malformed(
        problems.into_iter().map(problem).collect(),
    ))
}
