//! Table `organization`: one row a tenant: the head of its record.

crate::entity::plain! {
    "organization" [id: Uuid] {
        key: String,
        revision: i64,
        adopted_at: DateTimeUtc,
        first_adopted_at: DateTimeUtc,
        directory: i64,
        process: i64,
    }
}
