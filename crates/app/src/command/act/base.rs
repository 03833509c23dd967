//! What an act is judged by: the organization at the revision of the locked head. The published one
//! where nobody else has written since, else with the missing revisions folded in; no act reads a
//! whole organization.

use crate::{App, AppError, Request, View, current::Published};
use std::sync::Arc;
use zirkel_domain::{authority::live::LiveFacts, index::Index, time::Timestamp};
use zirkel_persistence::{Head, RevisionPage, Tx};

/// How many missing revisions are read at once.
const MISSING: u32 = 50;

/// What an act is judged by.
#[derive(Debug)]
pub(in crate::command) struct Base {
    /// The head, locked.
    pub(in crate::command) head: Head,
    /// The organization there, at the moment of the act.
    pub(in crate::command) view: View,
}

impl App {
    /// The organization at its locked head. An act never happens before what it comes after, so a
    /// clock that went back stands still here.
    pub(in crate::command) async fn base(
        &self,
        tx: &mut Tx,
        head: Head,
        request: &Request,
    ) -> Result<Base, AppError> {
        let published = self.newest(request);
        based(tx, head, (&published, request.now)).await
    }
}

/// The organization at its locked head, from a picture of it, at this moment or when it came to be
/// so where that is later.
pub(in crate::command) async fn based(
    tx: &mut Tx,
    head: Head,
    (known, now): (&Published, Timestamp),
) -> Result<Base, AppError> {
    let index = at_head(tx, &head, known).await?;
    let view = View {
        index,
        at: now.max(head.adopted_at),
        live: LiveFacts::default(),
    };
    Ok(Base { head, view })
}

async fn at_head(tx: &mut Tx, head: &Head, published: &Published) -> Result<Arc<Index>, AppError> {
    let known = &published.head;
    let same_people = known.directory == head.directory;
    if known.revision == head.revision && same_people {
        return Ok(Arc::clone(&published.index));
    }
    let (mut missing, mut reached) = (Vec::new(), known.revision);
    while reached < head.revision {
        let page = RevisionPage {
            after: Some(reached),
            limit: MISSING,
            descending: false,
        };
        let page = tx.revisions(head.id, page).await?;
        reached = page.last().ok_or(AppError::Stale)?.revision.number;
        missing.extend(page);
    }
    let directory = if same_people {
        None
    } else {
        Some(tx.directory(head.id).await?)
    };
    let index = published.advanced(&missing, directory);
    Ok(Arc::new(index.map_err(AppError::Broken)?))
}
