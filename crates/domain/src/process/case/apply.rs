//! Folding entries into a proposal: total, it can not refuse.

use super::{Amendment, Argument, Case, Concern, ConcernState, Note, Response, State, Version};
use crate::{
    ids::{ObjectionId, PersonId, ProposalId},
    process::fact::{ConcernFact, Entry, Fact, Opening, Who},
    structure::role::SeatRef,
    text::Text,
};
use std::collections::{BTreeMap, BTreeSet};

impl Case {
    /// The fold of a proposal's entries; none where they do not begin with a draft.
    pub fn fold<'a>(id: ProposalId, entries: impl IntoIterator<Item = &'a Entry>) -> Option<Self> {
        let mut entries = entries.into_iter();
        let first = entries.next()?;
        let Fact::Drafted(circle, content) = &first.fact else {
            return None;
        };
        let mut case = Self {
            id,
            circle: *circle,
            proposer: first.by?.person,
            state: State::Draft,
            content: content.clone(),
            versions: Vec::new(),
            notes: Vec::new(),
            concerns: Vec::new(),
            amendments: Vec::new(),
            proposer_left_at: None,
            settled_by: None,
            ruling: None,
        };
        for entry in entries {
            case.apply(entry);
        }
        Some(case)
    }

    /// Folds one entry in.
    pub fn apply(&mut self, entry: &Entry) {
        let by = entry.by.map(|who| who.person);
        match &entry.fact {
            Fact::Drafted(..) | Fact::MeetingAsked(_) => {}
            Fact::Edited(content) => self.content = content.clone(),
            Fact::Deleted | Fact::Withdrawn | Fact::CircleGone => self.state = State::Withdrawn,
            Fact::Opened(opening) => self.open(opening, entry),
            Fact::Noted(id, kind, text) => {
                if let Some(by) = by {
                    self.notes.push(Note {
                        id: *id,
                        kind: *kind,
                        by,
                        at: entry.at,
                        version: self.version(),
                        text: text.clone(),
                    });
                }
            }
            Fact::Confirmed(person, version) => {
                if *version == self.version() {
                    self.respond([*person], Response::Confirmed);
                }
            }
            Fact::Lapsed(people) => self.respond(people.iter().copied(), Response::TimeLimit),
            Fact::Joined(person) => {
                if let Some(version) = self.versions.last_mut() {
                    version.members.insert(*person);
                    if let Some(wait) = version.wait {
                        version.own_limits.insert(*person, entry.at.after(wait));
                    }
                }
            }
            Fact::Left(person) => {
                if let Some(version) = self.versions.last_mut() {
                    version.members.remove(person);
                    version.own_limits.remove(person);
                }
            }
            Fact::Integrating => self.state = State::Integrating,
            Fact::Reopened | Fact::Released => {
                self.state = State::Open;
                let anew = entry.fact == Fact::Reopened;
                if let Some(version) = self.versions.last_mut() {
                    // §13.1: a new round for all after objections; a call for a meeting that is let
                    // go of leaves the answers as they were.
                    if anew {
                        version.responses.retain(|_, it| *it == Response::Proposer);
                    }
                    version.limit = version.wait.map(|wait| entry.at.after(wait));
                    version.own_limits.clear();
                }
            }
            Fact::Escalated(_) => {
                if let Some(by) = by {
                    self.state = State::Escalated { by };
                }
            }
            Fact::Discarded(_, reason) => self.end(State::Discarded, entry.by, reason),
            Fact::Dropped(_, reason) => self.end(State::Dropped, entry.by, reason),
            Fact::Conflicted(moved) => {
                self.state = State::Conflicted {
                    moved: moved.clone(),
                };
            }
            Fact::ProposerLeft => self.proposer_left_at = Some(entry.at),
            Fact::ProposerReturned => self.proposer_left_at = None,
            Fact::Orphaned => self.state = State::Orphaned,
            Fact::Adopted(revision) => self.state = State::Adopted(*revision),
            Fact::Concern(id, fact) => self.apply_to_concern(*id, fact, entry),
        }
    }

    fn open(&mut self, opening: &Opening, entry: &Entry) {
        // Who opens a version is whose tension it is; an integrated text opens by itself.
        if let Some(who) = entry.by {
            self.proposer = who.person;
            self.proposer_left_at = None;
        }
        let number = self.version().saturating_add(1);
        self.state = State::Open;
        self.content = opening.content.clone();
        self.settled_by = None;
        // A yes to a text that was offered under another version, perhaps to another proposer, is
        // none to what comes of it now (GOV-4.7.2).
        for concern in &mut self.concerns {
            concern.solved_by.clear();
            concern.served_by.clear();
        }
        self.versions.push(Version {
            number,
            why: opening.why,
            content: opening.content.clone(),
            opened_at: entry.at,
            bases: opening.bases.clone(),
            members: opening.members.clone(),
            wait: opening.wait,
            limit: opening.wait.map(|wait| entry.at.after(wait)),
            own_limits: BTreeMap::new(),
            responses: BTreeMap::from([(self.proposer, Response::Proposer)]),
        });
    }

    fn respond(&mut self, people: impl IntoIterator<Item = PersonId>, how: Response) {
        if let Some(version) = self.versions.last_mut() {
            for person in people {
                version.responses.entry(person).or_insert(how);
            }
        }
    }

    fn end(&mut self, state: State, by: Option<Who>, reason: &Text) {
        self.state = state;
        self.ruling = by.map(|who| (who, reason.clone()));
    }

    fn apply_to_concern(&mut self, id: ObjectionId, fact: &ConcernFact, entry: &Entry) {
        match fact {
            ConcernFact::Raised(seat) => {
                if let Some(who) = entry.by {
                    self.raise(id, who.person, *seat);
                }
            }
            ConcernFact::AmendmentOffered(number, content, bases) => {
                self.put(id, ConcernState::Integrating);
                if let Some(who) = entry.by {
                    let version = self.version();
                    self.amendments.push(Amendment {
                        number: *number,
                        objection: id,
                        version,
                        by: who.person,
                        content: content.clone(),
                        bases: bases.clone(),
                    });
                }
            }
            ConcernFact::Resolved(number) => {
                self.put(id, ConcernState::Resolved);
                self.settled_by = Some(*number);
            }
            ConcernFact::Captured
            | ConcernFact::TestDemanded
            | ConcernFact::TestStarted
            | ConcernFact::Argued(..)
            | ConcernFact::FoundObjection
            | ConcernFact::FoundNone(..)
            | ConcernFact::RulingAsked
            | ConcernFact::RuledViolation(_)
            | ConcernFact::RuledLawful(_)
            | ConcernFact::SolvedBy(_)
            | ConcernFact::ServedBy(_)
            | ConcernFact::Abandoned(_)
            | ConcernFact::Withdrawn
            | ConcernFact::Passed(_)
            | ConcernFact::Closed => {
                if let Some(concern) = self.concerns.iter_mut().find(|it| it.id == id) {
                    concern.apply(fact, entry);
                }
            }
        }
    }

    fn raise(&mut self, id: ObjectionId, objector: PersonId, seat: SeatRef) {
        let version = self.version();
        // Whoever has a concern has responded, and not with a yes (GOV-4.7.3).
        if let Some(current) = self.versions.last_mut() {
            current.responses.remove(&objector);
        }
        self.concerns.push(Concern {
            id,
            objector,
            seat,
            version,
            state: ConcernState::Concern,
            arguments: Vec::new(),
            lacking: BTreeSet::new(),
            violation: false,
            reason: None,
            solved_by: BTreeSet::new(),
            served_by: BTreeSet::new(),
        });
    }

    fn put(&mut self, id: ObjectionId, state: ConcernState) {
        if let Some(it) = self.concerns.iter_mut().find(|it| it.id == id) {
            it.state = state;
        }
    }
}

impl Concern {
    fn apply(&mut self, fact: &ConcernFact, entry: &Entry) {
        match fact {
            ConcernFact::Captured | ConcernFact::FoundObjection => {
                self.state = ConcernState::Captured;
            }
            ConcernFact::RuledViolation(reason) => {
                self.state = ConcernState::Captured;
                self.violation = true;
                self.reason = Some(reason.clone());
            }
            ConcernFact::TestDemanded | ConcernFact::TestStarted => {
                self.state = ConcernState::Testing;
            }
            ConcernFact::Argued(criterion, text) => self.arguments.push(Argument {
                criterion: *criterion,
                text: text.clone(),
                at: entry.at,
            }),
            ConcernFact::FoundNone(lacking, reason) => {
                self.lacking.clone_from(lacking);
                self.end(ConcernState::Discarded, reason);
            }
            ConcernFact::RulingAsked => self.state = ConcernState::AwaitingRuling,
            ConcernFact::RuledLawful(reason) => self.end(ConcernState::Dismissed, reason),
            ConcernFact::Abandoned(reason) => self.end(ConcernState::Abandoned, reason),
            ConcernFact::SolvedBy(number) => {
                self.solved_by.insert(*number);
            }
            ConcernFact::ServedBy(number) => {
                self.served_by.insert(*number);
            }
            ConcernFact::Withdrawn => self.state = ConcernState::Withdrawn,
            ConcernFact::Passed(to) => {
                self.objector = *to;
                self.solved_by.clear();
            }
            ConcernFact::Closed => self.state = ConcernState::Closed,
            // The proposal holds what these change beside the concern.
            ConcernFact::Raised(_)
            | ConcernFact::AmendmentOffered(..)
            | ConcernFact::Resolved(_) => {}
        }
    }

    fn end(&mut self, state: ConcernState, reason: &Text) {
        self.state = state;
        self.reason = Some(reason.clone());
    }
}
