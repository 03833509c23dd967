//! What a proposal waits for, and from whom: what belongs into somebody's inbox. Shown, never in
//! the way.

use super::{Case, Concern, ConcernState, Floor, State};
use crate::{
    ids::{ObjectionId, PersonId},
    structure::role::CoreRole,
};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody owes a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owed {
    /// An answer to the current version (GOV-4.7.1).
    Answer,
    /// As acting Facilitator: to let a concern count, or to test it (GOV-4.5.1).
    Test(ObjectionId),
    /// As acting Facilitator: what the test found (GOV-4.5.1).
    Finding(ObjectionId),
    /// As acting Secretary: whether a rule would be broken (GOV-4.4.2).
    Ruling(ObjectionId),
    /// As objector: arguments (GOV-4.4.1).
    Argument(ObjectionId),
    /// As objector: a try to resolve the objection (GOV-4.6.2).
    Resolution(ObjectionId),
    /// As proposer: whether a text that solves an objection still serves the tension (GOV-4.6.5).
    Service(ObjectionId),
    /// As proposer: to place the text on what moved (GOV-4.7.5).
    Rebase,
    /// As proposer: to bring it to a meeting; as acting Secretary: to call one (GOV-4.8.1).
    Meeting,
    /// As a member: whether to take it over (GOV-4.2.1).
    TakeOver,
}

impl Owed {
    /// Its public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "ANSWER",
            Self::Test(_) => "TEST",
            Self::Finding(_) => "FINDING",
            Self::Ruling(_) => "RULING",
            Self::Argument(_) => "ARGUMENT",
            Self::Resolution(_) => "RESOLUTION",
            Self::Service(_) => "SERVICE",
            Self::Rebase => "REBASE",
            Self::Meeting => "MEETING",
            Self::TakeOver => "TAKE_OVER",
        }
    }

    /// The concern that it is about, where it is about one.
    pub const fn objection(self) -> Option<ObjectionId> {
        match self {
            Self::Test(id)
            | Self::Finding(id)
            | Self::Ruling(id)
            | Self::Argument(id)
            | Self::Resolution(id)
            | Self::Service(id) => Some(id),
            Self::Answer | Self::Rebase | Self::Meeting | Self::TakeOver => None,
        }
    }
}

/// Everybody of whom a proposal waits for something, with everything that [`owed`] says of them.
pub fn owed_by_all(floor: &Floor<'_>, case: &Case) -> BTreeMap<PersonId, Vec<Owed>> {
    let offices = [CoreRole::Facilitator, CoreRole::Secretary];
    let acting = offices.map(|it| floor.acting(it).map(|(person, _)| person));
    let mut asked: BTreeSet<PersonId> = case.awaits().into_iter().collect();
    asked.insert(case.proposer);
    asked.extend(acting.into_iter().flatten());
    asked.extend(case.open_concerns().map(|it| it.objector));
    asked.extend(floor.world.index.members(floor.circle, floor.now()));
    let each = asked.into_iter().map(|it| (it, owed(floor, case, it)));
    each.filter(|(_, owed)| !owed.is_empty()).collect()
}

/// Everything that a proposal waits for from a person, in order.
pub fn owed(floor: &Floor<'_>, case: &Case, person: PersonId) -> Vec<Owed> {
    let proposer = case.proposer == person;
    match &case.state {
        State::Open | State::Integrating => {
            let answer = case.awaits().contains(&person).then_some(Owed::Answer);
            let concerns = case.open_concerns();
            let others = concerns.flat_map(|it| of_concern(floor, it, (person, proposer)));
            answer.into_iter().chain(others).collect()
        }
        State::Conflicted { .. } if proposer => vec![Owed::Rebase],
        State::Escalated { .. } if proposer || acts(floor, CoreRole::Secretary, person) => {
            vec![Owed::Meeting]
        }
        State::Orphaned if !proposer && floor.is_member(person) => vec![Owed::TakeOver],
        State::Draft
        | State::Escalated { .. }
        | State::Conflicted { .. }
        | State::Orphaned
        | State::Adopted(_)
        | State::Withdrawn
        | State::Discarded
        | State::Dropped => Vec::new(),
    }
}

fn acts(floor: &Floor<'_>, office: CoreRole, person: PersonId) -> bool {
    let acting = floor.acting(office);
    acting.is_some_and(|(acting, _)| acting == person)
}

fn of_concern(
    floor: &Floor<'_>,
    concern: &Concern,
    (person, proposer): (PersonId, bool),
) -> Vec<Owed> {
    let acts = |office| acts(floor, office, person);
    let objector = concern.objector == person;
    let id = concern.id;
    let to = |owed: Owed, yes: bool| yes.then_some(owed);
    let both = match concern.state {
        ConcernState::Concern => [to(Owed::Test(id), acts(CoreRole::Facilitator)), None],
        ConcernState::Testing => [
            to(Owed::Finding(id), acts(CoreRole::Facilitator)),
            to(Owed::Argument(id), objector),
        ],
        ConcernState::AwaitingRuling => [to(Owed::Ruling(id), acts(CoreRole::Secretary)), None],
        ConcernState::Captured | ConcernState::Integrating => {
            let mut solved = concern.solved_by.iter();
            let unserved = solved.any(|it| !concern.served_by.contains(it));
            let open = concern.solved_by.is_empty();
            [
                to(Owed::Resolution(id), objector && open),
                to(Owed::Service(id), proposer && unserved),
            ]
        }
        ConcernState::Resolved
        | ConcernState::Discarded
        | ConcernState::Dismissed
        | ConcernState::Abandoned
        | ConcernState::Withdrawn
        | ConcernState::Closed => [None, None],
    };
    both.into_iter().flatten().collect()
}
