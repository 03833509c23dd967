//! Reading what happened to a thing.

use super::{Store, end_read};
use crate::{
    error::StoreError,
    read::timeline::{self, Happenings, TimelinePage, Whose},
};
use zirkel_domain::ids::OrganizationId;

impl Store {
    /// A part of what happened to a thing of an organization and to what belongs to it, newest
    /// first; nothing where there is no such thing.
    pub async fn timeline(
        &self,
        organization: OrganizationId,
        whose: Whose,
        page: &TimelinePage,
    ) -> Result<Happenings, StoreError> {
        let tx = self.begin_read().await?;
        let found = timeline::page(&tx, organization, whose, page).await?;
        end_read(tx).await?;
        Ok(found)
    }
}
