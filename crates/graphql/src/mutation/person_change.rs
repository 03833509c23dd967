//! Changes what is known of a person.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{ExternalEditInput, Path, PersonRef, Problems, external_edits, text},
    object::person::Person,
};
use async_graphql::{Context, InputObject, MaybeUndefined, Object, Result};
use zirkel_app::command::person_change::PersonChange as Command;
use zirkel_domain::{
    act::person::Edit,
    text::{Name, OutsideRef},
};

/// What `personChange` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PersonChangeInput {
    /// Whom.
    person: PersonRef,
    /// Another name.
    name: Option<String>,
    /// Another address, or null for none.
    email: MaybeUndefined<String>,
    /// What becomes of their ids in other systems, at most 50; those that are not named stay.
    external: Option<Vec<ExternalEditInput>>,
    /// Whether they agreed to the rules (GOV-2.3.1).
    partner: Option<bool>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `personChange`.
    PersonChangePayload {
        /// The person; null where the act was refused.
        person: Person
    }
}

#[derive(Default)]
pub(crate) struct PersonChange;

#[Object]
impl PersonChange {
    /// Changes what is known of a person; for admins. What is left out stays, and so does the key:
    /// other systems know them by it.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn person_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: PersonChangeInput,
    ) -> Result<PersonChangePayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .person_change(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, Person::acted_on).map(Into::into)
    }
}

impl PersonChangeInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let person = problems.keep(self.person.clone().read(&path.at("person")));
        let name = self.name.clone();
        let name = name.map(|it| text(&path.at("name"), Name::new, it));
        let name = problems.keep(name.transpose());
        let email = match self.email.clone() {
            MaybeUndefined::Undefined => Ok(Edit::Keep),
            MaybeUndefined::Null => Ok(Edit::Clear),
            MaybeUndefined::Value(it) => {
                text(&path.at("email"), OutsideRef::new, it).map(Edit::Set)
            }
        };
        let email = problems.keep(email);
        let external = self.external.clone().unwrap_or_default();
        let external = external_edits(&path.at("external"), external);
        let external = problems.keep_all(external);
        let read = person.zip(name).zip(email.zip(external));
        let ((person, name), (email, external)) = problems.or(read)?;
        Ok(Command {
            person,
            name,
            email,
            external,
            partner: self.partner,
        })
    }
}
