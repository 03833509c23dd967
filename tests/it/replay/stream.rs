//! The dated changes of a real organization, read as they are, and the structure that they come to.
//! They lie beside the project and are not part of it.

use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// One dated change.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Revision {
    /// Its number, from 1.
    pub(crate) n: usize,
    /// When it was.
    pub(crate) at: String,
    /// Its name where it was made.
    pub(crate) commit: String,
    /// What it changed, in order.
    ops: Vec<Op>,
}

impl Revision {
    /// The day on which it was, where it was made.
    pub(crate) fn day(&self) -> &str {
        self.at.split('T').next().unwrap()
    }
}

/// One step of a change.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
enum Op {
    CreateTeam {
        team: String,
        kind: String,
        parent: Option<String>,
        purpose: Option<String>,
    },
    RemoveTeam {
        team: String,
    },
    RenameTeam {
        team: String,
        to: String,
    },
    MoveTeam {
        team: String,
        parent: Option<String>,
    },
    SetKind {
        team: String,
        kind: String,
    },
    SetPurpose {
        team: String,
        purpose: Option<String>,
    },
    AddMember {
        team: String,
        person: String,
    },
    RemoveMember {
        team: String,
        person: String,
    },
    AddLead {
        team: String,
        person: String,
    },
    RemoveLead {
        team: String,
        person: String,
    },
    AddPermission {
        team: String,
        permission: String,
    },
    RemovePermission {
        team: String,
        permission: String,
    },
}

/// A team as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Team {
    /// What sort of team.
    pub(crate) kind: String,
    /// The team around it, by name; none of a top team.
    pub(crate) parent: Option<String>,
    /// What it is for.
    pub(crate) purpose: Option<String>,
    /// Who leads it.
    pub(crate) leads: BTreeSet<String>,
    /// Who is in it.
    pub(crate) members: BTreeSet<String>,
    /// What it may do elsewhere.
    pub(crate) permissions: BTreeSet<String>,
}

/// All teams by name.
pub(crate) type Teams = BTreeMap<String, Team>;

/// A team, whatever it is called by now.
pub(crate) type Number = usize;

/// The teams, and which is which through its names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Structure {
    /// As they stand.
    pub(crate) teams: Teams,
    numbers: BTreeMap<String, Number>,
    made: Number,
}

impl Structure {
    /// What a revision makes of it.
    pub(crate) fn after(&self, revision: &Revision) -> Self {
        let mut after = self.clone();
        for op in &revision.ops {
            after.apply(op);
        }
        after
    }

    /// Each team with its name.
    pub(crate) fn by_number(&self) -> BTreeMap<Number, (&str, &Team)> {
        let teams = self.teams.iter();
        teams
            .map(|(name, team)| (self.number(name), (name.as_str(), team)))
            .collect()
    }

    /// Which team has this name.
    pub(crate) fn number(&self, name: &str) -> Number {
        self.numbers[name]
    }

    fn apply(&mut self, op: &Op) {
        match op.clone() {
            Op::CreateTeam {
                team,
                kind,
                parent,
                purpose,
            } => {
                self.made += 1;
                self.numbers.insert(team.clone(), self.made);
                let made = Team {
                    kind,
                    parent,
                    purpose,
                    ..Team::default()
                };
                assert_eq!(self.teams.insert(team, made), None, "{op:?}");
            }
            Op::RemoveTeam { team } => {
                self.numbers.remove(&team);
                assert!(self.teams.remove(&team).is_some(), "{op:?}");
            }
            Op::RenameTeam { team, to } => self.rename(&team, &to),
            Op::MoveTeam { team, parent } => self.team(&team).parent = parent,
            Op::SetKind { team, kind } => self.team(&team).kind = kind,
            Op::SetPurpose { team, purpose } => self.team(&team).purpose = purpose,
            Op::AddMember { team, person } => add(&mut self.team(&team).members, &person),
            Op::RemoveMember { team, person } => remove(&mut self.team(&team).members, &person),
            Op::AddLead { team, person } => add(&mut self.team(&team).leads, &person),
            Op::RemoveLead { team, person } => remove(&mut self.team(&team).leads, &person),
            Op::AddPermission { team, permission } => {
                add(&mut self.team(&team).permissions, &permission);
            }
            Op::RemovePermission { team, permission } => {
                remove(&mut self.team(&team).permissions, &permission);
            }
        }
    }

    fn team(&mut self, name: &str) -> &mut Team {
        self.teams.get_mut(name).unwrap()
    }

    /// Teams inside it name it by its new name.
    fn rename(&mut self, team: &str, to: &str) {
        let known = self.teams.remove(team).unwrap();
        self.teams.insert(to.to_owned(), known);
        let number = self.numbers.remove(team).unwrap();
        self.numbers.insert(to.to_owned(), number);
        for inner in self.teams.values_mut() {
            if inner.parent.as_deref() == Some(team) {
                inner.parent = Some(to.to_owned());
            }
        }
    }
}

#[track_caller]
fn add(set: &mut BTreeSet<String>, it: &str) {
    assert!(set.insert(it.to_owned()), "{it} is there");
}

#[track_caller]
fn remove(set: &mut BTreeSet<String>, it: &str) {
    assert!(set.remove(it), "{it} is not there");
}

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    /// The changes, in order.
    pub(crate) revisions: Vec<Revision>,
    /// The structure at the ends of some days.
    pub(crate) states: BTreeMap<String, Teams>,
}

impl Stream {
    /// Reads it where it is at hand, and says so where it is not.
    #[expect(
        clippy::print_stderr,
        reason = "what is left out is said to whoever runs the tests"
    )]
    pub(crate) fn read() -> Option<Self> {
        let folder = folder();
        let Ok(text) = std::fs::read_to_string(folder.join("revisions.jsonl")) else {
            eprintln!("left out: {} is not there", folder.display());
            return None;
        };
        let revision = |line| serde_json::from_str(line).unwrap();
        let states = std::fs::read_dir(folder.join("states")).unwrap();
        let states = states.map(|file| {
            let path = file.unwrap().path();
            let day = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let state = std::fs::read_to_string(path).unwrap();
            (day, serde_json::from_str(&state).unwrap())
        });
        Some(Self {
            revisions: text.lines().map(revision).collect(),
            states: states.collect(),
        })
    }

    /// The days whose state is known and that end with a revision, by its number.
    pub(crate) fn days(&self) -> BTreeMap<usize, &str> {
        let last = |day: &str| {
            let until = self.revisions.iter().filter(|it| it.day() <= day);
            until.map(|it| it.n).max().unwrap()
        };
        self.states
            .keys()
            .map(|it| (last(it), it.as_str()))
            .collect()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "where the stream lies is a setting of the run"
)]
fn folder() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = std::env::var("ZIRKEL_SHARED").map_or_else(|_| beside(), PathBuf::from);
    shared.join("real/rust-teams")
}
