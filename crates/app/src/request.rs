//! Who asks, when, and which moment of the record is meant.

use crate::error::{Problem, ProblemCode};
use crate::{App, AppError, current::Published, live::Place};
use std::sync::Arc;
use zirkel_domain::{
    authority::live::LiveFacts,
    caller,
    ids::{OrganizationId, PersonId, RevisionNumber, ServiceAccountId, drawn_at},
    index::Index,
    time::Timestamp,
};

/// One request: one caller, one moment, one picture of the present.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks.
    pub actor: Actor,
    /// When; read once, at the door.
    pub now: Timestamp,
    /// The id under which the log knows it.
    pub request_id: String,
    /// Since when what it sees may miss something; none while the database is in reach.
    pub stale_since: Option<Timestamp>,
    /// How far the record went, as far as this process had heard when the request came: whatever it
    /// reads shows what happened up to there, and maybe more.
    pub place: Place,
    /// The organization as it was published when the request came.
    pub(crate) published: Arc<Published>,
}

/// Who asks: somebody of exactly one organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The organization; nothing of another one is ever seen.
    pub organization: OrganizationId,
    /// The person or machine.
    pub who: Who,
}

/// A person, or a machine on behalf of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person.
    Person(PersonId),
    /// A service account; it has no authority of its own.
    Service(ServiceAccountId),
}

impl Request {
    /// The person who asks, where it is one.
    pub const fn person(&self) -> Option<PersonId> {
        match self.actor.who {
            Who::Person(person) => Some(person),
            Who::Service(_) => None,
        }
    }

    /// Whether it may ask: a machine only if it is let, a person always.
    pub fn may_ask(&self) -> Result<(), AppError> {
        let Who::Service(id) = self.actor.who else {
            return Ok(());
        };
        let accounts = &self.published.index.snapshot().service_accounts;
        match accounts.get(&id) {
            Some(account) if !account.may_ask => {
                let message = format!(
                    "the service account `{}` may only act: have an admin let it ask",
                    account.key
                );
                Err(Problem::at([], ProblemCode::MayNotAsk, message).into())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The present, as everything in this request sees it.
    pub fn present(&self) -> View {
        View {
            index: Arc::clone(&self.published.index),
            at: self.now,
            live: LiveFacts::default(),
        }
    }
}

/// A moment of the record that was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// A past one; none means now.
    pub as_of: Option<AsOf>,
    /// Not before this revision (read-your-writes).
    pub at_least: Option<RevisionNumber>,
}

/// A moment of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// The moment at which this revision was adopted.
    Revision(RevisionNumber),
    /// This instant, under the last revision adopted at or before it.
    Instant(Timestamp),
}

/// An organization at a moment: governance, terms and live facts of that same moment.
#[derive(Clone, Debug)]
pub struct View {
    /// Governance.
    pub index: Arc<Index>,
    /// The moment at which terms and live facts are taken.
    pub at: Timestamp,
    /// Authority obtained outside governance.
    pub live: LiveFacts,
}

impl App {
    /// Finds the caller of a verified token among the organization's people or service accounts.
    pub async fn admit(
        &self,
        caller: &caller::Caller,
        now: Timestamp,
        request_id: String,
    ) -> Result<Request, AppError> {
        let published = self
            .published(&caller.organization)
            .await?
            .ok_or(AppError::Unknown("no such organization"))?;
        let index = &published.index;
        let who = match &caller.who {
            caller::Who::Person(key) => index
                .directory()
                .by_key(key)
                .filter(|person| index.is_present(*person, now))
                .map(Who::Person)
                .ok_or(AppError::Unknown("no such person"))?,
            caller::Who::Service(key) => index
                .snapshot()
                .service_accounts
                .values()
                .find(|account| account.key == *key && (account.may_ask || account.may_act))
                .map(|account| Who::Service(account.id))
                .ok_or(AppError::Unknown(
                    "no such service account, or it may do nothing",
                ))?,
        };
        let organization = index.snapshot().organization.id;
        if !is_meant(organization, who, caller) {
            return Err(AppError::Unknown(
                "the token is older than who has its key now, or does not say how old it is",
            ));
        }
        // Entries are read as they are there; of revisions only what is published is seen.
        let known = Place::of(&published.head);
        let place = Place {
            process: self.heard(organization).process.max(known.process),
            ..known
        };
        Ok(Request {
            actor: Actor { organization, who },
            now,
            request_id,
            stale_since: self.stale_since(now)?,
            place,
            published,
        })
    }

    /// The organization at the moment that was asked for, by somebody who may ask.
    pub async fn view(&self, request: &Request, moment: Moment) -> Result<View, AppError> {
        request.may_ask()?;
        match (moment.as_of, moment.at_least) {
            (None, None) => Ok(request.present()),
            (None, Some(revision)) => self.not_before(request, revision).await,
            (Some(as_of), None) => self.past(request, as_of).await,
            (Some(_), Some(_)) => Err(Problem::at(
                ["atLeastRevision"],
                ProblemCode::Malformed,
                "`asOf` and `atLeastRevision` exclude each other: give one of them",
            )
            .into()),
        }
    }
}

/// Whether a token means who has its key now. Keys of revoked machines and of erased people may be
/// given anew: who came after the setup is meant only by a token that was made since then.
fn is_meant(organization: OrganizationId, who: Who, caller: &caller::Caller) -> bool {
    let came = drawn_at(match who {
        Who::Person(id) => id.uuid(),
        Who::Service(id) => id.uuid(),
    });
    let with_setup = came <= drawn_at(organization.uuid());
    with_setup || came <= caller.made_by
}
