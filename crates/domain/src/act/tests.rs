//! Acts, one after another, on one record.

pub(super) mod stage;
