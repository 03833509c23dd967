//! Records that a person leaves.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{Path, PersonRef, Problems, date},
    object::person::Person,
    scalar::Date,
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_app::command::person_leave::PersonLeave as Command;

/// What `personLeave` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PersonLeaveInput {
    /// Whom.
    person: PersonRef,
    /// Their last day, which counts whole.
    on: Date,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `personLeave`.
    PersonLeavePayload {
        /// The person; null where the act was refused.
        person: Person
    }
}

#[derive(Default)]
pub(crate) struct PersonLeave;

#[Object]
impl PersonLeave {
    /// Records that a person leaves; for admins. What they are asked to hold is closed at once;
    /// what they hold is over with their last day.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn person_leave(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: PersonLeaveInput,
    ) -> Result<PersonLeavePayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .person_leave(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, Person::acted_on).map(Into::into)
    }
}

impl PersonLeaveInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let person = problems.keep(self.person.clone().read(&path.at("person")));
        let on = problems.keep(date(&path.at("on"), &self.on));
        let read = person.zip(on);
        let (person, on) = problems.or(read)?;
        Ok(Command { person, on })
    }
}
