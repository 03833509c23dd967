//! The whole server from the outside: a token, an HTTP request, a JSON answer, on both databases.
//! Each test sets an organization up from a file, through the same door as `zirkel import`.

// What the GraphQL engine makes of a schema of many acts nests deep in types.
#![recursion_limit = "256"]

#[cfg(test)]
mod support;

#[cfg(test)]
mod acts;
#[cfg(test)]
mod authority;
#[cfg(test)]
mod away;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod costs;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod differences;
#[cfg(test)]
mod digests;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod followed;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod hypha;
#[cfg(test)]
mod key_rotation;
#[cfg(test)]
mod live;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod past;
#[cfg(test)]
mod proposals;
#[cfg(test)]
mod released;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod replayed;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod sequences;
#[cfg(test)]
mod structure;
#[cfg(test)]
mod tampered;
#[cfg(test)]
mod tenancy;
#[cfg(test)]
mod tensions;
#[cfg(test)]
mod tokens;
#[cfg(test)]
mod vectors;
