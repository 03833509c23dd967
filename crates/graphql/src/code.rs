//! The codes of refusals and blockers at the API: exactly those of the domain, without a wildcard,
//! so that a new one does not compile until it has a public name.

use async_graphql::Enum;
use zirkel_domain::code::Code;

/// What stands in the way, in one word for machines: the rulebook's codes (§16) as far as they are
/// built; those of meetings and elections are given by nothing so far.
/// Codes are added, never renamed; treat one that you do not know as a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Code")]
pub(crate) enum RuleCode {
    /// The proposal is in force.
    AlreadyAdopted,
    /// The anchor circle is the one root.
    AnchorFixed,
    /// Nobody leads the anchor unless its policy says who.
    AnchorHasNoLead,
    /// The anchor's purpose is set in the anchor alone.
    AnchorPurposeByPolicy,
    /// A linked role is assigned in the circle that it comes from.
    AssignAtSource,
    /// Only the person can say that they are willing.
    AssigneeNotWilling,
    /// A policy narrows this assignment.
    AssignmentPolicy,
    /// The case lacks an attribute that a limit looks at.
    AttributeMissing,
    /// What a proposal would change was changed since.
    BaseMoved,
    /// Several seats are represented: say which one speaks.
    CapacityRequired,
    /// A circle lead's purpose is the circle's.
    CircleLeadImmutable,
    /// A role would end up inside itself.
    ContainmentCycle,
    /// This part of a core role is given by the rules.
    CoreRoleFixedPart,
    /// A core role has no inside.
    CoreRoleIndivisible,
    /// Amounts of different currencies are not compared.
    CurrencyMismatch,
    /// A lead directed otherwise, where article 4 was not adopted.
    DirectedOtherwise,
    /// Two roles of a circle hold the same domain.
    DomainAlreadyHeld,
    /// A circle delegates what it does not hold.
    DomainNotHeld,
    /// The domain belongs to another role.
    DomainOfOtherRole,
    /// An elected role changes hands only by election.
    ElectedOnlyByElection,
    /// Another circle added this element.
    ElementNotYours,
    /// A limit on representatives leaves a role without any.
    ExclusionInvalid,
    /// Somebody outside the organization owns this.
    ExternalOwner,
    /// Only the acting Facilitator does this.
    FacilitatorOnly,
    /// A circle grants what it does not hold.
    GrantExceedsHolder,
    /// Costly to reverse, in a domain of a containing circle.
    HardToUndo,
    /// This default cannot be changed by a policy.
    HookClosed,
    /// This is governed inside a sub-circle.
    InsideSubcircle,
    /// An addition to circle lead that is meant for one circle only.
    LeadAdditionLocal,
    /// The decision belongs to a role inside the lead's circle.
    LeadCannotOverride,
    /// The function was placed elsewhere.
    LeadFunctionDelegated,
    /// No policy invites the linked role.
    LinkNotInvited,
    /// A move does not say how it fits.
    MoveFitMissing,
    /// A policy asks for somebody's permission.
    NeedsPermission,
    /// A policy asks for a second person.
    NeedsSecond,
    /// There is no broader circle to be represented in.
    NoContainingCircle,
    /// Nobody is authorized.
    NobodyAuthorized,
    /// Governance does not produce this.
    NotAGovernanceOutput,
    /// The person did not agree to the rules.
    NotAPartner,
    /// People, outside ids, decision types and service accounts are managed by admins.
    NotAdmin,
    /// Assignments are made by the lead, or whoever holds that function.
    NotAssigner,
    /// The person is no member of the circle.
    NotCircleMember,
    /// The person may not hold this office.
    NotEligible,
    /// An objection lacks an argument for a criterion.
    ObjectionIncomplete,
    /// This is the governance of another circle.
    OtherCircle,
    /// The person holds no seat that could apply.
    OutOfRole,
    /// The seat's focus does not reach this case.
    OutsideFocus,
    /// A forbidding policy and a grant speak of the same.
    PoliciesConflict,
    /// A policy forbids this.
    PolicyForbids,
    /// A clause is none of the four kinds.
    PolicyKind,
    /// A proposal lacks what its proposer must be able to give.
    ProposalIncomplete,
    /// This needs a reason that everybody can read.
    ReasonRequired,
    /// The records are the Secretary's.
    RecordsDomain,
    /// References are re-pointed only within one's own circle.
    RedirectOutOfScope,
    /// A removal does not say what becomes of what hangs on it.
    RemovalIncomplete,
    /// A lead of a circle cannot also be its rep.
    RepConflict,
    /// A limit on reps does not say how else their circles are heard.
    RepLimitWithoutVoice,
    /// This rep role is of another circle.
    RepRoleForeign,
    /// The person agreed to terms for resigning.
    ResignTerms,
    /// It matters how hard this is to undo, and nobody said.
    ReversibilityUnstated,
    /// Governance moved since the revision that was seen.
    RevisionMoved,
    /// A role has neither purpose, domain nor accountability.
    RoleEmpty,
    /// The person does not represent this role here.
    RoleNotRepresented,
    /// The role controls less money than this takes.
    SpendNotAuthorized,
    /// The answer is to an earlier version.
    StaleResponse,
    /// In a breakdown another lead's decision comes first.
    SupersededInBreakdown,
    /// Somebody else stands in first.
    SurrogateOrder,
    /// A key, an address or an outside id is somebody else's already.
    Taken,
    /// Nobody leads or covers the role.
    UncoveredRole,
    /// Nothing in governance mentions this decision.
    UngovernedDecision,
    /// Nothing ties this decision to the seat.
    Unmapped,
    /// The state does not allow this.
    WrongState,
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::{InputType as _, Value};

    #[test]
    fn every_code_has_its_own_name_in_public() {
        for code in Code::ALL {
            let public = RuleCode::from(*code).to_value();
            assert_eq!(public, Value::Enum(async_graphql::Name::new(code.as_str())));
        }
    }
}
