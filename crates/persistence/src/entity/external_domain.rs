//! Table `external_domain`: what outside bodies own.

crate::entity::versioned! {
    "external_domain" {
        key: String,
        text: String,
        owner: String,
        covers: String,
    }
}
