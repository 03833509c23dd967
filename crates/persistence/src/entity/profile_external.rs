//! Table `profile_external`: the ids of people in other systems; erased with the profile.

crate::entity::plain! {
    "profile_external" [organization_id: Uuid, person_id: Uuid, system: String] {
        position: i64,
        outside_id: String,
    }
}
