//! Raises a tension where the day has come on which a policy is to be looked at again.

use super::act::base::based;
use crate::{App, AppError, live::Place};
use zirkel_domain::{
    ids::{CircleId, OrganizationId, TensionId},
    index::Index,
    process::{
        Tension, Told,
        tension::{Review, review_due, reviews_due},
    },
    time::{TimeZone, Timestamp, Wait},
};

impl App {
    /// Raises what is due by now in every organization. Called in turn by whoever runs the app, on
    /// any number of servers at once: each review raises one tension. One organization in which it
    /// fails keeps no other from it; of several faults the first is told.
    pub async fn all_reviews_raise(&self, now: Timestamp) -> Result<(), AppError> {
        // A day may have begun elsewhere that has not begun in UTC.
        let day = TimeZone::UTC.day_of(now.after(Wait::days(1)));
        let mut all = Ok(());
        for organization in self.store.organizations_reviewing(day).await? {
            let raised = self.reviews_raise(organization, now).await;
            all = all.and(raised);
        }
        all
    }

    /// Raises what is due by now in an organization. Locks it only where something is.
    #[tracing::instrument(name = "app.reviews_raise", skip_all)]
    pub async fn reviews_raise(
        &self,
        organization: OrganizationId,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let Some(known) = self.known(organization).await? else {
            return Ok(());
        };
        let due = of_reviews(&known.index, now);
        let raised = self.store.reviews_raised(organization, &due).await?;
        if raised.len() == due.len() {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        let Some(head) = tx.head_of(organization).await? else {
            return Ok(());
        };
        let base = based(&mut tx, head, (&known, now)).await?;
        let (index, at) = (&base.view.index, base.view.at);
        let raised = tx
            .reviews_raised(organization, &of_reviews(index, at))
            .await?;
        let mut process = base.head.process;
        for (circle, review) in reviews_due(index, at) {
            if raised.contains(&review) {
                continue;
            }
            let id = TensionId::from_uuid(self.ids.fresh(at));
            let entry = review_due((circle, review), at);
            let tension = Tension::fold(id, [&entry]);
            let tension = tension.ok_or(AppError::Unknown("a review begins a tension"))?;
            let told = entry.map(|fact| Told::Tension(id, fact));
            process = tx
                .process_append(organization, process, circle, &[told])
                .await?;
            tx.tension_stands(organization, &tension).await?;
        }
        tx.commit().await?;
        let place = Place {
            process,
            revision: base.head.revision,
        };
        self.stir(organization, place);
        Ok(())
    }
}

fn of_reviews(index: &Index, at: Timestamp) -> Vec<Review> {
    let due = reviews_due(index, at).into_iter();
    due.map(|(_, review): (CircleId, Review)| review).collect()
}
