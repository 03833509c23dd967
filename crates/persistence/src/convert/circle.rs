//! Links, and references that a lead re-points.

use super::{
    Stored, Unreadable,
    role::{seat_ref, seat_ref_text},
    row,
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{CircleId, LinkId, PolicyId, RedirectId, RoleId},
    structure::circle,
};

/// A seat that also takes part in another circle.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Link {
    id: Uuid,
    seat: String,
    target_id: Uuid,
    policy_id: Uuid,
}

row! { link: LinkId => Link { seat, target_id, policy_id } json {} }

impl Stored for Link {
    type Value = circle::Link;

    fn of(it: &circle::Link) -> Self {
        Self {
            id: it.id.uuid(),
            seat: seat_ref_text(it.seat),
            target_id: it.target.uuid(),
            policy_id: it.policy.uuid(),
        }
    }

    fn value(self) -> Result<circle::Link, Unreadable> {
        Ok(circle::Link {
            id: LinkId::from_uuid(self.id),
            seat: seat_ref("seat", &self.seat)?,
            target: CircleId::from_uuid(self.target_id),
            policy: PolicyId::from_uuid(self.policy_id),
        })
    }
}

/// A re-pointed reference.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Redirect {
    id: Uuid,
    circle_id: Uuid,
    mention_id: Uuid,
    to_id: Uuid,
}

row! { redirect: RedirectId => Redirect { circle_id, mention_id, to_id } json {} }

impl Stored for Redirect {
    type Value = circle::Redirect;

    fn of(it: &circle::Redirect) -> Self {
        Self {
            id: it.id.uuid(),
            circle_id: it.circle.uuid(),
            mention_id: it.mention.uuid(),
            to_id: it.to.uuid(),
        }
    }

    fn value(self) -> Result<circle::Redirect, Unreadable> {
        Ok(circle::Redirect {
            id: RedirectId::from_uuid(self.id),
            circle: CircleId::from_uuid(self.circle_id),
            mention: RoleId::from_uuid(self.mention_id),
            to: RoleId::from_uuid(self.to_id),
        })
    }
}
