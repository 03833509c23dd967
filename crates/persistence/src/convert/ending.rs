//! What the record holds of an end: the thing as it was, and how it ended.

use super::{Stored, Unreadable, assignment::Assignment, field::one_of, offer::Offer};
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    event::{Closing, Ending},
    structure::assignment,
};

/// An assignment that ended.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ended {
    assignment: Assignment,
    how: String,
}

impl Stored for Ended {
    type Value = (assignment::Assignment, Ending);

    fn of((it, how): &(assignment::Assignment, Ending)) -> Self {
        Self {
            assignment: Assignment::of(it),
            how: how.as_str().to_owned(),
        }
    }

    fn value(self) -> Result<(assignment::Assignment, Ending), Unreadable> {
        let how = one_of("how", &self.how, Ending::ALL, Ending::as_str)?;
        Ok((self.assignment.value()?, how))
    }
}

/// An offer that came to nothing.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Closed {
    offer: Offer,
    how: String,
}

impl Stored for Closed {
    type Value = (assignment::Offer, Closing);

    fn of((it, how): &(assignment::Offer, Closing)) -> Self {
        Self {
            offer: Offer::of(it),
            how: how.as_str().to_owned(),
        }
    }

    fn value(self) -> Result<(assignment::Offer, Closing), Unreadable> {
        let how = one_of("how", &self.how, Closing::ALL, Closing::as_str)?;
        Ok((self.offer.value()?, how))
    }
}
