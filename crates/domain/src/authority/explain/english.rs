//! English.

use super::Catalogue;
use crate::{
    authority::{
        case::Case,
        verdict::{
            About, Blocker, Decision, Fact, Failed, Gap, GapKind, Ground, Mandate, Permitter,
            Reason, Remedy, RemedyKind, Resolution, Verdict,
        },
    },
    ids::{CircleId, DomainId, ExternalDomainId, PersonId, PolicyId},
    index::Index,
    money::Money,
    structure::scope::{Condition, Test, Value},
    subject::Subject,
};

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
            Fact::Holds => match ground.element {
                Subject::Policy(id) => {
                    format!("leads the anchor circle by policy {}", policy(index, id))
                }
                _ => format!("holds {element}{place}"),
            },
            Fact::Covers => {
                format!("covers {element}{place} as its lead while nobody holds it for this case")
            }
            Fact::CoversNonPartners => format!(
                "leads {element}{place} beside holders who are not partners, as far as those do not do what a partner would owe"
            ),
            Fact::Accountable => format!("accountability {element}"),
            Fact::OwnDomain => format!("own domain {element}"),
            Fact::Granted => format!("granted by {element}{place}"),
            Fact::DomainOpen(id) => format!("{element}{place} opens domain {}", domain(index, *id)),
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
            _ => base,
        }
    }

    fn remedy(&self, index: &Index, remedy: &Remedy) -> String {
        remedy_text(index, remedy)
    }

    fn gap(&self, index: &Index, gap: &Gap, case: &Case) -> String {
        let circle = index.circle_name(gap.circle);
        match gap.kind {
            GapKind::Ungoverned => format!(
                "nothing in governance mentions `{}`: a role lead may act on their own judgement, and {circle} can settle who should",
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
            GapKind::NobodyAuthorized => format!(
                "nobody is authorized for this case of `{}`; {circle} can change that",
                case.decision
            ),
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
        let names: Vec<String> = resolution
            .authorized
            .iter()
            .take(3)
            .map(|d| name(index, d.person))
            .collect();
        let what = about(case);
        match (resolution.authorized_count, resolution.authorized.first()) {
            (0, _) => {
                let gap = resolution.gap.as_ref().map(|g| self.gap(index, g, case));
                let nearest = resolution
                    .blocked
                    .first()
                    .map(|d| decision_text(index, d, case));
                let gap = gap.map(|g| format!("{}.", capital(&g)));
                [gap, nearest]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ")
            }
            (1, Some(only)) => decision_text(index, only, case),
            (count, Some(first)) => {
                let seat = first
                    .seat
                    .map(|s| format!(" ({})", index.seat_name(s)))
                    .unwrap_or_default();
                let first_name = name(index, first.person);
                let others = names.iter().skip(1).cloned().collect::<Vec<_>>();
                let more = count.saturating_sub(names.len());
                let rest = if more > 0 {
                    format!(", and {more} more")
                } else {
                    String::new()
                };
                format!(
                    "{count} people may decide {what}: best {first_name}{seat}, else {}{rest}.",
                    any_of(&others)
                )
            }
            (_, None) => format!("{} people may decide {what}.", resolution.authorized_count),
        }
    }
}

fn decision_text(index: &Index, decision: &Decision, case: &Case) -> String {
    let who = name(index, decision.person);
    let seat = decision
        .seat
        .map(|s| format!(" as {}", index.seat_name(s)))
        .unwrap_or_default();
    let what = about(case);
    let first = decision
        .blockers
        .first()
        .map(|b| English.blocker(index, b))
        .unwrap_or_default();
    let more = decision.blockers.len().saturating_sub(1);
    let besides = match more {
        0 => String::new(),
        1 => " (and one more point)".to_owned(),
        n => format!(" (and {n} more points)"),
    };
    let way = decision
        .remedies
        .first()
        .map(|r| format!(" {}.", capital(&remedy_text(index, r))))
        .unwrap_or_default();
    match decision.verdict {
        Verdict::Allowed => {
            let directed = decision.may_be_directed_in.map_or_else(String::new, |c| {
                format!(" A lead of {} may direct otherwise.", index.circle_name(c))
            });
            let ground = strongest(index, decision);
            format!("Yes: {who} may decide {what}{seat}{ground}.{directed}")
        }
        Verdict::Unmapped => format!("Not ruled out: {first}.{way}"),
        Verdict::NeedsPermission => {
            format!("Not yet: {who}{seat} needs permission: {first}{besides}.{way}")
        }
        Verdict::NeedsSpendAuthorization => format!("Not yet: {first}{besides}.{way}"),
        Verdict::Undetermined => format!("It cannot be told yet: {first}{besides}.{way}"),
        Verdict::ForbiddenByPolicy => format!("No: {first}{besides}.{way}"),
        Verdict::OutOfRole => {
            format!("No: {who} may not decide {what}{seat}: {first}{besides}.{way}")
        }
    }
}

/// The ground that ties the case, and the money, in a few words.
fn strongest(index: &Index, decision: &Decision) -> String {
    let tie = decision.grounds.iter().find(|g| {
        matches!(
            g.fact,
            Fact::Accountable | Fact::OwnDomain | Fact::Granted | Fact::Stated
        )
    });
    let money = decision
        .grounds
        .iter()
        .find(|g| matches!(g.fact, Fact::Money(_)));
    let texts: Vec<String> = tie
        .into_iter()
        .chain(money)
        .map(|g| English.ground(index, g))
        .collect();
    if texts.is_empty() {
        String::new()
    } else {
        format!(", by {}", texts.join(" and "))
    }
}

fn about(case: &Case) -> String {
    match case.amount {
        Some(amount) if !amount.is_zero() => format!("`{}` of {amount}", case.decision),
        _ => format!("`{}`", case.decision),
    }
}

fn reason(index: &Index, reason: &Reason) -> String {
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
        Reason::Forbidden(id) => format!("policy {} forbids this", policy(index, *id)),
        Reason::Permission(id, permitter) => {
            format!(
                "policy {} asks for the permission of {}",
                policy(index, *id),
                permitter_text(index, permitter)
            )
        }
        Reason::Second(id, role, people) => format!(
            "policy {} asks for a second person who leads {}{}",
            policy(index, *id),
            index.role_name(crate::structure::role::RoleRef::Defined(*role)),
            named(index, people)
        ),
        Reason::NobodyPermits(role) => {
            format!(
                "{} is unfilled and nobody covers it, so nobody can permit this",
                index.role_name(*role)
            )
        }
        Reason::Conflict(a, b) => {
            format!(
                "policies {} and {} disagree",
                policy(index, *a),
                policy(index, *b)
            )
        }
        Reason::OtherDomain(id, role, people) => format!(
            "{} belongs to {}{}",
            domain(index, *id),
            index.role_name(*role),
            named(index, people)
        ),
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

fn permitter_text(index: &Index, permitter: &Permitter) -> String {
    match permitter {
        Permitter::Lead(role, people) => format!(
            "{}{}",
            index.role_name(crate::structure::role::RoleRef::Defined(*role)),
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

fn remedy_text(index: &Index, remedy: &Remedy) -> String {
    let people: Vec<String> = remedy.people.iter().map(|p| name(index, *p)).collect();
    let whom = any_of(&people);
    let circle = remedy
        .circle
        .map(|c| index.circle_name(c))
        .unwrap_or_default();
    let role = remedy.role.map(|r| index.role_name(r)).unwrap_or_default();
    match remedy.kind {
        RemedyKind::SupplyFact => match &remedy.about {
            About::Attribute(name) if name == "reversibility" => {
                "state whether it is easy or hard to undo".to_owned()
            }
            About::Attribute(name) => format!("state `{name}`"),
            _ => "state what is missing".to_owned(),
        },
        RemedyKind::RecordStatement => {
            format!("{whom} may record how this serves the purpose of a role in {circle}")
        }
        RemedyKind::AskController => match &remedy.about {
            About::External(id) => format!("ask the owner: {}", external(index, *id)),
            About::All(_) => format!("ask all of {}", all_of(&people)),
            _ => format!("ask {whom} ({role})"),
        },
        RemedyKind::AnnounceIntent => {
            format!("announce the intent to {whom} and wait for objections")
        }
        RemedyKind::AnnounceSpending => match &remedy.about {
            About::Money(amount) => announce(&role, *amount, &whom),
            _ => format!("announce the spending to {role} and wait"),
        },
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
            let what = match &remedy.about {
                About::Policy(id) => format!(" to policy {}", policy(index, *id)),
                About::Domain(id) => format!(" to {}", domain(index, *id)),
                _ => String::new(),
            };
            format!("propose a change{what} in {circle}")
        }
        RemedyKind::DeclareInitiative => {
            "act on individual initiative, if waiting would lose much of the value, and tell those affected"
                .to_owned()
        }
    }
}

fn announce(role: &str, amount: Money, whom: &str) -> String {
    format!("announce to {role} ({whom}) the intent to spend {amount}, and wait for objections")
}

fn condition_text(condition: &Condition) -> String {
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

fn element(index: &Index, subject: Subject) -> String {
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
                    let role = index.role_name(crate::structure::role::RoleRef::Defined(c.role));
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
        Subject::Redirect(_) => "a redirect".to_owned(),
    }
}

fn quoted(text: Option<&str>) -> String {
    text.map_or_else(|| "(removed)".to_owned(), |t| format!("“{t}”"))
}

fn domain(index: &Index, id: DomainId) -> String {
    quoted(index.snapshot().domains.get(&id).map(|d| d.text.as_str()))
}

fn external(index: &Index, id: ExternalDomainId) -> String {
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

fn policy(index: &Index, id: PolicyId) -> String {
    index.snapshot().policies.get(&id).map_or_else(
        || "(removed)".to_owned(),
        |p| format!("“{}” of {}", p.title, circle(index, p.circle)),
    )
}

fn circle(index: &Index, id: CircleId) -> String {
    index.circle_name(id)
}

fn name(index: &Index, person: PersonId) -> String {
    index.directory().name(person).to_owned()
}

fn named(index: &Index, people: &[PersonId]) -> String {
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

fn any_of(items: &[String]) -> String {
    joined(items, "or")
}

fn all_of(items: &[String]) -> String {
    joined(items, "and")
}

fn joined(items: &[String], word: &str) -> String {
    match items {
        [] => "nobody known".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {word} {last}", rest.join(", ")),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
