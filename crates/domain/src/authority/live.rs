//! Live facts: authority that is obtained outside governance, as of the moment of the question.
//! They are an argument of the resolver, so that it never reads anything by itself.

use crate::{
    ids::{DomainId, PersonId, RoleId},
    money::Money,
    structure::element::Period,
    subject::Subject,
    time::Timestamp,
};

/// What is in force outside governance at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveFacts {
    /// Permissions that lift a blocker for this case, each until a moment.
    pub permissions: Vec<Permission>,
    /// What was spent already in the calendar periods that limits count over.
    pub spent: Vec<Spent>,
    /// Recorded directions of leads, where article 4 was not adopted (GOV-10.1.3).
    pub directions: Vec<Direction>,
    /// Decisions of a lead who was added in a breakdown; they come first (GOV-8.2.4).
    pub superseded: Vec<Direction>,
}

/// A permission for the case at hand (GOV-3.3.5, GOV-3.3.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// To whom.
    pub person: PersonId,
    /// What it opens.
    pub opens: Opens,
    /// Until when.
    pub until: Option<Timestamp>,
}

/// What a permission opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// A domain.
    Domain(DomainId),
    /// What a policy asks the leads of this role for.
    Role(RoleId),
}

/// Money that was spent under a control in the running period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    /// Under which control: money of a role, or a clause that gives it.
    pub under: Subject,
    /// Counted over what.
    pub per: Period,
    /// How much.
    pub amount: Money,
}

/// A direction of a lead against this case (GOV-10.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction {
    /// Who was directed.
    pub person: PersonId,
    /// Who directed.
    pub by: PersonId,
}
