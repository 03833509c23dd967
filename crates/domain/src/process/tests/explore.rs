//! All small worlds: up to three members, two concerns and three versions, every act in every
//! order. States are told apart only up to the names of people who are alike.

use super::*;
use std::collections::{BTreeSet, VecDeque};

/// What members may do in a world, each with who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Move {
    Submit,
    Amend,
    Confirm(usize),
    Raise(usize),
    Escalate(usize),
    Release(usize),
    Discard,
    Drop,
    Withdraw,
    BaseMoves,
    Rebase,
    LimitPasses,
    Concern(usize, Deed),
}

/// What is done with a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Capture,
    Demand,
    Start,
    ArgueFour,
    ArgueRules,
    FindObjection,
    FindNone,
    Ask,
    Rule(bool),
    Offer,
    Solved,
    Serves,
    Abandon,
    Withdraw,
}

const DEEDS: [Deed; 15] = [
    Deed::Capture,
    Deed::Demand,
    Deed::Start,
    Deed::ArgueFour,
    Deed::ArgueRules,
    Deed::FindObjection,
    Deed::FindNone,
    Deed::Ask,
    Deed::Rule(true),
    Deed::Rule(false),
    Deed::Offer,
    Deed::Solved,
    Deed::Serves,
    Deed::Abandon,
    Deed::Withdraw,
];

/// How far a world goes.
#[derive(Clone, Copy)]
struct Bounds {
    members: usize,
    concerns: usize,
    versions: u32,
    limit: bool,
}

/// One world at one moment.
#[derive(Clone)]
struct Small {
    case: Case,
    moved: u8,
    late: u32,
}

/// Its state, up to names: who proposed, who facilitates and who keeps the records are told apart
/// by what they may do; concerns by what became of them.
type Shape = (
    String,
    u32,
    Vec<bool>,
    Vec<ConcernShape>,
    u8,
    (u32, bool),
    bool,
);
type ConcernShape = (ConcernState, usize, bool, bool, Option<(bool, bool)>);

struct Worlds {
    bounds: Bounds,
    /// The structure by how often a base moved and, after an adoption, by nothing more.
    indexes: Vec<Index>,
    stage: Stage,
}

impl Worlds {
    fn new(bounds: Bounds) -> Self {
        let hooks: &[Hook] = if bounds.limit {
            &[Hook::ObjectionTimeLimit { days: 7 }]
        } else {
            &[]
        };
        let mut stage = Stage::with(bounds.members, hooks);
        let before = Index::new(
            stage.index.snapshot().clone(),
            stage.index.directory().clone(),
        );
        stage.base_moves();
        let after = Index::new(
            stage.index.snapshot().clone(),
            stage.index.directory().clone(),
        );
        Self {
            bounds,
            indexes: vec![before, after],
            stage,
        }
    }

    fn first(&self) -> Small {
        Small {
            case: self.stage.case.clone(),
            moved: 0,
            late: 0,
        }
    }

    fn floor(&self, world: &Small) -> Floor<'_> {
        let now = self.stage.now.after(Wait::days(8 * world.late));
        Floor {
            world: World {
                index: &self.indexes[usize::from(world.moved)],
                now,
            },
            circle: CircleId::inside(self.stage.circle),
            stands: &[],
            grants: &[],
            grace: Wait::days(1000),
        }
    }

    fn moves(&self, world: &Small) -> Vec<Move> {
        let people = 0..self.bounds.members;
        let mut moves = vec![Move::Submit, Move::Discard, Move::Drop, Move::Withdraw];
        if world.case.version() < self.bounds.versions {
            moves.extend([Move::Amend, Move::Rebase]);
        }
        if world.moved == 0 {
            moves.push(Move::BaseMoves);
        }
        if self.bounds.limit && world.late < self.bounds.versions {
            moves.push(Move::LimitPasses);
        }
        for by in people.clone() {
            moves.extend([Move::Confirm(by), Move::Escalate(by), Move::Release(by)]);
            if world.case.concerns.len() < self.bounds.concerns {
                moves.push(Move::Raise(by));
            }
        }
        for at in 0..world.case.concerns.len() {
            moves.extend(DEEDS.map(|deed| Move::Concern(at, deed)));
        }
        moves
    }

    /// What a move comes to; none where it is refused, or changes nothing.
    fn after(&self, world: &Small, it: Move) -> Option<Small> {
        let mut next = world.clone();
        if it == Move::BaseMoves {
            next.moved = 1;
        } else if it == Move::LimitPasses {
            next.late += 1;
        } else {
            for entry in &self.judge(world, it).ok()? {
                next.case.apply(entry);
            }
        }
        let before = next.case.clone();
        let concluded = conclude(&self.floor(&next), next.case);
        self.holds(&before, &concluded);
        next.case = concluded.case;
        Some(next)
    }

    /// Adopted exactly when GOV-4.7.1 holds for the current version.
    fn holds(&self, before: &Case, concluded: &crate::process::Concluded) {
        let case = &concluded.case;
        let Some(version) = case.current() else {
            return;
        };
        let settled = |case: &Case| {
            let people = self.stage.members.iter().map(|(person, _)| person);
            let mut answered = people.map(|it| version.responses.contains_key(it));
            answered.all(|it| it) && case.open_concerns().next().is_none()
        };
        match &case.state {
            State::Adopted(_) => {
                assert!(
                    settled(case),
                    "adopted without everybody's answer: {case:?}"
                );
                let passed_over = case.settled_by.is_some();
                assert!(
                    !passed_over,
                    "a text that settled it was passed over: {case:?}"
                );
                assert_eq!(
                    concluded.adoption.is_some(),
                    !matches!(before.state, State::Adopted(_)),
                    "adopted once"
                );
            }
            State::Open => assert!(!settled(case), "settled and yet open: {case:?}"),
            State::Draft
            | State::Integrating
            | State::Escalated { .. }
            | State::Conflicted { .. }
            | State::Orphaned
            | State::Withdrawn
            | State::Discarded
            | State::Dropped => assert!(concluded.adoption.is_none()),
        }
        let round = version.content == case.content;
        assert!(
            round,
            "the text that is answered is the text that is proposed"
        );
    }

    fn judge(&self, world: &Small, it: Move) -> Step {
        let (floor, case) = (self.floor(world), &world.case);
        let by = |at: usize| Acting {
            person: self.stage.person(at.min(self.bounds.members - 1)),
            via: None,
        };
        let facilitator = by(FACILITATOR);
        let version = case.version();
        let next = || self.stage.content(&format!("Text {version}"));
        let reason = text("a reason");
        match it {
            Move::Submit => proposal::submit(&floor, case, by(0)),
            Move::Amend => proposal::amend(&floor, case, by(0), &next()),
            Move::Rebase => proposal::rebase(&floor, case, by(0), &next()),
            Move::Withdraw => proposal::withdraw(&floor, case, by(0)),
            Move::Confirm(at) => {
                let said = proposal::confirm(&floor, case, by(at), version)?;
                if said.is_empty() {
                    Err(Vec::new())
                } else {
                    Ok(said)
                }
            }
            Move::Raise(at) => {
                let id = ObjectionId::from_uuid(Uuid::from_u128(case.concerns.len() as u128));
                proposal::raise(&floor, case, by(at), (id, self.stage.seat(at)), version)
            }
            Move::Escalate(at) => proposal::escalate(&floor, case, by(at), None),
            Move::Release(at) => proposal::release(&floor, case, by(at)),
            Move::Discard => {
                let criterion = ProposalCriterion::Tension;
                proposal::discard(&floor, case, facilitator, criterion, &reason)
            }
            Move::Drop => {
                let ground = DropGround::Unanswered;
                proposal::drop_it(&floor, case, facilitator, ground, &reason)
            }
            Move::Concern(at, deed) => self.deed(world, at, deed),
            Move::BaseMoves | Move::LimitPasses => Ok(Vec::new()),
        }
    }

    fn deed(&self, world: &Small, at: usize, deed: Deed) -> Step {
        let (floor, case) = (self.floor(world), &world.case);
        let by = |at: usize| Acting {
            person: self.stage.person(at.min(self.bounds.members - 1)),
            via: None,
        };
        let (facilitator, secretary) = (
            floor
                .acting(CoreRole::Facilitator)
                .expect("somebody acts")
                .0,
            floor.acting(CoreRole::Secretary).expect("somebody acts").0,
        );
        let who = |person| Acting { person, via: None };
        let concern = &case.concerns[at];
        let (id, objector) = (concern.id, who(concern.objector));
        let reason = text("a reason");
        // Of the texts that were offered for it the first counts; a second is none the wiser.
        let offered = case.amendments.iter().find(|it| it.objection == id);
        let number = offered.map_or(0, |it| it.number);
        let idle = || Err(Vec::new());
        match deed {
            Deed::Capture => objection::capture(&floor, case, who(facilitator), id),
            Deed::Demand => objection::demand(&floor, case, by(0), id),
            Deed::Start => objection::start(&floor, case, who(facilitator), id),
            Deed::ArgueFour if concern.argues(Criterion::Harm) => idle(),
            Deed::ArgueFour => {
                let mut done = Vec::new();
                for criterion in Criterion::FOUR {
                    let argument = (criterion, &reason);
                    done.extend(objection::argue(&floor, case, objector, id, argument)?);
                }
                Ok(done)
            }
            Deed::ArgueRules if concern.argues(Criterion::Rules) => idle(),
            Deed::ArgueRules => {
                objection::argue(&floor, case, objector, id, (Criterion::Rules, &reason))
            }
            Deed::FindObjection => objection::find_objection(&floor, case, who(facilitator), id),
            Deed::FindNone => {
                let lacking = BTreeSet::from([Criterion::New]);
                objection::find_none(&floor, case, who(facilitator), id, (&lacking, &reason))
            }
            Deed::Ask => objection::ask(&floor, case, who(facilitator), id),
            Deed::Rule(violates) => {
                objection::rule(&floor, case, who(secretary), id, (violates, &reason))
            }
            Deed::Offer if offered.is_some() || case.version() >= self.bounds.versions => idle(),
            Deed::Offer => {
                let text = self.stage.content(&format!("Offer {at}"));
                objection::offer(&floor, case, objector, id, &text)
            }
            Deed::Solved if concern.solved_by.contains(&number) => idle(),
            Deed::Solved => objection::solved(&floor, case, objector, id, number),
            Deed::Serves if concern.served_by.contains(&number) => idle(),
            Deed::Serves => objection::serves(&floor, case, by(0), id, number),
            Deed::Abandon => objection::abandon(&floor, case, who(facilitator), id, &reason),
            Deed::Withdraw => objection::withdraw(&floor, case, objector, id),
        }
    }

    fn shape(&self, world: &Small) -> Shape {
        let case = &world.case;
        let place = |person: PersonId| {
            let found = self.stage.members.iter().position(|(it, _)| *it == person);
            found.unwrap_or(usize::MAX)
        };
        let answered = self.stage.members.iter().map(|(person, _)| {
            let current = case.current();
            current.is_some_and(|it| it.responses.contains_key(person))
        });
        let mut concerns: Vec<ConcernShape> = case
            .concerns
            .iter()
            .map(|it| {
                let offered = case.amendments.iter().find(|a| a.objection == it.id);
                let yes = offered.map(|a| {
                    (
                        it.solved_by.contains(&a.number),
                        it.served_by.contains(&a.number),
                    )
                });
                // Of one that is over nothing is left to tell.
                if it.state.is_open() {
                    let (four, rule) = (it.argues(Criterion::Harm), it.argues(Criterion::Rules));
                    (it.state, place(it.objector), four, rule, yes)
                } else {
                    (ConcernState::Closed, 0, false, false, None)
                }
            })
            .collect();
        concerns.sort();
        let mut state = case.state.words().to_owned();
        if let State::Escalated { by } = &case.state {
            state = format!("{state} for {}", place(*by));
        }
        let now = self.floor(world).now();
        let limit = case.current().and_then(|it| it.limit);
        let late = (world.late, limit.is_some_and(|limit| limit <= now));
        let settled = case.settled_by.is_some();
        (
            state,
            case.version(),
            answered.collect(),
            concerns,
            world.moved,
            late,
            settled,
        )
    }
}

/// Visits every state once; gives how many there are, and how many were adopted.
fn explore(bounds: Bounds) -> (usize, usize) {
    let worlds = Worlds::new(bounds);
    let mut seen: BTreeSet<Shape> = BTreeSet::new();
    let mut open = VecDeque::from([worlds.first()]);
    let mut adopted = 0;
    while let Some(world) = open.pop_front() {
        if !seen.insert(worlds.shape(&world)) {
            continue;
        }
        if matches!(world.case.state, State::Adopted(_)) {
            adopted += 1;
        }
        if world.case.state.is_final() {
            continue;
        }
        for it in worlds.moves(&world) {
            if let Some(next) = worlds.after(&world, it)
                && !seen.contains(&worlds.shape(&next))
            {
                open.push_back(next);
            }
        }
    }
    (seen.len(), adopted)
}

/// Explores and says how many states there were.
#[expect(
    clippy::print_stdout,
    reason = "the number of states is what is asked for"
)]
fn told(members: usize, concerns: usize, limit: bool) {
    let bounds = Bounds {
        members,
        concerns,
        versions: 3,
        limit,
    };
    let (states, adopted) = explore(bounds);
    println!(
        "{members} members, {concerns} concerns, limit {limit}: {states} states, {adopted} adopted"
    );
    assert!(adopted > 0);
}

#[test]
fn gov_4_7_1_adopted_is_what_every_member_answered_and_nobody_objects_to() {
    for limit in [false, true] {
        told(1, 1, limit);
        told(2, 1, limit);
    }
    told(3, 1, false);
}

#[test]
#[ignore = "takes minutes: `cargo test --release -p zirkel-domain small_worlds -- --ignored`"]
fn gov_4_7_1_in_all_small_worlds() {
    for members in 1..=3 {
        for limit in [false, true] {
            told(members, 2, limit);
        }
    }
}
