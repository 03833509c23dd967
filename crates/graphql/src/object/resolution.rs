//! The answer for a case.

use super::{decision::Decision, gap::Gap};
use crate::{context::Shown, page};
use async_graphql::Object;
use std::sync::Arc;
use zirkel_domain::authority::{
    case::Case,
    explain::{Catalogue as _, English},
    verdict,
};

/// A whole answer at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Resolution {
    pub(crate) shown: Shown,
    pub(crate) case: Arc<Case>,
    pub(crate) it: verdict::Resolution,
}

impl Resolution {
    fn decisions(&self, decisions: &[verdict::Decision]) -> Vec<Decision> {
        let decision = |it: &verdict::Decision| Decision {
            shown: Arc::clone(&self.shown),
            case: Arc::clone(&self.case),
            it: it.clone(),
        };
        decisions.iter().map(decision).collect()
    }
}

/// The answer for a case: everybody authorized, then the nearest misses, then the gap.
#[Object]
impl Resolution {
    /// Who may, best match first: fewest steps from the asker where one was given; then deeper key,
    /// more conditions, `ASSIGNED` before `COVERING` before `COVERING_NON_PARTNER`, deeper circle,
    /// name, id. One entry per person; as many as `authorizedFirst` asks for.
    async fn authorized(&self) -> Vec<Decision> {
        self.decisions(&self.it.authorized)
    }

    /// How many are authorized in all.
    async fn authorized_count(&self) -> i32 {
        page::whole(self.it.authorized_count)
    }

    /// The nearest misses with what is missing: people whose role is tied to the case, by verdict,
    /// then by number of blockers, then as above. As many as `blockedFirst` asks for.
    async fn blocked(&self) -> Vec<Decision> {
        self.decisions(&self.it.blocked)
    }

    /// Why nobody may; null where somebody may.
    async fn gap(&self) -> Option<Gap> {
        let it = self.it.gap.clone()?;
        Some(Gap {
            shown: Arc::clone(&self.shown),
            case: Arc::clone(&self.case),
            it,
        })
    }

    /// One or two plain sentences that a person on the phone can read.
    async fn explanation(&self) -> String {
        English.resolution(&self.shown.index, &self.it, &self.case)
    }

    /// The revision of the record that this holds for.
    async fn revision(&self) -> i32 {
        page::revision(self.it.revision)
    }
}
