//! Proposals, a page at a time, newest first.

use super::{Proposal, ProposalState};
use crate::{
    context::{Shown, app, caller},
    page::{Page, Window, of_ids},
};
use async_graphql::{Context, Result};
use std::sync::Arc;
use zirkel_app::process::Sought;
use zirkel_domain::{ids::ProposalId, process::StateKind};

/// A page of the proposals that the caller sees, of those that fit.
pub(crate) async fn page(
    ctx: &Context<'_>,
    shown: &Shown,
    (list, sought, states): (String, Sought<StateKind>, Option<Vec<ProposalState>>),
    window: Window,
) -> Result<Page<Proposal>> {
    let states = states.unwrap_or_default().into_iter();
    let sought = Sought {
        states: states.map(Into::into).collect(),
        ..sought
    };
    let (app, caller) = (app(ctx)?, caller(ctx)?);
    let read = |part| app.proposal_list(caller, sought, part);
    let show =
        |it: zirkel_app::process::Proposal| (it.case.id.uuid(), Proposal::new(shown, Arc::new(it)));
    of_ids(ctx, (&list, window), ProposalId::from_uuid, read, show).await
}
