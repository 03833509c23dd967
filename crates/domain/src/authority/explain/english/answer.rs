//! Whole answers, in one or two sentences for the person on the phone.

use super::{
    English,
    names::{any_of, capital, name},
    remedy::remedy_text,
};
use crate::{
    authority::{
        case::Case,
        explain::Catalogue as _,
        judgement::verdict_of,
        verdict::{Blocker, Decision, Fact, Remedy, RemedyKind, Resolution, Verdict},
    },
    index::Index,
};

/// The answer for a case: who may, best first, or why nobody.
pub(super) fn resolution_text(index: &Index, resolution: &Resolution, case: &Case) -> String {
    let names: Vec<String> = resolution
        .authorized
        .iter()
        .take(3)
        .map(|d| name(index, d.person))
        .collect();
    let what = about(case);
    match (resolution.authorized_count, resolution.authorized.first()) {
        (0, _) => {
            let gap = resolution.gap.as_ref().map(|g| English.gap(index, g, case));
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

pub(super) fn decision_text(index: &Index, decision: &Decision, case: &Case) -> String {
    let who = name(index, decision.person);
    let seat = decision
        .seat
        .map(|s| format!(" as {}", index.seat_name(s)))
        .unwrap_or_default();
    let what = about(case);
    let first = decisive(decision)
        .map(|b| English.blocker(index, b))
        .unwrap_or_default();
    let more = decision.blockers.len().saturating_sub(1);
    let besides = match more {
        0 => String::new(),
        1 => " (and one more point)".to_owned(),
        n => format!(" (and {n} more points)"),
    };
    let way = nearest_way(decision)
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
        Verdict::NeedsSpendAuthorization => {
            format!("Not yet: {who}{seat} lacks the money: {first}{besides}.{way}")
        }
        Verdict::Undetermined => {
            format!("It cannot be told yet for {who}{seat}: {first}{besides}.{way}")
        }
        Verdict::ForbiddenByPolicy => format!("No: {who}{seat} may not: {first}{besides}.{way}"),
        Verdict::OutOfRole => {
            format!("No: {who} may not decide {what}{seat}: {first}{besides}.{way}")
        }
    }
}

/// The first blocker that gives the verdict: what is said aloud must be what decides.
fn decisive(decision: &Decision) -> Option<&Blocker> {
    let decides = |b: &&Blocker| verdict_of(b.code) == Some(decision.verdict);
    decision
        .blockers
        .iter()
        .find(decides)
        .or(decision.blockers.first())
}

/// The way that helps first against this verdict, else the first in the rulebook's order.
fn nearest_way(decision: &Decision) -> Option<&Remedy> {
    use RemedyKind as Kind;
    let helpful: &[Kind] = match decision.verdict {
        Verdict::Allowed => &[],
        Verdict::Unmapped => &[Kind::RecordStatement, Kind::SupplyFact],
        Verdict::NeedsPermission => &[Kind::AskController, Kind::AnnounceIntent, Kind::HandOver],
        Verdict::NeedsSpendAuthorization => &[Kind::HandOver, Kind::AnnounceSpending],
        Verdict::Undetermined => &[Kind::SupplyFact, Kind::AskForRuling],
        Verdict::ForbiddenByPolicy => {
            &[Kind::HandOver, Kind::AskForRuling, Kind::ProposeGovernance]
        }
        Verdict::OutOfRole => &[
            Kind::HandOver,
            Kind::AskForAssignment,
            Kind::ProposeGovernance,
        ],
    };
    let of_kind = |kind: &Kind| decision.remedies.iter().find(|r| r.kind == *kind);
    helpful
        .iter()
        .find_map(of_kind)
        .or(decision.remedies.first())
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
