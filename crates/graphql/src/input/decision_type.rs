//! The attributes of a decision type.

use super::{Path, Problems, bounded, few, text};
use crate::{limits::ATTRIBUTE_TEXT, object::decision_type::AttributeKind};
use async_graphql::InputObject;
use std::collections::{BTreeMap, btree_map::Entry};
use zirkel_app::error::Problem;
use zirkel_domain::{structure::decision_type::AttributeType, text::AttributeName};

/// An attribute of a decision type.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AttributeDefinitionInput {
    /// Its name: letters, digits and `. - _`, at most 100 characters, once per decision type.
    name: String,
    /// What values it takes.
    kind: AttributeKind,
    /// The texts that it takes where its kind is `ONE_OF`, 1 to 50 of at most 1,000 characters;
    /// else left out.
    values: Option<Vec<String>>,
}

impl AttributeDefinitionInput {
    /// Reads all of them; everything that is wrong at once.
    pub(crate) fn all(
        path: &Path,
        given: Vec<Self>,
    ) -> Result<BTreeMap<AttributeName, AttributeType>, Problems> {
        let mut problems = Problems::default();
        problems.keep(few(path, given.len()));
        let mut read = BTreeMap::new();
        for (position, attribute) in given.into_iter().enumerate() {
            let path = path.entry(position);
            let kind = problems.keep_all(attribute.kind(&path));
            let path = path.at("name");
            let name = problems.keep(text(&path, AttributeName::new, attribute.name));
            let Some((name, kind)) = name.zip(kind) else {
                continue;
            };
            match read.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(kind);
                }
                Entry::Occupied(taken) => {
                    let again = format!("is `{}` again: define each attribute once", taken.key());
                    problems.add(path.wrong(again));
                }
            }
        }
        problems.or(Some(read))
    }

    fn kind(&self, path: &Path) -> Result<AttributeType, Problems> {
        let path = path.at("values");
        let kind = match self.kind {
            AttributeKind::Text => AttributeType::Text,
            AttributeKind::Number => AttributeType::Number,
            AttributeKind::Boolean => AttributeType::Boolean,
            AttributeKind::Money => AttributeType::Money,
            AttributeKind::OneOf => return self.one_of(&path).map(AttributeType::OneOf),
        };
        match &self.values {
            None => Ok(kind),
            Some(_) => Err(path
                .wrong("is for the kind `ONE_OF` alone: leave it out")
                .into()),
        }
    }

    fn one_of(&self, path: &Path) -> Result<Vec<String>, Problems> {
        let values = self.values.clone().unwrap_or_default();
        let mut problems = Problems::default();
        problems.keep(few(path, values.len()));
        if values.is_empty() {
            problems.add(path.wrong("is empty: list the texts that it takes"));
        }
        let mut read = Vec::new();
        for (position, value) in values.into_iter().enumerate() {
            read.extend(problems.keep(self::value(&path.entry(position), value)));
        }
        problems.or(Some(read))
    }
}

fn value(path: &Path, value: String) -> Result<String, Problem> {
    if value.trim().is_empty() || value.chars().any(char::is_control) {
        return Err(path.wrong("is empty or holds control characters"));
    }
    bounded(path, value, ATTRIBUTE_TEXT)
}
