//! Takes a person in; for admins. They hold nothing by it.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{ExternalRefInput, Path, Problems, date, external_refs, text},
    object::person::Person,
    scalar::Date,
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_app::command::person_add::PersonAdd as Command;
use zirkel_domain::text::{Key, Name, OutsideRef};

/// What `personAdd` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PersonAddInput {
    /// Their key, unique in the organization: `a-z 0-9 . - _`, at most 100 characters. Tokens name
    /// them by it.
    key: String,
    /// Their name, at most 200 characters.
    name: String,
    /// Their address, unique in the organization.
    email: Option<String>,
    /// Their ids in other systems, one for each system, at most 50.
    external: Option<Vec<ExternalRefInput>>,
    /// Whether they agreed to the rules (GOV-2.3.1); left out, yes.
    partner: Option<bool>,
    /// The first day with the organization; left out, it is not said.
    since: Option<Date>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `personAdd`.
    PersonAddPayload {
        /// The person; null where the act was refused.
        person: Person
    }
}

#[derive(Default)]
pub(crate) struct PersonAdd;

#[Object]
impl PersonAdd {
    /// Takes a person in; for admins. They hold nothing by it.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn person_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: PersonAddInput,
    ) -> Result<PersonAddPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .person_add(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, Person::acted_on).map(Into::into)
    }
}

impl PersonAddInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let key = problems.keep(text(&path.at("key"), Key::new, self.key.clone()));
        let name = problems.keep(text(&path.at("name"), Name::new, self.name.clone()));
        let email = self.email.clone();
        let email = email.map(|it| text(&path.at("email"), OutsideRef::new, it));
        let email = problems.keep(email.transpose());
        let external = self.external.clone().unwrap_or_default();
        let external = external_refs(&path.at("external"), external);
        let external = problems.keep_all(external);
        let since = self.since.as_ref().map(|it| date(&path.at("since"), it));
        let since = problems.keep(since.transpose());
        let read = key.zip(name).zip(email.zip(external)).zip(since);
        let (((key, name), (email, external)), since) = problems.or(read)?;
        Ok(Command {
            key,
            name,
            email,
            external,
            partner: self.partner.unwrap_or(true),
            since,
        })
    }
}
