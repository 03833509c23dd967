//! What the decision type catalogue must say.

use super::Finding;
use crate::{code::Code, index::Index, rule, subject::Subject};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    for entry in index.snapshot().decision_types.values() {
        let inherits = entry
            .key
            .parent()
            .is_some_and(|parent| index.catalogue().nearest(&parent).is_some());
        // GOV-3.4.2: whether an amount is spending is said, not guessed.
        if entry.spends.is_none() && !inherits {
            found.push(Finding::broken(
                rule::GOV_3_4_2,
                Code::WrongState,
                Subject::DecisionType(entry.id),
                format!("root type `{}` does not say whether it spends", entry.key),
                "say whether its amount counts as spending",
            ));
        }
    }
}
