//! Table `offer`: who is asked to hold which seat.

crate::entity::versioned! {
    "offer" {
        role_id: Uuid,
        focus: String,
        person_id: Uuid,
        first_day: Option<Date>,
        last_day: Option<Date>,
        resign_terms: Option<String>,
    }
}
