//! Questions about circles' processes.

use super::{Store, end_read};
use crate::{
    error::StoreError,
    process::{Logged, Rows, Slice, Sought, StoredProposal, StoredTension},
    read,
};
use std::collections::BTreeSet;
use zirkel_domain::{
    ids::{CircleId, OrganizationId, ProposalId, TensionId},
    process::{Offices, tension::Review},
    time::{Date, Timestamp},
};

impl Store {
    /// Proposals with everything that happened to them, in the order of their ids; those that there
    /// are not are left out.
    pub async fn proposals(
        &self,
        organization: OrganizationId,
        ids: &[ProposalId],
    ) -> Result<Vec<StoredProposal>, StoreError> {
        let tx = self.begin_read().await?;
        let found = read::process::proposals(&tx, organization, ids).await?;
        end_read(tx).await?;
        Ok(found)
    }

    /// Tensions with everything that happened to them, in the order of their ids; those that there
    /// are not are left out.
    pub async fn tensions(
        &self,
        organization: OrganizationId,
        ids: &[TensionId],
    ) -> Result<Vec<StoredTension>, StoreError> {
        let tx = self.begin_read().await?;
        let found = read::process::tensions(&tx, organization, ids).await?;
        end_read(tx).await?;
        Ok(found)
    }

    /// The rows of proposals with ids after this one beside what their entries come to, in order,
    /// at most `limit`, all of one moment.
    pub async fn proposal_rows(
        &self,
        organization: OrganizationId,
        after: Option<ProposalId>,
        limit: u32,
    ) -> Result<Rows<ProposalId, StoredProposal>, StoreError> {
        let tx = self.begin_read().await?;
        let found = read::process::proposal_rows(&tx, organization, after, limit).await?;
        end_read(tx).await?;
        Ok(found)
    }

    /// The same of tensions.
    pub async fn tension_rows(
        &self,
        organization: OrganizationId,
        after: Option<TensionId>,
        limit: u32,
    ) -> Result<Rows<TensionId, StoredTension>, StoreError> {
        let tx = self.begin_read().await?;
        let found = read::process::tension_rows(&tx, organization, after, limit).await?;
        end_read(tx).await?;
        Ok(found)
    }

    /// The ids of a part of the proposals that a list holds.
    pub async fn proposal_ids(
        &self,
        organization: OrganizationId,
        sought: &Sought,
        part: Slice<ProposalId>,
    ) -> Result<Vec<ProposalId>, StoreError> {
        read::process::proposal_ids(&self.reading, organization, sought, part).await
    }

    /// How many proposals a list holds.
    pub async fn proposal_count(
        &self,
        organization: OrganizationId,
        sought: &Sought,
    ) -> Result<u64, StoreError> {
        read::process::proposal_count(&self.reading, organization, sought).await
    }

    /// The ids of a part of the tensions that a list holds.
    pub async fn tension_ids(
        &self,
        organization: OrganizationId,
        sought: &Sought,
        part: Slice<TensionId>,
    ) -> Result<Vec<TensionId>, StoreError> {
        read::process::tension_ids(&self.reading, organization, sought, part).await
    }

    /// How many tensions a list holds.
    pub async fn tension_count(
        &self,
        organization: OrganizationId,
        sought: &Sought,
    ) -> Result<u64, StoreError> {
        read::process::tension_count(&self.reading, organization, sought).await
    }

    /// What holds in the offices of a circle.
    pub async fn offices(
        &self,
        organization: OrganizationId,
        circle: CircleId,
    ) -> Result<Offices, StoreError> {
        read::process::offices(&self.reading, organization, circle).await
    }

    /// What happened in an organization's processes after the entry with this number, in order, at
    /// most `limit` entries; in one circle where one is given.
    pub async fn process_since(
        &self,
        organization: OrganizationId,
        after: u64,
        circle: Option<CircleId>,
        limit: u32,
    ) -> Result<Vec<Logged>, StoreError> {
        read::process::since(&self.reading, organization, after, circle, limit).await
    }

    /// The organizations with a policy that is to be looked at again on this day or earlier.
    pub async fn organizations_reviewing(
        &self,
        day: Date,
    ) -> Result<Vec<OrganizationId>, StoreError> {
        read::process::organizations_reviewing(&self.reading, day).await
    }

    /// Which of these reviews have raised a tension already.
    pub async fn reviews_raised(
        &self,
        organization: OrganizationId,
        reviews: &[Review],
    ) -> Result<BTreeSet<Review>, StoreError> {
        read::process::reviews_raised(&self.reading, organization, reviews).await
    }

    /// The organizations in which something may follow by itself by now.
    pub async fn organizations_due(
        &self,
        now: Timestamp,
    ) -> Result<Vec<OrganizationId>, StoreError> {
        read::process::organizations_due(&self.reading, now).await
    }
}
