//! From edits as they are asked for to edits that a proposal carries.

use super::{
    ChangeDraft, ClauseDraft, InsideDraft, PartDraft, PartEditDraft, PolicyAmendDraft, PolicyDraft,
    RoleAmendDraft, RoleDraft,
    keys::Keys,
    lookup::{Found, Lookup, Made, Thing as _},
};
use crate::{AppError, View, ids::Ids};
use uuid::Uuid;
use zirkel_domain::{
    change::{Change, Inside, Part, PartEdit, PolicyAmendment, RoleAmendment},
    ids::{CircleId, PolicyId, RoleId},
    structure::{
        policy::Policy,
        role::{Role, RoleRef},
    },
    subject::Subject,
    time::Timestamp,
};

/// Draws ids for everything that a list of edits makes, gives it keys where the list does not, and
/// finds what it names. All that is not to be found, named twice or named before it is made is told
/// at once. Judges nothing.
pub fn resolve(
    view: &View,
    ids: &dyn Ids,
    now: Timestamp,
    circle: CircleId,
    drafts: &[ChangeDraft],
) -> Result<Vec<Change>, AppError> {
    let draw = || ids.fresh(now);
    let drawn: Vec<Drawn> = drafts.iter().map(|it| Drawn::of(it, draw)).collect();
    let mut lookup = Lookup::new(view, Keys::new(view.index.snapshot(), drafts));
    let list = || drafts.iter().zip(&drawn).enumerate();
    for (at, (draft, drawn)) in list() {
        label(&mut lookup, at, draft, drawn);
    }
    let mut changes = Vec::new();
    for (at, (draft, drawn)) in list() {
        lookup.here = (at, 0);
        changes.extend(change(&mut lookup, circle, draft, drawn));
    }
    lookup.finish(changes)
}

/// Ids for what an edit may make: itself, and one for each part.
#[derive(Debug)]
struct Drawn {
    own: Uuid,
    parts: Vec<Uuid>,
}

impl Drawn {
    fn of(draft: &ChangeDraft, draw: impl Fn() -> Uuid) -> Self {
        let parts = match draft {
            ChangeDraft::RoleCreate(it) => it.parts.len(),
            ChangeDraft::RoleAmend(it) => it.parts.len(),
            ChangeDraft::RoleRemove { .. }
            | ChangeDraft::RoleMove { .. }
            | ChangeDraft::PolicyAdopt(_)
            | ChangeDraft::PolicyAmend(_)
            | ChangeDraft::PolicyRemove(_)
            | ChangeDraft::PolicyMove { .. } => 0,
        };
        Self {
            own: draw(),
            parts: std::iter::repeat_with(draw).take(parts).collect(),
        }
    }
}

/// Notes the names that an edit gives.
fn label<'a>(lookup: &mut Lookup<'a>, at: usize, draft: &'a ChangeDraft, drawn: &Drawn) {
    lookup.here = (at, 0);
    match draft {
        ChangeDraft::RoleCreate(it) => {
            let role = RoleRef::Defined(RoleId::from_uuid(drawn.own));
            if let Some(label) = &it.label {
                lookup.label(label, (Subject::Role(role), RoleRef::NOUN));
            }
            label_parts(lookup, it.parts.iter().map(Some), drawn);
        }
        ChangeDraft::RoleAmend(it) => {
            label_parts(lookup, it.parts.iter().map(PartEditDraft::added), drawn);
        }
        ChangeDraft::PolicyAdopt(it) => {
            let policy = Subject::Policy(PolicyId::from_uuid(drawn.own));
            if let Some(label) = &it.label {
                lookup.label(label, (policy, PolicyId::NOUN));
            }
        }
        ChangeDraft::RoleRemove { .. }
        | ChangeDraft::RoleMove { .. }
        | ChangeDraft::PolicyAmend(_)
        | ChangeDraft::PolicyRemove(_)
        | ChangeDraft::PolicyMove { .. } => {}
    }
}

fn label_parts<'a>(
    lookup: &mut Lookup<'a>,
    parts: impl Iterator<Item = Option<&'a PartDraft>>,
    drawn: &Drawn,
) {
    for (part, id) in parts.zip(&drawn.parts) {
        lookup.here.1 += 1;
        if let Some(part) = part
            && let Some(label) = part.label()
        {
            lookup.label(label, part.made(*id));
        }
    }
}

fn change(
    lookup: &mut Lookup<'_>,
    circle: CircleId,
    draft: &ChangeDraft,
    drawn: &Drawn,
) -> Found<Change> {
    Ok(match draft {
        ChangeDraft::RoleCreate(it) => role_create(lookup, circle, it, drawn)?,
        ChangeDraft::RoleAmend(it) => role_amend(lookup, it, drawn)?,
        ChangeDraft::RoleRemove { role, inside } => {
            let role = lookup.defined(role, Made::Before);
            let inside = self::inside(lookup, inside);
            Change::RoleRemove {
                role: role?,
                inside: inside?,
            }
        }
        ChangeDraft::RoleMove {
            role,
            into,
            fit_reason,
        } => {
            let role = lookup.defined(role, Made::Before);
            let into = lookup.find(into, Made::Before);
            Change::RoleMove {
                role: role?,
                into: into?,
                fit_reason: fit_reason.clone(),
            }
        }
        ChangeDraft::PolicyAdopt(it) => policy_adopt(lookup, circle, it, drawn)?,
        ChangeDraft::PolicyAmend(it) => policy_amend(lookup, it)?,
        ChangeDraft::PolicyRemove(policy) => {
            Change::PolicyRemove(lookup.find(policy, Made::Before)?)
        }
        ChangeDraft::PolicyMove {
            policy,
            into,
            fit_reason,
        } => {
            let policy = lookup.find(policy, Made::Before);
            let into = lookup.find(into, Made::Before);
            Change::PolicyMove {
                policy: policy?,
                into: into?,
                fit_reason: fit_reason.clone(),
            }
        }
    })
}

fn role_create(
    lookup: &mut Lookup<'_>,
    circle: CircleId,
    it: &RoleDraft,
    drawn: &Drawn,
) -> Found<Change> {
    let id = RoleId::from_uuid(drawn.own);
    let role = Role {
        id,
        key: lookup.keys.role(it.key.as_ref(), &it.name),
        name: it.name.clone(),
        purpose: it.purpose.clone(),
        source: Some(circle),
    };
    let parts = it.parts.iter().zip(&drawn.parts);
    let parts: Vec<Found<Part>> = parts
        .map(|(part, drawn)| {
            lookup.here.1 += 1;
            part.resolved(lookup, RoleRef::Defined(id), *drawn)
        })
        .collect();
    let parts = parts.into_iter().collect::<Found<_>>()?;
    Ok(Change::RoleCreate { role, parts })
}

fn role_amend(lookup: &mut Lookup<'_>, it: &RoleAmendDraft, drawn: &Drawn) -> Found<Change> {
    let role = lookup.find(&it.role, Made::Before);
    // Where there is no such role its parts are looked up all the same: all is told at once.
    let whose = role.unwrap_or(RoleRef::Defined(RoleId::from_uuid(drawn.own)));
    let parts = it.parts.iter().zip(&drawn.parts);
    let parts: Vec<Found<PartEdit>> = parts
        .map(|(edit, drawn)| {
            lookup.here.1 += 1;
            edit.resolved(lookup, whose, *drawn)
        })
        .collect();
    Ok(Change::RoleAmend(RoleAmendment {
        role: role?,
        name: it.name.clone(),
        purpose: it.purpose.clone(),
        parts: parts.into_iter().collect::<Found<_>>()?,
    }))
}

fn inside(lookup: &mut Lookup<'_>, inside: &InsideDraft) -> Found<Inside> {
    Ok(match inside {
        InsideDraft::Unsaid => Inside::Unsaid,
        InsideDraft::Removed => Inside::Removed,
        InsideDraft::Kept { roles, policies } => {
            let found = roles.iter().map(|it| lookup.defined(it, Made::Before));
            let roles: Vec<Found<RoleId>> = found.collect();
            let policies = lookup.all(policies, Made::Before);
            Inside::Kept {
                roles: roles.into_iter().collect::<Found<_>>()?,
                policies: policies?,
            }
        }
    })
}

fn policy_adopt(
    lookup: &mut Lookup<'_>,
    circle: CircleId,
    it: &PolicyDraft,
    drawn: &Drawn,
) -> Found<Change> {
    Ok(Change::PolicyAdopt(Policy {
        id: PolicyId::from_uuid(drawn.own),
        circle,
        key: lookup.keys.policy(it.key.as_ref(), &it.title),
        title: it.title.clone(),
        text: it.text.clone(),
        legacy: false,
        review_at: it.review_at,
        clauses: ClauseDraft::all(lookup, &it.clauses)?,
    }))
}

fn policy_amend(lookup: &mut Lookup<'_>, it: &PolicyAmendDraft) -> Found<Change> {
    let policy = lookup.find(&it.policy, Made::Before);
    let clauses = it.clauses.as_deref();
    let clauses = clauses.map(|it| ClauseDraft::all(lookup, it)).transpose();
    Ok(Change::PolicyAmend(PolicyAmendment {
        policy: policy?,
        title: it.title.clone(),
        text: it.text.clone(),
        review_at: it.review_at.clone(),
        clauses: clauses?,
    }))
}
