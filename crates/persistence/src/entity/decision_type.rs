//! Table `decision_type`: the catalogue of what can be asked about.

crate::entity::versioned! {
    "decision_type" {
        key: String,
        title: Option<String>,
        description: Option<String>,
        spends: Option<bool>,
        reversibility: Option<String>,
        attributes: String,
    }
}
