//! Whose governance a thing is: a circle changes what is directly in it, and nothing else.

use super::plan::Draft;
use crate::{
    code::Code,
    ids::{CircleId, LinkId, RoleId},
    rejection::Rejection,
    rule,
    snapshot::Snapshot,
    structure::role::{CoreRole, RoleRef},
    subject::Subject,
};

/// GOV-4.1.2: why a circle may not change a role; none for one that the circle itself defined, and
/// for its core roles.
pub(super) fn refusal(draft: &Draft<'_>, role: RoleRef) -> Option<Rejection> {
    let circle = draft.circle;
    match role {
        RoleRef::Defined(id) => {
            let Some(known) = draft.now.roles.get(&id) else {
                return Some(gone(role));
            };
            match known.source {
                Some(source) if source == circle => None,
                None => Some(anchor(draft, id)),
                Some(source) => Some(elsewhere(draft, role, source)),
            }
        }
        RoleRef::Core(of, _) if of == circle => None,
        RoleRef::Core(of, CoreRole::CircleRep) => Some(foreign_rep(draft, role, of)),
        RoleRef::Core(of, _) => Some(elsewhere(draft, role, of)),
    }
}

/// Refused: it belongs to another circle, inside this one (GOV-1.2.4) or not (GOV-4.1.2).
pub(super) fn elsewhere(draft: &Draft<'_>, role: RoleRef, home: CircleId) -> Rejection {
    let (name, here) = (draft.role_name(role), draft.circle_name(draft.circle));
    let there = draft.circle_name(home);
    let subject = Subject::Role(role);
    if is_inside(&draft.now, home, draft.circle) {
        let message = format!(
            "{name} is governed inside {there}: propose it there, or change the accountabilities \
             or policies that {here} places on {there}"
        );
        Rejection::by(rule::GOV_1_2_4, Code::InsideSubcircle, message).about(subject)
    } else {
        let message =
            format!("{name} is governed in {there}, not in {here}: propose the change there");
        Rejection::by(rule::GOV_4_1_2, Code::OtherCircle, message).about(subject)
    }
}

/// GOV-1.3.1, GOV-1.3.3: the anchor stands, and what it is for is set by its own policies.
fn anchor(draft: &Draft<'_>, role: RoleId) -> Rejection {
    let message = format!(
        "what {} is for is set by a policy: propose one in the anchor circle",
        draft.role_name(RoleRef::Defined(role))
    );
    Rejection::by(rule::GOV_1_3_3, Code::AnchorPurposeByPolicy, message)
        .about(Subject::Role(RoleRef::Defined(role)))
}

/// GOV-1.4.5: a rep who comes from a sub-circle fills that circle's role.
fn foreign_rep(draft: &Draft<'_>, role: RoleRef, of: CircleId) -> Rejection {
    let message = format!(
        "that rep role belongs to {}: propose it there",
        draft.circle_name(of)
    );
    Rejection::by(rule::GOV_1_4_5, Code::RepRoleForeign, message).about(Subject::Role(role))
}

/// GOV-1.3.1: the anchor is where it is.
pub(super) fn anchor_stays(role: RoleRef) -> Rejection {
    Rejection::by(
        rule::GOV_1_3_1,
        Code::AnchorFixed,
        "the anchor circle cannot be moved, removed or placed inside another",
    )
    .about(Subject::Role(role))
}

/// Refused: no such role.
pub(super) fn gone(role: RoleRef) -> Rejection {
    Rejection::by(
        rule::GOV_4_7_5,
        Code::BaseMoved,
        "there is no such role any more: leave it out, or look it up anew",
    )
    .about(Subject::Role(role))
}

/// The links by which a role, or focuses of it, take part in the circle: what the circle may add
/// goes under them (GOV-1.5.3).
pub(super) fn links_into(draft: &Draft<'_>, role: RoleRef) -> Vec<LinkId> {
    let links = draft.now.links.values().filter(|link| {
        link.target == draft.circle && draft.now.role_of_seat(link.seat) == Some(role)
    });
    links.map(|link| link.id).collect()
}

/// Whether a circle lies inside another, at any depth; not whether it is that one.
pub(super) fn is_inside(snapshot: &Snapshot, inner: CircleId, outer: CircleId) -> bool {
    around(snapshot, inner).skip(1).any(|it| it == outer)
}

/// A circle and those around it, from the inside out.
fn around(snapshot: &Snapshot, circle: CircleId) -> impl Iterator<Item = CircleId> {
    let up = |it: &CircleId| snapshot.roles.get(&it.role()).and_then(|role| role.source);
    // No tree is deeper than it has roles: a ring, which the checks refuse, ends as well.
    std::iter::successors(Some(circle), up).take(snapshot.roles.len().saturating_add(1))
}

impl Draft<'_> {
    /// A role's name, also of one that an edit of the list makes.
    pub(super) fn role_name(&self, role: RoleRef) -> String {
        match role {
            RoleRef::Defined(id) => self.now.roles.get(&id).map_or_else(
                || self.index.role_name(role),
                |known| known.name.to_string(),
            ),
            RoleRef::Core(..) => self.index.role_name(role),
        }
    }

    /// A circle's name.
    pub(super) fn circle_name(&self, circle: CircleId) -> String {
        self.role_name(RoleRef::Defined(circle.role()))
    }
}
