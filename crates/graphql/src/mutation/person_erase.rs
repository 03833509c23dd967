//! Forgets who a person is.

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

/// What `personErase` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PersonEraseInput {
    /// Whom.
    person: PersonRef,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `personErase`.
    PersonErasePayload {
        /// The person, under a stand-in name; null where the act was refused.
        person: Person
    }
}

#[derive(Default)]
pub(crate) struct PersonErase;

#[Object]
impl PersonErase {
    /// Forgets who a person is, for good: name, key, address, outside ids; for admins. The record
    /// keeps an id without a name, so old answers hold. They have to have left.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn person_erase(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: PersonEraseInput,
    ) -> Result<PersonErasePayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .person_erase(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, Person::acted_on).map(Into::into)
    }
}

impl PersonEraseInput {
    fn command(&self) -> std::result::Result<Reference, Problems> {
        Ok(self.person.clone().read(&Path::default().at("person"))?)
    }
}
