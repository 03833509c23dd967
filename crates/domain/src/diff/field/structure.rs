//! Which fields each kind of thing has.

use super::{Aspect, Field, Value};
use crate::{
    diff::thing::Thing,
    structure::{
        assignment::{Assignment, Offer},
        circle::{Link, Redirect},
        decision_type::{DecisionType, Reversibility},
        domain::{Domain, ExternalDomain},
        element::{Accountability, SpendControl},
        organization::{Clocks, Organization, ServiceAccount},
        person::Person,
        policy::Policy,
        role::{Focus, Role, RoleRef, Seat},
    },
    subject::Subject,
};

const fn field(name: &'static str, aspect: Aspect, value: Value) -> Field {
    Field {
        name,
        aspect,
        value,
    }
}

const fn matter(name: &'static str, value: Value) -> Field {
    field(name, Aspect::Matter, value)
}

pub(super) fn fields(thing: &Thing) -> Vec<Field> {
    match thing {
        Thing::Organization(it) => organization(it),
        Thing::Person(it) => person(it),
        Thing::ServiceAccount(it) => service_account(it),
        Thing::DecisionType(it) => decision_type(it),
        Thing::Role(it) => role(it),
        Thing::Accountability(it) => accountability(it),
        Thing::Domain(it) => domain(it),
        Thing::ExternalDomain(it) => external_domain(it),
        Thing::Policy(it) => policy(it),
        Thing::SpendControl(it) => spend_control(it),
        Thing::Seat(it) => seat(it),
        Thing::Assignment(it) => assignment(it),
        Thing::Offer(it) => offer(it),
        Thing::Link(it) => link(it),
        Thing::Redirect(it) => redirect(it),
    }
}

fn organization(it: &Organization) -> Vec<Field> {
    let Organization {
        id: _,
        key,
        name,
        profile,
        articles,
        currency,
        time_zone,
        admins,
        clocks:
            Clocks {
                announcement,
                spending,
                reply,
            },
    } = it;
    let articles: Vec<String> = articles.iter().map(|n| n.to_string()).collect();
    let admins = admins.iter().map(|id| Subject::Person(*id)).collect();
    vec![
        field("name", Aspect::Name, Value::words(name)),
        matter("key", Value::words(key)),
        matter("profile", Value::words(&profile.as_str())),
        matter("articles", Value::words(&articles.join(", "))),
        matter("currency", Value::Currency(*currency)),
        matter("timeZone", Value::words(&time_zone.name())),
        matter("admins", Value::Things(admins)),
        matter("announcementWait", Value::words(announcement)),
        matter("spendingWait", Value::words(spending)),
        matter("replyWait", Value::words(reply)),
    ]
}

fn person(it: &Person) -> Vec<Field> {
    let Person {
        id: _,
        partner,
        since,
        left,
    } = it;
    vec![
        matter("partner", Value::Flag(*partner)),
        matter("since", Value::day(*since)),
        matter("left", Value::day(*left)),
    ]
}

fn service_account(it: &ServiceAccount) -> Vec<Field> {
    let ServiceAccount {
        id: _,
        key,
        may_ask,
        may_act,
    } = it;
    vec![
        matter("key", Value::words(key)),
        matter("mayAsk", Value::Flag(*may_ask)),
        matter("mayAct", Value::Flag(*may_act)),
    ]
}

fn decision_type(it: &DecisionType) -> Vec<Field> {
    let DecisionType {
        id: _,
        key,
        title,
        description,
        spends,
        reversibility,
        attributes,
    } = it;
    let reversibility = reversibility.map(Reversibility::as_str);
    vec![
        field("title", Aspect::Name, Value::maybe(title.as_ref())),
        matter("key", Value::words(key)),
        matter("description", Value::maybe(description.as_ref())),
        matter("spends", spends.map_or(Value::Nothing, Value::Flag)),
        matter("reversibility", Value::maybe(reversibility.as_ref())),
        matter("attributes", Value::Attributes(attributes.clone())),
    ]
}

fn role(it: &Role) -> Vec<Field> {
    let Role {
        id: _,
        key,
        name,
        purpose,
        source,
    } = it;
    let source = source.map(Subject::Circle);
    vec![
        field("circle", Aspect::Place, Value::thing(source)),
        field("name", Aspect::Name, Value::words(name)),
        field("purpose", Aspect::Purpose, Value::maybe(purpose.as_ref())),
        matter("key", Value::words(key)),
    ]
}

fn accountability(it: &Accountability) -> Vec<Field> {
    let Accountability {
        id: _,
        role,
        text,
        covers,
        added_by,
    } = it;
    vec![
        field(
            "role",
            Aspect::Place,
            Value::thing(Some(Subject::Role(*role))),
        ),
        matter("text", Value::words(text)),
        matter("covers", Value::Scopes(covers.clone())),
        matter("addedBy", Value::thing(added_by.map(Subject::Link))),
    ]
}

fn domain(it: &Domain) -> Vec<Field> {
    let Domain {
        id: _,
        key,
        holder,
        text,
        reach,
        delegated_from,
        covers,
        added_by,
    } = it;
    let delegated_from = delegated_from.map(Subject::Domain);
    vec![
        field(
            "role",
            Aspect::Place,
            Value::thing(Some(Subject::Role(*holder))),
        ),
        matter("text", Value::words(text)),
        matter("key", Value::words(key)),
        matter("reach", Value::words(&reach.as_str())),
        matter("delegatedFrom", Value::thing(delegated_from)),
        matter("covers", Value::Scopes(covers.clone())),
        matter("addedBy", Value::thing(added_by.map(Subject::Link))),
    ]
}

fn external_domain(it: &ExternalDomain) -> Vec<Field> {
    let ExternalDomain {
        id: _,
        key,
        text,
        owner,
        covers,
    } = it;
    vec![
        matter("text", Value::words(text)),
        matter("key", Value::words(key)),
        matter("owner", Value::words(owner)),
        matter("covers", Value::Scopes(covers.clone())),
    ]
}

fn policy(it: &Policy) -> Vec<Field> {
    let Policy {
        id: _,
        circle,
        key,
        title,
        text,
        legacy,
        review_at,
        clauses,
    } = it;
    let circle = Some(Subject::Circle(*circle));
    vec![
        field("circle", Aspect::Place, Value::thing(circle)),
        field("title", Aspect::Name, Value::words(title)),
        matter("key", Value::words(key)),
        matter("text", Value::maybe(text.as_ref())),
        matter("legacy", Value::Flag(*legacy)),
        matter("reviewAt", Value::day(*review_at)),
        matter("clauses", Value::Clauses(clauses.clone())),
    ]
}

fn spend_control(it: &SpendControl) -> Vec<Field> {
    let SpendControl {
        id: _,
        role,
        limit,
        scopes,
    } = it;
    let role = Some(Subject::Role(RoleRef::Defined(*role)));
    vec![
        field("role", Aspect::Place, Value::thing(role)),
        matter("limit", Value::Limit(*limit)),
        matter("covers", Value::Scopes(scopes.clone())),
    ]
}

fn seat(it: &Seat) -> Vec<Field> {
    let Seat {
        id: _,
        role,
        focus: Focus { text, when },
    } = it;
    let role = Some(Subject::Role(RoleRef::Defined(*role)));
    vec![
        field("role", Aspect::Place, Value::thing(role)),
        matter("focus", Value::words(text)),
        matter("when", Value::Conditions(when.clone())),
    ]
}

fn assignment(it: &Assignment) -> Vec<Field> {
    let Assignment {
        id: _,
        seat,
        person,
        since,
        until,
        resign_terms,
    } = it;
    vec![
        field(
            "seat",
            Aspect::Place,
            Value::thing(Some(Subject::Seat(*seat))),
        ),
        matter("person", Value::thing(Some(Subject::Person(*person)))),
        matter("since", Value::day(*since)),
        matter("until", Value::day(*until)),
        matter("resignTerms", Value::maybe(resign_terms.as_ref())),
    ]
}

fn offer(it: &Offer) -> Vec<Field> {
    let Offer {
        id: _,
        role,
        focus,
        person,
        since,
        until,
        resign_terms,
    } = it;
    let role = Some(Subject::Role(RoleRef::Defined(*role)));
    let when = focus.as_ref().map(|it| Value::Conditions(it.when.clone()));
    vec![
        field("role", Aspect::Place, Value::thing(role)),
        matter("focus", Value::maybe(focus.as_ref().map(|it| &it.text))),
        matter("when", when.unwrap_or(Value::Nothing)),
        matter("person", Value::thing(Some(Subject::Person(*person)))),
        matter("since", Value::day(*since)),
        matter("until", Value::day(*until)),
        matter("resignTerms", Value::maybe(resign_terms.as_ref())),
    ]
}

fn link(it: &Link) -> Vec<Field> {
    let Link {
        id: _,
        seat,
        target,
        policy,
    } = it;
    vec![
        field(
            "circle",
            Aspect::Place,
            Value::thing(Some(Subject::Circle(*target))),
        ),
        matter("seat", Value::thing(Some(Subject::Seat(*seat)))),
        matter("policy", Value::thing(Some(Subject::Policy(*policy)))),
    ]
}

fn redirect(it: &Redirect) -> Vec<Field> {
    let Redirect {
        id: _,
        circle,
        mention,
        to,
    } = it;
    let role = |id| Value::thing(Some(Subject::Role(RoleRef::Defined(id))));
    vec![
        field(
            "circle",
            Aspect::Place,
            Value::thing(Some(Subject::Circle(*circle))),
        ),
        matter("mention", role(*mention)),
        matter("to", role(*to)),
    ]
}
