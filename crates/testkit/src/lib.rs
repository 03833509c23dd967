//! What the tests of several crates share. It knows no crate of the house but the migrations: a
//! crate's own tests could not use it otherwise without building that crate twice.

pub mod cluster;
pub mod database;
pub mod live;
pub mod loopback;
pub mod node;
pub mod update;

#[cfg(test)]
mod tests;
