//! The resolver's tests: the rulebook's vectors by number, the deciding rules line by line, cases
//! where two rules meet, and properties on generated organizations.

mod edges;
mod generate;
mod lines;
mod properties;
mod support;
mod vectors;
