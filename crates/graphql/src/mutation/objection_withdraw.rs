//! Takes a concern back.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::concern,
};
use crate::{
    context::{app, caller},
    object::proposal::{Objection, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionWithdraw` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionWithdrawInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionWithdraw`.
    ObjectionWithdrawPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionWithdraw;

#[Object]
impl ObjectionWithdraw {
    /// Takes your concern back, unless it is being tested or a ruling is awaited (§13.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionWithdrawInput,
    ) -> Result<ObjectionWithdrawPayload> {
        let of = concern(&input.proposal_id, &input.objection_id);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .objection_withdraw(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}
