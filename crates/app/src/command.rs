//! What changes a record, one verb a file.

pub mod organization_import;
