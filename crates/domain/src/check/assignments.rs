//! Who may hold a seat: dates that make sense, nobody twice, nobody on the anchor, and what
//! policies narrow (GOV-2.1.7).

use super::Finding;
use crate::{
    code::Code,
    index::Index,
    rule,
    structure::{
        assignment::Assignment,
        policy::{Clause, ClauseKind, Hook, Policy},
        role::RoleRef,
    },
    subject::Subject,
};
use chrono::{Days, Months};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for assignment in snapshot.assignments.values() {
        dates(assignment, found);
        not_on_anchor(index, assignment, found);
        held_once(index, assignment, found);
    }
    for policy in snapshot.policies.values() {
        for clause in &policy.clauses {
            narrowed(index, policy, clause, found);
        }
    }
}

fn dates(assignment: &Assignment, found: &mut Vec<Finding>) {
    if let (Some(since), Some(until)) = (assignment.since, assignment.until)
        && until < since
    {
        found.push(Finding::broken(
            rule::GOV_2_1_1,
            Code::WrongState,
            Subject::Assignment(assignment.id),
            format!("ends on {until}, before it begins on {since}"),
            "exchange the days",
        ));
    }
}

/// GOV-1.3.2: the anchor's leads come from its policy, never from an assignment.
fn not_on_anchor(index: &Index, assignment: &Assignment, found: &mut Vec<Finding>) {
    let role = index.snapshot().role_of_seat(assignment.seat);
    if role.is_some() && role == index.anchor().map(RoleRef::Defined) {
        found.push(Finding::broken(
            rule::GOV_1_3_2,
            Code::AnchorHasNoLead,
            Subject::Assignment(assignment.id),
            "nobody is assigned to the anchor's role",
            "name its leads in a policy of the anchor circle with an ANCHOR_LEAD override",
        ));
    }
}

/// GOV-2.1.3: several people may hold a seat, each of them once at a time.
fn held_once(index: &Index, assignment: &Assignment, found: &mut Vec<Finding>) {
    let again = index.assignments_held_by(assignment.person).any(|other| {
        other.id < assignment.id && other.seat == assignment.seat && overlap(other, assignment)
    });
    if again {
        found.push(Finding::broken(
            rule::GOV_2_1_3,
            Code::WrongState,
            Subject::Assignment(assignment.id),
            format!(
                "the person holds {} already at that time",
                index.seat_name(assignment.seat)
            ),
            "name each person once, or give the terms different days",
        ));
    }
}

fn overlap(a: &Assignment, b: &Assignment) -> bool {
    let before = |x: &Assignment, y: &Assignment| {
        x.until
            .zip(y.since)
            .is_some_and(|(until, since)| until < since)
    };
    !before(a, b) && !before(b, a)
}

/// What a policy asks of assignments.
struct Narrowing<'a> {
    policy: &'a Policy,
    term_months: Option<u32>,
    max_terms: Option<u32>,
    max_holders: Option<u32>,
    partners_only: bool,
}

/// GOV-2.1.7: terms, holders and partners as a policy of the circle, or of one above, allows.
fn narrowed(index: &Index, policy: &Policy, clause: &Clause, found: &mut Vec<Finding>) {
    let ClauseKind::Override(Hook::Assignment {
        roles,
        term_months,
        max_terms,
        max_holders,
        partners_only,
        by: _,
    }) = &clause.kind
    else {
        return;
    };
    let narrowing = Narrowing {
        policy,
        term_months: *term_months,
        max_terms: *max_terms,
        max_holders: *max_holders,
        partners_only: *partners_only,
    };
    for role in index.snapshot().roles.keys() {
        let role_ref = RoleRef::Defined(*role);
        let reached = if roles.is_empty() && clause.local {
            index.source_of(role_ref) == Some(policy.circle)
        } else {
            (roles.is_empty() || roles.contains(role)) && index.is_inside(role_ref, policy.circle)
        };
        if reached {
            narrowing.apply(index, role_ref, found);
        }
    }
}

impl Narrowing<'_> {
    fn apply(&self, index: &Index, role: RoleRef, found: &mut Vec<Finding>) {
        let standing = standing(index, role);
        let mut broken = |assignment: &Assignment, message: String| {
            found.push(Finding::broken(
                rule::GOV_2_1_7,
                Code::AssignmentPolicy,
                Subject::Assignment(assignment.id),
                format!("{message} (policy `{}`)", self.policy.key),
                "change the assignment, or the policy",
            ));
        };
        if let Some(most) = self.max_holders {
            for extra in standing.iter().filter(|a| beside(a, &standing) > most) {
                let count = beside(extra, &standing);
                broken(
                    extra,
                    format!("{count} people hold the role at once, at most {most} are allowed"),
                );
            }
        }
        for assignment in &standing {
            if self.partners_only && !index.is_partner(assignment.person) {
                broken(assignment, "the role is for partners only".to_owned());
            }
            if let Some(message) = self
                .term_months
                .and_then(|months| too_long(index, assignment, months))
            {
                broken(assignment, message);
            }
            if let Some(most) = self.max_terms
                && terms_in_a_row(index, assignment) > most
            {
                broken(assignment, format!("more than {most} terms in a row"));
            }
        }
    }
}

/// The assignments that are not over at the revision's adoption.
fn standing(index: &Index, role: RoleRef) -> Vec<Assignment> {
    let snapshot = index.snapshot();
    let zone = snapshot.organization.time_zone;
    index
        .assignments_of(role)
        .filter(|a| {
            a.until
                .is_none_or(|day| snapshot.adopted_at < zone.end_of(day))
        })
        .cloned()
        .collect()
}

/// How many people hold the role on the first day of an assignment, its own holder among them; of
/// those who began on the same day or have no first day, the ones before it in the record.
fn beside(assignment: &Assignment, standing: &[Assignment]) -> u32 {
    let there = |other: &&Assignment| {
        let began = (other.since, other.id) <= (assignment.since, assignment.id);
        let ended = other
            .until
            .zip(assignment.since)
            .is_some_and(|(until, since)| until < since);
        began && !ended
    };
    u32::try_from(standing.iter().filter(there).count()).unwrap_or(u32::MAX)
}

/// Without a first day a term is counted from the revision's adoption.
fn too_long(index: &Index, assignment: &Assignment, months: u32) -> Option<String> {
    let Some(until) = assignment.until else {
        return Some(format!(
            "has no last day, terms are at most {months} months"
        ));
    };
    let snapshot = index.snapshot();
    let today = || snapshot.organization.time_zone.day_of(snapshot.adopted_at);
    let since = assignment.since.unwrap_or_else(today);
    let last = since.checked_add_months(Months::new(months))?;
    (until > last)
        .then(|| format!("runs from {since} to {until}, terms are at most {months} months"))
}

/// How many terms of the same person in the same seat lead up to this one without a break.
fn terms_in_a_row(index: &Index, assignment: &Assignment) -> u32 {
    let follows = |earlier: &Assignment, later: &Assignment| {
        earlier
            .until
            .zip(later.since)
            .is_some_and(|(until, since)| {
                until < since
                    && until
                        .checked_add_days(Days::new(1))
                        .is_some_and(|next| since <= next)
            })
    };
    let mut count = 1_u32;
    let mut first = assignment;
    while let Some(earlier) = index
        .assignments_held_by(assignment.person)
        .find(|a| a.seat == assignment.seat && follows(a, first))
    {
        count = count.saturating_add(1);
        first = earlier;
    }
    count
}
