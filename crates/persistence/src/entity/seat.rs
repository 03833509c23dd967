//! Table `seat`: the parts of roles that a focus splits off.

crate::entity::versioned! {
    "seat" {
        role_id: Uuid,
        focus_text: String,
        focus_when: String,
    }
}
