//! Who is calling, as a verified token names them: keys, not yet ids.

use crate::{text::Key, time::Timestamp};

/// A verified caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The one organization that the token is for.
    pub organization: Key,
    /// The person or the machine.
    pub who: Who,
    /// The last moment at which the token can have been made; none where it does not say. Whoever
    /// came later to its key is not meant by it.
    pub made_by: Option<Timestamp>,
}

impl Caller {
    /// A caller by keys alone.
    pub const fn new(organization: Key, who: Who) -> Self {
        Self {
            organization,
            who,
            made_by: None,
        }
    }
}

/// A person, or a machine that asks on behalf of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The person with this key.
    Person(Key),
    /// The service account with this key.
    Service(Key),
}
