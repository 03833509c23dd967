//! Table `receipt`: what came of an act, under the name that its caller gave it.

crate::entity::plain! {
    "receipt" [organization_id: Uuid, caller: String, client_mutation_id: String] {
        verb: String,
        fingerprint: Vec<u8>,
        revision: i64,
        subject: Option<String>,
        done_at: DateTimeUtc,
    }
}
