//! Until when an answer holds: the next day or live fact at which it could change (`authority.md`,
//! Time). Looks at the terms of everybody whom the answer rests on.

use super::{
    inquiry::Inquiry,
    judgement::Judgement,
    live::Spent,
    step::spending,
    verdict::{Permitter, Reason},
};
use crate::{
    ids::PersonId,
    structure::{
        assignment::Assignment,
        role::{RoleRef, SeatRef},
    },
    time::Timestamp,
};
use std::collections::BTreeSet;

/// The next moment at which the answer for a person could change; none where nothing is known to.
pub(super) fn until(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    judgement: Option<&Judgement>,
) -> Option<Timestamp> {
    let index = inquiry.index;
    let mut roles = judgement
        .map(|j| roles_of_interest(inquiry, j))
        .unwrap_or_default();
    // What a tied role's holders leave, the person may come to cover.
    for role in inquiry.roles_spoken_of() {
        if inquiry.leads_around(person, role) {
            roles.insert(role);
        }
    }
    let own = index.assignments_held_by(person);
    let others = roles.iter().flat_map(|role| index.assignments_of(*role));
    let terms = own.chain(others).flat_map(|a| moments(inquiry, a));
    let presence = presence(inquiry, person);
    let permissions = inquiry
        .live
        .permissions
        .iter()
        .filter(|p| p.person == person)
        .filter_map(|p| p.until);
    let budgets = judgement.map(|j| period_ends(inquiry, j));
    terms
        .chain(presence)
        .chain(budgets.unwrap_or_default())
        .chain(permissions)
        .filter(|moment| *moment > inquiry.at)
        .min()
}

/// When what was spent under the seat's limits counts no longer: the end of the running period.
fn period_ends(inquiry: &Inquiry<'_>, judgement: &Judgement) -> Vec<Timestamp> {
    let zone = inquiry.index.snapshot().organization.time_zone;
    let today = zone.day_of(inquiry.at);
    spending::alternatives(inquiry, judgement.seating.seat)
        .into_iter()
        .flat_map(|alternative| alternative.limits)
        .filter(|(element, limit)| {
            let under = |s: &&Spent| s.under == *element && s.per == limit.per;
            let spent = inquiry.live.spent.iter().find(under);
            spent.is_some_and(|s| !s.amount.is_zero())
        })
        .filter_map(|(_, limit)| limit.per.last_day(today))
        .map(|day| zone.end_of(day))
        .collect()
}

/// The seat's role, the circles around it whose leads may cover it, and roles that were asked.
fn roles_of_interest(inquiry: &Inquiry<'_>, judgement: &Judgement) -> BTreeSet<RoleRef> {
    let index = inquiry.index;
    let mut roles: BTreeSet<RoleRef> = BTreeSet::new();
    let mut add = |role: RoleRef| {
        roles.insert(role);
        roles.extend(
            index
                .circles_containing(role)
                .map(|c| RoleRef::Defined(c.role())),
        );
    };
    add(judgement.seating.role);
    for blocker in &judgement.blockers {
        match &blocker.reason {
            Reason::OtherDomain(_, role, _)
            | Reason::HardToUndo(_, role, _)
            | Reason::NobodyPermits(role) => add(*role),
            Reason::Permission(_, Permitter::Lead(role, _)) | Reason::Second(_, role, _) => {
                add(RoleRef::Defined(*role));
            }
            Reason::Permission(_, Permitter::AnyMember(..) | Permitter::AllMembers(..))
            | Reason::NoSeat
            | Reason::Focus(_)
            | Reason::NotTied(_)
            | Reason::Ungoverned(_)
            | Reason::Forbidden(_)
            | Reason::Conflict(..)
            | Reason::ReversibilityUnstated(_)
            | Reason::External(_)
            | Reason::Attribute(_)
            | Reason::Currency(_)
            | Reason::Money(..)
            | Reason::Lead(_)
            | Reason::Directed(_) => {}
        }
    }
    for ground in &judgement.grounds {
        if let super::verdict::Fact::PermitsSelf(seat) = ground.fact
            && let Some(role) = index.snapshot().role_of_seat(seat)
        {
            add(role);
        }
    }
    roles
}

/// When an assignment begins and ends; an elected term does not end by itself.
fn moments(inquiry: &Inquiry<'_>, assignment: &Assignment) -> impl Iterator<Item = Timestamp> {
    let zone = inquiry.index.snapshot().organization.time_zone;
    let elected = matches!(assignment.seat, SeatRef::Whole(RoleRef::Core(..)));
    let end = assignment
        .until
        .filter(|_| !elected)
        .map(|day| zone.end_of(day));
    let begin = assignment.since.map(|day| zone.start_of(day));
    begin
        .into_iter()
        .chain(end)
        .chain(presence(inquiry, assignment.person))
}

fn presence(inquiry: &Inquiry<'_>, person: PersonId) -> impl Iterator<Item = Timestamp> {
    let zone = inquiry.index.snapshot().organization.time_zone;
    let person = inquiry.index.snapshot().people.get(&person);
    let since = person.and_then(|p| p.since).map(|day| zone.start_of(day));
    let left = person.and_then(|p| p.left).map(|day| zone.end_of(day));
    since.into_iter().chain(left)
}
