//! What ties circles together besides containment: links, and references that a lead re-points.
//! The circle itself is the inside of a role and holds nothing of its own.

use crate::{
    ids::{CircleId, LinkId, PolicyId, RedirectId, RoleId},
    structure::role::SeatRef,
};

/// A seat that also takes part in another circle (GOV-1.5). It makes neither super nor sub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The linked seat; one focus links on its own (GOV-1.5.2).
    pub seat: SeatRef,
    /// The circle it takes part in.
    pub target: CircleId,
    /// The policy that invites it (GOV-1.5.1).
    pub policy: PolicyId,
}

/// A lead's re-pointing of what is said outside about a circle or a role in it (GOV-1.6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Its id.
    pub id: RedirectId,
    /// The circle whose lead did it.
    pub circle: CircleId,
    /// What is mentioned outside: this circle's role, or a role in it.
    pub mention: RoleId,
    /// The role in this circle that is meant.
    pub to: RoleId,
}
