//! Writing what was decided, rows and events together, and removing an organization whole.

pub(crate) mod bulk;
pub(crate) mod digest;
pub(crate) mod directory;
pub(crate) mod organization;
pub(crate) mod process;
pub(crate) mod receipt;
pub(crate) mod revision;
