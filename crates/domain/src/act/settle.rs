//! What an act brings about beyond itself, and whether the structure that comes of it is sound: the
//! one way from an act to the next revision.

use super::{Acting, Decided, DirectoryChange, World};
use crate::{
    check::{self, Finding, Severity, offices},
    code::Code,
    event::{Author, Cause, Ending, Event, Revision},
    ids::{RevisionNumber, RoleId},
    index::Index,
    rejection::Rejection,
    snapshot::Snapshot,
    structure::{
        assignment::{Assignment, Offer},
        policy::Clause,
        role::{CoreRole, RoleRef, SeatRef},
    },
    subject::Subject,
    time::Timestamp,
};
use std::collections::BTreeSet;

/// What an act comes to.
#[derive(Debug)]
pub struct Settled {
    /// The next revision; none where governance stays as it is.
    pub revision: Option<Revision>,
    /// What becomes of who people are.
    pub directory: Vec<DirectoryChange>,
    /// Everything as it is after the act; none where nothing changed.
    pub index: Option<Index>,
    /// The thing that the act was about.
    pub subject: Option<Subject>,
}

/// Adds what an act brings with it, folds all of it into the next revision and holds that against
/// every rule. Refused where something is broken that was not before: what time alone has made
/// untrue since the last revision is nobody's fault.
pub fn settle(world: World<'_>, by: Acting, decided: Decided) -> Result<Settled, Vec<Rejection>> {
    settle_as(world, by, decided, &|_, _| true)
}

/// The same, where of what may stand though a rule no longer holds for it only some is refused:
/// that for which `answers` says so, by the structure that comes of it.
pub(crate) fn settle_as(
    world: World<'_>,
    by: Acting,
    decided: Decided,
    answers: &dyn Fn(&Index, &Finding) -> bool,
) -> Result<Settled, Vec<Rejection>> {
    let Decided {
        cause,
        seat,
        events,
        directory,
        subject,
    } = decided;
    let now_known = world.index.directory().changed(&directory);
    if events.is_empty() {
        let moved = !directory.is_empty();
        let index = moved.then(|| Index::new(world.index.snapshot().clone(), now_known));
        return Ok(Settled {
            revision: None,
            directory,
            index,
            subject,
        });
    }
    let mut revision = next(world, by, (cause, seat), events);
    let mut index = Index::new(folded(world, &revision)?, now_known);
    loop {
        let mut ended = emptied(&index, &revision.events, world.now);
        ended.extend(unfit_reps(world, &index));
        if ended.is_empty() {
            break;
        }
        revision.events.extend(ended);
        let directory = index.directory().clone();
        index = Index::new(folded(world, &revision)?, directory);
    }
    let broken = newly_broken(world, &index, answers);
    if !broken.is_empty() {
        return Err(broken);
    }
    Ok(Settled {
        revision: Some(revision),
        directory,
        index: Some(index),
        subject,
    })
}

fn next(
    world: World<'_>,
    by: Acting,
    (cause, seat): (Cause, Option<SeatRef>),
    events: Vec<Event>,
) -> Revision {
    let base = world.index.revision();
    Revision {
        number: RevisionNumber(base.0.saturating_add(1)),
        adopted_at: world.now,
        cause,
        author: Author::Person {
            person: by.person,
            seat,
            via: by.via,
        },
        events,
    }
}

fn folded(world: World<'_>, revision: &Revision) -> Result<Snapshot, Vec<Rejection>> {
    let mut snapshot = world.index.snapshot().clone();
    match snapshot.advance(revision) {
        Ok(()) => Ok(snapshot),
        Err(error) => Err(vec![Rejection::plain(
            Code::RevisionMoved,
            error.to_string(),
        )]),
    }
}

/// GOV-2.1.4: the focuses of the roles that an act is about that nobody holds any more, no link
/// names and no offer asks for are part of their role again. What is over there holds nothing: it
/// ends with them.
fn emptied(after: &Index, events: &[Event], now: Timestamp) -> Vec<Event> {
    let snapshot = after.snapshot();
    let about: BTreeSet<RoleId> = events.iter().filter_map(|e| role_of(after, e)).collect();
    let mut ended = Vec::new();
    for seat in snapshot.seats.values().filter(|s| about.contains(&s.role)) {
        let this = SeatRef::Focused(seat.id);
        let asked = |offer: &Offer| {
            let focus = offer.focus.as_ref();
            offer.role == seat.role && focus.is_some_and(|f| f.same_part(&seat.focus))
        };
        let held = after.assignments_of(RoleRef::Defined(seat.role));
        let held: Vec<&Assignment> = held.filter(|a| a.seat == this).collect();
        let over: Option<Vec<Ending>> = held.iter().map(|a| over(after, a, now)).collect();
        let Some(over) = over else { continue };
        if snapshot.links.values().any(|l| l.seat == this)
            || snapshot.offers.values().any(|o| asked(o))
        {
            continue;
        }
        let end = |(it, how): (&Assignment, Ending)| Event::AssignmentEnded(it.clone(), how);
        ended.extend(held.into_iter().zip(over).map(end));
        ended.push(Event::SeatClosed(seat.value.clone()));
    }
    ended
}

/// The defined role whose seats a fact is about.
fn role_of(after: &Index, event: &Event) -> Option<RoleId> {
    let of_seat = |seat| match after.snapshot().role_of_seat(seat)? {
        RoleRef::Defined(role) => Some(role),
        RoleRef::Core(..) => None,
    };
    if let Event::AssignmentEnded(it, _) | Event::SeatAssigned(it) = event {
        of_seat(it.seat)
    } else if let Event::SeatOffered(it) | Event::OfferClosed(it, _) = event {
        Some(it.role)
    } else {
        None
    }
}

/// How an assignment that is over by the clock alone came to its end; none where it is not.
fn over(index: &Index, it: &Assignment, now: Timestamp) -> Option<Ending> {
    let zone = index.snapshot().organization.time_zone;
    let person = index.snapshot().people.get(&it.person);
    if person
        .and_then(|p| p.left)
        .is_some_and(|day| zone.end_of(day) <= now)
    {
        return Some(Ending::Left);
    }
    let passed = it.until.is_some_and(|day| zone.end_of(day) <= now);
    passed.then_some(Ending::Expired)
}

/// GOV-5.2.2: reps who lead the circle by now, or are no members of it any more.
fn unfit_reps(world: World<'_>, index: &Index) -> Vec<Event> {
    index
        .snapshot()
        .assignments
        .values()
        .filter_map(|it| {
            let SeatRef::Whole(RoleRef::Core(circle, CoreRole::CircleRep)) = it.seat else {
                return None;
            };
            offices::unfit_rep(index, circle, it.person, world.now)?;
            let ending = if index.is_present(it.person, world.now) {
                Ending::Ineligible
            } else {
                Ending::Left
            };
            Some(Event::AssignmentEnded(it.value.clone(), ending))
        })
        .collect()
}

/// The clause that a finding is about: another one in its place is not the same.
fn clause(index: &Index, subject: Subject) -> Option<&Clause> {
    if let Subject::Clause(policy, at) = subject {
        index.snapshot().policies.get(&policy)?.clauses.get(at)
    } else {
        None
    }
}

/// The errors that the act brought with it, and what it answers for besides.
fn newly_broken(
    world: World<'_>,
    after: &Index,
    answers: &dyn Fn(&Index, &Finding) -> bool,
) -> Vec<Rejection> {
    let failing = |index: &Index| {
        let mut found = check::findings_in(index);
        found.retain(|f| f.severity == Severity::Error || f.has_lapsed());
        found
    };
    let mut broken = failing(after);
    broken.retain(|it| !it.has_lapsed() || answers(after, it));
    // Refusals are by rule, whatever may stand elsewhere.
    broken.sort_by_key(|it| (it.rule, it.subject));
    if broken.is_empty() {
        return Vec::new();
    }
    // As the old structure would be judged now: a day that has gone by since is not new.
    let mut before = world.index.snapshot().clone();
    before.adopted_at = world.now;
    let before = failing(&Index::new(before, world.index.directory().clone()));
    let same = |known: &Finding, it: &Finding| {
        (known.rule, known.code, known.subject) == (it.rule, it.code, it.subject)
            && clause(world.index, known.subject) == clause(after, it.subject)
    };
    broken
        .into_iter()
        .filter(|finding| !before.iter().any(|known| same(known, finding)))
        .map(|finding| Rejection {
            code: finding.code.unwrap_or(Code::WrongState),
            rule: finding.rule,
            message: format!("{}: {}", finding.message, finding.hint),
            path: Vec::new(),
            subject: Some(finding.subject),
            remedies: Vec::new(),
        })
        .collect()
}
