//! What people were told of what waits for them.

use super::Store;
use crate::{digest::Digested, error::StoreError, read};
use zirkel_domain::ids::OrganizationId;

impl Store {
    /// What everybody in an organization was told by a channel.
    pub async fn digested(
        &self,
        organization: OrganizationId,
        channel: &str,
    ) -> Result<Vec<Digested>, StoreError> {
        read::digest::digested(&self.reading, organization, channel, None).await
    }
}
