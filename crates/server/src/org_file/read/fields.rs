//! The fields of one mapping: asked for by name; in the end what nobody asked for is unknown, and
//! what was needed and is not there is missing.

use super::Reader;
use crate::org_file::{
    mistake::{Mistake, Place, nearest, suggestion},
    node::{Entry, Kind, Node},
};

/// The fields of a mapping that is being read.
pub(super) struct Fields<'n> {
    /// Where the mapping stands.
    pub(super) place: &'n Place,
    /// What it describes: `a role`.
    what: &'static str,
    entries: &'n [Entry],
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The value of a field that may be left out.
    pub(super) fn get(&mut self, name: &'static str) -> Option<&'n Node> {
        if !self.known.contains(&name) {
            self.known.push(name);
        }
        let entry = self.entries.iter().find(|entry| entry.key == name)?;
        Some(&entry.value)
    }

    /// The value of a field that has to be there.
    pub(super) fn need(&mut self, name: &'static str) -> Option<&'n Node> {
        let value = self.get(name);
        if value.is_none() {
            self.missing.push(name);
        }
        value
    }

    /// The names among these that are written.
    pub(super) fn written(&mut self, names: &[&'static str]) -> Vec<(&'static str, &'n Node)> {
        names
            .iter()
            .filter_map(|name| self.get(name).map(|node| (*name, node)))
            .collect()
    }

    /// Exactly one of these fields; else the mistake, so that the caller can say which rule it
    /// breaks.
    pub(super) fn one_of(
        &mut self,
        names: &[&'static str],
    ) -> Result<(&'static str, &'n Node), Box<Mistake>> {
        let mut written = self.written(names);
        written.sort_by_key(|(_, node)| node.place.start);
        if let [one] = written.as_slice() {
            return Ok(*one);
        }
        let quoted = |name: &&'static str| format!("`{name}`");
        let all: Vec<String> = names.iter().map(quoted).collect();
        let found: Vec<String> = written.iter().map(|(name, _)| quoted(name)).collect();
        let message = if found.is_empty() {
            format!("{} has none of {}, expected one", self.what, all.join(", "))
        } else {
            format!(
                "{} has {}, expected one of them",
                self.what,
                found.join(" and ")
            )
        };
        let unknown = |e: &&Entry| !self.known.contains(&e.key.as_str());
        let near = self
            .entries
            .iter()
            .filter(unknown)
            .find_map(|e| nearest(&e.key, names.iter().copied()));
        let hint = near.map_or_else(String::new, |word| format!("did you mean `{word}`?"));
        let place = written.get(1).map_or(self.place, |(_, node)| &node.place);
        Err(Box::new(Mistake::error(place, message).hint(hint)))
    }
}

impl<'n> Reader<'n> {
    /// A node as a mapping; `what` says in words what it should describe.
    pub(super) fn fields(&mut self, node: &'n Node, what: &'static str) -> Option<Fields<'n>> {
        let Kind::Map(entries) = &node.kind else {
            self.wrong(node, &format!("a mapping that describes {what}"), "");
            return None;
        };
        Some(Fields {
            place: &node.place,
            what,
            entries,
            known: Vec::new(),
            missing: Vec::new(),
        })
    }

    /// Nothing more is asked of this mapping.
    pub(super) fn done(&mut self, fields: Fields<'n>) {
        let mut meant = Vec::new();
        for entry in fields.entries {
            let name = entry.key.as_str();
            if fields.known.contains(&name) {
                continue;
            }
            let free = |word: &&&str| fields.entries.iter().all(|e| e.key != **word);
            let known = || fields.known.iter().filter(free).copied();
            meant.extend(nearest(name, known()));
            let message = format!("unknown field `{name}` in {}", fields.what);
            let hint = suggestion(name, known().collect::<Vec<_>>(), "further field");
            self.out
                .push(Mistake::error(&entry.place, message).hint(hint));
        }
        for name in fields.missing {
            // A misspelt field is one mistake, not two.
            if !meant.contains(&name) {
                let message = format!("the field `{name}` is missing in {}", fields.what);
                self.mistake(fields.place, message, format!("add `{name}: …`"));
            }
        }
    }

    /// Exactly one of these fields; a mistake where it is none or several.
    pub(super) fn one_of(
        &mut self,
        fields: &mut Fields<'n>,
        names: &[&'static str],
    ) -> Option<(&'static str, &'n Node)> {
        match fields.one_of(names) {
            Ok(one) => Some(one),
            Err(mistake) => {
                self.out.push(*mistake);
                None
            }
        }
    }
}
