//! Until when an answer holds: the next day or live fact at which it could change (`authority.md`,
//! Time). Days are noted where they are looked at, by [`crate::index::Watch`].

use super::{inquiry::Inquiry, judgement::Judgement, live::Spent, step::spending};
use crate::{ids::PersonId, index::earlier, time::Timestamp};

/// The next moment at which the answer for a person could change; none where nothing is known to.
/// `days` is the next at which a first or last day that was looked at begins or is over.
pub(super) fn until(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    judgement: Option<&Judgement>,
    days: Option<Timestamp>,
) -> Option<Timestamp> {
    let permissions = inquiry
        .live
        .permissions
        .iter()
        .filter(|p| p.person == person)
        .filter_map(|p| p.until);
    let budgets = judgement.map(|j| period_ends(inquiry, j));
    let live = permissions
        .chain(budgets.unwrap_or_default())
        .filter(|moment| *moment > inquiry.watch.at())
        .min();
    earlier(days, live)
}

/// When what was spent under the seat's limits counts no longer: the end of the running period.
fn period_ends(inquiry: &Inquiry<'_>, judgement: &Judgement) -> Vec<Timestamp> {
    let zone = inquiry.index.snapshot().organization.time_zone;
    let today = zone.day_of(inquiry.watch.at());
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
