//! Reading what a picture of an older revision lacks.

use super::{Head, RevisionPage, Store, end_read};
use crate::{chain::Recorded, error::StoreError, read};
use zirkel_domain::directory::Directory;

/// What came after a head that is known, all of one moment.
#[derive(Clone, Debug)]
pub struct Since {
    /// The head now.
    pub head: Head,
    /// The revisions between the two, none left out, oldest first.
    pub revisions: Vec<Recorded>,
    /// Who the people are now; none where nothing of that was written.
    pub directory: Option<Directory>,
}

impl Store {
    /// What came after a head that is known. None where that is more than `most` revisions, where
    /// the record does not go on from there, or where there is no such organization: then it is to
    /// be read whole, if at all.
    pub async fn since(&self, known: &Head, most: u32) -> Result<Option<Since>, StoreError> {
        let tx = self.begin_read().await?;
        let Some(head) = read::head::by_id(&tx, known.id, false).await? else {
            return Ok(None);
        };
        let Some(missing) = head.revision.0.checked_sub(known.revision.0) else {
            return Ok(None);
        };
        if missing > most {
            return Ok(None);
        }
        let revisions = if missing == 0 {
            Vec::new()
        } else {
            let page = RevisionPage {
                after: Some(known.revision),
                limit: missing,
                descending: false,
            };
            read::record::page(&tx, known.id, page).await?
        };
        let directory = if head.directory == known.directory {
            None
        } else {
            Some(read::directory::directory(&tx, known.id).await?)
        };
        end_read(tx).await?;
        let last = revisions.last().map(|it| it.revision.number);
        let goes_on = revisions.len() == usize::try_from(missing).unwrap_or(usize::MAX)
            && last.is_none_or(|number| number == head.revision);
        Ok(goes_on.then_some(Since {
            head,
            revisions,
            directory,
        }))
    }
}
