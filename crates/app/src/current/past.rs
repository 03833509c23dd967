//! The organization as it was: at a revision or an instant of the past, kept for who asks next.

use crate::{
    App, AppError, Request, View,
    error::{Problem, ProblemCode},
    request::AsOf,
};
use std::sync::Arc;
use zirkel_domain::{
    authority::live::LiveFacts, ids::RevisionNumber, index::Index, time::Timestamp,
};
use zirkel_persistence::At;

impl App {
    /// A moment of the past (`authority.md`, Time).
    pub(crate) async fn past(&self, request: &Request, as_of: AsOf) -> Result<View, AppError> {
        let present = &request.published;
        let (at, moment) = match as_of {
            AsOf::Revision(revision) => {
                outside_revisions(revision, present.index.revision())?;
                (At::Revision(revision), None)
            }
            AsOf::Instant(instant) => {
                outside_instants(instant, request.now, present.head.first_adopted_at)?;
                (At::Instant(instant), Some(instant))
            }
        };
        let index = self.index_at(request, at).await?;
        let at = moment.unwrap_or(index.snapshot().adopted_at);
        Ok(View {
            index,
            at,
            live: LiveFacts::default(),
        })
    }

    /// The organization at a revision or instant that it has.
    pub(crate) async fn index_at(&self, request: &Request, at: At) -> Result<Arc<Index>, AppError> {
        let present = &request.published;
        let organization = present.head.id;
        let revision = match at {
            At::Latest => Some(present.index.revision()),
            At::Revision(revision) => Some(revision),
            At::Instant(instant) if instant >= present.index.snapshot().adopted_at => {
                Some(present.index.revision())
            }
            At::Instant(instant) => self.store.revision_at(organization, instant).await?,
        };
        let revision = revision.ok_or_else(not_held)?;
        if revision == present.index.revision() {
            return Ok(Arc::clone(&present.index));
        }
        // A structure never changes; who its people are is taken from the present.
        let newest = self.newest(request);
        let snapshot = match self.current.past(&newest.head, revision) {
            Some((known, false)) => return Ok(known),
            Some((known, true)) => known.snapshot().clone(),
            None => {
                let found = self.store.structure(organization, revision).await?;
                found.ok_or_else(not_held)?
            }
        };
        let index = Arc::new(Index::new(snapshot, newest.index.directory().clone()));
        self.current.keep_past(&newest.head, &index);
        Ok(index)
    }
}

fn not_held() -> AppError {
    let message = "the record does not hold this moment";
    Problem::at(["asOf"], ProblemCode::MomentOutsideRecord, message).into()
}

fn outside_revisions(asked: RevisionNumber, newest: RevisionNumber) -> Result<(), AppError> {
    let message = if asked < RevisionNumber::FIRST {
        format!("revision {asked} is before the record, which begins with 1")
    } else if asked > newest {
        format!("revision {asked} is in the future, the newest is {newest}")
    } else {
        return Ok(());
    };
    Err(Problem::at(
        ["asOf", "revision"],
        ProblemCode::MomentOutsideRecord,
        message,
    )
    .into())
}

fn outside_instants(asked: Timestamp, now: Timestamp, first: Timestamp) -> Result<(), AppError> {
    let message = if asked < first {
        format!("`{asked}` is before the record, which begins at {first}")
    } else if asked > now {
        format!("`{asked}` is in the future, now is {now}")
    } else {
        return Ok(());
    };
    Err(Problem::at(
        ["asOf", "instant"],
        ProblemCode::MomentOutsideRecord,
        message,
    )
    .into())
}
