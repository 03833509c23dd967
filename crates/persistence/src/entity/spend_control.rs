//! Table `spend_control`: money that roles control.

crate::entity::versioned! {
    "spend_control" {
        role_id: Uuid,
        limit_amount: Option<String>,
        limit_currency: Option<String>,
        limit_per: String,
        scopes: String,
    }
}
