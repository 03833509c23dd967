//! An edit in one plain English sentence, which says of a proposal what it does: "creates the role
//! `Care`". Without a full stop.

use super::{Change, Inside, Names, Part, PartEdit, PolicyAmendment, RoleAmendment};
use crate::{
    authority::explain::all_of,
    diff::english::{clause, quoted, scopes, short, spend_limit},
    edit::Edit,
    ids::{DomainId, PolicyId, RoleId},
    structure::{
        domain::Reach,
        policy::{Clause, Policy},
        role::{Role, RoleRef},
        scope::Scope,
    },
    text::Text,
};

/// What an edit does, in words.
pub fn sentence(names: &Names<'_>, change: &Change) -> String {
    match change {
        Change::RoleCreate { role, parts } => created(names, role, parts),
        Change::RoleAmend(it) => amended(names, it),
        Change::RoleRemove { role, inside } => removed(names, *role, inside),
        Change::RoleMove {
            role,
            into,
            fit_reason,
        } => {
            let into = quoted(&names.circle(*into));
            let what = format!("moves the role {} into {into}", role_name(names, *role));
            because(what, fit_reason.as_ref())
        }
        Change::PolicyAdopt(it) => adopted(it),
        Change::PolicyAmend(it) => policy_amended(names, it),
        Change::PolicyRemove(id) => format!("repeals the policy {}", policy_name(names, *id)),
        Change::PolicyMove {
            policy,
            into,
            fit_reason,
        } => {
            let into = quoted(&names.circle(*into));
            let what = format!(
                "moves the policy {} into {into}",
                policy_name(names, *policy)
            );
            because(what, fit_reason.as_ref())
        }
    }
}

fn role_name(names: &Names<'_>, id: RoleId) -> String {
    quoted(&names.role(RoleRef::Defined(id)))
}

fn policy_name(names: &Names<'_>, id: PolicyId) -> String {
    quoted(&names.policy(id))
}

fn because(what: String, reason: Option<&Text>) -> String {
    match reason {
        Some(reason) => format!("{what}: {}", short(reason.as_str())),
        None => what,
    }
}

fn said(text: &str) -> String {
    format!("“{}”", short(text))
}

fn created(names: &Names<'_>, role: &Role, parts: &[Part]) -> String {
    let mut text = format!("creates the role {}", quoted(&role.name));
    if let Some(purpose) = &role.purpose {
        text = format!("{text} for {}", said(purpose.as_str()));
    }
    if parts.is_empty() {
        return text;
    }
    let parts: Vec<String> = parts.iter().map(|it| has(names, it)).collect();
    format!("{text}, {}", all_of(&parts))
}

/// What a role has, after its name.
fn has(names: &Names<'_>, part: &Part) -> String {
    match part {
        Part::Accountability(it) => format!("accountable for {}", said(it.text.as_str())),
        Part::Domain(_) => format!("in control of {}", named(names, part)),
        Part::SpendControl(_) => format!("with {}", named(names, part)),
    }
}

/// A part as a thing.
fn named(names: &Names<'_>, part: &Part) -> String {
    match part {
        Part::Accountability(it) => format!("the accountability {}", said(it.text.as_str())),
        Part::Domain(it) => {
            let internal = if it.reach == Reach::Internal {
                "internal "
            } else {
                ""
            };
            let from = it.delegated_from.map_or_else(String::new, |id| {
                format!(", a part of {}", said(&names.domain(id)))
            });
            format!("the {internal}domain {}{from}", said(it.text.as_str()))
        }
        Part::SpendControl(it) => names.spend_control(it.id),
    }
}

fn amended(names: &Names<'_>, it: &RoleAmendment) -> String {
    let mut edits = Vec::new();
    if let Some(name) = &it.name {
        edits.push(format!("calls it {}", quoted(name)));
    }
    match &it.purpose {
        Edit::Keep => {}
        Edit::Set(purpose) => edits.push(format!("its purpose is {}", said(purpose.as_str()))),
        Edit::Clear => edits.push("takes its purpose out".to_owned()),
    }
    edits.extend(it.parts.iter().map(|edit| part_edit(names, edit)));
    let role = quoted(&names.role(it.role));
    list(format!("amends the role {role}"), &edits)
}

fn list(what: String, edits: &[String]) -> String {
    if edits.is_empty() {
        what
    } else {
        format!("{what}: {}", edits.join("; "))
    }
}

fn part_edit(names: &Names<'_>, edit: &PartEdit) -> String {
    let domain = |id: DomainId| format!("the domain {}", said(&names.domain(id)));
    match edit {
        PartEdit::Add(part) => format!("adds {}", named(names, part)),
        PartEdit::AmendAccountability { id, text, covers } => {
            let mut edits = Vec::new();
            edits.extend(
                text.iter()
                    .map(|it| format!("it says {}", said(it.as_str()))),
            );
            edits.extend(covers.iter().map(|it| covered(it)));
            let which = said(&names.accountability(*id));
            inner(format!("changes the accountability {which}"), &edits)
        }
        PartEdit::AmendDomain {
            id,
            text,
            reach,
            delegated_from,
            covers,
        } => {
            let mut edits = Vec::new();
            edits.extend(
                text.iter()
                    .map(|it| format!("it says {}", said(it.as_str()))),
            );
            edits.extend(reach.map(|it| match it {
                Reach::Organization => "it binds the organization".to_owned(),
                Reach::Internal => "it binds only inside".to_owned(),
            }));
            match delegated_from {
                Edit::Keep => {}
                Edit::Set(of) => edits.push(format!("it is a part of {}", domain(*of))),
                Edit::Clear => edits.push("it is a part of no other".to_owned()),
            }
            edits.extend(covers.iter().map(|it| covered(it)));
            inner(format!("changes {}", domain(*id)), &edits)
        }
        PartEdit::AmendSpendControl { id, limit, scopes } => {
            let mut edits = Vec::new();
            edits.extend(limit.map(spend_limit));
            edits.extend(scopes.iter().map(|it| covered(it)));
            inner(format!("changes its {}", names.spend_control(*id)), &edits)
        }
        PartEdit::RemoveAccountability(id) => {
            format!(
                "removes the accountability {}",
                said(&names.accountability(*id))
            )
        }
        PartEdit::RemoveDomain(id) => format!("removes {}", domain(*id)),
        PartEdit::RemoveSpendControl(id) => format!("removes its {}", names.spend_control(*id)),
    }
}

fn inner(what: String, edits: &[String]) -> String {
    if edits.is_empty() {
        what
    } else {
        format!("{what} ({})", edits.join(", "))
    }
}

fn covered(of: &[Scope]) -> String {
    if of.is_empty() {
        "for no decision in particular".to_owned()
    } else {
        format!("for {}", scopes(of))
    }
}

fn removed(names: &Names<'_>, role: RoleId, inside: &Inside) -> String {
    let what = format!("removes the role {}", role_name(names, role));
    match inside {
        Inside::Unsaid => what,
        Inside::Removed => format!("{what} with everything inside it"),
        Inside::Kept { roles, policies } => {
            let roles = roles.iter().map(|it| role_name(names, *it));
            let policies = policies
                .iter()
                .map(|it| format!("the policy {}", policy_name(names, *it)));
            let kept: Vec<String> = roles.chain(policies).collect();
            if kept.is_empty() {
                format!("{what} with everything inside it")
            } else {
                format!(
                    "{what} with everything inside it but {}, moved up",
                    all_of(&kept)
                )
            }
        }
    }
}

fn adopted(it: &Policy) -> String {
    let mut text = format!("adopts the policy {}", quoted(&it.title));
    if let Some(words) = &it.text {
        text = format!("{text}: {}", said(words.as_str()));
    }
    if it.clauses.is_empty() {
        text
    } else {
        format!("{text}, with {}", kinds(&it.clauses))
    }
}

fn kinds(clauses: &[Clause]) -> String {
    let kinds: Vec<String> = clauses.iter().map(clause).collect();
    all_of(&kinds)
}

fn policy_amended(names: &Names<'_>, it: &PolicyAmendment) -> String {
    let mut edits = Vec::new();
    if let Some(title) = &it.title {
        edits.push(format!("calls it {}", quoted(title)));
    }
    match &it.text {
        Edit::Keep => {}
        Edit::Set(text) => edits.push(format!("it says {}", said(text.as_str()))),
        Edit::Clear => edits.push("takes its words out".to_owned()),
    }
    match &it.review_at {
        Edit::Keep => {}
        Edit::Set(day) => edits.push(format!("it is looked at again on {day}")),
        Edit::Clear => edits.push("it is not looked at again on a set day".to_owned()),
    }
    match it.clauses.as_deref() {
        None => {}
        Some([]) => edits.push("takes its clauses out".to_owned()),
        Some(clauses) => edits.push(format!("its clauses are {}", kinds(clauses))),
    }
    let what = format!("amends the policy {}", policy_name(names, it.policy));
    list(what, &edits)
}
