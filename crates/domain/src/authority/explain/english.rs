//! English.

mod answer;
mod names;
mod reason;
mod remedy;

use super::Catalogue;
use crate::{
    authority::{
        case::Case,
        verdict::{
            Blocker, Decision, Fact, Failed, Gap, GapKind, Ground, Mandate, Reason, Remedy,
            Resolution,
        },
    },
    index::Index,
    process::Triage,
    structure::scope::Condition,
    subject::Subject,
};
use answer::{decision_text, resolution_text};
pub(crate) use names::{all_of, capital, element};
use names::{any_of, condition_text, domain, policy};
use reason::reason;
use remedy::remedy_text;

/// English texts.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Catalogue for English {
    fn ground(&self, index: &Index, ground: &Ground) -> String {
        let element = element(index, ground.element);
        let place = ground
            .circle
            .map_or_else(String::new, |c| format!(" in {}", index.circle_name(c)));
        match &ground.fact {
            Fact::Holds => {
                if let Subject::Policy(id) = ground.element {
                    format!("leads the anchor circle by policy {}", policy(index, id))
                } else {
                    format!("holds {element}{place}")
                }
            }
            Fact::Covers => {
                format!("covers {element}{place} as its lead while nobody holds it for this case")
            }
            Fact::CoversNonPartners => format!(
                "leads {element}{place} beside holders who are not partners, as far as those do not do what a partner would owe"
            ),
            Fact::Accountable => format!("accountability {element}"),
            Fact::OwnDomain => format!("own domain {element}"),
            Fact::Granted => format!("the grant of {element}"),
            Fact::DomainOpen(id) => format!("{element} opens domain {}", domain(index, *id)),
            Fact::EasyToUndo(_) => {
                format!("domain {element} of the circle around, and this is easy to undo")
            }
            Fact::Money(None) => format!("money without limit by {element}"),
            Fact::Money(Some(limit)) => format!("money up to {limit} by {element}"),
            Fact::PermitsSelf(seat) => {
                format!(
                    "may permit it themselves as {} ({element})",
                    index.seat_name(*seat)
                )
            }
            Fact::Permitted => format!("permission was given for {element}"),
            Fact::Redirected => format!("read as re-pointed{place}: {element}"),
            Fact::Stated => "own statement that this serves the purpose of the seat".to_owned(),
        }
    }

    fn blocker(&self, index: &Index, blocker: &Blocker) -> String {
        let base = reason(index, &blocker.reason);
        match &blocker.failed {
            Some(Failed::Conditions(_)) => {
                let failed = blocker
                    .failed
                    .as_ref()
                    .map(|f| self.failed(f))
                    .unwrap_or_default();
                format!("{base} ({failed})")
            }
            _ if blocker.reason == Reason::NoSeat && blocker.element.is_some() => {
                "the person does not hold the seat that was asked for".to_owned()
            }
            _ => base,
        }
    }

    fn remedy(&self, index: &Index, remedy: &Remedy) -> String {
        remedy_text(index, remedy)
    }

    fn triage(&self, index: &Index, triage: &Triage) -> String {
        match triage {
            Triage::WithinAuthority(case, _) => {
                format!("`{}` is already within your authority", case.decision)
            }
            Triage::Request(role) => {
                let role = index.role_name(*role);
                format!("a request to {role}, not governance")
            }
            Triage::Governance { circle, is_member } => {
                let (circle, not) = (
                    index.circle_name(*circle),
                    if *is_member { "" } else { "not " },
                );
                format!("governance of {circle}, where you are {not}a member")
            }
        }
    }

    fn gap(&self, index: &Index, gap: &Gap, case: &Case) -> String {
        let circle = index.circle_name(gap.circle);
        match gap.kind {
            GapKind::Ungoverned => format!(
                "nothing in governance speaks of this case of `{}`: a role lead may act on their own judgement, and {circle} can settle who should",
                case.decision
            ),
            GapKind::Uncovered => {
                let roles: Vec<String> = gap.roles.iter().map(|r| index.role_name(*r)).collect();
                format!(
                    "{} should handle `{}`, but nobody fills or covers it: fill it, or give {circle} a lead",
                    any_of(&roles),
                    case.decision
                )
            }
            GapKind::NobodyAuthorized => {
                let unsaid = gap
                    .missing
                    .as_ref()
                    .map(|m| format!(" as long as `{m}` is not stated"));
                format!(
                    "nobody is authorized for this case of `{}`{}; {circle} can change that",
                    case.decision,
                    unsaid.unwrap_or_default()
                )
            }
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        condition_text(condition)
    }

    fn failed(&self, failed: &Failed) -> String {
        match failed {
            Failed::Conditions(many) => many
                .iter()
                .map(condition_text)
                .collect::<Vec<_>>()
                .join(" and "),
            Failed::Missing(name) => format!("{name} is not stated"),
            Failed::Limit(limit) => format!("limit {limit}"),
            Failed::Currency(name) => format!("{name} is in another currency"),
        }
    }

    fn conditions(&self, mandate: &Mandate) -> Vec<String> {
        let easy = mandate
            .if_easy_to_undo
            .then(|| "it is easy to undo".to_owned());
        mandate
            .conditions
            .iter()
            .map(condition_text)
            .chain(easy)
            .collect()
    }

    fn decision(&self, index: &Index, decision: &Decision, case: &Case) -> String {
        decision_text(index, decision, case)
    }

    fn resolution(&self, index: &Index, resolution: &Resolution, case: &Case) -> String {
        resolution_text(index, resolution, case)
    }
}
