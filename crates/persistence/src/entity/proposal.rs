//! Table `proposal`: where each proposal stands; all of it follows from its entries.

crate::entity::plain! {
    "proposal" [organization_id: Uuid, id: Uuid] {
        circle_id: Uuid,
        proposer_id: Uuid,
        state: String,
        looked_at: i64,
        wakes_at: Option<DateTimeUtc>,
        adopted_in: Option<i64>,
    }
}
