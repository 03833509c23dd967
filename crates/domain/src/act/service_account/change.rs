//! An admin changes what a machine may do.

use super::{known, purposeless};
use crate::{
    act::{Acting, Outcome, World, admin, refused},
    event::Event,
    ids::ServiceAccountId,
    structure::organization::ServiceAccount,
    subject::Subject,
};

/// Which machine, and what it may do from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub id: ServiceAccountId,
    /// May ask questions.
    pub may_ask: bool,
    /// May act, naming the person it acts for.
    pub may_act: bool,
}

/// Changes a machine; nothing follows where all is so already. Its key stays: tokens name it.
pub fn change(world: World<'_>, by: Acting, it: Change) -> Outcome {
    if let Some(rejection) = admin::require(world, by) {
        return refused([rejection]);
    }
    let old = known(world, it.id)?;
    if let Some(rejection) = purposeless(it.id, it.may_ask, it.may_act) {
        return refused([rejection]);
    }
    let new = ServiceAccount {
        may_ask: it.may_ask,
        may_act: it.may_act,
        ..old.clone()
    };
    let changed = (new != *old).then_some(Event::ServiceAccountChanged(new));
    let events = changed.into_iter().collect();
    Ok(admin::decided(
        Subject::ServiceAccount(it.id),
        events,
        Vec::new(),
    ))
}
