//! What came of an act, and its row.

use super::{Unreadable, revision};
use crate::{entity::receipt, receipt::Receipt};
use zirkel_domain::{ids::OrganizationId, time::Timestamp};

/// The receipt's row.
pub(crate) fn row(organization: OrganizationId, receipt: &Receipt) -> receipt::Model {
    receipt::Model {
        organization_id: organization.uuid(),
        caller: receipt.caller.clone(),
        client_mutation_id: receipt.client_mutation_id.clone(),
        verb: receipt.verb.clone(),
        fingerprint: receipt.fingerprint.to_vec(),
        revision: receipt.revision.0.into(),
        subject: receipt.subject.clone(),
        done_at: receipt.done_at.utc(),
    }
}

/// The receipt in a row.
pub(crate) fn receipt(row: receipt::Model) -> Result<Receipt, Unreadable> {
    Ok(Receipt {
        fingerprint: revision::hash("fingerprint", &row.fingerprint)?.0,
        revision: revision::number("revision", row.revision)?,
        caller: row.caller,
        client_mutation_id: row.client_mutation_id,
        verb: row.verb,
        subject: row.subject,
        done_at: Timestamp::new(row.done_at),
    })
}
