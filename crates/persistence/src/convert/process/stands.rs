//! The rows that say where proposals and tensions stand: all of each follows from its entries, but
//! when a proposal was looked at, and will be.

use super::{origin, proposal_stands, tension_stands};
use crate::{
    entity::{proposal, tension},
    process::Looked,
};
use zirkel_domain::{
    ids::{OrganizationId, PersonId},
    process::{Case, State, Tension},
    time::Timestamp,
};

/// The row that says where a proposal stands.
pub(crate) fn proposal_row(
    organization: OrganizationId,
    case: &Case,
    looked: Looked,
) -> proposal::Model {
    let adopted_in = match case.state {
        State::Adopted(revision) => Some(revision.0.into()),
        State::Draft
        | State::Open
        | State::Integrating
        | State::Escalated { .. }
        | State::Conflicted { .. }
        | State::Orphaned
        | State::Withdrawn
        | State::Discarded
        | State::Dropped => None,
    };
    proposal::Model {
        organization_id: organization.uuid(),
        id: case.id.uuid(),
        circle_id: case.circle.uuid(),
        proposer_id: case.proposer.uuid(),
        state: proposal_stands(case).to_owned(),
        looked_at: looked.at.0.into(),
        wakes_at: looked.wakes_at.map(Timestamp::utc),
        adopted_in,
    }
}

/// The row that says where a tension stands.
pub(crate) fn tension_row(organization: OrganizationId, it: &Tension) -> tension::Model {
    tension::Model {
        organization_id: organization.uuid(),
        id: it.id.uuid(),
        circle_id: it.circle.uuid(),
        person_id: it.by.map(PersonId::uuid),
        state: tension_stands(it).to_owned(),
        origin: it.review.map(origin),
    }
}
