//! Lets everybody see a tension.

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

/// What `tensionShare` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct TensionShareInput {
    /// The tension, `tension_…`.
    tension_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `tensionShare`.
    TensionSharePayload {
        /// The tension with the act; null where it was refused.
        tension: Tension
    }
}

#[derive(Default)]
pub(crate) struct TensionShare;

#[Object]
impl TensionShare {
    /// Lets everybody in the organization see your tension. It stays as it is from then on.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn tension_share(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: TensionShareInput,
    ) -> Result<TensionSharePayload> {
        let of = tension(&input.tension_id).map_err(Into::into);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?.tension_share(caller(ctx)?, &envelope, of).await;
        told(ctx, envelope, acted, Tension::acted_on).map(Into::into)
    }
}
