//! Whether the database is in reach. While it is away questions are answered from what was read
//! last, marked with the moment from which on they may miss something, and up to a set age.

use crate::{App, AppError};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use zirkel_domain::time::Timestamp;
use zirkel_persistence::StoreError;

/// How long an app waits for what it does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// How old what was read last may be, where the database is away, for questions to be answered
    /// from it.
    pub stale: Duration,
    /// How long a question waits for a revision that this process does not know yet.
    pub revision: Duration,
    /// How often such a question looks for it itself, where nobody tells of it.
    pub look: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            stale: Duration::from_mins(5),
            revision: Duration::from_millis(500),
            look: Duration::from_millis(100),
        }
    }
}

/// What is known of the database's presence.
#[derive(Debug, Default)]
pub(crate) struct Contact(Mutex<State>);

#[derive(Clone, Copy, Debug, Default)]
struct State {
    last: Option<Timestamp>,
    lost: bool,
}

impl Contact {
    /// It said at this moment where its records stand.
    pub(crate) fn reached(&self, at: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = State {
            last: Some(at),
            lost: false,
        };
    }

    /// It did not say.
    pub(crate) fn lost(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).lost = true;
    }

    fn state(&self) -> State {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Since when answers may miss something; none while the database is in reach. `Err` where that
    /// is longer ago than is bearable.
    fn stale_since(&self, now: Timestamp, most: Duration) -> Result<Option<Timestamp>, ()> {
        let State { last, lost } = self.state();
        if !lost {
            return Ok(None);
        }
        let since = last.ok_or(())?;
        let age = (now.utc() - since.utc()).to_std().unwrap_or_default();
        if age <= most {
            Ok(Some(since))
        } else {
            Err(())
        }
    }
}

impl App {
    /// The same app with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// When the database last said where its records stand.
    pub fn last_contact(&self) -> Option<Timestamp> {
        self.contact.state().last
    }

    /// Takes note that the database does not answer in time.
    pub fn contact_lost(&self) {
        self.contact.lost();
    }

    /// Since when answers may miss something; none while the database is in reach, unavailable
    /// where that is too long ago.
    pub(crate) fn stale_since(&self, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
        let since = self.contact.stale_since(now, self.patience.stale);
        since.map_err(|()| {
            AppError::Unavailable(StoreError::Unavailable {
                doing: "answering from what was read last",
                source: "that is too long ago".into(),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn answers_are_marked_while_the_database_is_away_and_refused_after_a_while() {
        let most = Duration::from_mins(5);
        let contact = Contact::default();
        let noon = at("2026-03-03T12:00:00Z");
        assert_eq!(contact.stale_since(noon, most), Ok(None));
        contact.lost();
        assert_eq!(contact.stale_since(noon, most), Err(()));
        contact.reached(noon);
        // However long it was not looked for: nobody says that it is away.
        assert_eq!(
            contact.stale_since(at("2027-01-01T00:00:00Z"), most),
            Ok(None)
        );
        contact.lost();
        for (now, expected) in [
            ("2026-03-03T11:59:59Z", Ok(Some(noon))),
            ("2026-03-03T12:05:00Z", Ok(Some(noon))),
            ("2026-03-03T12:05:00.000001Z", Err(())),
        ] {
            assert_eq!(contact.stale_since(at(now), most), expected, "{now}");
        }
        contact.reached(at("2026-03-03T13:00:00Z"));
        assert_eq!(
            contact.stale_since(at("2026-03-03T13:00:01Z"), most),
            Ok(None)
        );
    }
}
