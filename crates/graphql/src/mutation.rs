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
mod outcome;
mod person_add;
mod person_change;
mod person_erase;
mod person_leave;
mod person_return;
mod service_account_change;
mod service_account_register;
mod service_account_revoke;

use async_graphql::MergedObject;

/// Acts: each makes a revision of the record, or says in `userErrors` why not. Several in one
/// document are done one after the other, each for itself: a refusal undoes nothing before it.
#[derive(Default, MergedObject)]
#[expect(
    missing_debug_implementations,
    reason = "nothing but the way into the resolvers"
)]
pub struct Mutation(
    assignment_accept::AssignmentAccept,
    assignment_decline::AssignmentDecline,
    assignment_end::AssignmentEnd,
    assignment_offer::AssignmentOffer,
    assignment_refocus::AssignmentRefocus,
    assignment_resign::AssignmentResign,
    assignment_withdraw::AssignmentWithdraw,
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
