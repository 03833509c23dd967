//! Changes what a machine may do, at once; for admins.

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
use zirkel_app::command::service_account_change::ServiceAccountChange as Command;
use zirkel_domain::text::Key;

/// What `serviceAccountChange` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ServiceAccountChangeInput {
    /// Its key.
    key: String,
    /// What it may do from now on: at least one.
    may: Vec<ServiceScope>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `serviceAccountChange`.
    ServiceAccountChangePayload {
        /// The service account; null where the act was refused.
        service_account: ServiceAccount
    }
}

#[derive(Default)]
pub(crate) struct ServiceAccountChange;

#[Object]
impl ServiceAccountChange {
    /// Changes what a machine may do, at once; for admins.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn service_account_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ServiceAccountChangeInput,
    ) -> Result<ServiceAccountChangePayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .service_account_change(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, ServiceAccount::acted_on).map(Into::into)
    }
}

impl ServiceAccountChangeInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let key = text(&Path::default().at("key"), Key::new, self.key.clone())?;
        Ok(Command {
            key,
            may_ask: self.may.contains(&ServiceScope::Ask),
            may_act: self.may.contains(&ServiceScope::Act),
        })
    }
}
