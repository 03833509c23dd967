//! Table `link`: roles that take part in another circle.

crate::entity::versioned! {
    "link" {
        seat: String,
        target_id: Uuid,
        policy_id: Uuid,
    }
}
