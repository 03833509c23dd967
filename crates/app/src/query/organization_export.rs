//! The whole structure of an organization at a moment, to be written as a file. For operators at
//! the command line: no caller is checked.

use crate::{
    App, AppError, AsOf,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{directory::Directory, snapshot::Snapshot, text::Key, time::Timestamp};
use zirkel_persistence::{At, Head};

impl App {
    /// The structure and who its people are; none where there is no such organization. A moment
    /// that the record does not hold is a problem, as it is in a request.
    #[tracing::instrument(name = "app.organization_export", skip_all)]
    pub async fn organization_export(
        &self,
        key: &Key,
        as_of: Option<AsOf>,
        now: Timestamp,
    ) -> Result<Option<(Snapshot, Directory)>, AppError> {
        let Some(head) = self.store.head(key).await? else {
            return Ok(None);
        };
        let at = match as_of {
            None => At::Latest,
            Some(as_of) => within(as_of, &head, now)?,
        };
        Ok(self.store.snapshot(head.id, at).await?)
    }

    /// The keys of all organizations, in order.
    pub async fn organization_keys(&self) -> Result<Vec<Key>, AppError> {
        Ok(self
            .store
            .heads()
            .await?
            .into_iter()
            .map(|head| head.key)
            .collect())
    }
}

/// The moment, if the record holds it.
fn within(as_of: AsOf, head: &Head, now: Timestamp) -> Result<At, Problem> {
    let (newest, first) = (head.revision, head.first_adopted_at);
    let message = match as_of {
        AsOf::Revision(asked) if asked > newest => {
            format!("revision {asked} is in the future, the newest is {newest}")
        }
        AsOf::Revision(asked) => return Ok(At::Revision(asked)),
        AsOf::Instant(asked) if asked < first => {
            format!("`{asked}` is before the record, which begins at {first}")
        }
        AsOf::Instant(asked) if asked > now => {
            format!("`{asked}` is in the future, now is {now}")
        }
        AsOf::Instant(asked) => return Ok(At::Instant(asked)),
    };
    let code = ProblemCode::MomentOutsideRecord;
    Err(Problem::at(["asOf"], code, message))
}
