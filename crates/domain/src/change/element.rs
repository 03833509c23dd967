//! The parts of a role: each circle adds its own, and changes only what it added (GOV-1.5.3).

use super::{Part, PartEdit, plan::Draft, role::Standing};
use crate::{
    authority::boxes,
    code::Code,
    event::Event,
    ids::{DomainId, LinkId, SpendControlId},
    rejection::Rejection,
    rule,
    structure::{
        domain::{Domain, Reach},
        element::{Accountability, SpendControl},
        role::{CoreRole, RoleRef},
        scope::Scope,
    },
    subject::Subject,
};
use std::borrow::Cow;

/// Gives a role a part.
fn add(draft: &mut Draft<'_>, role: RoleRef, standing: &Standing, part: &Part, at: usize) {
    let added_by = standing.adds_by();
    match part {
        Part::Accountability(it) => {
            draft.speaks_of(Subject::Accountability(it.id));
            if !draft.id_is_free(Subject::Accountability(it.id)) {
                return;
            }
            draft.make(Event::AccountabilityAdded(Accountability {
                role,
                added_by,
                ..it.clone()
            }));
        }
        Part::Domain(it) => {
            let domain = Domain {
                holder: role,
                added_by,
                ..it.clone()
            };
            draft.speaks_of(Subject::Domain(it.id));
            let mut known = draft.now.domains.values();
            let taken = known.any(|other| other.key == it.key);
            let subject = Subject::Domain(it.id);
            draft.key_is_free(&it.key, taken, (subject, "domain"), &part_path(at));
            let free = draft.id_is_free(subject) && !taken;
            if free && held(draft, &domain, at) {
                draft.make(Event::DomainDelegated(domain));
            }
        }
        Part::SpendControl(it) => {
            draft.speaks_of(Subject::SpendControl(it.id));
            let RoleRef::Defined(role) = role else {
                return no_money(draft, role, at);
            };
            if added_by.is_some() {
                return no_money(draft, RoleRef::Defined(role), at);
            }
            if draft.id_is_free(Subject::SpendControl(it.id)) {
                draft.make(Event::SpendControlGiven(SpendControl {
                    role,
                    ..it.clone()
                }));
            }
        }
    }
}

/// Changes a role's parts.
pub(super) fn edit(
    draft: &mut Draft<'_>,
    role: RoleRef,
    standing: &Standing,
    edit: &PartEdit,
    at: usize,
) {
    match edit {
        PartEdit::Add(part) => add(draft, role, standing, part, at),
        PartEdit::AmendAccountability { id, text, covers } => {
            let found = draft.now.accountabilities.get(id).map(|it| &it.value);
            let found = found.map(|it| (it.clone(), it.role, it.added_by));
            let subject = Subject::Accountability(*id);
            if let Some(it) = own(draft, found, (role, standing), subject, at) {
                let amended = Accountability {
                    text: text.clone().unwrap_or_else(|| it.text.clone()),
                    covers: covers.clone().unwrap_or_else(|| it.covers.clone()),
                    ..it.clone()
                };
                if amended != it {
                    draft.make(Event::AccountabilityChanged(amended));
                }
            }
        }
        PartEdit::AmendDomain { .. } => amend_domain(draft, role, standing, edit, at),
        PartEdit::AmendSpendControl { id, limit, scopes } => {
            if let Some(it) = own_spend_control(draft, *id, (role, standing), at) {
                let amended = SpendControl {
                    limit: limit.unwrap_or(it.limit),
                    scopes: scopes.clone().unwrap_or_else(|| it.scopes.clone()),
                    ..it.clone()
                };
                if amended != it {
                    draft.make(Event::SpendControlChanged(amended));
                }
            }
        }
        PartEdit::RemoveAccountability(id) => {
            let found = draft.now.accountabilities.get(id).map(|it| &it.value);
            let found = found.map(|it| (it.clone(), it.role, it.added_by));
            let subject = Subject::Accountability(*id);
            if let Some(it) = own(draft, found, (role, standing), subject, at) {
                draft.make(Event::AccountabilityRemoved(it));
            }
        }
        PartEdit::RemoveDomain(id) => {
            if let Some(it) = own_domain(draft, *id, (role, standing), at) {
                draft.make(Event::DomainWithdrawn(it));
            }
        }
        PartEdit::RemoveSpendControl(id) => {
            if let Some(it) = own_spend_control(draft, *id, (role, standing), at) {
                draft.make(Event::SpendControlWithdrawn(it));
            }
        }
    }
}

/// The money that an edit of a part is about.
pub(super) const fn money_in(edit: &PartEdit) -> Option<SpendControlId> {
    match edit {
        PartEdit::Add(Part::SpendControl(SpendControl { id, .. }))
        | PartEdit::AmendSpendControl { id, .. }
        | PartEdit::RemoveSpendControl(id) => Some(*id),
        PartEdit::Add(Part::Accountability(_) | Part::Domain(_))
        | PartEdit::AmendAccountability { .. }
        | PartEdit::AmendDomain { .. }
        | PartEdit::RemoveAccountability(_)
        | PartEdit::RemoveDomain(_) => None,
    }
}

fn amend_domain(
    draft: &mut Draft<'_>,
    role: RoleRef,
    standing: &Standing,
    edit: &PartEdit,
    at: usize,
) {
    let PartEdit::AmendDomain {
        id,
        text,
        reach,
        delegated_from,
        covers,
    } = edit
    else {
        return;
    };
    let Some(it) = own_domain(draft, *id, (role, standing), at) else {
        return;
    };
    let amended = Domain {
        text: text.clone().unwrap_or_else(|| it.text.clone()),
        reach: reach.unwrap_or(it.reach),
        delegated_from: delegated_from.of(it.delegated_from),
        covers: covers.clone().unwrap_or_else(|| it.covers.clone()),
        ..it.clone()
    };
    let placed = |d: &Domain| (d.reach, d.delegated_from);
    let narrower = |part: &Scope| it.covers.iter().any(|whole| boxes::contains(whole, part));
    let grows = placed(&amended) != placed(&it) || !amended.covers.iter().all(narrower);
    if amended != it && (!grows || held(draft, &amended, at)) {
        draft.make(Event::DomainChanged(amended));
    }
}

/// GOV-3.3.9: a circle places on a role part of a domain that it holds itself, or something that
/// is relevant only inside it. The anchor holds all there is (GOV-1.3.1).
fn held(draft: &mut Draft<'_>, domain: &Domain, at: usize) -> bool {
    let of_anchor = draft.index.anchor() == Some(draft.circle.role());
    let holder = RoleRef::Defined(draft.circle.role());
    let from = |id: DomainId| draft.now.domains.get(&id);
    let fits = match domain.delegated_from {
        Some(id) => from(id).is_some_and(|parent| parent.holder == holder),
        None => of_anchor || domain.reach == Reach::Internal,
    };
    if fits && let Some(whole) = domain.delegated_from {
        draft.rests_on(Subject::Domain(whole));
    }
    if !fits {
        let circle = draft.circle_name(draft.circle);
        let message = format!(
            "{circle} does not hold `{}`: mark it internal, name the domain of {circle} that it \
             is a part of, or get it delegated from the circle around",
            domain.text
        );
        let refusal = Rejection::by(rule::GOV_3_3_9, Code::DomainNotHeld, message);
        draft.refuse(at_part(refusal.about(Subject::Domain(domain.id)), at));
    }
    fits
}

/// A part of this role that the same circle added; says why not otherwise.
fn own<T>(
    draft: &mut Draft<'_>,
    found: Option<(T, RoleRef, Option<LinkId>)>,
    (role, standing): (RoleRef, &Standing),
    subject: Subject,
    at: usize,
) -> Option<T> {
    let refusal = match found {
        Some((it, of, by)) if of == role && standing.added(by) => {
            draft.rests_on(subject);
            return Some(it);
        }
        Some((_, of, _)) if of != role => {
            let message = format!("is a part of {}, not of this role", draft.role_name(of));
            Rejection::by(rule::GOV_4_1_2, Code::WrongState, message)
        }
        Some(_) => Rejection::by(
            rule::GOV_1_5_3,
            Code::ElementNotYours,
            "was added by another circle, and only that circle may change it: propose it there",
        ),
        None => Rejection::by(
            rule::GOV_4_7_5,
            Code::BaseMoved,
            "there is no such part of the role any more: leave it out, or look it up anew",
        ),
    };
    draft.refuse(at_part(refusal.about(subject), at));
    None
}

fn own_domain(
    draft: &mut Draft<'_>,
    id: DomainId,
    whose: (RoleRef, &Standing),
    at: usize,
) -> Option<Domain> {
    let found = draft.now.domains.get(&id).map(|it| &it.value);
    let found = found.map(|it| (it.clone(), it.holder, it.added_by));
    own(draft, found, whose, Subject::Domain(id), at)
}

fn own_spend_control(
    draft: &mut Draft<'_>,
    id: SpendControlId,
    whose: (RoleRef, &Standing),
    at: usize,
) -> Option<SpendControl> {
    let found = draft.now.spend_controls.get(&id).map(|it| &it.value);
    let found = found.map(|it| (it.clone(), RoleRef::Defined(it.role), None));
    own(draft, found, whose, Subject::SpendControl(id), at)
}

/// GOV-1.4.4, GOV-1.5.3: what circles add to core and linked roles is accountabilities and domains.
fn no_money(draft: &mut Draft<'_>, role: RoleRef, at: usize) {
    let (broken, code) = match role {
        RoleRef::Core(_, CoreRole::CircleLead) => (rule::GOV_1_4_2, Code::LeadAdditionLocal),
        RoleRef::Core(..) => (rule::GOV_1_4_4, Code::CoreRoleFixedPart),
        RoleRef::Defined(_) => (rule::GOV_1_5_3, Code::ElementNotYours),
    };
    let message = format!(
        "{} can be given accountabilities and domains, not money: make a separate role for it, \
         or a policy that gives money",
        draft.role_name(role)
    );
    let refusal = Rejection::by(broken, code, message).about(Subject::Role(role));
    draft.refuse(at_part(refusal, at));
}

/// Where a part stands in the edit of its role.
pub(super) fn part_path(at: usize) -> [Cow<'static, str>; 2] {
    [Cow::Borrowed("parts"), Cow::Owned(at.to_string())]
}

fn at_part(refusal: Rejection, at: usize) -> Rejection {
    refusal.within(&part_path(at))
}
