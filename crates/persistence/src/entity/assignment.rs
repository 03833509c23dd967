//! Table `assignment`: who holds which seat, and for how long.

crate::entity::versioned! {
    "assignment" {
        seat: String,
        person_id: Uuid,
        first_day: Option<Date>,
        last_day: Option<Date>,
        resign_terms: Option<String>,
    }
}
