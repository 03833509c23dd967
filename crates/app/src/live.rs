//! What happens in an organization, told to whoever follows it: every entry of its processes once
//! and in order, whichever server they ask, and their inbox whenever it may have changed.
//!
//! Nothing is kept for anybody: where somebody stands is a number of the record, and what comes
//! after it is read from the record, a page at a time, when they are ready for it.

mod inbox;
mod process;

pub use process::{Happened, Matter};

use crate::{Actor, App, AppError, Request, process::Logged, query::inbox::Inbox};
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use zirkel_domain::ids::{OrganizationId, RevisionNumber};
use zirkel_persistence::Head;

/// How often an inbox is looked through without anything being heard: time alone may change it.
const INBOX_LOOK: Duration = Duration::from_mins(1);

/// How long an inbox is left alone after it was looked through: what happens together is told
/// together.
const PAUSE: Duration = Duration::from_millis(100);

/// A place in the record of an organization: all that happened up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the last entry of its circles' processes; 0 before the first.
    pub process: u64,
    /// The number of its last revision; 0 before the first.
    pub revision: RevisionNumber,
}

impl Place {
    /// Before anything happened.
    pub(crate) const BEGINNING: Self = Self {
        process: 0,
        revision: RevisionNumber(0),
    };

    /// Where a record ends.
    pub(crate) const fn of(head: &Head) -> Self {
        Self {
            process: head.process,
            revision: head.revision,
        }
    }

    /// Whether something happened up to here that had not by another place.
    pub(crate) fn is_beyond(self, other: Self) -> bool {
        self.process > other.process || self.revision > other.revision
    }

    /// The place up to which both have happened.
    #[must_use]
    pub(crate) fn max_of(self, other: Self) -> Self {
        Self {
            process: self.process.max(other.process),
            revision: self.revision.max(other.revision),
        }
    }
}

/// Somebody who follows what happens, and how far they were told.
#[derive(Debug)]
pub struct Following {
    actor: Actor,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// How far they were told; none before they said where they begin.
    told: Option<Place>,
    /// How far the record goes, at the least; the picture here is not older.
    until: Place,
    /// Entries that were read and not looked at yet. They never change.
    read: VecDeque<Logged>,
    /// Where they stand once what was handed out last is with them.
    handed: Option<Handed>,
    /// The inbox that they were told last, in short; none for who follows something else.
    inbox: Option<inbox::Brief>,
    /// When that was looked through.
    looked_at: Option<Instant>,
}

/// What was handed out last.
#[derive(Debug)]
enum Handed {
    /// The first of the entries that were read.
    Entry,
    /// An inbox as of a place.
    Inbox(Place, inbox::Brief),
}

impl Following {
    /// Who follows.
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// Takes note that what was handed out last is told.
    pub fn told(&self) {
        let mut state = self.state();
        match state.handed.take() {
            Some(Handed::Entry) => state.pass(),
            Some(Handed::Inbox(place, brief)) => {
                state.told = Some(place);
                state.inbox = Some(brief);
            }
            None => {}
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn organization(&self) -> OrganizationId {
        self.actor.organization
    }
}

impl State {
    /// The first of the entries that were read is done with.
    fn pass(&mut self) {
        if let Some((passed, told)) = self.read.pop_front().zip(self.told.as_mut()) {
            told.process = passed.told.number;
        }
    }

    /// The place for whose passing they wait; none where there is something to be told at once.
    fn waits_at(&self) -> Option<Place> {
        self.told.filter(|_| self.read.is_empty())
    }
}

impl App {
    /// Begins to follow what happens; where, the first question says.
    pub fn follow(&self, request: &Request) -> Following {
        Following {
            actor: request.actor,
            state: Mutex::new(State {
                told: None,
                until: Place::BEGINNING,
                read: VecDeque::new(),
                handed: None,
                inbox: None,
                looked_at: None,
            }),
        }
    }

    /// Returns once there may be something to tell. Reads nothing: it can be given up on.
    pub async fn stirred(&self, following: &Following) {
        let (waits_at, looked_at) = {
            let state = following.state();
            (state.waits_at(), state.looked_at)
        };
        let Some(place) = waits_at else {
            return;
        };
        let heard = self.heard_beyond(following.organization(), place);
        match looked_at {
            None => heard.await,
            Some(at) => {
                // Whether it was heard or is looked for is all the same.
                timeout(INBOX_LOOK, heard).await.unwrap_or_default();
                sleep_until(at + PAUSE).await;
            }
        }
    }

    /// Reads how far the record goes. Whoever is admitted from then on sees the organization as it
    /// was when that happened, or later.
    pub async fn look(&self, following: &Following) -> Result<(), AppError> {
        let waits_at = {
            let state = following.state();
            if !state.read.is_empty() {
                // What was read is not all told yet.
                return Ok(());
            }
            state.waits_at()
        };
        let head = self.store.head_of(following.organization()).await?;
        let head = head.ok_or(AppError::Unknown("its organization is gone"))?;
        self.not_behind(&head).await?;
        let until = Place::of(&head);
        following.state().until = until;
        if waits_at.is_some_and(|place| !until.is_beyond(place)) {
            // Heard of, but not there: a database that was put back, say.
            sleep(PAUSE).await;
        }
        Ok(())
    }
}

/// An inbox, and the place that it is as of.
#[derive(Clone, Debug)]
pub struct Told {
    /// What waits; of a machine nothing does.
    pub inbox: Inbox,
    /// As of where.
    pub place: Place,
}
