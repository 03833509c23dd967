//! Reading: heads, snapshots, the record. Each function makes a fixed number of queries, however
//! much there is to read.

pub(crate) mod closed;
pub(crate) mod digest;
pub(crate) mod directory;
pub(crate) mod head;
pub(crate) mod history;
pub(crate) mod process;
pub(crate) mod receipt;
pub(crate) mod record;
pub(crate) mod snapshot;
pub(crate) mod timeline;
