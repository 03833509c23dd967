//! The catalogue of decision types: read first, since it says of which type the constants of
//! conditions are.

use super::{Reader, fields::Fields, scalar::Scalar};
use crate::org_file::{
    mistake::Mistake,
    node::{Entry, Kind, Node},
};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{
    ids::DecisionTypeId,
    structure::decision_type::{AttributeType, DecisionType, Reversibility},
    subject::Subject,
    text::{AttributeName, DecisionKey, Name},
};

/// The attributes of each decision type, by key.
#[derive(Debug, Default)]
pub(in crate::org_file) struct Catalogue {
    types: BTreeMap<DecisionKey, BTreeMap<AttributeName, AttributeType>>,
}

/// What the catalogue says of an attribute.
#[derive(Debug)]
pub(super) enum Known<'c> {
    /// It is of one of these types, all of one kind; several only where enumerations differ.
    As(Vec<&'c AttributeType>),
    /// Decision types disagree about it.
    Differently,
    /// Nothing.
    Not,
}

impl Catalogue {
    /// Whether a scope on this key meets anything: the key itself, something above or below it.
    pub(super) fn knows(&self, key: &DecisionKey) -> bool {
        self.types.contains_key(key)
    }

    /// The known keys.
    pub(super) fn keys(&self) -> Vec<&str> {
        self.types.keys().map(DecisionKey::as_str).collect()
    }

    /// An attribute as a scope on `decision` sees it: as the key itself or its nearest ancestor has
    /// it, else as the types below have it. Without a key, as all types have it.
    pub(super) fn attribute(
        &self,
        decision: Option<&DecisionKey>,
        name: &AttributeName,
    ) -> Known<'_> {
        let mut key = decision.cloned();
        while let Some(at) = key {
            if let Some(found) = self.types.get(&at).and_then(|own| own.get(name)) {
                return Known::As(vec![found]);
            }
            key = at.parent();
        }
        let below: Vec<&AttributeType> = self
            .types
            .iter()
            .filter(|(key, _)| decision.is_none_or(|above| above.covers(key)))
            .filter_map(|(_, own)| own.get(name))
            .collect();
        let Some(first) = below.first() else {
            return Known::Not;
        };
        if below.iter().all(|t| kind_of(t) == kind_of(first)) {
            Known::As(below)
        } else {
            Known::Differently
        }
    }
}

/// An attribute type's name in files.
pub(in crate::org_file) const fn kind_of(of: &AttributeType) -> &'static str {
    match of {
        AttributeType::Text => "text",
        AttributeType::Number => "number",
        AttributeType::Boolean => "boolean",
        AttributeType::Money => "money",
        AttributeType::OneOf(_) => "enumeration",
    }
}

impl<'n> Reader<'n> {
    /// The list `decision_types`.
    pub(super) fn decision_types(&mut self, list: Option<&'n Node>) {
        let mut read = Vec::new();
        for node in list
            .map(|l| self.list(l, "decision types"))
            .unwrap_or_default()
        {
            if let Some(mut fields) = self.fields(node, "a decision type") {
                read.extend(
                    self.decision_type(node, &mut fields)
                        .map(|made| (made, node)),
                );
                self.done(fields);
            }
        }
        for (made, _) in &read {
            let attributes = made.attributes.clone();
            self.catalogue
                .types
                .entry(made.key.clone())
                .or_insert(attributes);
        }
        for (made, node) in &read {
            if made.spends.is_none() && node.get("spends").is_none() && !self.inherits(&made.key) {
                let message = format!(
                    "the field `spends` is missing in the root type `{}`",
                    made.key
                );
                let hint = "write `spends: amount` or `spends: no`";
                self.mistake(&node.place, message, hint);
            }
        }
        self.made.decision_types = read.into_iter().map(|(made, _)| made).collect();
    }

    /// Whether the catalogue has anything above a key.
    fn inherits(&self, key: &DecisionKey) -> bool {
        let mut above = key.parent();
        while let Some(at) = above {
            if self.catalogue.types.contains_key(&at) {
                return true;
            }
            above = at.parent();
        }
        false
    }

    fn decision_type(&mut self, node: &'n Node, fields: &mut Fields<'n>) -> Option<DecisionType> {
        let id = self.register.decision_types.described_by(node);
        let id = DecisionTypeId::from_uuid(id?);
        self.stands(Subject::DecisionType(id), &node.place);
        let key = fields.need("key").and_then(|n| self.decision_key(n));
        let title = fields.get("title").and_then(|n| self.name(n));
        let description = fields.get("description").and_then(|n| self.text(n));
        let spends = fields.get("spends").and_then(|n| self.spends(n));
        let reversibility = fields.get("reversibility").and_then(|n| {
            let known = [Reversibility::Easy, Reversibility::Hard].map(|r| (r.as_str(), r));
            self.choice(n, &known)
        });
        let attributes = fields.get("attributes").map(|n| self.attributes(n));
        Some(DecisionType {
            id,
            key: key?,
            title,
            description,
            spends,
            reversibility,
            attributes: attributes.unwrap_or_default(),
        })
    }

    /// `amount` or `no`; a YAML 1.1 writer turns a bare `no` into `false`.
    fn spends(&mut self, node: &Node) -> Option<bool> {
        if let Some((Scalar::Boolean(false), _)) = node.scalar() {
            return Some(false);
        }
        self.choice(node, &[("amount", true), ("no", false)])
    }

    fn attributes(&mut self, node: &'n Node) -> BTreeMap<AttributeName, AttributeType> {
        let Kind::Map(entries) = &node.kind else {
            self.wrong(node, "a mapping of attributes to their types", "");
            return BTreeMap::new();
        };
        entries
            .iter()
            .filter_map(|entry| self.attribute(entry))
            .collect()
    }

    fn attribute(&mut self, entry: &'n Entry) -> Option<(AttributeName, AttributeType)> {
        let name = match AttributeName::new(entry.key.clone()) {
            Ok(name) => Some(name),
            Err(error) => {
                let message = format!("the attribute `{}` {error}", entry.key);
                self.mistake(&entry.place, message, "");
                None
            }
        };
        let of = if matches!(entry.value.kind, Kind::List(_)) {
            self.enumeration(&entry.value)
        } else {
            let known = [
                ("number", AttributeType::Number),
                ("text", AttributeType::Text),
                ("boolean", AttributeType::Boolean),
                ("money", AttributeType::Money),
            ];
            let words = [("number", 0), ("text", 1), ("boolean", 2), ("money", 3)];
            let at: Option<usize> = self.choice(&entry.value, &words);
            at.and_then(|at| known.into_iter().nth(at))
                .map(|(_, of)| of)
        };
        let (name, of) = (name?, of?);
        if name.is_amount() && of != AttributeType::Money {
            let message = format!(
                "`amount` is the case's amount, it can not be {}",
                kind_of(&of)
            );
            self.mistake(&entry.value.place, message, "choose another name");
            return None;
        }
        Some((name, of))
    }

    fn enumeration(&mut self, node: &'n Node) -> Option<AttributeType> {
        let mut seen = BTreeSet::new();
        let values = self.some(Some(node), "texts", |reader, item| {
            let value = reader.word(item, Name::new)?;
            if !seen.insert(value.clone()) {
                reader.out.push(Mistake::error(
                    &item.place,
                    format!("`{value}` comes twice"),
                ));
            }
            Some(value.as_str().to_owned())
        });
        (!values.is_empty()).then_some(AttributeType::OneOf(values))
    }
}
