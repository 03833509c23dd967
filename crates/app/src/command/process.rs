//! What every act in a circle's process goes through. What follows by itself is settled first, in a
//! transaction of its own, so that each act is judged by what holds at its moment; then the act,
//! everything that follows from it and, where it is adopted, the revision that it makes, all in
//! one.

mod begun;
mod kept;
mod offices;
mod proposal;
pub(super) mod receipt;
mod tensions;
mod text;

pub(super) use kept::keep;
pub(crate) use proposal::Sight;
pub(crate) use tensions::Subject;
pub use text::Text;

use crate::{
    AppError,
    error::{Problem, ProblemCode},
};
use zirkel_domain::ids::CircleId;

/// Nothing by this id; also where there is one that the caller does not see.
pub(crate) fn unknown(field: &'static str, what: &str) -> AppError {
    let message = format!("`{field}` names no {what} here");
    Problem::at([field], ProblemCode::NotFound, message).into()
}

/// A circle of the organization by id.
pub(crate) fn circle(
    view: &crate::View,
    id: CircleId,
    field: &'static str,
) -> Result<CircleId, AppError> {
    if view.index.contains(id.role()) {
        Ok(id)
    } else {
        Err(unknown(field, "circle"))
    }
}
