//! Containment: which circle holds which role (GOV-1.2.3). Numbered from the anchor down, so that
//! "is inside" is two comparisons.

use super::Index;
use crate::{
    ids::{CircleId, LinkId, RoleId},
    snapshot::Table,
    structure::role::{Role, RoleRef, SeatRef},
};
use std::collections::BTreeMap;

/// The tree of roles that the anchor contains.
#[derive(Debug)]
pub(super) struct Tree {
    anchor: Option<RoleId>,
    children: BTreeMap<CircleId, Vec<RoleId>>,
    places: BTreeMap<RoleId, Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    source: Option<CircleId>,
    enter: usize,
    leave: usize,
    depth: u32,
}

impl Tree {
    pub(super) fn new(roles: &Table<RoleId, Role>) -> Self {
        let mut children: BTreeMap<CircleId, Vec<RoleId>> = BTreeMap::new();
        let mut anchor = None;
        for role in roles.values() {
            match role.source {
                Some(circle) => children.entry(circle).or_default().push(role.id),
                None => anchor = anchor.or(Some(role.id)),
            }
        }
        let mut tree = Self {
            anchor,
            children,
            places: BTreeMap::new(),
        };
        if let Some(anchor) = anchor {
            tree.number(anchor);
        }
        tree
    }

    /// Walks down without recursion; a role enters once, so a cycle off the anchor is never met.
    fn number(&mut self, anchor: RoleId) {
        let mut clock = 0_usize;
        let mut open = vec![(anchor, None, 0_u32, false)];
        while let Some((role, source, depth, seen)) = open.pop() {
            clock += 1;
            if seen {
                if let Some(place) = self.places.get_mut(&role) {
                    place.leave = clock;
                }
                continue;
            }
            self.places.insert(
                role,
                Place {
                    source,
                    enter: clock,
                    leave: clock,
                    depth,
                },
            );
            open.push((role, source, depth, true));
            let circle = CircleId::inside(role);
            for child in self.children.get(&circle).into_iter().flatten().rev() {
                open.push((*child, Some(circle), depth.saturating_add(1), false));
            }
        }
    }
}

impl Index {
    /// The role whose inside is the anchor circle (GOV-1.3.1).
    pub const fn anchor(&self) -> Option<RoleId> {
        self.tree.anchor
    }

    /// The roles directly in a circle, in order of adoption.
    pub fn roles_in(&self, circle: CircleId) -> &[RoleId] {
        self.tree.children.get(&circle).map_or(&[], Vec::as_slice)
    }

    /// Whether the anchor contains a role.
    pub fn contains(&self, role: RoleId) -> bool {
        self.tree.places.contains_key(&role)
    }

    /// The circle that holds a role; none for the anchor's.
    pub fn source_of(&self, role: RoleRef) -> Option<CircleId> {
        match role {
            RoleRef::Defined(id) => self.tree.places.get(&id)?.source,
            RoleRef::Core(circle, _) => Some(circle),
        }
    }

    /// The circles that contain a role, nearest first.
    pub fn circles_containing(&self, role: RoleRef) -> impl Iterator<Item = CircleId> {
        std::iter::successors(self.source_of(role), |c| self.super_circle(*c))
    }

    /// The circle around a circle; none for the anchor.
    pub fn super_circle(&self, circle: CircleId) -> Option<CircleId> {
        self.source_of(RoleRef::Defined(circle.role()))
    }

    /// The circles around a circle, nearest first, without itself.
    pub fn circles_above(&self, circle: CircleId) -> impl Iterator<Item = CircleId> {
        std::iter::successors(self.super_circle(circle), |c| self.super_circle(*c))
    }

    /// Whether a role is inside a circle, at any depth. A circle's own role is not inside it.
    pub fn is_inside(&self, role: RoleRef, circle: CircleId) -> bool {
        match role {
            RoleRef::Defined(id) => id != circle.role() && self.encloses(circle, id),
            RoleRef::Core(holder, _) => self.encloses(circle, holder.role()),
        }
    }

    /// Whether a circle is another one, or contains it.
    pub fn is_or_contains(&self, outer: CircleId, inner: CircleId) -> bool {
        self.encloses(outer, inner.role())
    }

    /// Whether a role is a circle's own, or inside it.
    fn encloses(&self, circle: CircleId, role: RoleId) -> bool {
        let place = |id: RoleId| self.tree.places.get(&id);
        match (place(circle.role()), place(role)) {
            (Some(outer), Some(inner)) => outer.enter <= inner.enter && inner.leave <= outer.leave,
            _ => false,
        }
    }

    /// How deep a circle lies: 0 for the anchor.
    pub fn depth_of(&self, circle: CircleId) -> u32 {
        self.tree.places.get(&circle.role()).map_or(0, |p| p.depth)
    }

    /// The innermost circle that contains, or is, each of these; the anchor where there are none.
    pub fn common_circle(&self, circles: impl IntoIterator<Item = CircleId>) -> Option<CircleId> {
        let anchor = CircleId::inside(self.anchor()?);
        let common = circles.into_iter().reduce(|a, b| {
            std::iter::once(a)
                .chain(self.circles_above(a))
                .find(|c| self.encloses(*c, b.role()))
                .unwrap_or(anchor)
        });
        Some(common.unwrap_or(anchor))
    }

    /// Steps in the circle tree from one circle to another.
    pub fn steps_between(&self, a: CircleId, b: CircleId) -> u32 {
        let Some(common) = self.common_circle([a, b]) else {
            return 0;
        };
        let (up, down) = (self.depth_of(a), self.depth_of(b));
        let shared = self.depth_of(common);
        up.saturating_sub(shared)
            .saturating_add(down.saturating_sub(shared))
    }

    /// Where a seat sits: the circle that holds its role; the anchor's role sits in the anchor.
    pub fn circle_of_seat(&self, seat: SeatRef) -> Option<CircleId> {
        self.seated_in(self.snapshot.role_of_seat(seat)?)
    }

    /// The circle that holds a role; the anchor's role counts as held by the anchor.
    pub fn seated_in(&self, role: RoleRef) -> Option<CircleId> {
        self.source_of(role)
            .or_else(|| self.anchor().map(CircleId::inside))
    }
}

impl Index {
    /// Every circle inside a circle, at any depth, without itself.
    pub fn circles_below(&self, circle: CircleId) -> impl Iterator<Item = CircleId> {
        let mut open: Vec<RoleId> = self.roles_in(circle).to_vec();
        std::iter::from_fn(move || {
            let inner = CircleId::inside(open.pop()?);
            open.extend(self.roles_in(inner));
            Some(inner)
        })
    }
}

impl Index {
    /// The circle whose governance an element belongs to: the link's target for what a link added,
    /// else the circle that holds the role (GOV-1.5.3).
    pub fn home_of(&self, role: RoleRef, added_by: Option<LinkId>) -> Option<CircleId> {
        let target = added_by
            .and_then(|link| self.snapshot().links.get(&link))
            .map(|l| l.target);
        target.or_else(|| self.source_of(role))
    }

    /// Whether a circle is another one, or lies inside it.
    pub fn is_within(&self, inner: CircleId, outer: CircleId) -> bool {
        inner == outer || self.is_inside(RoleRef::Defined(inner.role()), outer)
    }
}
