//! Senses a tension, which nobody else sees yet.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::seat,
    tension::TensionTextInput,
};
use crate::{
    context::{app, caller},
    input::{Path, Problems},
    object::tension::Tension,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `tensionSense` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct TensionSenseInput {
    /// The seat in which you sense it, `seat_…`; you lead it.
    seat_id: ID,
    /// How it is put.
    #[graphql(flatten)]
    text: TensionTextInput,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `tensionSense`.
    TensionSensePayload {
        /// The tension with the act; null where it was refused.
        tension: Tension
    }
}

#[derive(Default)]
pub(crate) struct TensionSense;

#[Object]
impl TensionSense {
    /// Senses a tension in a seat that you lead (GOV-9.4.1). It is yours alone until you share it;
    /// its `triage` says where it can be worked on.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn tension_sense(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: TensionSenseInput,
    ) -> Result<TensionSensePayload> {
        let mut problems = Problems::default();
        let path = Path::default().at("seatId");
        let of = problems.keep(seat(ctx, &path, &input.seat_id));
        let of = of.zip(problems.keep_all(input.text.read()));
        let (envelope, (of, put)) = read(ctx, input.envelope, problems.or(of))?;
        let acted = app(ctx)?
            .tension_sense(caller(ctx)?, &envelope, (of, &put))
            .await;
        told(ctx, envelope, acted, Tension::acted_on).map(Into::into)
    }
}
