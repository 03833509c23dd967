//! The process by its rules: every row of §13.1 and §13.2, every event that is in no row, and all
//! small worlds.

mod concerns;
mod explore;
mod officers;
mod removal;
mod rows;
mod tables;
mod triage;

use super::{
    Case, ConcernFact, ConcernState, Content, Criterion, DropGround, Entry, Fact, Floor, NoteKind,
    ProposalCriterion, Response, Stand, State, Step, Who, conclude, objection, owed, owed_by_all,
    proposal,
};
use crate::{
    act::{Acting, World},
    change::{Change, RoleAmendment},
    code::Code,
    edit::Edit,
    event::Event,
    example::{self, moment},
    ids::{CircleId, NoteId, ObjectionId, PersonId, ProposalId, RoleId},
    index::Index,
    rejection::Rejection,
    structure::{
        policy::{Clause, ClauseKind, Hook},
        role::{CoreRole, RoleRef, SeatRef},
    },
    text::{Name, Text},
    time::{Timestamp, Wait},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A circle whose members each lead a role of their own, with a proposal in it.
struct Stage {
    index: Index,
    now: Timestamp,
    circle: RoleId,
    /// Each with the role that they lead.
    members: Vec<(PersonId, RoleId)>,
    stands: Vec<Stand>,
    processing: BTreeSet<CircleId>,
    case: Case,
    entries: Vec<Entry>,
    drawn: u128,
}

/// No circle's proposals are in the way.
static NOWHERE: BTreeSet<CircleId> = BTreeSet::new();

const FACILITATOR: usize = 1;
const SECRETARY: usize = 2;

impl Stage {
    /// So many members, of whom the second is Facilitator and the third Secretary, as far as there
    /// are that many, and a draft of the first.
    fn new(members: usize) -> Self {
        Self::with(members, &[])
    }

    /// The same with policies of the circle.
    fn with(members: usize, hooks: &[Hook]) -> Self {
        let mut world = example::World::new();
        let circle = world.role(world.anchor(), "circle");
        let named = ["Ana", "Ben", "Cy", "Dee", "Eli"];
        let members: Vec<(PersonId, RoleId)> = named
            .into_iter()
            .take(members)
            .map(|who| {
                let person = world.person(who);
                let role = world.role(circle, &format!("role-of-{}", who.to_lowercase()));
                world.hold(role, person);
                (person, role)
            })
            .collect();
        let offices = [
            (FACILITATOR, CoreRole::Facilitator),
            (SECRETARY, CoreRole::Secretary),
        ];
        for (at, office) in offices {
            if let Some((person, _)) = members.get(at) {
                world.elect(circle, office, *person);
            }
        }
        // Somebody leads the circle, so that no cover makes members of others.
        if let Some((person, _)) = members.first() {
            world.hold(circle, *person);
        }
        for (at, hook) in hooks.iter().enumerate() {
            let clause = Clause {
                kind: ClauseKind::Override(hook.clone()),
                local: true,
                may_override: false,
            };
            world.policy_of(circle, &format!("policy-{at}"), vec![clause]);
        }
        Self::drafted(world.index(), circle, members)
    }

    fn drafted(index: Index, circle: RoleId, members: Vec<(PersonId, RoleId)>) -> Self {
        let now = moment("2026-06-01T09:00:00Z");
        let (proposer, role) = members[0];
        let content = content(role, "Renamed");
        let floor = Floor {
            world: World { index: &index, now },
            circle: CircleId::inside(circle),
            stands: &[],
            grants: &[],
            processing: &NOWHERE,
            grace: Wait::days(7),
        };
        let by = Acting {
            person: proposer,
            via: None,
        };
        let entries = proposal::draft(&floor, by, &content).expect("a member may draft");
        let id = ProposalId::from_uuid(Uuid::from_u128(1 << 70));
        let case = Case::fold(id, &entries).expect("it begins with a draft");
        Self {
            index,
            now,
            circle,
            members,
            stands: Vec::new(),
            processing: BTreeSet::new(),
            case,
            entries,
            drawn: 1 << 71,
        }
    }

    fn person(&self, at: usize) -> PersonId {
        self.members[at].0
    }

    fn seat(&self, at: usize) -> SeatRef {
        SeatRef::Whole(RoleRef::Defined(self.members[at].1))
    }

    fn content(&self, called: &str) -> Content {
        content(self.members[0].1, called)
    }

    fn fresh(&mut self) -> Uuid {
        self.drawn += 1;
        Uuid::from_u128(self.drawn)
    }

    fn floor(&self) -> Floor<'_> {
        Floor {
            world: World {
                index: &self.index,
                now: self.now,
            },
            circle: CircleId::inside(self.circle),
            stands: &self.stands,
            grants: &[],
            processing: &self.processing,
            grace: Wait::days(7),
        }
    }

    /// Judges an act of a member and folds in what follows, also by itself.
    fn act(
        &mut self,
        by: usize,
        verb: impl FnOnce(&Floor<'_>, &Case, Acting) -> Step,
    ) -> Result<Vec<Entry>, Vec<Rejection>> {
        let by = Acting {
            person: self.person(by),
            via: None,
        };
        let mut entries = verb(&self.floor(), &self.case, by)?;
        let mut case = self.case.clone();
        for entry in &entries {
            case.apply(entry);
        }
        let concluded = conclude(&self.floor(), case, None);
        entries.extend(concluded.entries);
        self.take(concluded.case, concluded.adoption, &entries);
        Ok(entries)
    }

    /// Looks what follows by now.
    fn look(&mut self) -> Vec<Entry> {
        let concluded = conclude(&self.floor(), self.case.clone(), None);
        self.take(concluded.case, concluded.adoption, &concluded.entries);
        concluded.entries
    }

    fn take(&mut self, case: Case, adoption: Option<crate::change::Adoption>, entries: &[Entry]) {
        self.case = case;
        self.entries.extend_from_slice(entries);
        let folded = Case::fold(self.case.id, &self.entries);
        assert_eq!(folded.as_ref(), Some(&self.case), "the fold is the case");
        if let Some(index) = adoption.and_then(|it| it.settled.index) {
            self.index = index;
        }
    }

    /// Time passes.
    fn wait(&mut self, days: u32) -> Vec<Entry> {
        self.now = self.now.after(Wait::days(days));
        self.look()
    }

    /// Something else in governance changes.
    fn meanwhile(&mut self, facts: &[Event]) {
        let mut snapshot = self.index.snapshot().clone();
        snapshot.revision.0 += 1;
        for fact in facts {
            snapshot.apply(fact);
        }
        self.index = Index::new(snapshot, self.index.directory().clone());
    }

    /// Somebody else renames the role that the proposal renames.
    fn base_moves(&mut self) {
        let role = self.index.snapshot().roles[&self.members[0].1]
            .value
            .clone();
        let purpose = Some(text("moved meanwhile"));
        self.meanwhile(&[Event::RoleChanged(crate::structure::role::Role {
            purpose,
            ..role
        })]);
    }

    /// A member leads no role here any more.
    fn leaves(&mut self, at: usize) {
        let person = self.person(at);
        let held: Vec<Event> = self
            .index
            .assignments_held_by(person)
            .map(|it| Event::AssignmentEnded(it.clone(), crate::event::Ending::Revoked))
            .collect();
        self.meanwhile(&held);
    }

    /// The same, and the role is removed.
    fn leaves_with_role(&mut self, at: usize) {
        self.leaves(at);
        let role = self.index.snapshot().roles[&self.members[at].1]
            .value
            .clone();
        self.meanwhile(&[Event::RoleRemoved(role)]);
    }

    /// Somebody comes to lead a member's role.
    fn joins(&mut self, at: usize, person: PersonId) {
        self.holds(self.seat(at), person);
    }

    /// Somebody comes to lead the circle as well.
    fn leads_circle(&mut self, person: PersonId) {
        self.holds(SeatRef::Whole(RoleRef::Defined(self.circle)), person);
    }

    fn holds(&mut self, seat: SeatRef, person: PersonId) {
        let assignment = crate::structure::assignment::Assignment {
            id: crate::ids::AssignmentId::from_uuid(self.fresh()),
            seat,
            person,
            since: None,
            until: None,
            resign_terms: None,
        };
        self.meanwhile(&[Event::SeatAssigned(assignment)]);
    }

    fn submit(&mut self) {
        self.act(0, proposal::submit).expect("it is complete");
    }

    fn confirm(&mut self, by: usize) -> Result<Vec<Entry>, Vec<Rejection>> {
        let version = self.case.version();
        self.act(by, |floor, case, by| {
            proposal::confirm(floor, case, by, version)
        })
    }

    fn raise(&mut self, by: usize) -> ObjectionId {
        let id = ObjectionId::from_uuid(self.fresh());
        let seat = self.seat(by);
        let version = self.case.version();
        self.act(by, |floor, case, by| {
            proposal::raise(floor, case, by, (id, seat), version)
        })
        .expect("a member may raise a concern");
        id
    }

    fn capture(&mut self, id: ObjectionId) {
        let by = FACILITATOR.min(self.members.len() - 1);
        self.act(by, |floor, case, by| {
            objection::capture(floor, case, by, id)
        })
        .expect("the facilitator may");
    }

    fn state_of(&self, id: ObjectionId) -> ConcernState {
        self.case.concern(id).expect("it was raised").state
    }
}

/// What is owed by all is what is owed by each.
fn owed_by_nobody_else(floor: &Floor<'_>, case: &Case) {
    let all = owed_by_all(floor, case);
    for person in floor.world.index.snapshot().people.keys() {
        let found = all.get(person).cloned().unwrap_or_default();
        assert_eq!(found, owed(floor, case, *person), "{case:?}");
    }
}

fn content(role: RoleId, called: &str) -> Content {
    Content {
        title: None,
        seat: SeatRef::Whole(RoleRef::Defined(role)),
        tension: Some(text("nobody finds us")),
        example: Some(text("last week a customer asked for us by another name")),
        effect: Some(text("they would have found us")),
        changes: vec![Change::RoleAmend(RoleAmendment {
            role: RoleRef::Defined(role),
            name: Some(Name::new(called).expect("a name")),
            purpose: Edit::Keep,
            parts: Vec::new(),
        })],
    }
}

fn text(it: &str) -> Text {
    Text::new(it).expect("a text")
}

fn codes(refusals: &[Rejection]) -> Vec<Code> {
    refusals.iter().map(|it| it.code).collect()
}

fn refused(found: Result<Vec<Entry>, Vec<Rejection>>) -> Vec<Code> {
    codes(&found.expect_err("it is refused"))
}

fn rules(entries: &[Entry]) -> Vec<&'static str> {
    entries.iter().map(|it| it.rule.id).collect()
}
