//! Records that a person who left is back.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{Path, PersonRef, Problems},
    object::person::Person,
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_app::query::person::PersonRef as Reference;

/// What `personReturn` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PersonReturnInput {
    /// Whom.
    person: PersonRef,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `personReturn`.
    PersonReturnPayload {
        /// The person; null where the act was refused.
        person: Person
    }
}

#[derive(Default)]
pub(crate) struct PersonReturn;

#[Object]
impl PersonReturn {
    /// Records that a person who left, or was about to, is back; for admins. What they held does
    /// not come back with them.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn person_return(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: PersonReturnInput,
    ) -> Result<PersonReturnPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .person_return(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, Person::acted_on).map(Into::into)
    }
}

impl PersonReturnInput {
    fn command(&self) -> std::result::Result<Reference, Problems> {
        Ok(self.person.clone().read(&Path::default().at("person"))?)
    }
}
