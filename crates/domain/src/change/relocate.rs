//! Moves across a circle's boundary: down from the circle into one inside it, or up out of one.

use super::{
    owner::{self, is_inside},
    plan::Draft,
    policy::{along, money_held},
};
use crate::{
    code::Code,
    event::Event,
    ids::{CircleId, PolicyId, RoleId},
    rejection::Rejection,
    rule,
    structure::{
        policy::Policy,
        role::{Role, RoleRef},
    },
    subject::Subject,
    text::Text,
};

/// GOV-1.2.5: moves a role of the circle down, or one of a circle inside it up.
pub(super) fn role(draft: &mut Draft<'_>, id: RoleId, into: CircleId, reason: Option<&Text>) {
    let as_role = RoleRef::Defined(id);
    let Some(known) = draft.now.roles.get(&id).map(|it| it.value.clone()) else {
        return draft.refuse(owner::gone(as_role).at(["role"]));
    };
    let Some(from) = known.source else {
        return draft.refuse(owner::anchor_stays(as_role).at(["role"]));
    };
    let subject = Subject::Role(as_role);
    let inside_itself =
        into == CircleId::inside(id) || is_inside(&draft.now, into, CircleId::inside(id));
    if inside_itself {
        let message = format!("{} would end up inside itself", draft.role_name(as_role));
        let refusal = Rejection::by(rule::GOV_1_2_3, Code::ContainmentCycle, message);
        return draft.refuse(refusal.about(subject).at(["into"]));
    }
    let what = draft.role_name(as_role);
    if fits(
        draft,
        &Way {
            what,
            subject,
            from,
            into,
        },
        reason,
    ) {
        draft.rests_on(subject);
        draft.rests_on(Subject::Role(RoleRef::Defined(into.role())));
        draft.make(Event::RoleChanged(Role {
            source: Some(into),
            ..known
        }));
    }
}

/// GOV-1.2.5: moves a policy of the circle down, or one of a circle inside it up.
pub(super) fn policy(draft: &mut Draft<'_>, id: PolicyId, into: CircleId, reason: Option<&Text>) {
    let Some(known) = draft.now.policies.get(&id).map(|it| it.value.clone()) else {
        return draft.missing("policy", Subject::Policy(id), "policy");
    };
    if known.legacy {
        let message = format!(
            "policy `{}` is from before the rules were adopted and stays where it is until it is \
             replaced",
            known.key
        );
        let refusal = Rejection::by(rule::GOV_10_2_2, Code::WrongState, message);
        return draft.refuse(refusal.about(Subject::Policy(id)).at(["policy"]));
    }
    let way = Way {
        what: format!("policy `{}`", known.key),
        subject: Subject::Policy(id),
        from: known.circle,
        into,
    };
    let clauses = along(&known.clauses, "policy");
    if fits(draft, &way, reason) && money_held(draft, into, id, clauses) {
        draft.rests_on(way.subject);
        draft.rests_on(Subject::Role(RoleRef::Defined(into.role())));
        draft.make(Event::PolicyAmended(Policy {
            circle: into,
            ..known
        }));
    }
}

/// What goes where.
struct Way {
    what: String,
    subject: Subject,
    from: CircleId,
    into: CircleId,
}

/// GOV-1.2.4, GOV-1.2.5: whether a move is one that the circle may make, and says how it fits.
fn fits(draft: &mut Draft<'_>, way: &Way, reason: Option<&Text>) -> bool {
    if !draft.now.roles.contains_key(&way.into.role()) {
        let circle = Subject::Role(RoleRef::Defined(way.into.role()));
        draft.missing("circle", circle, "into");
        return false;
    }
    let here = draft.circle;
    let down = way.from == here && is_inside(&draft.now, way.into, here);
    let up = way.into == here && is_inside(&draft.now, way.from, here);
    if !down && !up {
        let refusal = neither(draft, way);
        draft.refuse(refusal.about(way.subject).at(["into"]));
        return false;
    }
    if down && draft.is_shaped(way.subject) {
        let target = draft.circle_name(way.into);
        let message = format!(
            "{} is made or changed by this proposal, and what it says inside {target} is for \
             {target} to propose: move it as it is",
            way.what
        );
        let refusal = Rejection::by(rule::GOV_1_2_4, Code::InsideSubcircle, message);
        draft.refuse(refusal.about(way.subject).at(["into"]));
        return false;
    }
    if reason.is_none() {
        let message = if down {
            let target = draft.circle_name(way.into);
            format!("explain how {} serves {target}", way.what)
        } else {
            let origin = draft.circle_name(way.from);
            format!("explain how {} no longer serves {origin}", way.what)
        };
        let refusal = Rejection::by(rule::GOV_1_2_5, Code::MoveFitMissing, message);
        draft.refuse(refusal.about(way.subject).at(["fitReason"]));
        return false;
    }
    true
}

fn neither(draft: &Draft<'_>, way: &Way) -> Rejection {
    let (what, here) = (&way.what, draft.circle_name(draft.circle));
    let (from, into) = (draft.circle_name(way.from), draft.circle_name(way.into));
    if way.from == way.into {
        let message = format!("{what} is in {into} already");
        return Rejection::by(rule::GOV_1_2_5, Code::WrongState, message);
    }
    let both_here = [way.from, way.into]
        .iter()
        .all(|it| *it == draft.circle || is_inside(&draft.now, *it, draft.circle));
    if both_here {
        let message = format!(
            "{what} is inside {from}: move it up into {here} first, then down into {into}, in one \
             proposal"
        );
        Rejection::by(rule::GOV_1_2_5, Code::InsideSubcircle, message)
    } else {
        let message = format!(
            "{here} moves only what is in it or in a circle inside it, and not out of itself: \
             propose it in a circle around {from} and {into}"
        );
        Rejection::by(rule::GOV_4_1_2, Code::OtherCircle, message)
    }
}
