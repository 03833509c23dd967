//! Shuts a machine out at once, for good; for admins.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{Path, Problems, text},
    object::service_account::ServiceAccount,
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_domain::text::Key;

/// What `serviceAccountRevoke` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ServiceAccountRevokeInput {
    /// Its key.
    key: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `serviceAccountRevoke`.
    ServiceAccountRevokePayload {
        /// The service account as it was last; null where the act was refused.
        service_account: ServiceAccount
    }
}

#[derive(Default)]
pub(crate) struct ServiceAccountRevoke;

#[Object]
impl ServiceAccountRevoke {
    /// Shuts a machine out at once, for good; for admins.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn service_account_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ServiceAccountRevokeInput,
    ) -> Result<ServiceAccountRevokePayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .service_account_revoke(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, ServiceAccount::acted_on).map(Into::into)
    }
}

impl ServiceAccountRevokeInput {
    fn command(&self) -> std::result::Result<Key, Problems> {
        let path = Path::default().at("key");
        Ok(text(&path, Key::new, self.key.clone())?)
    }
}
