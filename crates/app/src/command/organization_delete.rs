//! Deleting an organization whole: its record, its rows, who its people are. Not an act of
//! governance: whoever runs the database does it.

use crate::{App, AppError};
use zirkel_domain::{directory::Directory, snapshot::Snapshot, text::Key};
use zirkel_persistence::Head;

/// What an organization consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Its key.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// Revisions of its record.
    pub revisions: u32,
    /// People of its newest revision.
    pub people: usize,
    /// People whose names it knows.
    pub profiles: usize,
    /// Roles of its newest revision.
    pub roles: usize,
}

impl Holding {
    fn of(head: &Head, snapshot: &Snapshot, directory: &Directory) -> Self {
        Self {
            key: head.key.clone(),
            name: snapshot.organization.name.to_string(),
            revisions: head.revision.0,
            people: snapshot.people.len(),
            profiles: directory.iter().count(),
            roles: snapshot.roles.len(),
        }
    }
}

impl App {
    /// What the organization with this key consists of; none where there is none.
    pub async fn organization_holding(&self, key: &Key) -> Result<Option<Holding>, AppError> {
        let Some(head) = self.store.head(key).await? else {
            return Ok(None);
        };
        let present = self.store.present(head.id).await?;
        Ok(present.map(|(head, snapshot, directory)| Holding::of(&head, &snapshot, &directory)))
    }

    /// Deletes the organization with this key, and says what it consisted of; none where there is
    /// none. Nobody writes to it meanwhile, and servers forget it as soon as they notice.
    #[tracing::instrument(name = "app.organization_delete", skip_all)]
    pub async fn organization_delete(&self, key: &Key) -> Result<Option<Holding>, AppError> {
        let mut tx = self.store.begin().await?;
        let Some(head) = tx.head(key).await? else {
            return Ok(None);
        };
        let present = self.store.present(head.id).await?;
        tx.organization_remove(head.id).await?;
        tx.commit().await?;
        Ok(present.map(|(head, snapshot, directory)| Holding::of(&head, &snapshot, &directory)))
    }
}
