//! What a write reads and writes of what people were told. Under the head's lock one server at a
//! time does so.

use super::Tx;
use crate::{digest::Digested, error::StoreError, read, write};
use zirkel_domain::ids::{OrganizationId, PersonId};

impl Tx {
    /// What everybody in an organization was told by a channel, or one person.
    pub async fn digested(
        &mut self,
        organization: OrganizationId,
        channel: &str,
        person: Option<PersonId>,
    ) -> Result<Vec<Digested>, StoreError> {
        read::digest::digested(&self.db, organization, channel, person).await
    }

    /// Writes what somebody was told by a channel, instead of what was known of it.
    pub async fn digested_put(
        &mut self,
        organization: OrganizationId,
        channel: &str,
        it: &Digested,
    ) -> Result<(), StoreError> {
        write::digest::put(&self.db, organization, channel, it).await
    }
}
