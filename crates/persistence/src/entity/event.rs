//! Table `event`: what each step changed, in order; none is ever changed.

crate::entity::plain! {
    "event" [organization_id: Uuid, revision: i64, position: i64] {
        kind: String,
        version: i64,
        body: String,
    }
}
