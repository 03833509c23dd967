//! The resolver's tests: the rulebook's vectors by number, the deciding rules line by line, and
//! properties on generated organizations.

mod generate;
mod lines;
mod properties;
mod support;
mod vectors;
