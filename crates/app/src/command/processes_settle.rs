//! What follows by itself in all circles of an organization: the clock's door, and that of every
//! change of structure or people that open proposals rest on.

use super::{
    act::base::{Base, based},
    process::keep,
};
use crate::{App, AppError};
use zirkel_domain::{
    act::World,
    ids::OrganizationId,
    process::{Floor, Offices, conclude, wakes_at},
    time::Timestamp,
};
use zirkel_persistence::{Looked, StoredProposal, Tx};

/// How many proposals are looked at in one transaction.
const BATCH: u32 = 100;

impl App {
    /// Settles what is due in every organization by now. Called in turn by whoever runs the app, on
    /// any number of servers at once: each settles what it finds unsettled under the organization's
    /// lock, so nothing happens twice. One that can not be settled keeps no other from it; of
    /// several faults the first is told.
    pub async fn all_processes_settle(&self, now: Timestamp) -> Result<(), AppError> {
        let mut all = Ok(());
        for organization in self.store.organizations_due(now).await? {
            let settled = self.processes_settle(organization, now).await;
            all = all.and(settled);
        }
        all
    }

    /// Settles what is due in an organization by now: limits that are reached, proposers who are
    /// away for too long, members who came or left, texts that moved.
    #[tracing::instrument(name = "app.processes_settle", skip_all)]
    pub async fn processes_settle(
        &self,
        organization: OrganizationId,
        now: Timestamp,
    ) -> Result<(), AppError> {
        while self.settle_some(organization, now).await? {}
        Ok(())
    }

    /// Settles some of it; whether there may be more.
    async fn settle_some(
        &self,
        organization: OrganizationId,
        now: Timestamp,
    ) -> Result<bool, AppError> {
        let Some(known) = self.known(organization).await? else {
            return Ok(false);
        };
        let mut tx = self.store.begin().await?;
        let Some(head) = tx.head_of(organization).await? else {
            return Ok(false);
        };
        let base = based(&mut tx, head, (&known, now)).await?;
        let due = tx
            .proposals_due(organization, base.head.revision, (base.view.at, BATCH))
            .await?;
        if due.is_empty() {
            return Ok(false);
        }
        let stored = tx.proposals(organization, &due).await?;
        let full = u32::try_from(stored.len()).unwrap_or(u32::MAX) >= BATCH;
        let adopted = self.settle_each(tx, base, stored).await?;
        // What is adopted moves what others rest on.
        Ok(adopted || full)
    }

    /// Settles these, up to the first that is adopted; whether one was.
    async fn settle_each(
        &self,
        mut tx: Tx,
        base: Base,
        stored: Vec<StoredProposal>,
    ) -> Result<bool, AppError> {
        let organization = base.head.id;
        let (mut process, mut quiet) = (base.head.process, Vec::new());
        let circles = stored.iter().map(|it| it.case.circle).collect();
        let offices = tx.offices_of(organization, &circles).await?;
        let processing = tx.processing(organization).await?;
        let unsaid = Offices::default();
        let mut adopted = None;
        for it in stored {
            let circle = it.case.circle;
            let known = offices.get(&circle).unwrap_or(&unsaid);
            let last = it.entries.last().map(|it| it.entry.at);
            let world = World {
                index: &base.view.index,
                now: last.map_or(base.view.at, |last| base.view.at.max(last)),
            };
            let floor = Floor::of(world, circle, known).among(&processing);
            let woken = wakes_at(&floor, &it.case);
            let concluded = conclude(&floor, it.case, Some(it.looked_at));
            if concluded.entries.is_empty() {
                let looked = Looked {
                    at: base.head.revision,
                    wakes_at: woken,
                };
                quiet.push((concluded.case, looked));
                continue;
            }
            let said = (Vec::new(), concluded);
            let kept = keep(&mut tx, &base, (&floor, process), said).await?;
            process = kept.last;
            if kept.settled.is_some() {
                adopted = kept.settled;
                break;
            }
        }
        for (case, looked) in &quiet {
            tx.proposal_stands(organization, case, *looked).await?;
        }
        let head = tx.head_of(organization).await?;
        let head = head.ok_or(AppError::Unknown("its organization is gone"))?;
        tx.commit().await?;
        Ok(self.settled(head, adopted).is_some())
    }
}
