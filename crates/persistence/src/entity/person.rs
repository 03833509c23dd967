//! Table `person`: who belongs to an organization, without names.

crate::entity::versioned! {
    "person" {
        partner: bool,
        first_day: Option<Date>,
        last_day: Option<Date>,
    }
}
