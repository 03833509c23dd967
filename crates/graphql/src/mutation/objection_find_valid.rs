//! Finds an argument for every criterion.

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

/// What `objectionFindValid` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionFindValidInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionFindValid`.
    ObjectionFindValidPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionFindValid;

#[Object]
impl ObjectionFindValid {
    /// Finds that there is an argument for every criterion, or a claim that a rule is broken, for
    /// the acting Facilitator alone. Only whether the arguments are there is asked (GOV-4.5.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_find_valid(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionFindValidInput,
    ) -> Result<ObjectionFindValidPayload> {
        let of = concern(&input.proposal_id, &input.objection_id);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .objection_find_valid(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}
