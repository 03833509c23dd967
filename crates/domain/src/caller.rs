//! Who is calling, as a verified token names them: keys, not yet ids.

use crate::text::Key;

/// A verified caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The one organization that the token is for.
    pub organization: Key,
    /// The person or the machine.
    pub who: Who,
}

/// A person, or a machine that asks on behalf of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The person with this key.
    Person(Key),
    /// The service account with this key.
    Service(Key),
}
