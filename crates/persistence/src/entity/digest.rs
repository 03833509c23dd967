//! Table `digest`: what people were told of what waits for them.

crate::entity::plain! {
    "digest" [organization_id: Uuid, person_id: Uuid, channel: String] {
        told: String,
        told_at: Option<DateTimeUtc>,
        held_until: Option<DateTimeUtc>,
        tries: i64,
    }
}
