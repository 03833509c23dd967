//! The fields of a thing as values that can be compared and told. Each kind is taken apart whole,
//! so that no new field goes unseen.

mod structure;

use super::thing::Thing;
use crate::{
    money::Currency,
    structure::{
        decision_type::AttributeType,
        element::SpendLimit,
        policy::Clause,
        scope::{Condition, Scope},
    },
    subject::Subject,
    text::AttributeName,
    time::Date,
};
use std::collections::BTreeMap;

/// What a field says of its thing, and so what a change of it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Where it belongs: the circle of a role, the role of a domain.
    Place,
    /// What people call it.
    Name,
    /// What a role is for.
    Purpose,
    /// Anything else.
    Matter,
}

/// One field of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, the same in every layer.
    pub name: &'static str,
    /// What it says of the thing.
    pub aspect: Aspect,
    /// What it holds.
    pub value: Value,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// A text, a key, or the name of a choice.
    Words(String),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Date),
    /// A currency.
    Currency(Currency),
    /// Other things of the structure, in order.
    Things(Vec<Subject>),
    /// Which decisions it speaks of.
    Scopes(Vec<Scope>),
    /// Conditions that must all hold.
    Conditions(Vec<Condition>),
    /// What a policy's clauses say.
    Clauses(Vec<Clause>),
    /// How much may be spent.
    Limit(SpendLimit),
    /// The attributes of a case.
    Attributes(BTreeMap<AttributeName, AttributeType>),
}

impl Value {
    fn words(text: &impl ToString) -> Self {
        Self::Words(text.to_string())
    }

    fn maybe(text: Option<&impl ToString>) -> Self {
        text.map_or(Self::Nothing, Self::words)
    }

    fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    fn thing(subject: Option<Subject>) -> Self {
        subject.map_or(Self::Nothing, |it| Self::Things(vec![it]))
    }
}

/// The fields of a thing, its id apart; the same ones in the same order for every thing of a kind.
pub fn fields(thing: &Thing) -> Vec<Field> {
    structure::fields(thing)
}

/// A field that is not the same before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name, the same in every layer.
    pub name: &'static str,
    /// What it says of the thing.
    pub aspect: Aspect,
    /// What it held.
    pub before: Value,
    /// What it holds.
    pub after: Value,
}

/// The fields in which two states of a thing differ; all of them, where the two are not even of one
/// kind.
pub fn changes(before: &Thing, after: &Thing) -> Vec<FieldChange> {
    let pairs = fields(before).into_iter().zip(fields(after));
    pairs
        .filter(|(old, new)| old != new)
        .map(|(old, new)| FieldChange {
            name: new.name,
            aspect: new.aspect,
            before: old.value,
            after: new.value,
        })
        .collect()
}
