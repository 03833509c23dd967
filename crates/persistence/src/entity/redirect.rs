//! Table `redirect`: references that a lead re-points.

crate::entity::versioned! {
    "redirect" {
        circle_id: Uuid,
        mention_id: Uuid,
        to_id: Uuid,
    }
}
