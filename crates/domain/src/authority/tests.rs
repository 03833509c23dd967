//! The resolver's tests: the rulebook's vectors by number, the deciding rules line by line, cases
//! where two rules meet, a second resolver, properties on generated organizations, large ones.

mod edges;
pub(crate) mod generate;
mod lines;
mod oracle;
mod properties;
mod scale;
mod support;
mod vectors;
