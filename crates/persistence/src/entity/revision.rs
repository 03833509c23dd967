//! Table `revision`: the steps of a record; none is ever changed.

type Bytes = Vec<u8>;

crate::entity::plain! {
    "revision" [organization_id: Uuid, number: i64] {
        adopted_at: DateTimeUtc,
        cause: String,
        author: String,
        author_person_id: Option<Uuid>,
        author_seat: Option<String>,
        author_service_account_id: Option<Uuid>,
        hash: Bytes,
        previous_hash: Option<Bytes>,
    }
}
