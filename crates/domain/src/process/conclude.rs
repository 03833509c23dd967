//! What follows by itself, after an act and whenever time has passed: every transition of §13.1 and
//! §13.2 that is the engine's or the clock's. The same at every hand, so it does not matter who
//! looks first.

use super::{Case, ConcernFact, Entry, Fact, Floor, Opening, State, Version, fact::Why, version};
use crate::{
    act::Acting,
    change::{self, Adoption, Change},
    ids::{PersonId, RevisionNumber},
    rule,
    subject::Subject,
};
use std::collections::BTreeSet;

/// A proposal after everything that follows.
#[derive(Debug)]
pub struct Concluded {
    /// The proposal.
    pub case: Case,
    /// What followed, in order.
    pub entries: Vec<Entry>,
    /// What its adoption comes to, where it was adopted.
    pub adoption: Option<Adoption>,
}

/// Adds what follows until nothing does. Whoever concluded it before at a revision says so: what it
/// rests on has not moved since, if that still is the newest.
pub fn conclude(floor: &Floor<'_>, case: Case, at: Option<RevisionNumber>) -> Concluded {
    let mut unmoved = at == Some(floor.world.index.revision());
    let mut concluded = Concluded {
        case,
        entries: Vec::new(),
        adoption: None,
    };
    loop {
        let followed = match next(floor, &concluded.case, unmoved) {
            Next::Nothing => return concluded,
            Next::Entries(entries) => entries,
            Next::Adopted(entries, adoption) => {
                concluded.adoption = Some(*adoption);
                entries
            }
        };
        for entry in followed {
            // A text that settles objections was held against the structure when it was offered.
            unmoved &= !matches!(entry.fact, Fact::Opened(_));
            concluded.case.apply(&entry);
            concluded.entries.push(entry);
        }
    }
}

enum Next {
    Nothing,
    Entries(Vec<Entry>),
    Adopted(Vec<Entry>, Box<Adoption>),
}

impl Next {
    /// One entry, or what comes of looking further.
    fn or(entry: Option<Entry>, further: impl FnOnce() -> Self) -> Self {
        entry.map_or_else(further, |it| Self::Entries(vec![it]))
    }
}

fn next(floor: &Floor<'_>, case: &Case, unmoved: bool) -> Next {
    if !case.state.is_final() && !floor.world.index.contains(case.circle.role()) {
        let gone = floor.follows(rule::GOV_1_2_6, Fact::CircleGone);
        return Next::Entries(vec![gone]);
    }
    match &case.state {
        State::Draft | State::Orphaned => Next::Nothing,
        State::Adopted(_) | State::Withdrawn | State::Discarded | State::Dropped => {
            let left = close_all(floor, case);
            if left.is_empty() {
                Next::Nothing
            } else {
                Next::Entries(left)
            }
        }
        State::Escalated { .. } | State::Conflicted { .. } => {
            Next::or(proposer_gone(floor, case), || Next::Nothing)
        }
        State::Open | State::Integrating => {
            let Some(version) = case.current() else {
                return Next::Nothing;
            };
            let followed = proposer_gone(floor, case)
                .or_else(|| objector_gone(floor, case))
                .or_else(|| came_or_went(floor, version))
                .or_else(|| (!unmoved).then(|| base_moved(floor, version)).flatten());
            Next::or(followed, || {
                // Due is a text that settled objections also where a meeting was called for.
                let due = case.state == State::Integrating || case.settled_by.is_some();
                let settled = due.then(|| settled(floor, case)).flatten();
                Next::or(settled, || {
                    if case.state == State::Integrating {
                        Next::Nothing
                    } else {
                        answered(floor, case, version)
                    }
                })
            })
        }
    }
}

/// §13.2: with the proposal nothing is left to object to.
fn close_all(floor: &Floor<'_>, case: &Case) -> Vec<Entry> {
    let open = case.open_concerns();
    open.map(|it| floor.follows(rule::GOV_4_4_4, Fact::Concern(it.id, ConcernFact::Closed)))
        .collect()
}

/// GOV-4.2.1: a proposer who is no member any more, and after a while is replaced.
fn proposer_gone(floor: &Floor<'_>, case: &Case) -> Option<Entry> {
    let here = floor.is_member(case.proposer);
    let fact = match (here, case.proposer_left_at) {
        (true, Some(_)) => Fact::ProposerReturned,
        (false, None) => Fact::ProposerLeft,
        (false, Some(since)) if since.after(floor.grace) <= floor.now() => Fact::Orphaned,
        (true, None) | (false, Some(_)) => return None,
    };
    Some(floor.follows(rule::GOV_4_2_1, fact))
}

/// a concern passes to another representative of the seat, or ends with its last one.
fn objector_gone(floor: &Floor<'_>, case: &Case) -> Option<Entry> {
    let gone = case
        .open_concerns()
        .find(|it| !floor.is_member(it.objector))?;
    let index = floor.world.index;
    let members = index.members(floor.circle, floor.now());
    let heirs = members.into_iter().filter(|it| {
        let seats = index.seats_represented(floor.circle, *it, floor.now());
        seats.contains(&gone.seat)
    });
    // The proposer last: whether an objection to their own text goes is then an act of theirs.
    let heir = heirs.min_by_key(|it| (*it == case.proposer, *it));
    let fact = heir.map_or(ConcernFact::Closed, ConcernFact::Passed);
    Some(floor.follows(rule::GOV_4_2_2, Fact::Concern(gone.id, fact)))
}

/// who joins has to answer too, also who comes back; of who leaves nothing is awaited.
fn came_or_went(floor: &Floor<'_>, version: &Version) -> Option<Entry> {
    let members = floor.world.index.members(floor.circle, floor.now());
    let new = members.difference(&version.members).next();
    let gone = version.members.difference(&members).next();
    let came = new.map(|it| Fact::Joined(*it));
    let fact = came.or_else(|| gone.map(|it| Fact::Left(*it)))?;
    Some(floor.follows(rule::GOV_4_7_1, fact))
}

/// GOV-4.7.5: what the version rests on changed, so it is not merged. Holding a whole list of edits
/// against the structure is left for its adoption, unless something may have come into what it
/// takes away.
fn base_moved(floor: &Floor<'_>, version: &Version) -> Option<Entry> {
    let index = floor.world.index;
    let changed = change::changed(index, &version.bases);
    let mut edits = version.content.changes.iter();
    let moved = if changed.is_empty() {
        let removes = edits.any(takes_away);
        removes.then(|| moved(floor, version)).flatten()?
    } else {
        changed
    };
    Some(floor.follows(rule::GOV_4_7_5, Fact::Conflicted(moved)))
}

/// Whether an edit takes away, with what it names, whatever has come to hang on that.
const fn takes_away(it: &Change) -> bool {
    match it {
        Change::RoleRemove { .. }
        | Change::RoleMove { .. }
        | Change::PolicyRemove(_)
        | Change::PolicyMove { .. } => true,
        Change::RoleCreate { .. }
        | Change::RoleAmend(_)
        | Change::PolicyAdopt(_)
        | Change::PolicyAmend(_) => false,
    }
}

/// What moved; none where everything is as it was. What can not be made any more is a conflict,
/// whatever the reason.
fn moved(floor: &Floor<'_>, version: &Version) -> Option<Vec<Subject>> {
    let index = floor.world.index;
    match change::plan(index, floor.site(), &version.content.changes) {
        Ok(plan) => {
            let moved = change::moved(&version.bases, &plan.bases);
            (!moved.is_empty()).then_some(moved)
        }
        Err(refusals) => {
            let changed = change::changed(index, &version.bases);
            if changed.is_empty() {
                Some(refusals.into_iter().filter_map(|it| it.subject).collect())
            } else {
                Some(changed)
            }
        }
    }
}

/// GOV-4.6.5: when every objection is settled, a new round begins: on the text that settled the
/// last one, or on the same where none changed.
fn settled(floor: &Floor<'_>, case: &Case) -> Option<Entry> {
    if case.open_concerns().next().is_some() {
        return None;
    }
    let reopened = || floor.follows(rule::GOV_4_6_5, Fact::Reopened);
    let Some(amendment) = case.settled_by.and_then(|it| case.amendment(it)) else {
        return Some(reopened());
    };
    let index = floor.world.index;
    let opening = Opening {
        why: Why::Integrated(amendment.number),
        content: amendment.content.clone(),
        bases: amendment.bases.clone(),
        members: index.members(floor.circle, floor.now()),
        wait: version::time_limit(index, floor.circle),
    };
    Some(floor.follows(rule::GOV_4_6_5, Fact::Opened(opening)))
}

/// GOV-4.7.1: adopted when every member answered and nobody objects, in a circle of one at once
/// (GOV-4.2.3); silence counts only where a policy says so, after its time (GOV-4.7.3).
fn answered(floor: &Floor<'_>, case: &Case, version: &Version) -> Next {
    let members = floor.world.index.members(floor.circle, floor.now());
    let silent: BTreeSet<PersonId> = members
        .into_iter()
        .filter(|it| !version.responses.contains_key(it))
        .collect();
    let over = |person: &PersonId| {
        let limit = version.limit_of(*person);
        limit.is_some_and(|limit| limit <= floor.now())
    };
    if case.open_concerns().next().is_some() {
        let captured = case.open_concerns().any(|it| it.state.is_captured());
        let limit_reached = version.limit.is_some_and(|limit| limit <= floor.now());
        if captured || limit_reached {
            return Next::Entries(vec![floor.follows(rule::GOV_4_7_3, Fact::Integrating)]);
        }
        return Next::Nothing;
    }
    if !silent.iter().all(over) {
        return Next::Nothing;
    }
    // GOV-4.2.1: nothing is adopted for somebody who is no member.
    if case.proposer_left_at.is_some() {
        return Next::Nothing;
    }
    adopt(floor, case, version, silent)
}

/// GOV-4.7.4: all at once, or not at all.
fn adopt(floor: &Floor<'_>, case: &Case, version: &Version, silent: BTreeSet<PersonId>) -> Next {
    if let Some(moved) = moved(floor, version) {
        let conflicted = floor.follows(rule::GOV_4_7_5, Fact::Conflicted(moved));
        return Next::Entries(vec![conflicted]);
    }
    let proposer = Acting {
        person: case.proposer,
        via: None,
    };
    let refusals = match version::adoption(floor, case, proposer, &version.content) {
        Ok(adoption) => {
            if let Some(revision) = adoption.settled.revision.as_ref().map(|it| it.number) {
                let lapsed = (!silent.is_empty())
                    .then(|| floor.follows(rule::GOV_4_7_3, Fact::Lapsed(silent)));
                let adopted = floor.follows(rule::GOV_4_7_1, Fact::Adopted(revision));
                let entries = lapsed.into_iter().chain([adopted]).collect();
                return Next::Adopted(entries, Box::new(adoption));
            }
            Vec::new()
        }
        Err(refusals) => refusals,
    };
    // What it rests on stands, and yet the whole would break a rule by now, or change nothing.
    let subjects = refusals.into_iter().filter_map(|it| it.subject).collect();
    let conflicted = floor.follows(rule::GOV_4_7_5, Fact::Conflicted(subjects));
    Next::Entries(vec![conflicted])
}
