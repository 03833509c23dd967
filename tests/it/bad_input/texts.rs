//! Texts that no database holds: each text of each field of the schema is sent with a NUL, which
//! PostgreSQL takes in no text, and with other characters that nobody can see.

use super::served;
use crate::{
    fuzz::schema::{Input, Ref, Schema},
    support::Served,
};
use serde_json::{Map, Value, json};
use zirkel_testkit::database::for_each_database;

const INVISIBLE: &[&str] = &["a\u{0}b", "\u{0}", "a\u{1b}b", "a\u{7f}b", "a\u{85}b"];

/// What is asked of a batch, whose items have errors of their own.
const BATCH: &str = "{ error { code path } }";

/// Scalars that are sent as texts.
const TEXTS: &[&str] = &[
    "String",
    "ID",
    "DateTime",
    "Date",
    "Decimal",
    "CurrencyCode",
];

/// A text somewhere in the arguments of a field: its path, and arguments that have one there.
type Place = (String, Map<String, Value>);

#[tokio::test]
async fn a_text_that_nobody_can_see_is_refused_wherever_it_is_sent() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let schema = Schema::of(&served).await;
        let mut count = 0;
        let mutation = schema.mutation.clone().unwrap();
        for (kind, root) in [("query", &schema.query), ("mutation", &mutation)] {
            for field in &schema.get(root).fields {
                let declared = declared(&field.arguments);
                let shows = match field.name.as_str() {
                    "mayResolveBatch" => BATCH,
                    _ if schema.get(&field.shows).is_composite() => "{ __typename }",
                    _ => "",
                };
                let query = format!("{kind}{declared} {shows} }}").replace("FIELD", &field.name);
                for text in INVISIBLE {
                    for (path, arguments) in places(&schema, &field.arguments, text) {
                        refused(&served, &query, &path, arguments).await;
                        count += 1;
                    }
                }
            }
        }
        assert!(count > 300, "{count} texts were sent");
        assert_eq!(served.revision().await, 1);
    })
    .await;
}

/// The variables of an operation, and how its only field is given them.
fn declared(arguments: &[Input]) -> String {
    let variables: Vec<String> = arguments
        .iter()
        .map(|it| format!("${}: {}", it.name, it.of))
        .collect();
    let given: Vec<String> = arguments
        .iter()
        .map(|it| format!("{0}: ${0}", it.name))
        .collect();
    if given.is_empty() {
        return " { FIELD".to_owned();
    }
    format!("({}) {{ FIELD({})", variables.join(", "), given.join(", "))
}

async fn refused(served: &Served, query: &str, path: &str, arguments: Map<String, Value>) {
    let what = format!("{query} {arguments:?}");
    let token = served.token("ana");
    let answer = served.ask(&token, query, Value::Object(arguments)).await;
    let mut faults = answer.errors();
    if query.contains(BATCH) && faults.is_empty() {
        let item = &answer.json()["data"]["mayResolveBatch"][0]["error"];
        let path = item["path"].as_array().unwrap().iter();
        let path: Vec<&str> = path.map(|it| it.as_str().unwrap()).collect();
        faults = vec![format!(
            "{} {}",
            item["code"].as_str().unwrap(),
            path.join(".")
        )];
    }
    assert!(answer.status < 500, "{what}: {}", answer.text);
    // What is looked for in memory may be looked for in vain; no act ever sees such a text.
    if query.starts_with("query") && path == "text" {
        return;
    }
    let named = faults.iter().any(|fault| {
        let at = fault.strip_prefix("MALFORMED ");
        at.is_some_and(|at| at.split(": ").next().is_some_and(|at| path.starts_with(at)))
    });
    assert!(named, "{what} at {path}: {faults:?}");
}

/// Every place of a text in the arguments, with no more around it than must be.
fn places(schema: &Schema, arguments: &[Input], text: &str) -> Vec<Place> {
    let places = arguments.iter().flat_map(|argument| {
        values(schema, &argument.of, text, 0)
            .into_iter()
            .map(move |(path, value)| (joined(&argument.name, &path), argument, value))
    });
    let place = |(path, argument, value): (String, &Input, Value)| {
        let mut all = needed(schema, arguments, false);
        all.insert(argument.name.clone(), value);
        (path, all)
    };
    places.map(place).collect()
}

fn joined(name: &str, rest: &str) -> String {
    if rest.is_empty() {
        name.to_owned()
    } else {
        format!("{name}.{rest}")
    }
}

/// Values of a type with the text in one place each.
fn values(schema: &Schema, of: &Ref, text: &str, depth: usize) -> Vec<(String, Value)> {
    match of {
        Ref::Must(inner) => values(schema, inner, text, depth),
        Ref::List(inner) => {
            let entries = values(schema, inner, text, depth).into_iter();
            entries
                .map(|(path, value)| (joined("0", &path), json!([value])))
                .collect()
        }
        Ref::Named(name) if TEXTS.contains(&name.as_str()) => vec![(String::new(), json!(text))],
        Ref::Named(name) => {
            let of = schema.get(name);
            let fields = of.inputs.iter().filter(|_| depth < 4);
            let places = fields.flat_map(|field| {
                let values = values(schema, &field.of, text, depth + 1).into_iter();
                values.map(move |(path, value)| (joined(&field.name, &path), field, value))
            });
            let whole = |(path, field, value): (String, &Input, Value)| {
                let mut all = needed(schema, &of.inputs, of.one_of);
                all.insert(field.name.clone(), value);
                (path, Value::Object(all))
            };
            places.map(whole).collect()
        }
    }
}

/// What must be there, as it may be.
fn needed(schema: &Schema, inputs: &[Input], one_of: bool) -> Map<String, Value> {
    let must = inputs.iter().filter_map(|it| match &it.of {
        Ref::Must(inner) if !one_of => Some((it.name.clone(), lawful(schema, inner))),
        Ref::Must(_) | Ref::List(_) | Ref::Named(_) => None,
    });
    must.collect()
}

fn lawful(schema: &Schema, of: &Ref) -> Value {
    match of {
        Ref::Must(inner) => lawful(schema, inner),
        Ref::List(_) => json!([]),
        Ref::Named(name) => match name.as_str() {
            "String" => json!("waiver"),
            "Int" => json!(1),
            "Boolean" => json!(true),
            "ID" => json!("assignment_01kakv5g2kf1r8x3m0q9t7c4za"),
            "Date" => json!("2026-12-31"),
            "DateTime" => json!("2026-05-01T00:00:00Z"),
            "Decimal" => json!("1"),
            "CurrencyCode" => json!("EUR"),
            "PersonRef" => json!({ "key": "ben" }),
            "RoleRef" => json!({ "key": "care" }),
            other => {
                let of = schema.get(other);
                match (of.values.first(), of.inputs.first()) {
                    (Some(value), _) => json!(value),
                    (None, Some(one)) if of.one_of => {
                        json!({ one.name.as_str(): lawful(schema, &one.of) })
                    }
                    (None, _) => Value::Object(needed(schema, &of.inputs, of.one_of)),
                }
            }
        },
    }
}
