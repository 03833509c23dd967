//! Defining a role, and changing one.

use super::{Part, RoleAmendment, element, owner, plan::Draft};
use crate::{
    code::Code,
    event::Event,
    ids::LinkId,
    rejection::Rejection,
    rule,
    structure::role::{CoreRole, Role, RoleRef},
    subject::Subject,
};

/// Defines a role in the circle. That it has a name and content is a rule of structures
/// (GOV-1.1.1).
pub(super) fn create(draft: &mut Draft<'_>, role: &Role, parts: &[Part]) {
    let as_role = RoleRef::Defined(role.id);
    draft.speaks_of(Subject::Role(as_role));
    let taken = draft.now.roles.values().any(|known| known.key == role.key);
    draft.key_is_free(&role.key, taken, "role");
    if !draft.id_is_free(Subject::Role(as_role)) || taken {
        return;
    }
    draft.shapes(Subject::Role(as_role));
    let source = Some(draft.circle);
    draft.make(Event::RoleDefined(Role {
        source,
        ..role.clone()
    }));
    for (at, part) in parts.iter().enumerate() {
        element::add(draft, as_role, None, part, at);
    }
}

/// Changes a role: one of the circle whole; of a core role and of one that is linked into the
/// circle only what the circle itself added.
pub(super) fn amend(draft: &mut Draft<'_>, it: &RoleAmendment) {
    let added_by = match may_amend(draft, it) {
        Some(Standing::Source) => None,
        Some(Standing::Target(link)) => Some(link),
        None => return,
    };
    draft.rests_on(Subject::Role(it.role));
    draft.shapes(Subject::Role(it.role));
    if let RoleRef::Defined(id) = it.role
        && let Some(role) = draft.now.roles.get(&id).map(|known| known.value.clone())
    {
        let amended = Role {
            name: it.name.clone().unwrap_or_else(|| role.name.clone()),
            purpose: it.purpose.of(role.purpose.clone()),
            ..role.clone()
        };
        if amended != role {
            draft.make(Event::RoleChanged(amended));
        }
    }
    for (at, edit) in it.parts.iter().enumerate() {
        element::edit(draft, it.role, added_by, edit, at);
    }
}

/// As what the circle edits a role's parts.
enum Standing {
    /// It holds the role.
    Source,
    /// The role takes part in it, by this link.
    Target(LinkId),
}

/// As what the circle may edit a role's parts; none where it may not edit them at all, and then it
/// was said why.
fn may_amend(draft: &mut Draft<'_>, it: &RoleAmendment) -> Option<Standing> {
    let names = it.name.is_some() || !it.purpose.keeps();
    if let RoleRef::Core(_, office) = it.role {
        if !draft.governs(it.role, "role") {
            return None;
        }
        if names {
            let refusal = fixed_part(draft, office, it);
            draft.refuse(refusal);
            return None;
        }
        return Some(Standing::Source);
    }
    let Some(refusal) = owner::refusal(draft, it.role) else {
        return Some(Standing::Source);
    };
    match owner::link_into(draft, it.role) {
        Some(link) if !names => Some(Standing::Target(link)),
        Some(_) => {
            let message = format!(
                "{} is linked into {}, which may add to it but not define it",
                draft.role_name(it.role),
                draft.circle_name(draft.circle)
            );
            let refusal = Rejection::by(rule::GOV_1_5_3, Code::ElementNotYours, message);
            let subject = Subject::Role(it.role);
            draft.refuse(refusal.about(subject).at([named_field(it)]));
            None
        }
        None => {
            draft.refuse(refusal.at(["role"]));
            None
        }
    }
}

/// GOV-1.4.1, GOV-1.4.4, GOV-1.4.5: what the rules themselves give a core role stays.
fn fixed_part(draft: &Draft<'_>, office: CoreRole, it: &RoleAmendment) -> Rejection {
    let subject = Subject::Role(it.role);
    let refusal = match office {
        CoreRole::CircleLead => {
            let circle = draft.circle_name(draft.circle);
            let message = format!(
                "the lead's purpose is that of {circle}: change the role {circle} in the circle \
                 around it instead"
            );
            Rejection::by(rule::GOV_1_4_1, Code::CircleLeadImmutable, message)
        }
        CoreRole::Facilitator | CoreRole::Secretary => {
            let message = fixed_message(draft, it.role);
            Rejection::by(rule::GOV_1_4_4, Code::CoreRoleFixedPart, message)
        }
        CoreRole::CircleRep => {
            let message = fixed_message(draft, it.role);
            Rejection::by(rule::GOV_1_4_5, Code::CoreRoleFixedPart, message)
        }
    };
    refusal.about(subject).at([named_field(it)])
}

fn fixed_message(draft: &Draft<'_>, role: RoleRef) -> String {
    format!(
        "the name and purpose of {} come from the rules: a circle adds accountabilities and \
         domains, and changes what it added",
        draft.role_name(role)
    )
}

const fn named_field(it: &RoleAmendment) -> &'static str {
    if it.name.is_some() { "name" } else { "purpose" }
}
