//! Which decision made a thing what it is?

use crate::{View, command::act::moved::adopted_in};
use zirkel_domain::{ids::RevisionNumber, subject::Subject};

/// The revision that made a thing of the structure what it is at the moment of a view; none where
/// it is not there.
pub fn why_is_this(view: &View, subject: Subject) -> Option<RevisionNumber> {
    adopted_in(&view.index, subject)
}
