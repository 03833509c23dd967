//! What a write reads and writes of circles' processes, under the head's lock.

use super::Tx;
use crate::{
    error::StoreError,
    process::{Looked, StoredProposal, StoredTension},
    read, write,
};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{
    ids::{CircleId, OrganizationId, ProposalId, RevisionNumber, TensionId},
    process::{Case, Entry, Offices, Tension, Told, tension::Review},
    time::Timestamp,
};

impl Tx {
    /// Proposals with everything that happened to them, in the order of their ids; those that there
    /// are not are left out.
    pub async fn proposals(
        &mut self,
        organization: OrganizationId,
        ids: &[ProposalId],
    ) -> Result<Vec<StoredProposal>, StoreError> {
        read::process::proposals(&self.db, organization, ids).await
    }

    /// A tension with everything that happened to it.
    pub async fn tension(
        &mut self,
        organization: OrganizationId,
        id: TensionId,
    ) -> Result<Option<StoredTension>, StoreError> {
        let found = read::process::tensions(&self.db, organization, &[id]).await?;
        Ok(found.into_iter().next())
    }

    /// What holds in the offices of a circle.
    pub async fn offices(
        &mut self,
        organization: OrganizationId,
        circle: CircleId,
    ) -> Result<Offices, StoreError> {
        read::process::offices(&self.db, organization, circle).await
    }

    /// What holds in the offices of these circles, of each of them.
    pub async fn offices_of(
        &mut self,
        organization: OrganizationId,
        circles: &BTreeSet<CircleId>,
    ) -> Result<BTreeMap<CircleId, Offices>, StoreError> {
        read::process::offices_of(&self.db, organization, circles).await
    }

    /// The circles in which proposals are open.
    pub async fn processing(
        &mut self,
        organization: OrganizationId,
    ) -> Result<BTreeSet<CircleId>, StoreError> {
        read::process::processing(&self.db, organization).await
    }

    /// The proposals of which something may follow by itself, because the record moved past the
    /// revision at which they were looked at, or because their time has come. At most `limit`.
    pub async fn proposals_due(
        &mut self,
        organization: OrganizationId,
        revision: RevisionNumber,
        (now, limit): (Timestamp, u32),
    ) -> Result<Vec<ProposalId>, StoreError> {
        read::process::due(&self.db, organization, revision, (now, limit)).await
    }

    /// Whether the time of some proposal has come.
    pub async fn proposals_wake(
        &mut self,
        organization: OrganizationId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let none = RevisionNumber(0);
        let due = read::process::due(&self.db, organization, none, (now, 1)).await?;
        Ok(!due.is_empty())
    }

    /// Appends to a circle's process, after the entry with the number `base`, and gives the number
    /// of the last one. `Stale` where others were appended meanwhile.
    pub async fn process_append(
        &mut self,
        organization: OrganizationId,
        base: u64,
        circle: CircleId,
        entries: &[Entry<Told>],
    ) -> Result<u64, StoreError> {
        self.moved.insert(organization);
        write::process::append(&self.db, organization, base, circle, entries).await
    }

    /// Writes where a proposal stands.
    pub async fn proposal_stands(
        &mut self,
        organization: OrganizationId,
        case: &Case,
        looked: Looked,
    ) -> Result<(), StoreError> {
        write::process::stand(&self.db, organization, case, looked).await
    }

    /// Which of these reviews have raised a tension already.
    pub async fn reviews_raised(
        &mut self,
        organization: OrganizationId,
        reviews: &[Review],
    ) -> Result<BTreeSet<Review>, StoreError> {
        read::process::reviews_raised(&self.db, organization, reviews).await
    }

    /// Writes where a tension stands.
    pub async fn tension_stands(
        &mut self,
        organization: OrganizationId,
        tension: &Tension,
    ) -> Result<(), StoreError> {
        write::process::tension(&self.db, organization, tension).await
    }
}
