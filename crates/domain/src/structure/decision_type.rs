//! The decision type catalogue: the integrators' vocabulary. It grants nothing (design §4).

use crate::{
    ids::DecisionTypeId,
    text::{AttributeName, DecisionKey, Name, Text},
};
use std::collections::BTreeMap;

/// What the CRM can ask about, as declared. What is left out is inherited from the nearest known
/// ancestor; a root says whether it spends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionType {
    /// Its id.
    pub id: DecisionTypeId,
    /// Its dotted key.
    pub key: DecisionKey,
    /// What people call it.
    pub title: Option<Name>,
    /// What it is about.
    pub description: Option<Text>,
    /// Whether the case's amount counts as spending (GOV-3.4.2).
    pub spends: Option<bool>,
    /// How hard it is to undo, unless the actor says otherwise (GOV-3.3.2).
    pub reversibility: Option<Reversibility>,
    /// Its attributes with their types; merged with inherited ones.
    pub attributes: BTreeMap<AttributeName, AttributeType>,
}

/// How hard a decision is to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reversibility {
    /// Easily undone.
    Easy,
    /// Substantially hard or expensive to undo.
    Hard,
}

impl Reversibility {
    /// Its name in files and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Hard => "hard",
        }
    }
}

/// What values an attribute takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeType {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// An amount of money.
    Money,
    /// One of these texts.
    OneOf(Vec<String>),
}
