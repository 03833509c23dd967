//! Asks the Secretary whether a rule would be broken.

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

/// What `objectionAskRuling` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionAskRulingInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionAskRuling`.
    ObjectionAskRulingPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionAskRuling;

#[Object]
impl ObjectionAskRuling {
    /// Asks the Secretary whether a rule would be broken, for the acting Facilitator alone, where
    /// the objector claims so (GOV-4.4.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_ask_ruling(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionAskRulingInput,
    ) -> Result<ObjectionAskRulingPayload> {
        let of = concern(&input.proposal_id, &input.objection_id);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .objection_ask_ruling(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}
