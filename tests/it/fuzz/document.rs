//! A random document with its variables, mostly right.

use super::schema::{Input, Ref, Schema, Type};
use rand::{Rng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, fmt::Write as _};

/// How deep selections nest at most; the limit is a little more.
const DEEPEST: usize = 18;

/// Texts that mean something here, and some that never will.
const TEXTS: &[&str] = &[
    "kranich",
    "jonas.weber",
    "lena.hoffmann",
    "crm",
    "frontline",
    "frontline-agent",
    "refund.late_delivery",
    "market",
    "channel",
    "days_late",
    "DE",
    "phone",
    "EUR",
    "120.00",
    "-1",
    "1e9",
    "999999999999999999999999999999",
    "2026-11-03T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
    "",
    " ",
    "\u{0}",
    "\u{202e}",
    "Zoë\u{308}",
    "\\\"'`",
    "{{}}",
    "%00",
    "person_",
    "role_01kakv5g2kf1r8x3m0q9t7c4za",
];

const NUMBERS: &[i64] = &[
    0,
    1,
    2,
    3,
    20,
    100,
    101,
    -1,
    2_147_483_647,
    2_147_483_648,
    -2_147_483_649,
    i64::MAX,
    i64::MIN,
];

/// A document and the values of its variables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// Its text.
    pub(crate) text: String,
    /// The values of its variables.
    pub(crate) variables: Map<String, Value>,
}

/// Writes one document.
pub(crate) struct Writer<'a> {
    pub(crate) schema: &'a Schema,
    pub(crate) random: &'a mut StdRng,
    /// Ids that the server has shown.
    pub(crate) ids: &'a [String],
    pub(crate) declared: Vec<String>,
    pub(crate) document: Document,
}

impl Writer<'_> {
    /// A whole document.
    pub(crate) fn document(mut self) -> Document {
        let commands = self
            .schema
            .mutation
            .as_deref()
            .filter(|_| self.random.random_bool(0.3));
        let (kind, root) = match commands {
            Some(root) => ("mutation", root.to_owned()),
            None => ("query", self.schema.query.clone()),
        };
        let depth = self.random.random_range(2..=7);
        let depth = if self.random.random_ratio(1, 50) {
            DEEPEST
        } else {
            depth
        };
        let selection = self.selection(&root, depth);
        let declared = match self.declared.as_slice() {
            [] => String::new(),
            declared => format!("({})", declared.join(", ")),
        };
        let name = if self.random.random_bool(0.5) {
            " Fuzz"
        } else {
            ""
        };
        self.document.text = format!("{kind}{name}{declared} {selection}");
        self.document
    }

    /// Some fields of a type.
    fn selection(&mut self, name: &str, depth: usize) -> String {
        let shown = self.schema.get(name);
        let mut parts: Vec<String> = Vec::new();
        let mut names = BTreeSet::new();
        for _ in 0..self.random.random_range(1..=3) {
            if !shown.possible.is_empty() && self.random.random_bool(0.5) {
                let of = shown.possible.choose(self.random).unwrap();
                let inner = self.selection(of, depth.saturating_sub(1));
                parts.push(format!("... on {of} {inner}"));
            } else if let Some((name, field)) = self.field(shown, depth) {
                // Twice with other arguments would be refused; once in a while it is.
                if names.insert(name) || self.random.random_ratio(1, 20) {
                    parts.push(field);
                }
            }
        }
        if parts.is_empty() {
            parts.push("__typename".to_owned());
        }
        format!("{{ {} }}", parts.join(" "))
    }

    /// A field by its name, with arguments and what is in it; none where it would nest too deep.
    fn field(&mut self, shown: &Type, depth: usize) -> Option<(String, String)> {
        let fits = |name: &str| depth > 0 || !self.schema.get(name).is_composite();
        let fields: Vec<_> = shown.fields.iter().filter(|it| fits(&it.shows)).collect();
        let field = *fields.choose(self.random)?;
        let mut text = String::new();
        if self.random.random_bool(0.1) {
            write!(text, "a{}: ", self.random.random_range(0..3)).unwrap();
        }
        text += &field.name;
        let arguments = self.given(&field.arguments, |writer, input| writer.argument(&input.of));
        if !arguments.is_empty() {
            write!(text, "({})", arguments.join(", ")).unwrap();
        }
        if self.random.random_ratio(1, 30) {
            let directives = ["@skip(if: true)", "@include(if: true)", "@skip", "@unknown"];
            text.push(' ');
            text += directives.choose(self.random).unwrap();
        }
        if self.schema.get(&field.shows).is_composite() {
            text.push(' ');
            text += &self.selection(&field.shows, depth.saturating_sub(1));
        }
        Some((field.name.clone(), text))
    }

    /// `name: value` of what must be given, mostly, and of what may be, sometimes.
    fn given(
        &mut self,
        inputs: &[Input],
        value: impl Fn(&mut Self, &Input) -> String,
    ) -> Vec<String> {
        let mut given = Vec::new();
        for input in inputs {
            let often = if matches!(input.of, Ref::Must(_)) {
                0.99
            } else {
                0.3
            };
            if self.random.random_bool(often) {
                given.push(format!("{}: {}", input.name, value(self, input)));
            }
        }
        given
    }

    /// A value in its place, or in a variable.
    fn argument(&mut self, of: &Ref) -> String {
        let value = self.value(of, 4);
        if !self.random.random_bool(0.4) {
            return literal(&value);
        }
        let name = format!("v{}", self.declared.len());
        self.declared.push(format!("${name}: {of}"));
        if !self.random.random_ratio(1, 60) {
            self.document.variables.insert(name.clone(), value.json());
        }
        format!("${name}")
    }

    fn value(&mut self, of: &Ref, depth: usize) -> Written {
        if self.random.random_ratio(1, 80) {
            return Written::Plain(self.wrong());
        }
        match of {
            Ref::Must(inner) => self.value(inner, depth),
            Ref::List(_) | Ref::Named(_) if self.random.random_ratio(1, 20) => {
                Written::Plain(Value::Null)
            }
            Ref::List(inner) => {
                let count = if self.random.random_ratio(1, 100) {
                    120
                } else {
                    self.random.random_range(0..3)
                };
                Written::List((0..count).map(|_| self.value(inner, depth)).collect())
            }
            Ref::Named(name) => self.named(name, depth),
        }
    }

    fn named(&mut self, name: &str, depth: usize) -> Written {
        let schema = self.schema;
        let of = schema.get(name);
        if let Some(value) = of.values.choose(self.random) {
            return Written::Word(value.clone());
        }
        if !of.inputs.is_empty() {
            return self.object(of, depth);
        }
        Written::Plain(match name {
            "Int" => json!(NUMBERS.choose(self.random).unwrap()),
            "Float" => json!(self.random.random_range(-1e6..1e6)),
            "Boolean" => json!(self.random.random_bool(0.5)),
            "ID" if !self.ids.is_empty() && self.random.random_bool(0.9) => {
                json!(self.ids.choose(self.random).unwrap())
            }
            _ => json!(TEXTS.choose(self.random).unwrap()),
        })
    }

    fn object(&mut self, of: &Type, depth: usize) -> Written {
        let mut members = Vec::new();
        if of.one_of && self.random.random_bool(0.95) {
            let input = of.inputs.choose(self.random).unwrap();
            members.push((
                input.name.clone(),
                self.value(&input.of, depth.saturating_sub(1)),
            ));
            return Written::Object(members);
        }
        for input in &of.inputs {
            let must = matches!(input.of, Ref::Must(_));
            let often = if must {
                0.99
            } else if depth == 0 {
                0.0
            } else {
                0.35
            };
            if self.random.random_bool(often) {
                let value = self.value(&input.of, depth.saturating_sub(1));
                members.push((input.name.clone(), value));
            }
        }
        Written::Object(members)
    }

    /// A value of some other type.
    fn wrong(&mut self) -> Value {
        let wrong = [
            json!([]),
            json!({}),
            json!("x"),
            json!(7),
            json!(1.5),
            json!(true),
            json!(null),
            json!({ "unknown": 1 }),
            json!([[[]]]),
            json!("\u{1f600}".repeat(300)),
        ];
        wrong.choose(self.random).unwrap().clone()
    }
}

/// A value that can be written into a document or beside it.
#[derive(Clone, Debug)]
enum Written {
    Plain(Value),
    Word(String),
    List(Vec<Written>),
    Object(Vec<(String, Written)>),
}

impl Written {
    fn json(self) -> Value {
        match self {
            Self::Plain(value) => value,
            Self::Word(word) => word.into(),
            Self::List(entries) => entries.into_iter().map(Self::json).collect(),
            Self::Object(members) => {
                let members = members
                    .into_iter()
                    .map(|(name, value)| (name, value.json()));
                Value::Object(members.collect())
            }
        }
    }
}

/// A value as documents write it.
fn literal(value: &Written) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Written::Plain(value) => plain(value),
        Written::Word(word) => word.clone(),
        Written::List(entries) => format!("[{}]", joined(entries.iter().map(literal).collect())),
        Written::Object(members) => {
            let members = members
                .iter()
                .map(|(name, it)| format!("{name}: {}", literal(it)));
            format!("{{{}}}", joined(members.collect()))
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, it)| format!("{name}: {}", plain(it)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Array(entries) => {
            let entries = entries.iter().map(plain);
            format!("[{}]", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}
