//! Says that a tension is resolved.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::words,
    tension::tension,
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::tension::Tension,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `tensionSettle` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct TensionSettleInput {
    /// The tension, `tension_…`.
    tension_id: ID,
    /// How it was resolved; at most 10,000 characters.
    outcome: Option<String>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `tensionSettle`.
    TensionSettlePayload {
        /// The tension with the act; null where it was refused.
        tension: Tension
    }
}

#[derive(Default)]
pub(crate) struct TensionSettle;

#[Object]
impl TensionSettle {
    /// Says that a tension that was shared is resolved: yours, or one of a circle that you are a
    /// member.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn tension_settle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: TensionSettleInput,
    ) -> Result<TensionSettlePayload> {
        let mut problems = Problems::default();
        let of = problems.keep(tension(&input.tension_id));
        let outcome = input.outcome.as_ref().map(|it| words("outcome", it));
        let of = of.zip(problems.keep(outcome.transpose()));
        let (envelope, (of, outcome)) = read(ctx, input.envelope, problems.or(of))?;
        let acted = app(ctx)?
            .tension_settle(caller(ctx)?, &envelope, (of, outcome.as_ref()))
            .await;
        told(ctx, envelope, acted, Tension::acted_on).map(Into::into)
    }
}
