//! The decision type catalogue with what is inherited: a known child takes every field that it
//! leaves out from its nearest known ancestor; an unknown key takes that ancestor's definition.

use crate::{
    ids::DecisionTypeId,
    structure::decision_type::{AttributeType, DecisionType, Reversibility},
    text::{AttributeName, DecisionKey},
};
use std::collections::BTreeMap;

/// The catalogue, resolved.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    types: BTreeMap<DecisionKey, ResolvedType>,
}

/// A decision type with what it inherits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedType {
    /// The entry itself.
    pub id: DecisionTypeId,
    /// Its key.
    pub key: DecisionKey,
    /// What people call it; its own title or the key.
    pub title: String,
    /// Whether the amount counts as spending. A root type says so; one that does not (which
    /// [`crate::check`] refuses) is read as spending, since silence gives nobody money.
    pub spends: bool,
    /// How hard it is to undo unless stated.
    pub reversibility: Option<Reversibility>,
    /// All attributes, inherited ones included.
    pub attributes: BTreeMap<AttributeName, AttributeType>,
}

impl Catalogue {
    /// Resolves entries, ancestors first.
    pub fn new<'a>(entries: impl IntoIterator<Item = &'a DecisionType>) -> Self {
        let declared: BTreeMap<&DecisionKey, &DecisionType> =
            entries.into_iter().map(|t| (&t.key, t)).collect();
        let mut catalogue = Self::default();
        // A parent's key is a prefix of its child's and so sorts before it.
        for (key, entry) in declared {
            let inherited = key
                .parent()
                .and_then(|parent| catalogue.nearest(&parent).cloned());
            let mut attributes = inherited
                .as_ref()
                .map_or_else(BTreeMap::new, |p| p.attributes.clone());
            attributes.extend(entry.attributes.iter().map(|(n, t)| (n.clone(), t.clone())));
            let resolved = ResolvedType {
                id: entry.id,
                key: key.clone(),
                title: entry
                    .title
                    .as_ref()
                    .map_or_else(|| key.to_string(), ToString::to_string),
                spends: entry
                    .spends
                    .or(inherited.as_ref().map(|p| p.spends))
                    .unwrap_or(true),
                reversibility: entry
                    .reversibility
                    .or(inherited.and_then(|p| p.reversibility)),
                attributes,
            };
            catalogue.types.insert(key.clone(), resolved);
        }
        catalogue
    }

    /// The entry with exactly this key.
    pub fn get(&self, key: &DecisionKey) -> Option<&ResolvedType> {
        self.types.get(key)
    }

    /// The entry with this key, or its nearest known ancestor.
    pub fn nearest(&self, key: &DecisionKey) -> Option<&ResolvedType> {
        let mut candidate = Some(key.clone());
        while let Some(key) = candidate {
            if let Some(found) = self.types.get(&key) {
                return Some(found);
            }
            candidate = key.parent();
        }
        None
    }

    /// All entries, by key.
    pub fn iter(&self) -> impl Iterator<Item = &ResolvedType> {
        self.types.values()
    }
}
