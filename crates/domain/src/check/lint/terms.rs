//! Terms that ran out or soon will.

use super::{notice, warning};
use crate::{
    check::Finding,
    index::Index,
    rule,
    structure::{
        assignment::Assignment,
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
    time::{Date, Timestamp},
};
use chrono::Days;

/// How many days before its end a term is spoken of.
const SOON: u64 = 30;

pub(super) fn check(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    let today = index.snapshot().organization.time_zone.day_of(at);
    for assignment in index.snapshot().assignments.values() {
        if index.is_present(assignment.person, at)
            && let Some(until) = assignment.until
        {
            found.extend(term(index, today, assignment, until));
        }
    }
}

/// An elected term does not end by itself, it becomes overdue (GOV-5.1.3); an assignment is over
/// after its last day (GOV-2.1.7).
fn term(index: &Index, today: Date, assignment: &Assignment, until: Date) -> Option<Finding> {
    let elected = matches!(assignment.seat, SeatRef::Whole(RoleRef::Core(..)));
    let subject = Subject::Assignment(assignment.id);
    let (person, seat) = (
        index.directory().name(assignment.person),
        index.seat_name(assignment.seat),
    );
    let soon = today.checked_add_days(Days::new(SOON));
    let rule = Some(if elected {
        rule::GOV_5_1_3
    } else {
        rule::GOV_2_1_7
    });
    match (until < today, elected) {
        (true, true) => Some(warning(
            rule,
            subject,
            format!("the term of {person} as {seat} is overdue since {until}"),
            "call an election",
        )),
        (true, false) => Some(notice(
            rule,
            subject,
            format!("the assignment of {person} to {seat} ran out on {until}"),
            "assign anew, or end it",
        )),
        (false, _) if soon.is_some_and(|soon| until <= soon) => Some(notice(
            rule,
            subject,
            format!("the term of {person} in {seat} runs out on {until}"),
            if elected {
                "call an election in time"
            } else {
                "assign anew in time, or let it end"
            },
        )),
        (false, _) => None,
    }
}
