//! The answers: data, not prose. Texts are made from them in `explain`.

use crate::{
    code::Code,
    ids::{CircleId, DomainId, ExternalDomainId, PersonId, PolicyId, RevisionNumber, RoleId},
    money::Money,
    rule::Rule,
    structure::{
        role::{RoleRef, SeatRef},
        scope::Condition,
    },
    subject::Subject,
    text::DecisionKey,
    time::Timestamp,
};

/// The verdicts, from best to worst (rulebook §3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing stands in the way.
    Allowed,
    /// Allowed once the actor states how it serves the seat's purpose; a machine may not
    /// (GOV-3.6.2).
    Unmapped,
    /// Somebody's permission is needed.
    NeedsPermission,
    /// More money is needed than the seat controls.
    NeedsSpendAuthorization,
    /// It cannot be told from what is known.
    Undetermined,
    /// A policy forbids it.
    ForbiddenByPolicy,
    /// No seat of the person applies.
    OutOfRole,
}

impl Verdict {
    /// Its public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "ALLOWED",
            Self::Unmapped => "UNMAPPED",
            Self::NeedsPermission => "NEEDS_PERMISSION",
            Self::NeedsSpendAuthorization => "NEEDS_SPEND_AUTHORIZATION",
            Self::Undetermined => "UNDETERMINED",
            Self::ForbiddenByPolicy => "FORBIDDEN_BY_POLICY",
            Self::OutOfRole => "OUT_OF_ROLE",
        }
    }
}

/// How a person comes to lead a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Assigned, or elected.
    Assigned,
    /// As circle lead, while the role is unfilled (GOV-2.2.1).
    Covering,
    /// As circle lead, beside holders who are all non-partners (GOV-2.2.2).
    CoveringNonPartner,
}

/// A reading of an open question that an answer rests on (rulebook §14), e.g. `A-04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Assumption(pub &'static str);

/// The answer for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The worst that any blocker gives.
    pub verdict: Verdict,
    /// Whom it is about.
    pub person: PersonId,
    /// The seat judged best.
    pub seat: Option<SeatRef>,
    /// How the person comes to lead it.
    pub basis: Option<Basis>,
    /// What was relied on, broadest first.
    pub grounds: Vec<Ground>,
    /// Everything that stands in the way, by step of the procedure.
    pub blockers: Vec<Blocker>,
    /// What could be done, in the rulebook's order.
    pub remedies: Vec<Remedy>,
    /// The assumptions it rests on, in order.
    pub assumptions: Vec<Assumption>,
    /// The revision it holds for.
    pub revision: RevisionNumber,
    /// When a known term or live fact next could change it.
    pub valid_until: Option<Timestamp>,
    /// Steps in the circle tree from the asker's nearest seat.
    pub steps_from_asker: Option<u32>,
    /// What a lead may still say, where article 4 was not adopted (GOV-10.1.3).
    pub may_be_directed_in: Option<CircleId>,
}

impl Decision {
    /// Whether the verdict is [`Verdict::Allowed`].
    pub fn is_allowed(&self) -> bool {
        self.verdict == Verdict::Allowed
    }
}

/// Something that was relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What it does for the answer.
    pub fact: Fact,
    /// By which rule.
    pub rule: Rule,
    /// The thing itself.
    pub element: Subject,
    /// The circle whose governance it is.
    pub circle: Option<CircleId>,
    /// The revision that adopted it.
    pub since: RevisionNumber,
}

/// What a ground does for the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The person holds the seat.
    Holds,
    /// The person covers the seat as lead of the circle.
    Covers,
    /// The person covers it beside non-partners, to an extent that people attest.
    CoversNonPartners,
    /// An accountability speaks of the decision.
    Accountable,
    /// A domain of the role itself is touched.
    OwnDomain,
    /// A clause grants it.
    Granted,
    /// A clause gives access to a domain.
    DomainOpen(DomainId),
    /// An undelegated domain of a containing circle is touched, and it is easy to undo.
    EasyToUndo(DomainId),
    /// The role's money suffices; none means without limit.
    Money(Option<Money>),
    /// The same person can permit it in another seat.
    PermitsSelf(SeatRef),
    /// A permission was given.
    Permitted,
    /// A text mentions a role that a lead re-pointed; another one is meant (GOV-1.6.1).
    Redirected,
    /// The actor's own statement ties it to the seat's purpose.
    Stated,
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    /// What, in one word.
    pub code: Code,
    /// By which rule.
    pub rule: Rule,
    /// What, in detail.
    pub reason: Reason,
    /// The thing that stands in the way.
    pub element: Option<Subject>,
    /// The condition, limit or attribute that failed.
    pub failed: Option<Failed>,
    /// The circle whose governance could remove it (GOV-3.6.3).
    pub circle: CircleId,
}

/// What of a case met or missed a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// Conditions that met (a limit) or missed (a focus).
    Conditions(Vec<Condition>),
    /// An attribute that the case does not state.
    Missing(String),
    /// A limit on money.
    Limit(Money),
    /// An amount in another currency than the text's.
    Currency(String),
}

/// Why a blocker stands, for its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The person holds no seat.
    NoSeat,
    /// The seat's focus is another.
    Focus(SeatRef),
    /// Nothing ties the decision to the role.
    NotTied(RoleRef),
    /// Nothing anywhere mentions the decision.
    Ungoverned(DecisionKey),
    /// A policy forbids it.
    Forbidden(PolicyId),
    /// A policy asks for the permission of one of these, who lead the role.
    Permission(PolicyId, Permitter),
    /// A policy asks for a second person who leads the role.
    Second(PolicyId, RoleId, Vec<PersonId>),
    /// Nobody leads the role whose permission is needed.
    NobodyPermits(RoleRef),
    /// A grant contradicts the forbidding policy.
    Conflict(PolicyId, PolicyId),
    /// A domain of another role, with the people who can permit.
    OtherDomain(DomainId, RoleRef, Vec<PersonId>),
    /// A containing circle's domain, hard to undo, with the people who can permit.
    HardToUndo(DomainId, RoleRef, Vec<PersonId>),
    /// It matters how hard it is to undo.
    ReversibilityUnstated(DomainId),
    /// An outside body owns it.
    External(ExternalDomainId),
    /// The attribute is needed to tell whether a limit binds.
    Attribute(String),
    /// The currency differs from the limit's.
    Currency(String),
    /// The role controls less than the case takes; none means nothing at all.
    Money(Option<Money>, Money),
    /// As lead the person may not decide for the role inside.
    Lead(RoleRef),
    /// A lead directed otherwise.
    Directed(PersonId),
}

/// Who gives a permission that a policy asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Permitter {
    /// Any one of these leads of the role.
    Lead(RoleId, Vec<PersonId>),
    /// Any one of these members of the circle.
    AnyMember(CircleId, Vec<PersonId>),
    /// All of these members of the circle.
    AllMembers(CircleId, Vec<PersonId>),
}

/// What could be done, in the rulebook's order (§3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemedyKind {
    /// State what the case lacks.
    SupplyFact,
    /// State how it serves the seat's purpose.
    RecordStatement,
    /// Ask who can permit.
    AskController,
    /// Announce the intent and wait (GOV-3.3.7).
    AnnounceIntent,
    /// Announce the spending and wait (GOV-3.4.3).
    AnnounceSpending,
    /// Hand over to somebody who may.
    HandOver,
    /// Ask the lead for an assignment or a focus.
    AskForAssignment,
    /// Ask the Secretary to interpret.
    AskForRuling,
    /// Propose a change in the circle that can make it.
    ProposeGovernance,
    /// Act outside authority and answer for it (GOV-3.5.1).
    DeclareInitiative,
}

/// One way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// Which.
    pub kind: RemedyKind,
    /// What it is about, for its message.
    pub about: About,
    /// The circle where it happens.
    pub circle: Option<CircleId>,
    /// The role that is asked.
    pub role: Option<RoleRef>,
    /// Whom to turn to; at most [`Remedy::MOST_PEOPLE`].
    pub people: Vec<PersonId>,
    /// How many more there are.
    pub others: usize,
}

impl Remedy {
    /// How many people a remedy names at the most.
    pub const MOST_PEOPLE: usize = 10;
}

/// What a remedy is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing in particular.
    Case,
    /// An attribute to state.
    Attribute(String),
    /// A domain.
    Domain(DomainId),
    /// An outside body's domain.
    External(ExternalDomainId),
    /// A policy.
    Policy(PolicyId),
    /// The whole circle must agree, not any one.
    All(PolicyId),
    /// An amount of money.
    Money(Money),
}

/// The answer for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Who may, best match first; bounded by what was asked for.
    pub authorized: Vec<Decision>,
    /// How many may in all.
    pub authorized_count: usize,
    /// The nearest misses; bounded by what was asked for.
    pub blocked: Vec<Decision>,
    /// Why nobody may, where nobody may.
    pub gap: Option<Gap>,
    /// The revision it holds for.
    pub revision: RevisionNumber,
}

/// Why nobody may resolve a case, and where that can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which kind.
    pub kind: GapKind,
    /// The roles that are tied but led by nobody.
    pub roles: Vec<RoleRef>,
    /// The attribute that would tell who leads a tied role, where the case does not state it.
    pub missing: Option<String>,
    /// The circle whose governance could close it.
    pub circle: CircleId,
}

/// Kinds of gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// No scope anywhere speaks of the case.
    Ungoverned,
    /// Roles are tied, but nobody leads or covers them.
    Uncovered,
    /// Somebody is tied, but nobody is authorized.
    NobodyAuthorized,
}

impl GapKind {
    /// The code that goes with it.
    pub const fn code(self) -> Code {
        match self {
            Self::Ungoverned => Code::UngovernedDecision,
            Self::Uncovered => Code::UncoveredRole,
            Self::NobodyAuthorized => Code::NobodyAuthorized,
        }
    }

    /// The rule that it follows from.
    pub const fn rule(self) -> Rule {
        match self {
            Self::Ungoverned => crate::rule::GOV_3_6_2,
            Self::Uncovered => crate::rule::GOV_2_2_3,
            Self::NobodyAuthorized => crate::rule::GOV_3_6_1,
        }
    }
}

/// What a person may resolve: one seat, one decision type, one box of conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// Which decisions: exactly this key.
    pub decision: DecisionKey,
    /// In which seat.
    pub seat: SeatRef,
    /// How the person comes to lead it.
    pub basis: Basis,
    /// Conditions on the case that must all hold, the amount's upper limit aside.
    pub conditions: Vec<Condition>,
    /// Whether the actor must believe that it is easy to undo.
    pub if_easy_to_undo: bool,
    /// Up to which amount, inclusive; none means without limit, or that no amount matters.
    pub limit: Option<Money>,
    /// What it relies on.
    pub grounds: Vec<Ground>,
}
