//! The organization itself: which rules it adopted and what its bare amounts and days mean.

use crate::{
    ids::{OrganizationId, PersonId, ServiceAccountId},
    money::Currency,
    text::{Key, Name},
    time::{TimeZone, Wait},
};
use std::collections::BTreeSet;

/// One organization: one record, one tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// Its outside reference, unique on the server.
    pub key: Key,
    /// Its name.
    pub name: Name,
    /// The version of the rules.
    pub profile: Profile,
    /// Which articles were adopted (GOV-10.1).
    pub articles: Articles,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// Where its days begin and end.
    pub time_zone: TimeZone,
    /// Who may manage people, external ids, decision types and service accounts; nothing else.
    pub admins: Vec<PersonId>,
    /// How long a reasonable wait is where no policy says otherwise.
    pub clocks: Clocks,
}

/// A version of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Version 5.0.
    V5,
}

impl Profile {
    /// Its name in files and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V5 => "v5",
        }
    }
}

/// The adopted articles: 1 always, any of 2 to 5 (GOV-10.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Articles(BTreeSet<u8>);

impl Articles {
    /// All five.
    pub fn all() -> Self {
        Self((1..=5).collect())
    }

    /// These; none where one is outside 1 to 5. That 1 is among them is a rule (GOV-10.1.1).
    pub fn new(numbers: impl IntoIterator<Item = u8>) -> Option<Self> {
        let numbers: BTreeSet<u8> = numbers.into_iter().collect();
        numbers
            .iter()
            .all(|n| (1..=5).contains(n))
            .then_some(Self(numbers))
    }

    /// Whether an article was adopted.
    pub fn adopted(&self, article: u8) -> bool {
        self.0.contains(&article)
    }

    /// The adopted ones in order.
    pub fn iter(&self) -> impl Iterator<Item = u8> + '_ {
        self.0.iter().copied()
    }
}

/// The organization's reasonable waits; a policy may set others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// After announcing an intent to touch a domain (GOV-3.3.7).
    pub announcement: Wait,
    /// After announcing an intent to spend (GOV-3.4.4).
    pub spending: Wait,
    /// For the reply to a request (GOV-9.2.5).
    pub reply: Wait,
}

impl Default for Clocks {
    fn default() -> Self {
        Self {
            announcement: Wait::days(2),
            spending: Wait::days(2),
            reply: Wait::days(1),
        }
    }
}

/// A machine that asks, always on behalf of a person. It has no authority of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAccount {
    /// Its id.
    pub id: ServiceAccountId,
    /// Its name in tokens: `service:KEY`.
    pub key: Key,
    /// May ask questions.
    pub may_ask: bool,
    /// May also act, naming the person it acts for.
    pub may_act: bool,
}
