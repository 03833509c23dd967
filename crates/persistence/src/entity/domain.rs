//! Table `domain`: what one role alone controls.

crate::entity::versioned! {
    "domain" {
        key: String,
        holder: String,
        text: String,
        reach: String,
        delegated_from_id: Option<Uuid>,
        covers: String,
        added_by_id: Option<Uuid>,
    }
}
