//! Table `accountability`: continuing work that others may expect of a role.

crate::entity::versioned! {
    "accountability" {
        role: String,
        text: String,
        covers: String,
        added_by_id: Option<Uuid>,
    }
}
