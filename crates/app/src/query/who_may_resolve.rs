//! Who may resolve this case?

use crate::{App, AppError, View};
use zirkel_domain::authority::{
    case::Case,
    verdict::Resolution,
    who_may::{self, Listing},
};

impl App {
    /// Everybody authorized, the nearest misses, the gap, at a moment.
    #[tracing::instrument(
        name = "app.who_may_resolve",
        skip_all,
        fields(decision = %case.decision)
    )]
    pub fn who_may_resolve(
        &self,
        view: &View,
        case: &Case,
        listing: Listing,
    ) -> Result<Resolution, AppError> {
        super::check_case(view, case)?;
        Ok(who_may::who_may_resolve(
            &view.index,
            &view.live,
            view.at,
            case,
            listing,
        ))
    }
}
