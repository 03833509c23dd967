//! The resolver's tests: the rulebook's vectors by number, and properties on generated
//! organizations. The lines of the deciding rules one by one are in the package `tests`.

mod generate;
mod properties;
mod vectors;
