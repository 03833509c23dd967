//! What references mean: in the structure, and in the list itself.

mod thing;

pub use thing::Thing;

use super::{By, Label, PersonNamed, Reference, keys::Keys};
use crate::{
    AppError, View,
    error::{Problem, ProblemCode},
    query::person::{self, shown},
};
use std::collections::{BTreeMap, btree_map::Entry};
use zirkel_domain::{
    ids::{PersonId, RoleId},
    structure::role::RoleRef,
    subject::Subject,
    text::OutsideRef,
};

/// What a reference means; or nothing, and it was said why.
pub(super) type Found<T> = Result<T, Said>;

/// It was said what is wrong.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said;

/// Where in the list: the edit, and within it the part counted from 1; 0 is the edit itself.
pub(super) type Place = (usize, usize);

/// Which edits may make what a reference means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// One before, since the edit at hand needs it to be there.
    Before,
    /// Any: what a text speaks of has to be there when all is done.
    Anywhere,
}

/// The look-up of one list.
#[derive(Debug)]
pub(super) struct Lookup<'a> {
    /// The keys that are in use.
    pub(super) keys: Keys,
    /// What is being resolved.
    pub(super) here: Place,
    view: &'a View,
    labels: BTreeMap<&'a OutsideRef, Labelled>,
    problems: Vec<Problem>,
}

/// What the list gives a name to.
#[derive(Clone, Copy, Debug)]
struct Labelled {
    subject: Subject,
    noun: &'static str,
    place: Place,
}

impl<'a> Lookup<'a> {
    /// A look-up in an organization, and in a list that gives no names yet.
    pub(super) const fn new(view: &'a View, keys: Keys) -> Self {
        Self {
            keys,
            here: (0, 0),
            view,
            labels: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// What is made here has a name in the list.
    pub(super) fn label(&mut self, label: &'a Label, (subject, noun): (Subject, &'static str)) {
        let place = self.here;
        match self.labels.entry(&label.name) {
            Entry::Vacant(free) => {
                free.insert(Labelled {
                    subject,
                    noun,
                    place,
                });
            }
            Entry::Occupied(_) => {
                let name = shown(label.name.as_str());
                let message = format!("`{name}` is given twice in this list: give another name");
                self.wrong(&label.at, &[], ProblemCode::Malformed, message);
            }
        }
    }

    /// What was found, unless something is wrong.
    pub(super) fn finish<T>(self, found: T) -> Result<T, AppError> {
        if self.problems.is_empty() {
            Ok(found)
        } else {
            Err(AppError::Malformed(self.problems))
        }
    }

    /// The thing that is meant.
    pub(super) fn find<T: Thing>(&mut self, it: &Reference<T>, made: Made) -> Found<T> {
        let index = &self.view.index;
        let (found, by, what) = match &it.by {
            By::Id(id) => (
                Some(*id).filter(|id| id.is_in(index)),
                "id",
                "this id".to_owned(),
            ),
            By::Key(key) => (
                T::keyed(index, key),
                "key",
                format!("the key `{}`", shown(key)),
            ),
            By::Label(name) => return self.labelled(&it.at, name, made),
        };
        if found.is_none() {
            let message = format!("no {} here has {what}", T::NOUN);
            self.wrong(&it.at, &[by], ProblemCode::NotFound, message);
        }
        found.ok_or(Said)
    }

    fn labelled<T: Thing>(&mut self, at: &[String], name: &OutsideRef, made: Made) -> Found<T> {
        let (noun, label) = (T::NOUN, shown(name.as_str()));
        let Some(known) = self.labels.get(name).copied() else {
            let message = format!("nothing in this list is given the name `{label}`");
            self.wrong(at, &["ref"], ProblemCode::NotFound, message);
            return Err(Said);
        };
        let Some(thing) = T::of(known.subject) else {
            let message = format!("`{label}` is the {} of this list, not a {noun}", known.noun);
            self.wrong(at, &["ref"], ProblemCode::Malformed, message);
            return Err(Said);
        };
        if made == Made::Before && known.place >= self.here {
            let message = if known.place == self.here {
                format!("`{label}` is what is made here: it can not rest on itself")
            } else {
                format!("`{label}` is made further down in this list: put that before this")
            };
            self.wrong(at, &["ref"], ProblemCode::Malformed, message);
            return Err(Said);
        }
        Ok(thing)
    }

    /// The thing that is meant, where one is.
    pub(super) fn maybe<T: Thing>(
        &mut self,
        it: Option<&Reference<T>>,
        made: Made,
    ) -> Found<Option<T>> {
        it.map(|it| self.find(it, made)).transpose()
    }

    /// All things that are meant; each that is not there is said.
    pub(super) fn all<T: Thing>(&mut self, all: &[Reference<T>], made: Made) -> Found<Vec<T>> {
        let found: Vec<Found<T>> = all.iter().map(|it| self.find(it, made)).collect();
        found.into_iter().collect()
    }

    /// A role that governance defined.
    pub(super) fn defined(&mut self, it: &Reference<RoleRef>, made: Made) -> Found<RoleId> {
        match self.find(it, made)? {
            RoleRef::Defined(id) => Ok(id),
            core @ RoleRef::Core(..) => {
                let name = self.view.index.role_name(core);
                let message = format!("{name} is a core role: name one that governance defined");
                self.wrong(&it.at, &[], ProblemCode::Malformed, message);
                Err(Said)
            }
        }
    }

    /// A role that a text may speak of: a defined one, made anywhere.
    pub(super) fn role(&mut self, it: &Reference<RoleRef>) -> Found<RoleId> {
        self.defined(it, Made::Anywhere)
    }

    /// A role that a text may speak of, where it speaks of one.
    pub(super) fn maybe_role(&mut self, it: Option<&Reference<RoleRef>>) -> Found<Option<RoleId>> {
        it.map(|it| self.role(it)).transpose()
    }

    /// Roles that a text may speak of.
    pub(super) fn roles(&mut self, all: &[Reference<RoleRef>]) -> Found<Vec<RoleId>> {
        let found: Vec<Found<RoleId>> = all.iter().map(|it| self.role(it)).collect();
        found.into_iter().collect()
    }

    /// People.
    pub(super) fn people(&mut self, all: &[PersonNamed]) -> Found<Vec<PersonId>> {
        let mut found = Vec::new();
        for it in all {
            match person::named(self.view, &it.who) {
                Ok(person) => found.push(person),
                Err(problem) => self.problems.push(problem.within(&it.at)),
            }
        }
        if found.len() == all.len() {
            Ok(found)
        } else {
            Err(Said)
        }
    }

    fn wrong(&mut self, at: &[String], within: &[&str], code: ProblemCode, message: String) {
        let within = within.iter().map(|it| (*it).to_owned());
        self.problems.push(Problem {
            code,
            message,
            path: at.iter().cloned().chain(within).collect(),
        });
    }
}
