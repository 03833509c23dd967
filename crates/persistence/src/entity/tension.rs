//! Table `tension`: where each tension stands; all of it follows from its entries.

crate::entity::plain! {
    "tension" [organization_id: Uuid, id: Uuid] {
        circle_id: Uuid,
        person_id: Option<Uuid>,
        state: String,
        origin: Option<String>,
    }
}
