//! Puts a tension otherwise.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    tension::{TensionTextInput, tension},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::tension::Tension,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `tensionEdit` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct TensionEditInput {
    /// The tension, `tension_…`.
    tension_id: ID,
    /// How it is put.
    #[graphql(flatten)]
    text: TensionTextInput,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `tensionEdit`.
    TensionEditPayload {
        /// The tension with the act; null where it was refused.
        tension: Tension
    }
}

#[derive(Default)]
pub(crate) struct TensionEdit;

#[Object]
impl TensionEdit {
    /// Puts your tension otherwise, as a whole, while nobody else has seen it. It stays with its
    /// seat.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn tension_edit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: TensionEditInput,
    ) -> Result<TensionEditPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(tension(&input.tension_id));
        let of = of.zip(problems.keep_all(input.text.read()));
        let (envelope, (of, put)) = read(ctx, input.envelope, problems.or(of))?;
        let acted = app(ctx)?
            .tension_edit(caller(ctx)?, &envelope, (of, &put))
            .await;
        told(ctx, envelope, acted, Tension::acted_on).map(Into::into)
    }
}
