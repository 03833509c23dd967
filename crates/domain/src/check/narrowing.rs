//! What policies ask of assignments (GOV-2.1.7): one reading of them for whole structures and for a
//! single act.

use crate::{
    ids::{AssignmentId, PersonId, RoleId},
    index::Index,
    structure::{
        assignment::{Assignment, Served},
        policy::{ClauseKind, Hook, Policy},
        role::RoleRef,
    },
    time::{Date, Timestamp},
};
use chrono::{Days, Months};
use std::collections::BTreeSet;

/// A clause that narrows assignments.
pub(crate) struct Narrowing<'a> {
    /// The policy that it is of.
    pub(crate) policy: &'a Policy,
    local: bool,
    roles: &'a [RoleId],
    term_months: Option<u32>,
    max_terms: Option<u32>,
    max_holders: Option<u32>,
    partners_only: bool,
}

/// A part of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Term,
    Terms,
    Holders,
    Partners,
}

impl Limit {
    /// The field of an act that it is about.
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::Term => "until",
            Self::Terms | Self::Partners => "person",
            Self::Holders => "role",
        }
    }
}

/// An assignment that a clause does not allow.
#[derive(Debug)]
pub(crate) struct Breach {
    pub(crate) assignment: AssignmentId,
    pub(crate) limit: Limit,
    pub(crate) message: String,
}

/// Every clause that narrows assignments.
pub(crate) fn all(index: &Index) -> Vec<Narrowing<'_>> {
    let mut found = Vec::new();
    for policy in index.snapshot().policies.values() {
        for clause in &policy.clauses {
            if let ClauseKind::Override(Hook::Assignment {
                roles,
                term_months,
                max_terms,
                max_holders,
                partners_only,
                by: _,
            }) = &clause.kind
            {
                found.push(Narrowing {
                    policy: &policy.value,
                    local: clause.local,
                    roles,
                    term_months: *term_months,
                    max_terms: *max_terms,
                    max_holders: *max_holders,
                    partners_only: *partners_only,
                });
            }
        }
    }
    found
}

impl Narrowing<'_> {
    /// Whether it counts the terms that somebody has behind them.
    pub(crate) const fn counts_terms(&self) -> bool {
        self.max_terms.is_some()
    }

    /// The roles that it speaks of, without a look at those that it cannot.
    pub(crate) fn reached(&self, index: &Index) -> BTreeSet<RoleId> {
        let named = self.roles.iter().copied();
        let inside = self.roles.is_empty().then(|| {
            let circle = self.policy.circle;
            let below = index.circles_below(circle).filter(|_| !self.local);
            let deeper = below.flat_map(|c| index.roles_in(c));
            index.roles_in(circle).iter().chain(deeper).copied()
        });
        let mut roles: BTreeSet<RoleId> = named.chain(inside.into_iter().flatten()).collect();
        roles.retain(|role| self.reaches(index, *role));
        roles
    }

    /// Whether it speaks of a role: one in its circle, or in a circle below.
    pub(crate) fn reaches(&self, index: &Index, role: RoleId) -> bool {
        let as_role = RoleRef::Defined(role);
        if self.roles.is_empty() && self.local {
            index.source_of(as_role) == Some(self.policy.circle)
        } else {
            (self.roles.is_empty() || self.roles.contains(&role))
                && index.is_inside(as_role, self.policy.circle)
        }
    }

    /// What of the assignments to one role it does not allow. Earlier terms that the structure does
    /// not hold any more are given as `served`.
    pub(crate) fn breaches(
        &self,
        index: &Index,
        at: Timestamp,
        standing: &[Assignment],
        served: &[Served],
    ) -> Vec<Breach> {
        let mut found = Vec::new();
        for assignment in standing {
            let mut breach = |limit, message| {
                found.push(Breach {
                    assignment: assignment.id,
                    limit,
                    message,
                });
            };
            if let Some(most) = self.max_holders
                && let count = beside(assignment, standing)
                && count > most
            {
                breach(
                    Limit::Holders,
                    format!("{count} people hold the role at once, at most {most} are allowed"),
                );
            }
            if self.partners_only && !index.is_partner(assignment.person) {
                breach(Limit::Partners, "the role is for partners only".to_owned());
            }
            let too_long = self
                .term_months
                .and_then(|months| too_long(index, at, assignment, months));
            if let Some(message) = too_long {
                breach(Limit::Term, message);
            }
            if let Some(most) = self.max_terms
                && terms_in_a_row(index, assignment, served) > most
            {
                breach(Limit::Terms, format!("more than {most} terms in a row"));
            }
        }
        found
    }
}

/// The assignments to a role that are not over at a moment: neither their last day nor their
/// person's has gone by.
pub(crate) fn standing(index: &Index, role: RoleId, at: Timestamp) -> Vec<Assignment> {
    let zone = index.snapshot().organization.time_zone;
    let stays = |person: PersonId| {
        let known = index.snapshot().people.get(&person);
        known.is_none_or(|p| p.left.is_none_or(|day| at < zone.end_of(day)))
    };
    index
        .assignments_of(RoleRef::Defined(role))
        .filter(|a| a.until.is_none_or(|day| at < zone.end_of(day)) && stays(a.person))
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
    let people: BTreeSet<PersonId> = standing.iter().filter(there).map(|a| a.person).collect();
    u32::try_from(people.len()).unwrap_or(u32::MAX)
}

/// Without a first day a term is counted from the moment asked about.
fn too_long(index: &Index, at: Timestamp, assignment: &Assignment, months: u32) -> Option<String> {
    let Some(until) = assignment.until else {
        return Some(format!(
            "has no last day, terms are at most {months} months"
        ));
    };
    let today = || index.snapshot().organization.time_zone.day_of(at);
    let since = assignment.since.unwrap_or_else(today);
    let last = since.checked_add_months(Months::new(months))?;
    (until > last)
        .then(|| format!("runs from {since} to {until}, terms are at most {months} months"))
}

/// How many terms of the same person in the same role lead up to this one without a free day
/// between them. A term that goes on with another focus keeps its first day and is counted once.
fn terms_in_a_row(index: &Index, assignment: &Assignment, served: &[Served]) -> u32 {
    let Some(role) = index.snapshot().role_of_seat(assignment.seat) else {
        return 1;
    };
    let held = index
        .assignments_held_by(assignment.person)
        .filter(|a| a.id != assignment.id)
        .filter(|a| index.snapshot().role_of_seat(a.seat) == Some(role))
        .filter_map(|a| Some((a.since, a.until?)));
    let served = served
        .iter()
        .filter(|s| s.person == assignment.person && s.role == role)
        .map(|s| (s.since, s.last));
    let earlier: Vec<(Option<Date>, Date)> = held.chain(served).collect();
    let mut count = 1_u32;
    let mut first = assignment.since;
    while let Some(begun) = first
        && let Some((since, _)) = earlier
            .iter()
            .find(|(since, last)| *since < Some(begun) && leads_up(*last, begun))
    {
        count = count.saturating_add(1);
        first = *since;
    }
    count
}

/// Whether a term that ended on a day leads up to one that began on another.
fn leads_up(last: Date, begun: Date) -> bool {
    last.checked_add_days(Days::new(1))
        .is_some_and(|next| begun <= next)
}
