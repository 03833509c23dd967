//! Puts an entry into the catalogue, or says anew what one is.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{AttributeDefinitionInput, Path, Problems, text},
    object::{case::Reversibility, decision_type::DecisionType},
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_app::command::decision_type_define::DecisionTypeDefine as Command;
use zirkel_domain::text::{DecisionKey, Name, Text};

/// What `decisionTypeDefine` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DecisionTypeDefineInput {
    /// Its dotted key, e.g. `refund.late_delivery`, at most 200 characters; one that is there is
    /// defined anew.
    key: String,
    /// What people call it, at most 200 characters.
    title: Option<String>,
    /// What it is about, at most 10,000 characters.
    description: Option<String>,
    /// Whether a case's amount counts as spending (GOV-3.4.2); a root says it.
    spends: Option<bool>,
    /// How hard it is to undo unless the case says otherwise (GOV-3.3.2).
    reversibility: Option<Reversibility>,
    /// Its own attributes, at most 50.
    attributes: Option<Vec<AttributeDefinitionInput>>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `decisionTypeDefine`.
    DecisionTypeDefinePayload {
        /// The entry; null where the act was refused.
        decision_type: DecisionType
    }
}

#[derive(Default)]
pub(crate) struct DecisionTypeDefine;

#[Object]
impl DecisionTypeDefine {
    /// Puts an entry into the catalogue, or says anew what one is; for admins. It gives nobody
    /// anything. What is left out is inherited from the nearest known ancestor.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn decision_type_define(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: DecisionTypeDefineInput,
    ) -> Result<DecisionTypeDefinePayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .decision_type_define(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, DecisionType::acted_on).map(Into::into)
    }
}

impl DecisionTypeDefineInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let key = problems.keep(text(&path.at("key"), DecisionKey::new, self.key.clone()));
        let title = self.title.clone();
        let title = title.map(|it| text(&path.at("title"), Name::new, it));
        let title = problems.keep(title.transpose());
        let description = self.description.clone();
        let description = description.map(|it| text(&path.at("description"), Text::new, it));
        let description = problems.keep(description.transpose());
        let attributes = self.attributes.clone().unwrap_or_default();
        let attributes = AttributeDefinitionInput::all(&path.at("attributes"), attributes);
        let attributes = problems.keep_all(attributes);
        let read = key.zip(title).zip(description.zip(attributes));
        let ((key, title), (description, attributes)) = problems.or(read)?;
        Ok(Command {
            key,
            title,
            description,
            spends: self.spends,
            reversibility: self.reversibility.map(Into::into),
            attributes,
        })
    }
}
