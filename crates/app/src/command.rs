//! What changes a record, one verb a file; all but the setup go through `act`.

pub mod act;
pub mod assignment_accept;
pub mod assignment_decline;
pub mod assignment_end;
pub mod assignment_offer;
pub mod assignment_refocus;
pub mod assignment_resign;
pub mod assignment_withdraw;
pub mod decision_type_define;
pub mod decision_type_retire;
pub mod organization_delete;
pub mod organization_import;
pub mod person_add;
pub mod person_change;
pub mod person_erase;
pub mod person_leave;
pub mod person_return;
pub mod receipts_prune;
pub mod service_account_change;
pub mod service_account_register;
pub mod service_account_revoke;
