//! An admin lets a machine in.

use super::purposeless;
use crate::{
    act::{Acting, Outcome, World, admin, refused},
    code::Code,
    event::Event,
    ids::ServiceAccountId,
    rejection::Rejection,
    structure::organization::ServiceAccount,
    subject::Subject,
    text::Key,
};

/// Which machine, and what it may do. To ask and to act are two things: each is given by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// The id that it will have.
    pub id: ServiceAccountId,
    /// Its name in tokens: `service:KEY`.
    pub key: Key,
    /// May ask questions.
    pub may_ask: bool,
    /// May act, naming the person it acts for.
    pub may_act: bool,
}

/// Registers a machine under a key that no other has.
pub fn register(world: World<'_>, by: Acting, it: &Register) -> Outcome {
    let mut refusals: Vec<Rejection> = admin::require(world, by).into_iter().collect();
    let accounts = &world.index.snapshot().service_accounts;
    if let Some(other) = accounts.values().find(|a| a.key == it.key) {
        let message = format!("the key `{}` is that of another service account", it.key);
        refusals.push(
            Rejection::plain(Code::Taken, message)
                .at(["key"])
                .about(Subject::ServiceAccount(other.id)),
        );
    }
    refusals.extend(purposeless(it.id, it.may_ask, it.may_act));
    if !refusals.is_empty() {
        return refused(refusals);
    }
    let account = ServiceAccount {
        id: it.id,
        key: it.key.clone(),
        may_ask: it.may_ask,
        may_act: it.may_act,
    };
    let events = vec![Event::ServiceAccountRegistered(account)];
    Ok(admin::decided(
        Subject::ServiceAccount(it.id),
        events,
        Vec::new(),
    ))
}
