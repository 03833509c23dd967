//! The schema that the migrations add up to, on both databases.
