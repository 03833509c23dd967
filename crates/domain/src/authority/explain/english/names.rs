//! What things are called, and lists of them.

use crate::{
    ids::{CircleId, DomainId, ExternalDomainId, PersonId, PolicyId},
    index::Index,
    structure::{
        role::RoleRef,
        scope::{Condition, Test, Value},
    },
    subject::Subject,
};

pub(super) fn condition_text(condition: &Condition) -> String {
    let attribute = &condition.attribute;
    let list =
        |values: &[Value]| any_of(&values.iter().map(ToString::to_string).collect::<Vec<_>>());
    match &condition.test {
        Test::Equals(v) => format!("{attribute} is {v}"),
        Test::Differs(v) => format!("{attribute} is not {v}"),
        Test::Below(v) => format!("{attribute} is below {v}"),
        Test::AtMost(v) => format!("{attribute} is at most {v}"),
        Test::Above(v) => format!("{attribute} is above {v}"),
        Test::AtLeast(v) => format!("{attribute} is at least {v}"),
        Test::OneOf(many) => format!("{attribute} is {}", list(many)),
        Test::NoneOf(many) => format!("{attribute} is not {}", list(many)),
    }
}

pub(crate) fn element(index: &Index, subject: Subject) -> String {
    let snapshot = index.snapshot();
    match subject {
        Subject::Accountability(id) => {
            quoted(snapshot.accountabilities.get(&id).map(|a| a.text.as_str()))
        }
        Subject::Domain(id) => domain(index, id),
        Subject::ExternalDomain(id) => external(index, id),
        Subject::Policy(id) | Subject::Clause(id, _) => format!("policy {}", policy(index, id)),
        Subject::Seat(seat) => index.seat_name(seat),
        Subject::Role(role) => index.role_name(role),
        Subject::Circle(circle) => index.circle_name(circle),
        Subject::Person(person) => name(index, person),
        Subject::SpendControl(id) => {
            snapshot
                .spend_controls
                .get(&id)
                .map_or_else(String::new, |c| {
                    let role = index.role_name(RoleRef::Defined(c.role));
                    format!("spend control of {role} per {}", c.limit.per.as_str())
                })
        }
        Subject::Organization(_) => snapshot.organization.name.to_string(),
        Subject::ServiceAccount(id) => snapshot
            .service_accounts
            .get(&id)
            .map_or_else(String::new, |s| s.key.to_string()),
        Subject::DecisionType(id) => snapshot
            .decision_types
            .get(&id)
            .map_or_else(String::new, |t| t.key.to_string()),
        Subject::Assignment(_) => "an assignment".to_owned(),
        Subject::Link(_) => "a link".to_owned(),
        Subject::Redirect(id) => snapshot.redirects.get(&id).map_or_else(String::new, |r| {
            let role = |id| index.role_name(RoleRef::Defined(id));
            format!("{} means {}", role(r.mention), role(r.to))
        }),
    }
}

fn quoted(text: Option<&str>) -> String {
    text.map_or_else(|| "(removed)".to_owned(), |t| format!("“{t}”"))
}

pub(super) fn domain(index: &Index, id: DomainId) -> String {
    quoted(index.snapshot().domains.get(&id).map(|d| d.text.as_str()))
}

pub(super) fn external(index: &Index, id: ExternalDomainId) -> String {
    index.snapshot().external_domains.get(&id).map_or_else(
        || "an outside body owns this".to_owned(),
        |d| {
            format!(
                "{} owns {}; only it can permit this",
                d.owner,
                quoted(Some(d.text.as_str()))
            )
        },
    )
}

/// Who owns what an outside body controls.
pub(super) fn owner(index: &Index, id: ExternalDomainId) -> String {
    let domain = index.snapshot().external_domains.get(&id);
    domain.map_or_else(|| "its owner".to_owned(), |d| d.owner.to_string())
}

pub(super) fn policy(index: &Index, id: PolicyId) -> String {
    index.snapshot().policies.get(&id).map_or_else(
        || "(removed)".to_owned(),
        |p| format!("“{}” of {}", p.title, circle(index, p.circle)),
    )
}

fn circle(index: &Index, id: CircleId) -> String {
    index.circle_name(id)
}

pub(super) fn name(index: &Index, person: PersonId) -> String {
    index.directory().name(person).to_owned()
}

pub(super) fn named(index: &Index, people: &[PersonId]) -> String {
    if people.is_empty() {
        return String::new();
    }
    let names: Vec<String> = people.iter().take(5).map(|p| name(index, *p)).collect();
    let more = if people.len() > names.len() {
        ", …"
    } else {
        ""
    };
    format!(" ({}{more})", names.join(", "))
}

pub(super) fn any_of(items: &[String]) -> String {
    joined(items, "or")
}

pub(crate) fn all_of(items: &[String]) -> String {
    joined(items, "and")
}

fn joined(items: &[String], word: &str) -> String {
    match items {
        [] => "nobody known".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {word} {last}", rest.join(", ")),
    }
}

pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
