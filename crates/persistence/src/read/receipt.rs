//! Receipts of acts.

use crate::{
    convert,
    entity::receipt,
    error::{StoreError, reading},
    receipt::Receipt,
};
use sea_orm::{ConnectionTrait, EntityTrait as _};
use zirkel_domain::ids::OrganizationId;

/// What came of the act to which a caller gave this name.
pub(crate) async fn receipt(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    caller: &str,
    client_mutation_id: &str,
) -> Result<Option<Receipt>, StoreError> {
    let key = (
        organization.uuid(),
        caller.to_owned(),
        client_mutation_id.to_owned(),
    );
    let row = receipt::Entity::find_by_id(key)
        .one(db)
        .await
        .map_err(reading("receipt"))?;
    row.map(convert::receipt::receipt)
        .transpose()
        .map_err(|error| StoreError::bad_row("receipt", &client_mutation_id, error))
}
