//! What becomes of a field that may be empty.

/// An edit of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit<T> {
    /// It stays.
    Keep,
    /// It is this from now on.
    Set(T),
    /// It is taken out.
    Clear,
}

impl<T: Clone> Edit<T> {
    /// The field after the edit.
    #[must_use]
    pub fn of(&self, now: Option<T>) -> Option<T> {
        match self {
            Self::Keep => now,
            Self::Set(it) => Some(it.clone()),
            Self::Clear => None,
        }
    }

    /// Whether it leaves the field alone.
    pub const fn keeps(&self) -> bool {
        matches!(self, Self::Keep)
    }
}
