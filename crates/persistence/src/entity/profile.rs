//! Table `profile`: who people are; outside the record, so that it can be erased.

crate::entity::plain! {
    "profile" [organization_id: Uuid, person_id: Uuid] {
        key: String,
        name: String,
        email: Option<String>,
    }
}
