//! What a change comes to in governance: as few proposals as can be, each of the circle whose the
//! change is, in an order in which each can be made.

use super::stream::{Number, Structure};
use std::collections::{BTreeMap, BTreeSet};

/// A circle: the inside of a team, or the anchor.
pub(crate) type Circle = Option<Number>;

/// One edit of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    /// A team that is new.
    Create(Number),
    /// A team goes up out of a circle inside this one.
    Up(Number),
    /// A team of this circle goes down.
    Down(Number, Number),
    /// Its name, purpose, kind or permissions are others.
    Amend(Number),
    /// It goes, with everything inside.
    Remove(Number),
}

/// The edits that a circle makes at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// Whose governance it is.
    pub(crate) circle: Circle,
    /// In order.
    pub(crate) edits: Vec<Edit>,
}

/// In which circle each team is.
type Tree = BTreeMap<Number, Circle>;

fn tree(structure: &Structure) -> Tree {
    let parent = |name: &Option<String>| name.as_ref().map(|it| structure.number(it));
    let teams = structure.by_number().into_iter();
    teams
        .map(|(number, (_, team))| (number, parent(&team.parent)))
        .collect()
}

/// A circle and those around it, the anchor last.
fn around(tree: &Tree, circle: Circle) -> Vec<Circle> {
    let up = |it: &Circle| it.map(|team| tree[&team]);
    std::iter::successors(Some(circle), up).collect()
}

/// The proposals that make one structure of another.
pub(crate) fn proposals(before: &Structure, after: &Structure) -> Vec<Proposal> {
    let mut open = Open::between(before, after);
    let target = tree(after);
    let mut circles: Vec<Circle> = target.keys().map(|it| Some(*it)).chain([None]).collect();
    circles.sort_by_key(|it| (around(&target, *it).len(), *it));
    let mut made = Vec::new();
    while !open.is_empty() {
        let known = made.len();
        for circle in &circles {
            let edits = open.take_in(*circle);
            if !edits.is_empty() {
                made.push(Proposal {
                    circle: *circle,
                    edits,
                });
            }
        }
        assert!(made.len() > known, "no circle can make {open:?}");
    }
    made
}

/// What is still to be done.
#[derive(Debug)]
struct Open {
    now: Tree,
    create: BTreeMap<Number, Circle>,
    relocate: BTreeMap<Number, Circle>,
    amend: BTreeSet<Number>,
    remove: BTreeSet<Number>,
}

impl Open {
    fn between(before: &Structure, after: &Structure) -> Self {
        let (now, target) = (tree(before), tree(after));
        let (teams, then) = (before.by_number(), after.by_number());
        let said = |it: &(&str, &super::stream::Team)| {
            let (name, team) = *it;
            (
                name.to_owned(),
                team.purpose.clone(),
                team.kind.clone(),
                team.permissions.clone(),
            )
        };
        let created = target.iter().filter(|(it, _)| !now.contains_key(it));
        let moved = target
            .iter()
            .filter(|(it, into)| now.get(it).is_some_and(|from| from != *into));
        let amended = then
            .iter()
            .filter(|(it, team)| teams.get(it).is_some_and(|known| said(known) != said(team)));
        // What is inside of what goes, goes with it.
        let gone = |it: &Number| !target.contains_key(it);
        let removed = now
            .iter()
            .filter(|(it, parent)| gone(it) && !around(&now, **parent).iter().flatten().any(gone));
        Self {
            create: created.map(|(it, into)| (*it, *into)).collect(),
            relocate: moved.map(|(it, into)| (*it, *into)).collect(),
            amend: amended.map(|(it, _)| *it).collect(),
            remove: removed.map(|(it, _)| *it).collect(),
            now,
        }
    }

    fn is_empty(&self) -> bool {
        let moves = self.create.is_empty() && self.relocate.is_empty();
        moves && self.amend.is_empty() && self.remove.is_empty()
    }

    /// What a circle can propose as things are. What it amends it does not move down in the same
    /// proposal: that would say something inside another circle (GOV-1.2.4).
    fn take_in(&mut self, circle: Circle) -> Vec<Edit> {
        let mut edits = Vec::new();
        if circle.is_some_and(|it| !self.now.contains_key(&it)) {
            return edits;
        }
        for team in keys(&self.create, |_, into| *into == circle) {
            self.create.remove(&team);
            self.now.insert(team, circle);
            edits.push(Edit::Create(team));
        }
        while let Some(team) = self.movable(circle) {
            let into = self.relocate.remove(&team).unwrap();
            if self.now[&team] != circle {
                edits.push(Edit::Up(team));
            }
            if let Some(down) = into.filter(|_| into != circle) {
                edits.push(Edit::Down(team, down));
            }
            self.now.insert(team, into);
        }
        let here = |it: &Number| self.now[it] == circle && !self.relocate.contains_key(it);
        let amended: Vec<Number> = self.amend.iter().copied().filter(here).collect();
        let removed = self.remove.iter().copied();
        let removed = removed.filter(|it| here(it) && !self.holds_what_stays(*it));
        let removed: Vec<Number> = removed.collect();
        for team in amended {
            self.amend.remove(&team);
            edits.push(Edit::Amend(team));
        }
        for team in removed {
            self.remove.remove(&team);
            edits.push(Edit::Remove(team));
        }
        edits
    }

    /// A team that the circle can move: the lowest one around where it is and where it goes.
    fn movable(&self, circle: Circle) -> Option<Number> {
        let fits = |team: &Number, into: &Circle| {
            let is_there = into.is_none_or(|it| self.now.contains_key(&it));
            is_there && {
                let from = around(&self.now, self.now[team]);
                let goes = around(&self.now, *into);
                goes.into_iter().find(|it| from.contains(it)) == Some(circle)
            }
        };
        keys(&self.relocate, fits).into_iter().next()
    }

    /// Whether something that is to move is still inside.
    fn holds_what_stays(&self, team: Number) -> bool {
        let inside = |it: &Number| around(&self.now, self.now[it]).contains(&Some(team));
        self.relocate.keys().any(inside)
    }
}

fn keys(of: &BTreeMap<Number, Circle>, fits: impl Fn(&Number, &Circle) -> bool) -> Vec<Number> {
    let fitting = of.iter().filter(|(team, into)| fits(team, into));
    fitting.map(|(team, _)| *team).collect()
}
