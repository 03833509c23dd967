//! Lets a machine in; for admins. It has no authority of its own.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{Path, Problems, text},
    object::service_account::{ServiceAccount, ServiceScope},
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_app::command::service_account_register::ServiceAccountRegister as Command;
use zirkel_domain::text::Key;

/// What `serviceAccountRegister` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ServiceAccountRegisterInput {
    /// Its key, unique in the organization; its tokens say `service:` and this.
    key: String,
    /// What it may do: at least one.
    may: Vec<ServiceScope>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `serviceAccountRegister`.
    ServiceAccountRegisterPayload {
        /// The service account; null where the act was refused.
        service_account: ServiceAccount
    }
}

#[derive(Default)]
pub(crate) struct ServiceAccountRegister;

#[Object]
impl ServiceAccountRegister {
    /// Lets a machine in; for admins. It has no authority of its own.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn service_account_register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ServiceAccountRegisterInput,
    ) -> Result<ServiceAccountRegisterPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .service_account_register(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, ServiceAccount::acted_on).map(Into::into)
    }
}

impl ServiceAccountRegisterInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let key = text(&Path::default().at("key"), Key::new, self.key.clone())?;
        Ok(Command {
            key,
            may_ask: self.may.contains(&ServiceScope::Ask),
            may_act: self.may.contains(&ServiceScope::Act),
        })
    }
}
