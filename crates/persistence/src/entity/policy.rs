//! Table `policy`: the policies of circles.

crate::entity::versioned! {
    "policy" {
        circle_id: Uuid,
        key: String,
        title: String,
        text: Option<String>,
        legacy: bool,
        review_at: Option<Date>,
        clauses: String,
    }
}
