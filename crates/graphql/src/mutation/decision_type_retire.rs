//! Takes an entry out of the catalogue.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{Path, Problems, text},
    object::decision_type::DecisionType,
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_domain::text::DecisionKey;

/// What `decisionTypeRetire` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DecisionTypeRetireInput {
    /// Its key.
    key: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `decisionTypeRetire`.
    DecisionTypeRetirePayload {
        /// The entry as it was last; null where the act was refused.
        decision_type: DecisionType
    }
}

#[derive(Default)]
pub(crate) struct DecisionTypeRetire;

#[Object]
impl DecisionTypeRetire {
    /// Takes an entry out of the catalogue; for admins. Texts that name it keep its key, and a case
    /// with it is judged as its nearest known ancestor.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn decision_type_retire(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: DecisionTypeRetireInput,
    ) -> Result<DecisionTypeRetirePayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .decision_type_retire(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, DecisionType::acted_on).map(Into::into)
    }
}

impl DecisionTypeRetireInput {
    fn command(&self) -> std::result::Result<DecisionKey, Problems> {
        let path = Path::default().at("key");
        Ok(text(&path, DecisionKey::new, self.key.clone())?)
    }
}
