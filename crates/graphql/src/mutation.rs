//! The acts, one a file: input, payload, resolver. What they have in common is in `envelope` and
//! `outcome`.

mod assignment_accept;
mod assignment_decline;
mod assignment_end;
mod assignment_offer;
mod assignment_refocus;
mod assignment_resign;
mod assignment_withdraw;
mod decision_type_define;
mod decision_type_retire;
mod envelope;
mod objection_abandon;
mod objection_argue;
mod objection_ask_ruling;
mod objection_capture;
mod objection_confirm_serves;
mod objection_confirm_solved;
mod objection_demand_test;
mod objection_find_invalid;
mod objection_find_valid;
mod objection_offer_amendment;
mod objection_raise;
mod objection_rule;
mod objection_start_test;
mod objection_withdraw;
mod officer_away;
mod officer_back;
mod outcome;
mod person_add;
mod person_change;
mod person_erase;
mod person_leave;
mod person_return;
mod process;
mod proposal_amend;
mod proposal_ask;
mod proposal_confirm;
mod proposal_delete;
mod proposal_discard;
mod proposal_draft;
mod proposal_drop;
mod proposal_edit;
mod proposal_escalate;
mod proposal_react;
mod proposal_rebase;
mod proposal_release;
mod proposal_submit;
mod proposal_take_over;
mod proposal_withdraw;
mod representation_grant;
mod representation_withdraw;
mod service_account_change;
mod service_account_register;
mod service_account_revoke;
mod surrogate_declare;
mod surrogate_name;
mod surrogate_retract;
mod tension;
mod tension_drop;
mod tension_edit;
mod tension_link;
mod tension_sense;
mod tension_settle;
mod tension_share;

use async_graphql::MergedObject;

/// Acts: each makes a revision of the record or an entry of a circle's process, or says in
/// `userErrors` why not. Several in one document are done one after the other, each for itself: a
/// refusal undoes nothing before it.
#[derive(Default, MergedObject)]
#[expect(
    missing_debug_implementations,
    reason = "nothing but the way into the resolvers"
)]
pub struct Mutation(
    Administration,
    Assignments,
    Objections,
    Offices,
    Proposals,
    Tensions,
);

/// Who holds which role.
#[derive(Default, MergedObject)]
struct Assignments(
    assignment_accept::AssignmentAccept,
    assignment_decline::AssignmentDecline,
    assignment_end::AssignmentEnd,
    assignment_offer::AssignmentOffer,
    assignment_refocus::AssignmentRefocus,
    assignment_resign::AssignmentResign,
    assignment_withdraw::AssignmentWithdraw,
);

/// What admins keep: people, decision types, machines.
#[derive(Default, MergedObject)]
struct Administration(
    decision_type_define::DecisionTypeDefine,
    decision_type_retire::DecisionTypeRetire,
    person_add::PersonAdd,
    person_change::PersonChange,
    person_erase::PersonErase,
    person_leave::PersonLeave,
    person_return::PersonReturn,
    service_account_change::ServiceAccountChange,
    service_account_register::ServiceAccountRegister,
    service_account_revoke::ServiceAccountRevoke,
);

/// Governance changes by these alone (GOV-4.1.3).
#[derive(Default, MergedObject)]
struct Proposals(
    proposal_amend::ProposalAmend,
    proposal_ask::ProposalAsk,
    proposal_confirm::ProposalConfirm,
    proposal_delete::ProposalDelete,
    proposal_discard::ProposalDiscard,
    proposal_draft::ProposalDraft,
    proposal_drop::ProposalDrop,
    proposal_edit::ProposalEdit,
    proposal_escalate::ProposalEscalate,
    proposal_react::ProposalReact,
    proposal_rebase::ProposalRebase,
    proposal_release::ProposalRelease,
    proposal_submit::ProposalSubmit,
    proposal_take_over::ProposalTakeOver,
    proposal_withdraw::ProposalWithdraw,
);

/// What becomes of a concern about a proposal (§13.2).
#[derive(Default, MergedObject)]
struct Objections(
    objection_abandon::ObjectionAbandon,
    objection_argue::ObjectionArgue,
    objection_ask_ruling::ObjectionAskRuling,
    objection_capture::ObjectionCapture,
    objection_confirm_serves::ObjectionConfirmServes,
    objection_confirm_solved::ObjectionConfirmSolved,
    objection_demand_test::ObjectionDemandTest,
    objection_find_invalid::ObjectionFindInvalid,
    objection_find_valid::ObjectionFindValid,
    objection_offer_amendment::ObjectionOfferAmendment,
    objection_raise::ObjectionRaise,
    objection_rule::ObjectionRule,
    objection_start_test::ObjectionStartTest,
    objection_withdraw::ObjectionWithdraw,
);

/// Who stands in for an officer, and who speaks for whose seat.
#[derive(Default, MergedObject)]
struct Offices(
    officer_away::OfficerAway,
    officer_back::OfficerBack,
    surrogate_declare::SurrogateDeclare,
    surrogate_retract::SurrogateRetract,
    surrogate_name::SurrogateName,
    representation_grant::RepresentationGrant,
    representation_withdraw::RepresentationWithdraw,
);

/// What partners sense in their roles (GOV-9.4.1).
#[derive(Default, MergedObject)]
struct Tensions(
    tension_drop::TensionDrop,
    tension_edit::TensionEdit,
    tension_link::TensionLink,
    tension_sense::TensionSense,
    tension_settle::TensionSettle,
    tension_share::TensionShare,
);
