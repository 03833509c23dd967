//! Writing a record down, a few revisions at a time.

use super::{Head, RevisionPage, Store, end_read};
use crate::{
    error::StoreError,
    read::record::{rows, stored_hash},
    transcript::{line, title},
};
use zirkel_domain::ids::OrganizationId;

impl Store {
    /// The first line of the written record of the organization with this head.
    pub async fn transcript_title(&self, head: &Head) -> Result<String, StoreError> {
        let hash = stored_hash(&self.reading, head.id, head.revision).await?;
        title(head, hash)
    }

    /// The lines of a part of an organization's record.
    pub async fn transcript_lines(
        &self,
        organization: OrganizationId,
        page: RevisionPage,
    ) -> Result<Vec<String>, StoreError> {
        let tx = self.begin_read().await?;
        let rows = rows(&tx, organization, page).await?;
        end_read(tx).await?;
        rows.into_iter()
            .map(|(row, events)| line(row, events))
            .collect()
    }
}
