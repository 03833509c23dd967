//! Table `service_account`: machines that ask on behalf of people.

crate::entity::versioned! {
    "service_account" {
        key: String,
        may_ask: bool,
        may_act: bool,
    }
}
