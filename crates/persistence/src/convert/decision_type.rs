//! The decision type catalogue.

use super::{
    Stored, Unreadable,
    field::{maybe_text, one_of, text},
    row,
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zirkel_domain::{
    ids::DecisionTypeId,
    structure::decision_type::{self, Reversibility},
    text::{AttributeName, DecisionKey, Name, Text},
};

/// What can be asked about.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecisionType {
    id: Uuid,
    key: String,
    title: Option<String>,
    description: Option<String>,
    spends: Option<bool>,
    reversibility: Option<String>,
    attributes: BTreeMap<String, AttributeType>,
}

/// What values an attribute takes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AttributeType {
    Text,
    Number,
    Boolean,
    Money,
    OneOf(Vec<String>),
}

row! {
    decision_type: DecisionTypeId => DecisionType {
        key, title, description, spends, reversibility
    } json { attributes }
}

impl Stored for DecisionType {
    type Value = decision_type::DecisionType;

    fn of(it: &decision_type::DecisionType) -> Self {
        Self {
            id: it.id.uuid(),
            key: it.key.to_string(),
            title: it.title.as_ref().map(Name::to_string),
            description: it.description.as_ref().map(Text::to_string),
            spends: it.spends,
            reversibility: it.reversibility.map(|it| it.as_str().to_owned()),
            attributes: it
                .attributes
                .iter()
                .map(|(name, kind)| (name.to_string(), AttributeType::of(kind)))
                .collect(),
        }
    }

    fn value(self) -> Result<decision_type::DecisionType, Unreadable> {
        Ok(decision_type::DecisionType {
            id: DecisionTypeId::from_uuid(self.id),
            key: text("key", self.key, DecisionKey::new)?,
            title: maybe_text("title", self.title, Name::new)?,
            description: maybe_text("description", self.description, Text::new)?,
            spends: self.spends,
            reversibility: self
                .reversibility
                .as_deref()
                .map(reversibility)
                .transpose()?,
            attributes: self
                .attributes
                .into_iter()
                .map(|(name, kind)| {
                    Ok((text("attributes", name, AttributeName::new)?, kind.value()?))
                })
                .collect::<Result<_, _>>()?,
        })
    }
}

fn reversibility(name: &str) -> Result<Reversibility, Unreadable> {
    let all = [Reversibility::Easy, Reversibility::Hard];
    one_of("reversibility", name, &all, Reversibility::as_str)
}

impl Stored for AttributeType {
    type Value = decision_type::AttributeType;

    fn of(kind: &decision_type::AttributeType) -> Self {
        match kind {
            decision_type::AttributeType::Text => Self::Text,
            decision_type::AttributeType::Number => Self::Number,
            decision_type::AttributeType::Boolean => Self::Boolean,
            decision_type::AttributeType::Money => Self::Money,
            decision_type::AttributeType::OneOf(texts) => Self::OneOf(texts.clone()),
        }
    }

    fn value(self) -> Result<decision_type::AttributeType, Unreadable> {
        Ok(match self {
            Self::Text => decision_type::AttributeType::Text,
            Self::Number => decision_type::AttributeType::Number,
            Self::Boolean => decision_type::AttributeType::Boolean,
            Self::Money => decision_type::AttributeType::Money,
            Self::OneOf(texts) => decision_type::AttributeType::OneOf(texts),
        })
    }
}
