//! Questions about circles' processes.

use super::{Store, end_read};
use crate::{
    entity::{proposal, tension},
    error::StoreError,
    process::{Listed, Logged, Rows, Slice, Sought, StoredProposal, StoredTension},
    read,
};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{
    ids::{CircleId, OrganizationId, ProposalId, TensionId},
    process::{Offices, StateKind, TensionState, tension::Review},
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

    /// A part of the proposals that a list holds, newest first, all of one moment.
    pub async fn proposal_list(
        &self,
        organization: OrganizationId,
        sought: &Sought<StateKind>,
        part: Slice<ProposalId>,
    ) -> Result<Listed<StoredProposal>, StoreError> {
        let tx = self.begin_read().await?;
        let part = part.map(ProposalId::uuid);
        let ids = read::process::page::<proposal::Entity>(&tx, organization, sought, part).await?;
        let found = ids.each(ProposalId::from_uuid);
        let mut page = read::process::proposals(&tx, organization, &found.page).await?;
        page.reverse();
        end_read(tx).await?;
        Ok(found.holding(page))
    }

    /// The same of tensions.
    pub async fn tension_list(
        &self,
        organization: OrganizationId,
        sought: &Sought<TensionState>,
        part: Slice<TensionId>,
    ) -> Result<Listed<StoredTension>, StoreError> {
        let tx = self.begin_read().await?;
        let part = part.map(TensionId::uuid);
        let ids = read::process::page::<tension::Entity>(&tx, organization, sought, part).await?;
        let found = ids.each(TensionId::from_uuid);
        let mut page = read::process::tensions(&tx, organization, &found.page).await?;
        page.reverse();
        end_read(tx).await?;
        Ok(found.holding(page))
    }

    /// What holds in the offices of a circle.
    pub async fn offices(
        &self,
        organization: OrganizationId,
        circle: CircleId,
    ) -> Result<Offices, StoreError> {
        read::process::offices(&self.reading, organization, circle).await
    }

    /// What holds in the offices of these circles, of each of them.
    pub async fn offices_of(
        &self,
        organization: OrganizationId,
        circles: &BTreeSet<CircleId>,
    ) -> Result<BTreeMap<CircleId, Offices>, StoreError> {
        read::process::offices_of(&self.reading, organization, circles).await
    }

    /// The circles in which proposals are open.
    pub async fn processing(
        &self,
        organization: OrganizationId,
    ) -> Result<BTreeSet<CircleId>, StoreError> {
        read::process::processing(&self.reading, organization).await
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
