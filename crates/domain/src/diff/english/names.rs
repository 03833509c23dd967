//! What the things of a difference are called.

use super::{super::Thing, short};
use crate::{
    index::Index,
    structure::role::{RoleRef, SeatRef},
};

/// A name in quotes.
pub(crate) fn quoted(name: &impl ToString) -> String {
    format!("`{}`", name.to_string())
}

/// A thing in a few words that stand in the middle of a sentence.
pub(super) fn phrase(index: &Index, thing: &Thing) -> String {
    let role = |role| quoted(&index.role_name(role));
    let circle = |circle| quoted(&index.circle_name(circle));
    match thing {
        Thing::Organization(_) => "the organization".to_owned(),
        Thing::Person(it) => index.directory().name(it.id).to_owned(),
        Thing::ServiceAccount(it) => format!("the service account {}", quoted(&it.key)),
        Thing::DecisionType(it) => format!("the decision type {}", quoted(&it.key)),
        Thing::Role(it) => quoted(&it.name),
        Thing::Accountability(it) => format!(
            "the accountability “{}” of {}",
            short(it.text.as_str()),
            role(it.role)
        ),
        Thing::Domain(it) => format!(
            "the domain “{}” of {}",
            short(it.text.as_str()),
            role(it.holder)
        ),
        Thing::ExternalDomain(it) => {
            format!("the domain “{}” of {}", short(it.text.as_str()), it.owner)
        }
        Thing::Policy(it) => format!("the policy {} of {}", quoted(&it.title), circle(it.circle)),
        Thing::SpendControl(it) => {
            format!("the spend control of {}", role(RoleRef::Defined(it.role)))
        }
        Thing::Seat(it) => format!(
            "the focus “{}” of {}",
            short(it.focus.text.as_str()),
            role(RoleRef::Defined(it.role))
        ),
        Thing::Assignment(it) => format!(
            "the assignment of {} to {}",
            index.directory().name(it.person),
            seat(index, it.seat)
        ),
        Thing::Offer(it) => format!(
            "the offer of {} to {}",
            role(RoleRef::Defined(it.role)),
            index.directory().name(it.person)
        ),
        Thing::Link(it) => format!(
            "the link of {} into {}",
            seat(index, it.seat),
            circle(it.target)
        ),
        Thing::Redirect(it) => format!(
            "the redirect of {} in {}",
            role(RoleRef::Defined(it.mention)),
            circle(it.circle)
        ),
    }
}

fn seat(index: &Index, seat: SeatRef) -> String {
    quoted(&index.seat_name(seat))
}
