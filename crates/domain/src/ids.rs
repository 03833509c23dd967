//! Every kind of id, in one alphabetical list. An id is a UUIDv7 made outside the domain; its kind
//! is its type here and its prefix at the API. There is no conversion between kinds but the two
//! that the rules know: a role's inside is a circle (GOV-1.2.1).

use crate::time::Timestamp;
use chrono::DateTime;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The kind's name in front of the id at the API.
            pub const PREFIX: &'static str = $prefix;

            /// Wraps a UUID that is known to be of this kind.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare UUID, as rows hold it.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }
    )*};
}

ids! {
    /// An accountability of a role.
    AccountabilityId = "accountability";
    /// One person in one seat for one term.
    AssignmentId = "assignment";
    /// The inside of a role; shares the UUID of that role.
    CircleId = "circle";
    /// An entry of the decision type catalogue.
    DecisionTypeId = "decisiontype";
    /// A domain that one role alone controls.
    DomainId = "domain";
    /// A domain whose owner is outside the organization.
    ExternalDomainId = "externaldomain";
    /// A role linked into another circle.
    LinkId = "link";
    /// A question or a reaction in the thread of a proposal.
    NoteId = "note";
    /// A concern about a proposal, and the objection that it may become.
    ObjectionId = "objection";
    /// An organization: one record, one tenant.
    OrganizationId = "organization";
    /// A person.
    PersonId = "person";
    /// A policy of a circle.
    PolicyId = "policy";
    /// A proposal to change a circle's governance.
    ProposalId = "proposal";
    /// A lead's re-pointing of an outside reference.
    RedirectId = "redirect";
    /// A defined role.
    RoleId = "role";
    /// A seat that a focus splits off a role.
    SeatId = "seat";
    /// A machine that asks, always on behalf of a person.
    ServiceAccountId = "serviceaccount";
    /// An amount that a role may spend.
    SpendControlId = "spendcontrol";
    /// What somebody senses in a role.
    TensionId = "tension";
}

/// The millisecond at which an id was drawn; none where it is of another making.
pub fn drawn_at(id: Uuid) -> Option<Timestamp> {
    let drawn = id.get_timestamp().filter(|_| id.get_version_num() == 7)?;
    let (seconds, nanos) = drawn.to_unix();
    let instant = DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos);
    instant.map(Timestamp::new)
}

impl CircleId {
    /// The circle inside a role.
    pub const fn inside(role: RoleId) -> Self {
        Self(role.uuid())
    }

    /// The role that this circle is the inside of.
    pub const fn role(self) -> RoleId {
        RoleId::from_uuid(self.0)
    }
}

/// Number of a revision of an organization's record: 1, 2, 3 …; every answer cites one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionNumber(pub u32);

impl RevisionNumber {
    /// The revision that sets an organization up.
    pub const FIRST: Self = Self(1);
}

impl std::fmt::Display for RevisionNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}
