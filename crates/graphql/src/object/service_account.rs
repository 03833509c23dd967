//! Machines that ask.

use super::stored;
use crate::context::Shown;
use async_graphql::{Enum, ID, Object};
use zirkel_app::command::act::Done;
use zirkel_domain::{ids::ServiceAccountId, structure::organization, subject::Subject};

/// What a machine may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ServiceScope {
    /// Ask questions.
    Ask,
    /// Act, naming the person it acts for.
    Act,
}

stored!(
    ServiceAccount alone: organization::ServiceAccount,
    service_accounts,
    ServiceAccountId,
    Subject::ServiceAccount
);

impl ServiceAccount {
    /// The one that an act was about.
    pub(crate) fn acted_on(shown: &Shown, done: &Done) -> Option<Self> {
        match done.subject {
            Some(Subject::ServiceAccount(id)) => super::acted_on(shown, done, id),
            _ => None,
        }
    }

    /// Its key.
    pub(crate) fn key_text(&self) -> &str {
        self.it.key.as_str()
    }
}

/// A machine that asks, always on behalf of people. It has no authority of its own.
#[Object]
impl ServiceAccount {
    /// The id, `serviceaccount_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// Its name in tokens, after `service:`.
    async fn key(&self) -> &str {
        self.key_text()
    }

    /// Whether it may ask questions.
    async fn may_ask(&self) -> bool {
        self.it.may_ask
    }

    /// Whether it may also act, naming the person it acts for.
    async fn may_act(&self) -> bool {
        self.it.may_act
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}
