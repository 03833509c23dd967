//! How the tests of this folder ask.

use crate::{
    authority::{
        case::Case,
        live::LiveFacts,
        resolve::{Question, Statement},
        verdict::{Blocker, Decision, Fact, Remedy, RemedyKind, Resolution, Verdict},
        who_may::{Listing, may_resolve, who_may_resolve},
    },
    code::Code,
    example::{World, moment},
    ids::PersonId,
    structure::role::{RoleRef, SeatRef},
};

pub(super) const NOW: &str = "2026-06-01T09:00:00Z";

pub(super) const EVERYBODY: Listing = Listing {
    asker: None,
    authorized_first: 100,
    blocked_first: 100,
};

pub(super) fn ask(world: &World, person: PersonId, case: &Case) -> Decision {
    ask_as(world, Question::about(person), case)
}

pub(super) fn ask_as(world: &World, question: Question, case: &Case) -> Decision {
    let live = LiveFacts::default();
    may_resolve(&world.index(), &live, moment(NOW), case, question)
}

pub(super) fn ask_with(world: &World, live: &LiveFacts, person: PersonId, case: &Case) -> Decision {
    let question = Question::about(person);
    may_resolve(&world.index(), live, moment(NOW), case, question)
}

pub(super) fn ask_at(world: &World, instant: &str, person: PersonId, case: &Case) -> Decision {
    let (live, question) = (LiveFacts::default(), Question::about(person));
    may_resolve(&world.index(), &live, moment(instant), case, question)
}

/// In the person's own words.
pub(super) fn ask_stating(world: &World, person: PersonId, case: &Case) -> Decision {
    let question = Question {
        statement: Some(Statement::OwnWords),
        ..Question::about(person)
    };
    ask_as(world, question, case)
}

pub(super) fn verdict(world: &World, person: PersonId, case: &Case) -> Verdict {
    ask(world, person, case).verdict
}

pub(super) fn who(world: &World, case: &Case) -> Resolution {
    let live = LiveFacts::default();
    who_may_resolve(&world.index(), &live, moment(NOW), case, EVERYBODY)
}

pub(super) fn authorized(world: &World, case: &Case) -> Vec<PersonId> {
    let answer = who(world, case);
    answer.authorized.iter().map(|d| d.person).collect()
}

pub(super) fn codes(decision: &Decision) -> Vec<Code> {
    decision.blockers.iter().map(|b| b.code).collect()
}

pub(super) fn codes_for(world: &World, person: PersonId, case: &Case) -> Vec<Code> {
    codes(&ask(world, person, case))
}

pub(super) fn blocker(decision: &Decision, code: Code) -> &Blocker {
    decision
        .blockers
        .iter()
        .find(|b| b.code == code)
        .unwrap_or_else(|| panic!("no {code:?} in {decision:?}"))
}

pub(super) fn facts(decision: &Decision) -> Vec<Fact> {
    decision.grounds.iter().map(|g| g.fact.clone()).collect()
}

pub(super) fn assumes(decision: &Decision, id: &str) -> bool {
    decision.assumptions.iter().any(|a| a.0 == id)
}

pub(super) fn remedy(decision: &Decision, kind: RemedyKind) -> Option<&Remedy> {
    decision.remedies.iter().find(|r| r.kind == kind)
}

pub(super) fn remedy_people(decision: &Decision, kind: RemedyKind) -> Vec<PersonId> {
    let of_kind = decision.remedies.iter().filter(|r| r.kind == kind);
    of_kind.flat_map(|r| r.people.clone()).collect()
}

pub(super) fn whole(role: impl Into<RoleRef>) -> SeatRef {
    SeatRef::Whole(role.into())
}
