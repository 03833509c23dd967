//! Names a proposal that is to resolve a tension.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::proposal,
    tension::tension,
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::tension::Tension,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `tensionLink` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct TensionLinkInput {
    /// The tension, `tension_…`.
    tension_id: ID,
    /// The proposal, `proposal_…`; you see it.
    proposal_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `tensionLink`.
    TensionLinkPayload {
        /// The tension with the act; null where it was refused.
        tension: Tension
    }
}

#[derive(Default)]
pub(crate) struct TensionLink;

#[Object]
impl TensionLink {
    /// Names a proposal that is to resolve a tension: yours, or one of a circle of which you are a
    /// member.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn tension_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: TensionLinkInput,
    ) -> Result<TensionLinkPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(tension(&input.tension_id));
        let of = of.zip(problems.keep(proposal(&input.proposal_id)));
        let (envelope, of) = read(ctx, input.envelope, problems.or(of))?;
        let acted = app(ctx)?.tension_link(caller(ctx)?, &envelope, of).await;
        told(ctx, envelope, acted, Tension::acted_on).map(Into::into)
    }
}
