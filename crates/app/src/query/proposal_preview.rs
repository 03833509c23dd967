//! What would a proposal change, and for whom?

use crate::{App, AppError, Request, View, process::Proposal};
use std::sync::Arc;
use zirkel_domain::{
    act::{Acting, World},
    change::{self, Preview, Site},
    rejection::Rejection,
};

/// What adopting a proposal at a moment would come to.
#[derive(Clone, Debug)]
pub struct Foreseen {
    /// The organization as it would be.
    pub after: View,
    /// What would be different.
    pub preview: Preview,
}

impl App {
    /// What adopting a proposal as it stands would change at a moment, and for whom; or everything
    /// that stands in the way of its edits. Nothing is written.
    #[tracing::instrument(name = "app.proposal_preview", skip_all)]
    pub async fn proposal_preview(
        &self,
        request: &Request,
        view: &View,
        proposal: &Proposal,
    ) -> Result<Result<Foreseen, Vec<Rejection>>, AppError> {
        request.may_ask()?;
        let case = &proposal.case;
        let world = World {
            index: &view.index,
            now: view.at,
        };
        let proposer = Acting {
            person: case.proposer,
            via: None,
        };
        let whose = (proposer, Some(case.content.seat));
        let processing = self.store.processing(request.actor.organization).await?;
        let site = Site {
            circle: case.circle,
            processing: &processing,
        };
        let what = (case.id, site);
        let adoption = match change::adopt(world, what, whose, &case.content.changes) {
            Ok(adoption) => adoption,
            Err(refusals) => return Ok(Err(refusals)),
        };
        let after = adoption.settled.index;
        let after = after.map_or_else(|| Arc::clone(&view.index), Arc::new);
        let preview = change::preview(world, &view.live, case.circle, &after);
        let after = View {
            index: after,
            at: view.at,
            live: view.live.clone(),
        };
        Ok(Ok(Foreseen { after, preview }))
    }
}
