//! Why a blocker stands.

use super::names::{domain, external, name, named, policy};
use crate::{
    authority::verdict::{Permitter, Reason},
    ids::{DomainId, PersonId},
    index::Index,
    structure::role::RoleRef,
};

pub(super) fn reason(index: &Index, reason: &Reason) -> String {
    match reason {
        Reason::NoSeat => "the person holds no seat that could apply".to_owned(),
        Reason::Focus(seat) => format!(
            "the seat {} does not reach this case",
            index.seat_name(*seat)
        ),
        Reason::NotTied(role) => format!(
            "nothing ties this decision to {}: its lead may decide it after stating how it serves the role's purpose",
            index.role_name(*role)
        ),
        Reason::Ungoverned(key) => {
            format!("no policy, domain or accountability mentions `{key}`")
        }
        Reason::Forbidden(_)
        | Reason::Permission(..)
        | Reason::Second(..)
        | Reason::Conflict(..) => by_policy(index, reason).unwrap_or_default(),
        Reason::NobodyPermits(role) => {
            format!(
                "{} is unfilled and nobody covers it, so nobody can permit this",
                index.role_name(*role)
            )
        }
        Reason::OtherDomain(id, role, people) => other_domain(index, *id, *role, people),
        Reason::HardToUndo(id, role, people) => format!(
            "this touches {} of {}{} and would be costly to reverse",
            domain(index, *id),
            index.role_name(*role),
            named(index, people)
        ),
        Reason::ReversibilityUnstated(id) => {
            format!(
                "this touches {}: say whether it is easy or hard to undo",
                domain(index, *id)
            )
        }
        Reason::External(id) => external(index, *id),
        Reason::Attribute(name) => format!("`{name}` is needed to tell whether a limit applies"),
        Reason::Currency(name) => {
            format!("`{name}` is in another currency than the limit, and the two are not compared")
        }
        Reason::Money(None, amount) => {
            format!("the role controls no money for this; it takes {amount}")
        }
        Reason::Money(Some(limit), amount) => {
            format!("the role controls {limit} for this; it takes {amount}")
        }
        Reason::Lead(role) => format!(
            "this is for {} to decide: as lead one may change priorities or the assignment, or propose governance",
            index.role_name(*role)
        ),
        Reason::Directed(person) => format!("{} decided otherwise", name(index, *person)),
    }
}

/// What a policy asks for.
fn by_policy(index: &Index, reason: &Reason) -> Option<String> {
    let text = if let Reason::Forbidden(id) = reason {
        format!("policy {} forbids this", policy(index, *id))
    } else if let Reason::Permission(id, permitter) = reason {
        format!(
            "policy {} asks for the permission of {}",
            policy(index, *id),
            permitter_text(index, permitter)
        )
    } else if let Reason::Second(id, role, people) = reason {
        format!(
            "policy {} asks for a second person who leads {}{}",
            policy(index, *id),
            index.role_name(RoleRef::Defined(*role)),
            named(index, people)
        )
    } else if let Reason::Conflict(a, b) = reason {
        format!(
            "policies {} and {} disagree",
            policy(index, *a),
            policy(index, *b)
        )
    } else {
        return None;
    };
    Some(text)
}

fn permitter_text(index: &Index, permitter: &Permitter) -> String {
    match permitter {
        Permitter::Lead(role, people) => format!(
            "{}{}",
            index.role_name(RoleRef::Defined(*role)),
            named(index, people)
        ),
        Permitter::AnyMember(circle, people) => {
            format!(
                "any other member of {}{}",
                index.circle_name(*circle),
                named(index, people)
            )
        }
        Permitter::AllMembers(circle, people) => {
            format!(
                "all other members of {}{}",
                index.circle_name(*circle),
                named(index, people)
            )
        }
    }
}

/// Whose a domain is, and who permits where a policy placed that with another role.
fn other_domain(index: &Index, id: DomainId, role: RoleRef, people: &[PersonId]) -> String {
    let holder = index.snapshot().domains.get(&id).map_or(role, |d| d.holder);
    let (it, belongs) = (domain(index, id), index.role_name(holder));
    if holder == role {
        format!("{it} belongs to {belongs}{}", named(index, people))
    } else {
        let permits = index.role_name(role);
        format!(
            "{it} belongs to {belongs}, and {permits}{} permits",
            named(index, people)
        )
    }
}
