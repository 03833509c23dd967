//! What a field holds, in words.

use super::{super::Value, names::quoted};
use crate::{
    authority::explain::{Catalogue as _, English, element},
    index::Index,
    structure::{
        element::{Period, SpendLimit},
        policy::{Clause, ClauseKind},
        scope::{Condition, Scope},
    },
    subject::Subject,
};

/// What a field holds; none where that is nothing.
pub fn value(index: &Index, value: &Value) -> Option<String> {
    let text = match value {
        Value::Nothing => return None,
        Value::Words(text) => text.clone(),
        Value::Flag(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
        Value::Day(day) => day.to_string(),
        Value::Currency(currency) => currency.to_string(),
        Value::Things(subjects) => list(subjects.iter().map(|it| thing(index, *it))),
        Value::Scopes(several) => scopes(several),
        Value::Conditions(when) => conditions(when),
        Value::Clauses(clauses) => list(clauses.iter().map(clause)),
        Value::Limit(limit) => spend_limit(*limit),
        Value::Attributes(attributes) => list(attributes.keys().map(quoted)),
    };
    Some(text).filter(|text| !text.is_empty())
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn thing(index: &Index, subject: Subject) -> String {
    match subject {
        Subject::Circle(it) => quoted(&index.circle_name(it)),
        Subject::Role(it) => quoted(&index.role_name(it)),
        Subject::Seat(it) => quoted(&index.seat_name(it)),
        Subject::Organization(_)
        | Subject::Person(_)
        | Subject::ServiceAccount(_)
        | Subject::DecisionType(_)
        | Subject::Accountability(_)
        | Subject::Domain(_)
        | Subject::ExternalDomain(_)
        | Subject::Policy(_)
        | Subject::Clause(_, _)
        | Subject::SpendControl(_)
        | Subject::Assignment(_)
        | Subject::Link(_)
        | Subject::Redirect(_) => element(index, subject),
    }
}

/// Several scopes.
pub(crate) fn scopes(several: &[Scope]) -> String {
    several.iter().map(scope).collect::<Vec<_>>().join("; or ")
}

fn scope(it: &Scope) -> String {
    let decision = it
        .decision
        .as_ref()
        .map_or_else(|| "every decision".to_owned(), quoted);
    if it.when.is_empty() {
        decision
    } else {
        format!("{decision} where {}", conditions(&it.when))
    }
}

fn conditions(when: &[Condition]) -> String {
    let said: Vec<String> = when.iter().map(|it| English.condition(it)).collect();
    said.join(" and ")
}

/// What kind of clause it is.
pub(crate) fn clause(it: &Clause) -> String {
    match &it.kind {
        ClauseKind::Constrain(_) => "a constraint".to_owned(),
        ClauseKind::Grant(_) => "a grant".to_owned(),
        ClauseKind::DomainAccess(_) => "access to a domain".to_owned(),
        ClauseKind::Override(hook) => format!("the hook {}", hook.name()),
    }
}

/// How much may be spent.
pub(crate) fn spend_limit(limit: SpendLimit) -> String {
    let most = limit
        .most
        .map_or_else(|| "any amount".to_owned(), |it| it.to_string());
    let per = match limit.per {
        Period::Case => "per case",
        Period::Day => "per day",
        Period::Month => "per month",
        Period::Year => "per year",
        Period::CustomerMonth => "per customer and month",
        Period::CustomerYear => "per customer and year",
    };
    format!("{most} {per}")
}
