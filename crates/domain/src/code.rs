//! The codes of refusals, blockers and findings (rulebook §16), as far as they are built. A code
//! may be added, never renamed.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        /// What stands in the way, in one word for machines.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code, in alphabetical order.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its public name.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// The proposal is in force.
    AlreadyAdopted = "ALREADY_ADOPTED";
    /// The anchor circle is the one root.
    AnchorFixed = "ANCHOR_FIXED";
    /// Nobody leads the anchor unless its policy says who.
    AnchorHasNoLead = "ANCHOR_HAS_NO_LEAD";
    /// The anchor's purpose is set in the anchor alone.
    AnchorPurposeByPolicy = "ANCHOR_PURPOSE_BY_POLICY";
    /// A linked role is assigned in the circle that it comes from.
    AssignAtSource = "ASSIGN_AT_SOURCE";
    /// Only the person can say that they are willing.
    AssigneeNotWilling = "ASSIGNEE_NOT_WILLING";
    /// A policy narrows this assignment.
    AssignmentPolicy = "ASSIGNMENT_POLICY";
    /// The case lacks an attribute that a limit looks at.
    AttributeMissing = "ATTRIBUTE_MISSING";
    /// What a proposal would change was changed since.
    BaseMoved = "BASE_MOVED";
    /// Several seats are represented: say which one speaks.
    CapacityRequired = "CAPACITY_REQUIRED";
    /// A circle lead's purpose is the circle's.
    CircleLeadImmutable = "CIRCLE_LEAD_IMMUTABLE";
    /// A role would end up inside itself.
    ContainmentCycle = "CONTAINMENT_CYCLE";
    /// This part of a core role is given by the rules.
    CoreRoleFixedPart = "CORE_ROLE_FIXED_PART";
    /// A core role has no inside.
    CoreRoleIndivisible = "CORE_ROLE_INDIVISIBLE";
    /// Amounts of different currencies are not compared.
    CurrencyMismatch = "CURRENCY_MISMATCH";
    /// A lead directed otherwise, where article 4 was not adopted.
    DirectedOtherwise = "DIRECTED_OTHERWISE";
    /// Two roles of a circle hold the same domain.
    DomainAlreadyHeld = "DOMAIN_ALREADY_HELD";
    /// A circle delegates what it does not hold.
    DomainNotHeld = "DOMAIN_NOT_HELD";
    /// The domain belongs to another role.
    DomainOfOtherRole = "DOMAIN_OF_OTHER_ROLE";
    /// An elected role changes hands only by election.
    ElectedOnlyByElection = "ELECTED_ONLY_BY_ELECTION";
    /// Another circle added this element.
    ElementNotYours = "ELEMENT_NOT_YOURS";
    /// A limit on representatives leaves a role without any.
    ExclusionInvalid = "EXCLUSION_INVALID";
    /// Somebody outside the organization owns this.
    ExternalOwner = "EXTERNAL_OWNER";
    /// Only the acting Facilitator does this.
    FacilitatorOnly = "FACILITATOR_ONLY";
    /// A circle grants what it does not hold.
    GrantExceedsHolder = "GRANT_EXCEEDS_HOLDER";
    /// Costly to reverse, in a domain of a containing circle.
    HardToUndo = "HARD_TO_UNDO";
    /// This default cannot be changed by a policy.
    HookClosed = "HOOK_CLOSED";
    /// This is governed inside a sub-circle.
    InsideSubcircle = "INSIDE_SUBCIRCLE";
    /// An addition to circle lead that is meant for one circle only.
    LeadAdditionLocal = "LEAD_ADDITION_LOCAL";
    /// The decision belongs to a role inside the lead's circle.
    LeadCannotOverride = "LEAD_CANNOT_OVERRIDE";
    /// The function was placed elsewhere.
    LeadFunctionDelegated = "LEAD_FUNCTION_DELEGATED";
    /// No policy invites the linked role.
    LinkNotInvited = "LINK_NOT_INVITED";
    /// A move does not say how it fits.
    MoveFitMissing = "MOVE_FIT_MISSING";
    /// A policy asks for somebody's permission.
    NeedsPermission = "NEEDS_PERMISSION";
    /// A policy asks for a second person.
    NeedsSecond = "NEEDS_SECOND";
    /// There is no broader circle to be represented in.
    NoContainingCircle = "NO_CONTAINING_CIRCLE";
    /// Nobody is authorized.
    NobodyAuthorized = "NOBODY_AUTHORIZED";
    /// Governance does not produce this.
    NotAGovernanceOutput = "NOT_A_GOVERNANCE_OUTPUT";
    /// The person did not agree to the rules.
    NotAPartner = "NOT_A_PARTNER";
    /// People, outside ids, decision types and service accounts are managed by admins.
    NotAdmin = "NOT_ADMIN";
    /// Assignments are made by the lead, or whoever holds that function.
    NotAssigner = "NOT_ASSIGNER";
    /// The person is no member of the circle.
    NotCircleMember = "NOT_CIRCLE_MEMBER";
    /// The person may not hold this office.
    NotEligible = "NOT_ELIGIBLE";
    /// An objection lacks an argument for a criterion.
    ObjectionIncomplete = "OBJECTION_INCOMPLETE";
    /// This is the governance of another circle.
    OtherCircle = "OTHER_CIRCLE";
    /// The person holds no seat that could apply.
    OutOfRole = "OUT_OF_ROLE";
    /// The seat's focus does not reach this case.
    OutsideFocus = "OUTSIDE_FOCUS";
    /// A forbidding policy and a grant speak of the same.
    PoliciesConflict = "POLICIES_CONFLICT";
    /// A policy forbids this.
    PolicyForbids = "POLICY_FORBIDS";
    /// A clause is none of the four kinds.
    PolicyKind = "POLICY_KIND";
    /// A proposal lacks what its proposer must be able to give.
    ProposalIncomplete = "PROPOSAL_INCOMPLETE";
    /// This needs a reason that everybody can read.
    ReasonRequired = "REASON_REQUIRED";
    /// The records are the Secretary's.
    RecordsDomain = "RECORDS_DOMAIN";
    /// References are re-pointed only within one's own circle.
    RedirectOutOfScope = "REDIRECT_OUT_OF_SCOPE";
    /// A removal does not say what becomes of what hangs on it.
    RemovalIncomplete = "REMOVAL_INCOMPLETE";
    /// A lead of a circle cannot also be its rep.
    RepConflict = "REP_CONFLICT";
    /// A limit on reps does not say how else their circles are heard.
    RepLimitWithoutVoice = "REP_LIMIT_WITHOUT_VOICE";
    /// This rep role is of another circle.
    RepRoleForeign = "REP_ROLE_FOREIGN";
    /// The person agreed to terms for resigning.
    ResignTerms = "RESIGN_TERMS";
    /// It matters how hard this is to undo, and nobody said.
    ReversibilityUnstated = "REVERSIBILITY_UNSTATED";
    /// Governance moved since the revision that was seen.
    RevisionMoved = "REVISION_MOVED";
    /// A role has neither purpose, domain nor accountability.
    RoleEmpty = "ROLE_EMPTY";
    /// The person does not represent this role here.
    RoleNotRepresented = "ROLE_NOT_REPRESENTED";
    /// The role controls less money than this takes.
    SpendNotAuthorized = "SPEND_NOT_AUTHORIZED";
    /// The answer is to an earlier version.
    StaleResponse = "STALE_RESPONSE";
    /// In a breakdown another lead's decision comes first.
    SupersededInBreakdown = "SUPERSEDED_IN_BREAKDOWN";
    /// Somebody else stands in first.
    SurrogateOrder = "SURROGATE_ORDER";
    /// A key, an address or an outside id is somebody else's already.
    Taken = "TAKEN";
    /// Nobody leads or covers the role.
    UncoveredRole = "UNCOVERED_ROLE";
    /// Nothing in governance mentions this decision.
    UngovernedDecision = "UNGOVERNED_DECISION";
    /// Nothing ties this decision to the seat.
    Unmapped = "UNMAPPED";
    /// The state does not allow this.
    WrongState = "WRONG_STATE";
}
