//! What a circle is for.

use crate::context::Shown;
use zirkel_domain::{ids::CircleId, structure::policy::Hook};

/// A circle's purpose, which is its role's; the anchor's is what its newest policy on it says, if
/// one does (GOV-1.3.3).
pub(crate) fn purpose(shown: &Shown, circle: CircleId) -> Option<String> {
    let index = &shown.index;
    let by_policy = (index.anchor() == Some(circle.role()))
        .then(|| {
            let hooks = index.hooks_of(circle);
            hooks
                .filter_map(|(_, _, hook)| {
                    if let Hook::AnchorPurpose { purpose, .. } = hook {
                        purpose.as_ref()
                    } else {
                        None
                    }
                })
                .last()
        })
        .flatten();
    let own = index
        .snapshot()
        .roles
        .get(&circle.role())
        .and_then(|role| role.purpose.as_ref());
    by_policy.or(own).map(ToString::to_string)
}
