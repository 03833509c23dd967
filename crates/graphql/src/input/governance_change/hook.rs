//! The open doors (GOV-3.2.4): each with its own fields, by the names of the organization file;
//! every other default is closed.

mod process;
mod structure;

use crate::input::{Path, Problems};
use async_graphql::OneofObject;
use process::{
    AsyncEscalationInput, DaysInput, ElectEligibilityInput, QuorumInput, VoiceInput, WordingInput,
};
use structure::{
    AnchorLeadInput, AnchorPurposeInput, AssignmentHookInput, DomainPermissionInput,
    LeadFunctionInput, LinkExitInput, LinkInviteInput, SpendingInput,
};
use zirkel_app::changes::HookDraft;
use zirkel_domain::structure::policy::Hook;

/// A door that the rules leave open, and what the circle does with it (GOV-3.2.4). Exactly one
/// field; every other default is closed.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum HookInput {
    /// The anchor's purpose and accountabilities (GOV-1.3.3).
    AnchorPurpose(AnchorPurposeInput),
    /// Who leads the anchor (GOV-1.3.2).
    AnchorLead(AnchorLeadInput),
    /// Invites roles to link in (GOV-1.5.1).
    LinkInvite(LinkInviteInput),
    /// How links of roles end (GOV-1.5.6).
    LinkExit(LinkExitInput),
    /// Narrows assignments (GOV-2.1.7).
    Assignment(AssignmentHookInput),
    /// Places a function of the circle lead elsewhere (GOV-1.4.3).
    LeadFunction(LeadFunctionInput),
    /// Changes the permission process of a domain (GOV-3.3.7).
    DomainPermission(DomainPermissionInput),
    /// Gives a role control over money outright (GOV-3.4.8).
    Spending(SpendingInput),
    /// Limits who represents a role that several people lead (GOV-2.4.2).
    MultiFillVoice(VoiceInput),
    /// How many reps a sub-circle may send (GOV-5.2.2).
    RepCount(VoiceInput),
    /// Limits reps whose circles are heard otherwise (GOV-2.4.3).
    RepLimit(VoiceInput),
    /// Another way to pick the rep.
    RepProcess(WordingInput),
    /// Who is invited to tactical meetings.
    TacticalInvite(WordingInput),
    /// How tactical meetings run.
    TacticalProcess(WordingInput),
    /// Further steps in governance meetings.
    GovMeetingAdd(WordingInput),
    /// Who may be elected (GOV-5.2.1).
    ElectEligibility(ElectEligibilityInput),
    /// Silence for so long means no objection (GOV-4.7.3).
    ObjectionTimeLimit(DaysInput),
    /// Who misses an election for so long is left out of it (GOV-5.3.4).
    ElectionTimeLimit(DaysInput),
    /// What a call for a meeting does to an open proposal (GOV-4.8.1).
    AsyncEscalation(AsyncEscalationInput),
    /// How many members a meeting needs (GOV-6.2.2).
    Quorum(QuorumInput),
}

impl HookInput {
    /// Reads it; all that is wrong with it at once.
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        Ok(match self {
            Self::AnchorPurpose(it) => it.read(&path.at("anchorPurpose"))?,
            Self::AnchorLead(it) => it.read(&path.at("anchorLead"))?,
            Self::LinkInvite(it) => it.read(&path.at("linkInvite"))?,
            Self::LinkExit(it) => it.read(&path.at("linkExit"))?,
            Self::Assignment(it) => it.read(&path.at("assignment"))?,
            Self::LeadFunction(it) => it.read(&path.at("leadFunction"))?,
            Self::DomainPermission(it) => it.read(&path.at("domainPermission"))?,
            Self::Spending(it) => it.read(&path.at("spending"))?,
            Self::MultiFillVoice(it) => {
                HookDraft::MultiFillVoice(it.read(&path.at("multiFillVoice"))?)
            }
            Self::RepCount(it) => HookDraft::RepCount(it.read(&path.at("repCount"))?),
            Self::RepLimit(it) => HookDraft::RepLimit(it.read(&path.at("repLimit"))?),
            Self::RepProcess(it) => {
                HookDraft::Plain(Hook::RepProcess(it.read(&path.at("repProcess"))?))
            }
            Self::TacticalInvite(it) => {
                HookDraft::Plain(Hook::TacticalInvite(it.read(&path.at("tacticalInvite"))?))
            }
            Self::TacticalProcess(it) => {
                HookDraft::Plain(Hook::TacticalProcess(it.read(&path.at("tacticalProcess"))?))
            }
            Self::GovMeetingAdd(it) => {
                HookDraft::Plain(Hook::GovMeetingAdd(it.read(&path.at("govMeetingAdd"))?))
            }
            Self::ElectEligibility(it) => it.read(&path.at("electEligibility"))?,
            Self::ObjectionTimeLimit(it) => HookDraft::Plain(Hook::ObjectionTimeLimit {
                days: it.read(&path.at("objectionTimeLimit"))?,
            }),
            Self::ElectionTimeLimit(it) => HookDraft::Plain(Hook::ElectionTimeLimit {
                days: it.read(&path.at("electionTimeLimit"))?,
            }),
            Self::AsyncEscalation(it) => HookDraft::Plain(it.hook()),
            Self::Quorum(it) => HookDraft::Plain(Hook::Quorum(it.read(&path.at("quorum"))?)),
        })
    }
}
