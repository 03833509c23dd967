//! Deems an objection abandoned.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{concern, words},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Objection, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionAbandon` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionAbandonInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// Why; everybody reads it. At most 10,000 characters.
    reason: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionAbandon`.
    ObjectionAbandonPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionAbandon;

#[Object]
impl ObjectionAbandon {
    /// Deems an objection abandoned for want of a good-faith try to resolve it, for the acting
    /// Facilitator alone, with a reason that everybody reads (GOV-4.6.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_abandon(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionAbandonInput,
    ) -> Result<ObjectionAbandonPayload> {
        let mut problems = Problems::default();
        let of = concern(&input.proposal_id, &input.objection_id);
        let of = problems.keep_all(of);
        let reason = problems.keep(words("reason", &input.reason));
        let (envelope, (of, reason)) = read(ctx, input.envelope, problems.or(of.zip(reason)))?;
        let (of, objection) = of;
        let acted = app(ctx)?
            .objection_abandon(caller(ctx)?, &envelope, (of, objection, &reason))
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}
