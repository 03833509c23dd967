//! Table `process_entry`: what happened in circles' processes, in order; none is ever changed.

crate::entity::plain! {
    "process_entry" [organization_id: Uuid, number: i64] {
        circle_id: Uuid,
        matter: String,
        matter_id: Uuid,
        at: DateTimeUtc,
        person_id: Option<Uuid>,
        seat: Option<String>,
        standing_in: Option<String>,
        service_account_id: Option<Uuid>,
        rule: String,
        version: i64,
        body: String,
    }
}
