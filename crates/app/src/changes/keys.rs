//! Keys of what a list of edits makes: as given, or made from names.

use super::{ChangeDraft, PartDraft, PartEditDraft};
use std::collections::BTreeSet;
use zirkel_domain::{
    snapshot::Snapshot,
    text::{Key, Name, Text},
};

/// The keys that are in use, those that the list gives outright included.
#[derive(Debug)]
pub(super) struct Keys {
    roles: BTreeSet<Key>,
    policies: BTreeSet<Key>,
    domains: BTreeSet<Key>,
}

impl Keys {
    /// Those of a structure and of a list.
    pub(super) fn new(snapshot: &Snapshot, drafts: &[ChangeDraft]) -> Self {
        let mut keys = Self {
            roles: snapshot.roles.values().map(|it| it.key.clone()).collect(),
            policies: snapshot
                .policies
                .values()
                .map(|it| it.key.clone())
                .collect(),
            domains: snapshot.domains.values().map(|it| it.key.clone()).collect(),
        };
        for draft in drafts {
            keys.given(draft);
        }
        keys
    }

    fn given(&mut self, draft: &ChangeDraft) {
        match draft {
            ChangeDraft::RoleCreate(it) => {
                self.roles.extend(it.key.clone());
                for part in &it.parts {
                    self.given_to(part);
                }
            }
            ChangeDraft::RoleAmend(it) => {
                for edit in &it.parts {
                    if let PartEditDraft::Add(part) = edit {
                        self.given_to(part);
                    }
                }
            }
            ChangeDraft::PolicyAdopt(it) => self.policies.extend(it.key.clone()),
            ChangeDraft::RoleRemove { .. }
            | ChangeDraft::RoleMove { .. }
            | ChangeDraft::PolicyAmend(_)
            | ChangeDraft::PolicyRemove(_)
            | ChangeDraft::PolicyMove { .. } => {}
        }
    }

    fn given_to(&mut self, part: &PartDraft) {
        if let PartDraft::Domain { key, .. } = part {
            self.domains.extend(key.clone());
        }
    }

    /// A role's.
    pub(super) fn role(&mut self, given: Option<&Key>, name: &Name) -> Key {
        key(&mut self.roles, given, name.as_str())
    }

    /// A policy's.
    pub(super) fn policy(&mut self, given: Option<&Key>, title: &Name) -> Key {
        key(&mut self.policies, given, title.as_str())
    }

    /// A domain's.
    pub(super) fn domain(&mut self, given: Option<&Key>, text: &Text) -> Key {
        key(&mut self.domains, given, text.as_str())
    }
}

/// The key that is given, taken or not (that is for the rules to say); else the first free one.
fn key(taken: &mut BTreeSet<Key>, given: Option<&Key>, words: &str) -> Key {
    if let Some(given) = given {
        return given.clone();
    }
    let mut number = 1;
    let mut key = Key::from_words(words, number);
    while taken.contains(&key) {
        number += 1;
        key = Key::from_words(words, number);
    }
    taken.insert(key.clone());
    key
}
