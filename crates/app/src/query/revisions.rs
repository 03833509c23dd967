//! The record itself: revisions with what each changed.

use crate::{App, AppError, Request};
use zirkel_domain::ids::RevisionNumber;
use zirkel_persistence::{Recorded, RevisionPage};

impl App {
    /// A page of revisions of the caller's organization.
    #[tracing::instrument(name = "app.revisions", skip_all)]
    pub async fn revisions(
        &self,
        request: &Request,
        after: Option<RevisionNumber>,
        limit: u32,
        descending: bool,
    ) -> Result<Vec<Recorded>, AppError> {
        let page = RevisionPage {
            after,
            limit,
            descending,
        };
        Ok(self
            .store
            .revisions(request.actor.organization, page)
            .await?)
    }
}
