//! Policies and their clauses: exactly four kinds (GOV-3.2.2).

mod named;

pub use named::Named;

use crate::{
    ids::{CircleId, DomainId, PersonId, PolicyId, RoleId},
    structure::{
        element::{Period, SpendLimit},
        role::CoreRole,
        scope::Scope,
    },
    text::{Key, Name, Text},
    time::Date,
};

/// A policy of a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its id.
    pub id: PolicyId,
    /// The circle that adopted it.
    pub circle: CircleId,
    /// Its outside reference.
    pub key: Key,
    /// Its title.
    pub title: Name,
    /// In words; text beats structure (GOV-3.2.9).
    pub text: Option<Text>,
    /// From before the rules were adopted: in force, read-only (GOV-10.2.2).
    pub legacy: bool,
    /// When it is to be looked at again.
    pub review_at: Option<Date>,
    /// For the machine.
    pub clauses: Vec<Clause>,
}

/// One clause, with its reach said outright (GOV-3.2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What it does.
    pub kind: ClauseKind,
    /// Only roles directly in the circle; else at any depth below.
    pub local: bool,
    /// Whether a sub-circle may override it.
    pub may_override: bool,
}

/// The four kinds (GOV-3.2.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// Limits the authority of roles inside.
    Constrain(Constraint),
    /// Gives an authority to roles.
    Grant(Grant),
    /// Opens a domain to people or roles that do not control it.
    DomainAccess(DomainAccess),
    /// Changes a default, where the rules open that door (GOV-3.2.4).
    Override(Hook),
}

impl ClauseKind {
    /// What a clause's reach is where it does not say, as `local` and `may_override` (GOV-3.2.3): a
    /// limit, a grant or an access reaches all sub-circles and stands there; a changed default
    /// holds in its own circle, and where it is made to reach further, a sub-circle may change it
    /// again.
    pub const fn default_reach(&self) -> (bool, bool) {
        let is_override = matches!(self, Self::Override(_));
        (is_override, is_override)
    }
}

/// A limit on the authority of roles inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// Which decisions.
    pub scope: Scope,
    /// Which roles, with everything inside them; empty means all inside.
    pub roles: Vec<RoleId>,
    /// What it asks for.
    pub effect: Effect,
}

/// What a constraint asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Never.
    Forbid,
    /// Only with the permission of any one lead of a role.
    PermissionOfRole(RoleId),
    /// Only with the permission of members of the circle inside a role.
    PermissionOfMembers {
        /// The circle.
        circle: CircleId,
        /// Any one of them, or all.
        how: AnyOrAll,
    },
    /// Only together with a lead of a role who is another person.
    Second(RoleId),
}

/// One, or every one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyOrAll {
    /// Any one.
    Any,
    /// All.
    All,
}

/// An authority given to roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Which decisions.
    pub scope: Scope,
    /// To which roles; a circle's role means its leads, not its inside.
    pub to: Vec<RoleId>,
    /// With how much money.
    pub spend: Option<SpendLimit>,
}

/// Access to a domain for those who do not control it. Clears the domain step only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainAccess {
    /// Which domain.
    pub domain: DomainId,
    /// For which roles.
    pub roles: Vec<RoleId>,
    /// For which people; each still needs a seat.
    pub people: Vec<PersonId>,
    /// For which decisions.
    pub scope: Scope,
}

/// A door that the rules leave open, and what the circle does with it (GOV-3.2.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hook {
    /// The anchor's purpose and accountabilities (GOV-1.3.3).
    AnchorPurpose {
        /// The purpose.
        purpose: Option<Text>,
        /// The accountabilities.
        accountabilities: Vec<Text>,
    },
    /// Who leads the anchor (GOV-1.3.2).
    AnchorLead {
        /// These people.
        people: Vec<PersonId>,
    },
    /// Invites roles to link in (GOV-1.5.1).
    LinkInvite {
        /// The invited roles.
        roles: Vec<RoleId>,
        /// Whether they may opt out again.
        may_opt_out: bool,
    },
    /// How links of roles end; may forbid opting out, on the source side (GOV-1.5.6).
    LinkExit {
        /// The roles.
        roles: Vec<RoleId>,
        /// Whether they may opt out.
        may_opt_out: bool,
    },
    /// Narrows assignments (GOV-2.1.7).
    Assignment {
        /// Of these roles; empty means all inside.
        roles: Vec<RoleId>,
        /// The longest term, in months.
        term_months: Option<u32>,
        /// The most terms in a row.
        max_terms: Option<u32>,
        /// The most people in one role.
        max_holders: Option<u32>,
        /// Partners only.
        partners_only: bool,
        /// Made by the leads of this role.
        by: Option<RoleId>,
    },
    /// Places a lead function elsewhere (GOV-1.4.3).
    LeadFunction {
        /// Which.
        function: LeadFunction,
        /// Where.
        to: Delegate,
    },
    /// Changes the permission process of a domain (GOV-3.3.7).
    DomainPermission {
        /// Which domain.
        domain: DomainId,
        /// How long to wait after announcing.
        wait: Option<crate::time::Wait>,
        /// Whether announcing is a way at all.
        announcement: bool,
        /// The leads of this role permit instead.
        by: Option<RoleId>,
    },
    /// Gives a role control over money outright (GOV-3.4.8).
    Spending {
        /// Which role.
        to: RoleId,
        /// How much.
        limit: SpendLimit,
        /// For which decisions; empty means for every one.
        scopes: Vec<Scope>,
    },
    /// Limits who represents a role that several people lead (GOV-2.4.2).
    MultiFillVoice(Voice),
    /// How many reps a sub-circle may send (GOV-5.2.2).
    RepCount(Voice),
    /// Limits reps whose circles are heard otherwise (GOV-2.4.3).
    RepLimit(Voice),
    /// Another way to pick the rep.
    RepProcess(Text),
    /// Who is invited to tactical meetings.
    TacticalInvite(Text),
    /// How tactical meetings run.
    TacticalProcess(Text),
    /// Further steps in governance meetings.
    GovMeetingAdd(Text),
    /// Who may be elected (GOV-5.2.1).
    ElectEligibility {
        /// To which office: Facilitator or Secretary.
        office: CoreRole,
        /// Also these people.
        add: Vec<PersonId>,
        /// Not these people.
        exclude: Vec<PersonId>,
    },
    /// Silence for so long means no objection (GOV-4.7.3).
    ObjectionTimeLimit {
        /// Days.
        days: u32,
    },
    /// Who misses an election for so long is left out of it (GOV-5.3.4).
    ElectionTimeLimit {
        /// Days.
        days: u32,
    },
    /// What a call for a meeting does to an open proposal (GOV-4.8.1).
    AsyncEscalation {
        /// Whether the proposal stops.
        stops: bool,
    },
    /// How many members a meeting needs (GOV-6.2.2).
    Quorum(Quorum),
}

/// A limit on how many speak for a role, and how the others are heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Of which role.
    pub role: RoleId,
    /// How many.
    pub count: u32,
    /// How they are chosen, or how the others are heard.
    pub how: Option<Text>,
}

/// What a meeting needs to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quorum {
    /// So many members.
    Count(u32),
    /// This share of the members, above 0 and at most 1.
    Share(crate::money::Decimal),
}

/// What a circle lead does that may be placed elsewhere (GOV-1.4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeadFunction {
    /// Filling roles.
    Assigning,
    /// Ranking priorities.
    Prioritizing,
    /// Setting strategy.
    Strategy,
    /// Re-pointing references.
    Redirecting,
}

impl LeadFunction {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Assigning,
        Self::Prioritizing,
        Self::Strategy,
        Self::Redirecting,
    ];

    /// Its name in files and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Assigning => "assigning",
            Self::Prioritizing => "prioritizing",
            Self::Strategy => "strategy",
            Self::Redirecting => "redirecting",
        }
    }
}

/// Where a lead function goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delegate {
    /// To the leads of a role.
    Role(RoleId),
    /// To a process, in words.
    Process(Text),
}

impl Hook {
    /// The door's name in files and answers.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AnchorPurpose { .. } => "ANCHOR_PURPOSE",
            Self::AnchorLead { .. } => "ANCHOR_LEAD",
            Self::LinkInvite { .. } => "LINK_INVITE",
            Self::LinkExit { .. } => "LINK_EXIT",
            Self::Assignment { .. } => "ASSIGNMENT",
            Self::LeadFunction { .. } => "LEAD_FUNCTION",
            Self::DomainPermission { .. } => "DOMAIN_PERMISSION",
            Self::Spending { .. } => "SPENDING",
            Self::MultiFillVoice(_) => "MULTI_FILL_VOICE",
            Self::RepCount(_) => "REP_COUNT",
            Self::RepLimit(_) => "REP_LIMIT",
            Self::RepProcess(_) => "REP_PROCESS",
            Self::TacticalInvite(_) => "TACTICAL_INVITE",
            Self::TacticalProcess(_) => "TACTICAL_PROCESS",
            Self::GovMeetingAdd(_) => "GOV_MEETING_ADD",
            Self::ElectEligibility { .. } => "ELECT_ELIGIBILITY",
            Self::ObjectionTimeLimit { .. } => "OBJECTION_TIME_LIMIT",
            Self::ElectionTimeLimit { .. } => "ELECTION_TIME_LIMIT",
            Self::AsyncEscalation { .. } => "ASYNC_ESCALATION",
            Self::Quorum(_) => "QUORUM",
        }
    }
}

/// The period of a spending hook may also be counted for each customer; those of a role's own
/// control and of a grant may not.
pub const fn period_fits_control(per: Period) -> bool {
    !per.by_customer()
}
