//! Table `role`: defined roles, each with a circle inside.

crate::entity::versioned! {
    "role" {
        key: String,
        name: String,
        purpose: Option<String>,
        source_id: Option<Uuid>,
    }
}
