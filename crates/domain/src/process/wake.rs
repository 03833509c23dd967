//! When a proposal is to be looked at again although nobody does anything.

use super::{Case, Floor, State};
use crate::{index::Watch, time::Timestamp};

/// The next moment at which something may follow by the clock alone: a limit is reached, a proposer
/// has been away for too long, a term begins or is over by which somebody is a member. None where
/// nothing does.
pub fn wakes_at(floor: &Floor<'_>, case: &Case) -> Option<Timestamp> {
    let watch = Watch::new(floor.now());
    match &case.state {
        State::Draft
        | State::Orphaned
        | State::Adopted(_)
        | State::Withdrawn
        | State::Discarded
        | State::Dropped => return None,
        State::Open | State::Integrating => {
            let limits = case.current().into_iter().flat_map(|version| {
                let own = version.own_limits.values().copied();
                own.chain(version.limit)
            });
            for limit in limits {
                watch.note(Some(limit));
            }
        }
        State::Escalated { .. } | State::Conflicted { .. } => {}
    }
    let left = case.proposer_left_at.map(|at| at.after(floor.grace));
    watch.note(left);
    // Looked at for the moments at which that changes.
    let _members = floor.world.index.members(floor.circle, &watch);
    watch.next()
}
