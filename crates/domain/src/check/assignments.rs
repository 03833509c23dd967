//! Who may hold a seat: dates that make sense, nobody twice, nobody on the anchor, and what
//! policies narrow (GOV-2.1.7).

use super::{Finding, narrowing};
use crate::{
    code::Code,
    index::Index,
    rule,
    structure::{assignment::Assignment, role::RoleRef},
    subject::Subject,
};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for assignment in snapshot.assignments.values() {
        dates(assignment, found);
        not_on_anchor(index, assignment, found);
        held_once(index, assignment, found);
    }
    narrowed(index, found);
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

/// Whether two assignments share a day.
pub(crate) fn overlap(a: &Assignment, b: &Assignment) -> bool {
    let before = |x: &Assignment, y: &Assignment| {
        x.until
            .zip(y.since)
            .is_some_and(|(until, since)| until < since)
    };
    !before(a, b) && !before(b, a)
}

/// GOV-2.1.7: terms, holders and partners as a policy of the circle, or of one above, allows. A
/// limit binds who assigns from then on; what stood before it stands.
fn narrowed(index: &Index, found: &mut Vec<Finding>) {
    let at = index.snapshot().adopted_at;
    for narrowing in narrowing::all(index) {
        for role in narrowing.reached(index) {
            let standing = narrowing::standing(index, role, at);
            for breach in narrowing.breaches(index, at, &standing, &[]) {
                found.push(Finding::lapsed(
                    rule::GOV_2_1_7,
                    Code::AssignmentPolicy,
                    Subject::Assignment(breach.assignment),
                    format!("{} (policy `{}`)", breach.message, narrowing.policy.key),
                    "change the assignment, or the policy",
                ));
            }
        }
    }
}
