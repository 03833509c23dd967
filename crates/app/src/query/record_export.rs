//! An organization's record as lines, to be kept elsewhere and verified there. For operators at the
//! command line: no caller is checked.

use crate::{App, AppError};
use zirkel_domain::{ids::RevisionNumber, text::Key};
use zirkel_persistence::{Head, RevisionPage};

/// How many revisions are read at once.
const PAGE: u32 = 100;

/// A record that is being written down.
#[derive(Debug)]
pub struct RecordLines {
    app: App,
    head: Head,
    is_titled: bool,
    last: Option<RevisionNumber>,
}

impl App {
    /// The record of the organization with this key, up to its newest revision; none where there is
    /// no such organization.
    #[tracing::instrument(name = "app.record_export", skip_all)]
    pub async fn record_export(&self, key: &Key) -> Result<Option<RecordLines>, AppError> {
        let head = self.store.head(key).await?;
        Ok(head.map(|head| RecordLines {
            app: self.clone(),
            head,
            is_titled: false,
            last: None,
        }))
    }
}

impl RecordLines {
    /// The next lines; none at the end.
    pub async fn next(&mut self) -> Result<Vec<String>, AppError> {
        let store = &self.app.store;
        if !self.is_titled {
            self.is_titled = true;
            return Ok(vec![store.transcript_title(&self.head).await?]);
        }
        let after = self.last.map_or(0, |it| it.0);
        let limit = PAGE.min(self.head.revision.0.saturating_sub(after));
        if limit == 0 {
            return Ok(Vec::new());
        }
        let page = RevisionPage {
            after: self.last,
            limit,
            descending: false,
        };
        self.last = Some(RevisionNumber(after.saturating_add(limit)));
        Ok(store.transcript_lines(self.head.id, page).await?)
    }
}
