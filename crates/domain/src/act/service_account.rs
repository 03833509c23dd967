//! Machines that ask, or act for people: by admins alone. A machine has no authority of its own
//!

mod change;
mod register;
mod revoke;

#[cfg(test)]
mod tests;

pub use change::{Change, change};
pub use register::{Register, register};
pub use revoke::revoke;

use super::{World, admin};
use crate::{
    code::Code, ids::ServiceAccountId, rejection::Rejection,
    structure::organization::ServiceAccount, subject::Subject,
};

/// A machine that is registered.
fn known(world: World<'_>, id: ServiceAccountId) -> Result<&ServiceAccount, Vec<Rejection>> {
    let known = world.index.snapshot().service_accounts.get(&id);
    known.map(|a| &a.value).ok_or_else(|| {
        let message = "there is no such service account, or it was revoked";
        vec![admin::wrong_state(Subject::ServiceAccount(id), message)]
    })
}

/// A machine that may do nothing is none.
fn purposeless(id: ServiceAccountId, may_ask: bool, may_act: bool) -> Option<Rejection> {
    let message = "a service account may ask, act, or both: give it one of them, or revoke it";
    (!may_ask && !may_act).then(|| {
        Rejection::plain(Code::WrongState, message)
            .at(["may"])
            .about(Subject::ServiceAccount(id))
    })
}
