//! Defining a role, and changing one.

use super::{Part, PartEdit, RoleAmendment, element, money, owner, plan::Draft};
use crate::{
    code::Code,
    event::Event,
    ids::{LinkId, SpendControlId},
    rejection::Rejection,
    rule,
    structure::role::{CoreRole, Role, RoleRef},
    subject::Subject,
};

/// The most parts that one edit of a role gives it, changes or takes.
pub const MOST_PARTS: usize = 100;

/// Defines a role in the circle. That it has a name and content is a rule of structures
/// (GOV-1.1.1).
pub(super) fn create(draft: &mut Draft<'_>, role: &Role, parts: &[Part]) {
    let as_role = RoleRef::Defined(role.id);
    let subject = Subject::Role(as_role);
    draft.speaks_of(subject);
    if !bounded(draft, as_role, parts.len()) {
        return;
    }
    let taken = draft.now.roles.values().any(|known| known.key == role.key);
    draft.key_is_free(&role.key, taken, (subject, "role"), &[]);
    if !draft.id_is_free(subject) || taken {
        return;
    }
    draft.shapes(subject);
    let source = Some(draft.circle);
    draft.make(Event::RoleDefined(Role {
        source,
        ..role.clone()
    }));
    let parts: Vec<PartEdit> = parts.iter().cloned().map(PartEdit::Add).collect();
    edit_parts(draft, as_role, &Standing::Source, &parts);
}

fn bounded(draft: &mut Draft<'_>, role: RoleRef, parts: usize) -> bool {
    draft.is_bounded((parts, MOST_PARTS), "parts", Subject::Role(role), "parts")
}

/// Changes a role: one of the circle whole; of a core role and of one that is linked into the
/// circle only what the circle itself added.
pub(super) fn amend(draft: &mut Draft<'_>, it: &RoleAmendment) {
    if !bounded(draft, it.role, it.parts.len()) {
        return;
    }
    let Some(standing) = may_amend(draft, it) else {
        return;
    };
    let subject = Subject::Role(it.role);
    match it.role {
        RoleRef::Defined(_) => draft.rests_on(subject),
        // What a circle adds to a core role hangs on nothing that is said of the circle itself.
        RoleRef::Core(..) => draft.speaks_of(subject),
    }
    draft.shapes(subject);
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
    edit_parts(draft, it.role, &standing, &it.parts);
}

fn edit_parts(draft: &mut Draft<'_>, role: RoleRef, standing: &Standing, parts: &[PartEdit]) {
    let money = parts.iter().enumerate();
    let money = money.filter_map(|(at, it)| Some((at, element::money_in(it)?)));
    let money: Vec<(usize, SpendControlId)> = money.collect();
    let before = match role {
        RoleRef::Defined(id) => money::controls_of(draft, id),
        RoleRef::Core(..) => Vec::new(),
    };
    for (at, edit) in parts.iter().enumerate() {
        element::edit(draft, role, standing, edit, at);
    }
    if let RoleRef::Defined(id) = role {
        money::refuse_more(draft, id, &before, &money);
    }
}

/// As what the circle edits a role's parts.
pub(super) enum Standing {
    /// It holds the role.
    Source,
    /// The role takes part in it, whole or by some of its focuses: by these links, one at least.
    Target(Vec<LinkId>),
}

impl Standing {
    /// Under which link the circle adds: the first, since any of them shows whose it is.
    pub(super) fn adds_by(&self) -> Option<LinkId> {
        match self {
            Self::Source => None,
            Self::Target(links) => links.first().copied(),
        }
    }

    /// Whether the circle added what came under this link, or by no link (GOV-1.5.3).
    pub(super) fn added(&self, by: Option<LinkId>) -> bool {
        match self {
            Self::Source => by.is_none(),
            Self::Target(links) => by.is_some_and(|by| links.contains(&by)),
        }
    }
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
    let links = owner::links_into(draft, it.role);
    match (links.is_empty(), names) {
        (false, false) => Some(Standing::Target(links)),
        (false, true) => {
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
        (true, _) => {
            draft.refuse(refusal.at(["role"]));
            None
        }
    }
}

/// GOV-4.1.4, by GOV-1.4.1, GOV-1.4.4 and GOV-1.4.5: what the rules themselves give a core role
/// stays.
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
