//! The HTTP layer: reads a request, asks the [`crate::engine::Engine`], writes the response. A
//! later protocol is one more file here that asks the same engine.
//!
//! Every answer that is not the engine's is a [`fault::Fault`]: a status, a code and a sentence, in
//! the same JSON shape as GraphQL errors, so that a client reads one shape only.

pub(crate) mod attend;
pub(crate) mod bearer;
pub(crate) mod cors;
pub(crate) mod document;
pub(crate) mod fault;
pub(crate) mod form;
pub(crate) mod graphiql;
pub(crate) mod graphql;
pub(crate) mod health;
pub(crate) mod live;
pub(crate) mod media;
pub(crate) mod nesting;
pub(crate) mod outcome;
pub(crate) mod parameters;
pub(crate) mod persisted;
pub(crate) mod rates;
pub(crate) mod reply;
pub(crate) mod trace;
pub(crate) mod validator;

#[cfg(test)]
pub(crate) mod tests;
