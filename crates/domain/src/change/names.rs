//! What the things are called that a list of edits speaks of.

use super::{Change, Part, PartEdit};
use crate::{
    diff::english::{scopes, spend_limit},
    ids::{AccountabilityId, CircleId, DomainId, PersonId, PolicyId, SpendControlId},
    index::{Index, core_name},
    structure::{element::SpendControl, role::RoleRef},
    subject::Subject,
};
use std::collections::BTreeMap;

/// Names of what a structure holds, and of what a list of edits makes.
#[derive(Clone, Debug)]
pub struct Names<'a> {
    index: &'a Index,
    made: BTreeMap<Subject, String>,
}

impl<'a> Names<'a> {
    /// Those of a structure alone.
    pub const fn of(index: &'a Index) -> Self {
        Self {
            index,
            made: BTreeMap::new(),
        }
    }

    /// Those of a structure, and of what these edits make.
    pub fn with(index: &'a Index, changes: &[Change]) -> Self {
        let mut names = Self::of(index);
        for change in changes {
            match change {
                Change::RoleCreate { role, parts } => {
                    let subject = Subject::Role(RoleRef::Defined(role.id));
                    names.made.insert(subject, role.name.to_string());
                    names.parts(parts);
                }
                Change::RoleAmend(it) => {
                    for edit in &it.parts {
                        if let PartEdit::Add(part) = edit {
                            names.part(part);
                        }
                    }
                }
                Change::PolicyAdopt(it) => {
                    names
                        .made
                        .insert(Subject::Policy(it.id), it.title.to_string());
                }
                Change::RoleRemove { .. }
                | Change::RoleMove { .. }
                | Change::PolicyAmend(_)
                | Change::PolicyRemove(_)
                | Change::PolicyMove { .. } => {}
            }
        }
        names
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            self.part(part);
        }
    }

    fn part(&mut self, part: &Part) {
        let (subject, name) = match part {
            Part::Accountability(it) => (Subject::Accountability(it.id), it.text.to_string()),
            Part::Domain(it) => (Subject::Domain(it.id), it.text.to_string()),
            Part::SpendControl(it) => (Subject::SpendControl(it.id), money(it)),
        };
        self.made.insert(subject, name);
    }

    fn made(&self, subject: Subject) -> Option<String> {
        self.made.get(&subject).cloned()
    }

    /// A role's name.
    pub fn role(&self, role: RoleRef) -> String {
        let made = match role {
            RoleRef::Defined(_) => self.made(Subject::Role(role)),
            RoleRef::Core(circle, office) => self
                .made(Subject::Role(RoleRef::Defined(circle.role())))
                .map(|circle| format!("{} of {circle}", core_name(office))),
        };
        made.unwrap_or_else(|| self.index.role_name(role))
    }

    /// A circle's name: that of its role.
    pub fn circle(&self, circle: CircleId) -> String {
        self.role(RoleRef::Defined(circle.role()))
    }

    /// A person's name.
    pub fn person(&self, person: PersonId) -> String {
        self.index.directory().name(person).to_owned()
    }

    /// A policy's title.
    pub fn policy(&self, id: PolicyId) -> String {
        let known = self.index.snapshot().policies.get(&id);
        self.made(Subject::Policy(id))
            .or_else(|| known.map(|it| it.title.to_string()))
            .unwrap_or_else(|| "a removed policy".to_owned())
    }

    /// A domain's words.
    pub fn domain(&self, id: DomainId) -> String {
        let known = self.index.snapshot().domains.get(&id);
        self.made(Subject::Domain(id))
            .or_else(|| known.map(|it| it.text.to_string()))
            .unwrap_or_else(|| "a removed domain".to_owned())
    }

    /// An accountability's words.
    pub fn accountability(&self, id: AccountabilityId) -> String {
        let known = self.index.snapshot().accountabilities.get(&id);
        self.made(Subject::Accountability(id))
            .or_else(|| known.map(|it| it.text.to_string()))
            .unwrap_or_else(|| "a removed accountability".to_owned())
    }

    /// A spend control in words: how much, and for what.
    pub fn spend_control(&self, id: SpendControlId) -> String {
        let known = self.index.snapshot().spend_controls.get(&id);
        self.made(Subject::SpendControl(id))
            .or_else(|| known.map(|it| money(it)))
            .unwrap_or_else(|| "a removed spend control".to_owned())
    }
}

fn money(it: &SpendControl) -> String {
    let limit = spend_limit(it.limit);
    if it.scopes.is_empty() {
        limit
    } else {
        format!("{limit} for {}", scopes(&it.scopes))
    }
}
