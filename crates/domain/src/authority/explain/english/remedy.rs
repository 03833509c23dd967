//! Ways on.

use super::names::{all_of, any_of, domain, name, owner, policy};
use crate::{
    authority::verdict::{About, Remedy, RemedyKind},
    index::Index,
    money::Money,
};

pub(super) fn remedy_text(index: &Index, remedy: &Remedy) -> String {
    let people: Vec<String> = remedy.people.iter().map(|p| name(index, *p)).collect();
    let whom = any_of(&people);
    let circle = remedy
        .circle
        .map(|c| index.circle_name(c))
        .unwrap_or_default();
    let role = remedy.role.map(|r| index.role_name(r)).unwrap_or_default();
    match remedy.kind {
        RemedyKind::SupplyFact => supply(&remedy.about),
        RemedyKind::RecordStatement => {
            format!("{whom} may record how this serves the purpose of a role in {circle}")
        }
        RemedyKind::AskController => {
            if let About::External(id) = &remedy.about {
                format!("ask {} for its permission", owner(index, *id))
            } else if let About::All(_) = &remedy.about {
                let others = match remedy.others {
                    0 => String::new(),
                    n => format!(", and {n} more"),
                };
                format!("ask every one of {}{others}", all_of(&people))
            } else {
                format!("ask {whom} ({role})")
            }
        }
        RemedyKind::AnnounceIntent => {
            format!("announce the intent to {whom} and wait for objections")
        }
        RemedyKind::AnnounceSpending => {
            if let About::Money(amount) = &remedy.about {
                announce(&role, *amount, &whom)
            } else {
                format!("announce the spending to {role} and wait")
            }
        }
        RemedyKind::HandOver => format!("hand over to {whom}"),
        RemedyKind::AskForAssignment => {
            format!("ask {whom} for an assignment to {role}, or for a wider focus")
        }
        RemedyKind::AskForRuling => {
            if people.is_empty() {
                format!("ask the Secretary of {circle} for a ruling")
            } else {
                format!("ask {whom}, Secretary of {circle}, for a ruling")
            }
        }
        RemedyKind::ProposeGovernance => {
            format!("propose in {circle} a change{}", changed(index, &remedy.about))
        }
        RemedyKind::DeclareInitiative => {
            "act on individual initiative, if waiting would lose much of the value, and tell those affected"
                .to_owned()
        }
    }
}

fn supply(about: &About) -> String {
    let About::Attribute(name) = about else {
        return "state what is missing".to_owned();
    };
    if name == "reversibility" {
        "state whether it is easy or hard to undo".to_owned()
    } else {
        format!("state `{name}`")
    }
}

/// What a proposal would change.
fn changed(index: &Index, about: &About) -> String {
    if let About::Policy(id) = about {
        format!(" to policy {}", policy(index, *id))
    } else if let About::Domain(id) = about {
        format!(" to {}", domain(index, *id))
    } else {
        String::new()
    }
}

fn announce(role: &str, amount: Money, whom: &str) -> String {
    format!("announce to {role} ({whom}) the intent to spend {amount}, and wait for objections")
}
