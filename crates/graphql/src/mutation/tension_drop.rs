//! Lets a tension go.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    tension::tension,
};
use crate::{
    context::{app, caller},
    object::tension::Tension,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `tensionDrop` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct TensionDropInput {
    /// The tension, `tension_…`.
    tension_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `tensionDrop`.
    TensionDropPayload {
        /// The tension with the act; null where it was refused.
        tension: Tension
    }
}

#[derive(Default)]
pub(crate) struct TensionDrop;

#[Object]
impl TensionDrop {
    /// Lets your tension go.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn tension_drop(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: TensionDropInput,
    ) -> Result<TensionDropPayload> {
        let of = tension(&input.tension_id).map_err(Into::into);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?.tension_drop(caller(ctx)?, &envelope, of).await;
        told(ctx, envelope, acted, Tension::acted_on).map(Into::into)
    }
}
