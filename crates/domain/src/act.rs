//! What people do that changes a record: each act judges itself against one picture of the
//! organization and gives the facts that follow, or every refusal at once. Pure: ids that an act
//! may need are drawn before and come with it.

mod admin;
pub mod assignment;
pub mod decision_type;
pub mod person;
pub mod service_account;
mod settle;

#[cfg(test)]
mod tests;

pub(crate) use settle::settle_as;
pub use settle::{Settled, settle};

use crate::{
    event::{Cause, Event},
    ids::{PersonId, ServiceAccountId},
    index::Index,
    rejection::Rejection,
    structure::{person::Profile, role::SeatRef},
    subject::Subject,
    time::Timestamp,
};

/// What an act is judged by.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// Governance, and who people are, at the revision that the act comes after.
    pub index: &'a Index,
    /// The moment of the act.
    pub now: Timestamp,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The person.
    pub person: PersonId,
    /// The machine that acts for them, which has no authority of its own.
    pub via: Option<ServiceAccountId>,
}

/// What follows from an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Why the revision is made.
    pub cause: Cause,
    /// The seat in which the person acted, where the act needed one.
    pub seat: Option<SeatRef>,
    /// The facts, in order; none where everything is already so, and then there is no revision.
    pub events: Vec<Event>,
    /// What becomes of who people are, beside the record.
    pub directory: Vec<DirectoryChange>,
    /// The thing that the act was about, as far as it is still there.
    pub subject: Option<Subject>,
}

/// A change of who people are; not part of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectoryChange {
    /// The person's profile is this now.
    Put(Profile),
    /// The person's profile is gone for good.
    Erase(PersonId),
}

/// What comes of an act: what follows from it, or every reason why not.
pub type Outcome = Result<Decided, Vec<Rejection>>;

/// Refused, for these reasons, ordered by rule.
fn refused(reasons: impl IntoIterator<Item = Rejection>) -> Outcome {
    let mut reasons: Vec<Rejection> = reasons.into_iter().collect();
    reasons.sort_by_key(|r| r.rule);
    Err(reasons)
}

/// People by name, a few of them where they are many.
pub(crate) fn names(index: &Index, people: &[PersonId]) -> String {
    const MOST: usize = 5;
    let named: Vec<&str> = people
        .iter()
        .take(MOST)
        .map(|p| index.directory().name(*p))
        .collect();
    let others = people.len().saturating_sub(MOST);
    if others > 0 {
        format!("{} and {others} more", named.join(", "))
    } else {
        named.join(" or ")
    }
}
