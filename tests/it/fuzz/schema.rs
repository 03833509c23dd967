//! The schema as the server tells it when asked about itself.

use crate::support::Served;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const QUESTION: &str = "{ __schema { queryType { name } mutationType { name } types { kind name \
    fields { name args { name type { ...T } } type { ...T } } inputFields { name type { ...T } } \
    enumValues { name } possibleTypes { name } isOneOf } } } \
    fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name \
    ofType { kind name } } } } }";

/// The types, and where questions and commands begin.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schema {
    /// The type of questions.
    pub(crate) query: String,
    /// The type of commands, where there are any.
    pub(crate) mutation: Option<String>,
    types: BTreeMap<String, Type>,
}

/// A type, with what is of use for its kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Type {
    /// Of an object or an interface.
    pub(crate) fields: Vec<Field>,
    /// Of an input object.
    pub(crate) inputs: Vec<Input>,
    /// Whether exactly one of those is to be given.
    pub(crate) one_of: bool,
    /// Of an enumeration.
    pub(crate) values: Vec<String>,
    /// Of an interface or a union.
    pub(crate) possible: Vec<String>,
}

impl Type {
    /// Whether a field of this type needs a selection of its own.
    pub(crate) const fn is_composite(&self) -> bool {
        !self.fields.is_empty() || !self.possible.is_empty()
    }
}

/// A field.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: String,
    /// Its arguments.
    pub(crate) arguments: Vec<Input>,
    /// The name of the type that is shown, whatever is around it.
    pub(crate) shows: String,
}

/// An argument, or a field of an input object.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Its name.
    pub(crate) name: String,
    /// Its type.
    pub(crate) of: Ref,
}

/// A type with what is around it.
#[derive(Clone, Debug)]
pub(crate) enum Ref {
    /// By its name.
    Named(String),
    /// A list of it.
    List(Box<Ref>),
    /// Never null.
    Must(Box<Ref>),
}

impl Ref {
    fn read(value: &Value) -> Self {
        let inner = || Box::new(Self::read(&value["ofType"]));
        match value["kind"].as_str().unwrap() {
            "NON_NULL" => Self::Must(inner()),
            "LIST" => Self::List(inner()),
            _ => Self::Named(value["name"].as_str().unwrap().to_owned()),
        }
    }

    /// The name inside.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Named(name) => name,
            Self::List(inner) | Self::Must(inner) => inner.name(),
        }
    }
}

impl std::fmt::Display for Ref {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::List(inner) => write!(f, "[{inner}]"),
            Self::Must(inner) => write!(f, "{inner}!"),
        }
    }
}

impl Schema {
    /// Asks a server.
    pub(crate) async fn of(served: &Served) -> Self {
        let told = served.data(QUESTION, json!({})).await;
        let told = &told["__schema"];
        let name = |value: &Value| value["name"].as_str().map(str::to_owned);
        let types = list(&told["types"]).map(|it| (name(it).unwrap(), Type::read(it)));
        Self {
            query: name(&told["queryType"]).unwrap(),
            mutation: name(&told["mutationType"]),
            types: types.collect(),
        }
    }

    /// All fields, each with the name of its type.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Field)> {
        let types = self.types.iter();
        types.flat_map(|(name, of)| of.fields.iter().map(move |field| (name.as_str(), field)))
    }

    /// The type of this name.
    pub(crate) fn get(&self, name: &str) -> &Type {
        &self.types[name]
    }
}

impl Type {
    fn read(value: &Value) -> Self {
        let names = |value: &Value| {
            let names = list(value).map(|it| it["name"].as_str().unwrap().to_owned());
            names.collect()
        };
        let inputs = |value: &Value| list(value).map(Input::read).collect();
        let fields = list(&value["fields"]).map(|it| Field {
            name: it["name"].as_str().unwrap().to_owned(),
            arguments: inputs(&it["args"]),
            shows: Ref::read(&it["type"]).name().to_owned(),
        });
        Self {
            fields: fields.collect(),
            inputs: inputs(&value["inputFields"]),
            one_of: value["isOneOf"] == true,
            values: names(&value["enumValues"]),
            possible: names(&value["possibleTypes"]),
        }
    }
}

impl Input {
    fn read(value: &Value) -> Self {
        Self {
            name: value["name"].as_str().unwrap().to_owned(),
            of: Ref::read(&value["type"]),
        }
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
