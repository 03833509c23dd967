//! An admin turns a machine away.

use super::known;
use crate::{
    act::{Acting, Outcome, World, admin, refused},
    event::Event,
    ids::ServiceAccountId,
    subject::Subject,
};

/// Its tokens are worth nothing from now on. The key may be used again.
pub fn revoke(world: World<'_>, by: Acting, id: ServiceAccountId) -> Outcome {
    if let Some(rejection) = admin::require(world, by) {
        return refused([rejection]);
    }
    let account = known(world, id)?.clone();
    let events = vec![Event::ServiceAccountRevoked(account)];
    Ok(admin::decided(
        Subject::ServiceAccount(id),
        events,
        Vec::new(),
    ))
}
