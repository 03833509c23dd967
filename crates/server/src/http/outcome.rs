//! What a request came to, told from inside the handler to what stands around it: for the log, the
//! counters and the trace. Ids, codes and names of the schema; nothing of what was said.

use async_graphql::parser::types::{OperationDefinition, OperationType, Selection};

/// How many fields of a request are named.
const MOST_FIELDS: usize = 5;
/// How many characters of an operation's own name are kept.
const MOST_NAME: usize = 64;

/// Who was admitted, and what they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The organization's id.
    pub organization: String,
    /// The person's or service account's id.
    pub caller: String,
    /// The newest revision when the request came.
    pub revision: u32,
}

/// What a request to the API came to; handed on in the response's extensions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// Who was admitted.
    pub(crate) seen: Option<Seen>,
    /// What was asked for.
    pub(crate) operation: Option<Operation>,
}

/// The code of the first error; in the response's extensions where there is one.
#[derive(Clone, Debug)]
pub(crate) struct Code(pub(crate) String);

/// An operation, as far as it may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Operation {
    /// `query`, `mutation` or `subscription`.
    pub(crate) kind: &'static str,
    /// The fields asked for at the top, with commas between them.
    pub(crate) fields: String,
    /// The name that the client gave it.
    pub(crate) name: Option<String>,
}

impl Operation {
    /// Describes a definition under its name.
    pub(crate) fn of(definition: &OperationDefinition, name: Option<&str>) -> Self {
        let mut fields: Vec<&str> = Vec::new();
        for item in &definition.selection_set.node.items {
            let field = match &item.node {
                Selection::Field(field) => field.node.name.node.as_str(),
                Selection::FragmentSpread(_) | Selection::InlineFragment(_) => "...",
            };
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        if fields.len() > MOST_FIELDS {
            fields.truncate(MOST_FIELDS);
            fields.push("...");
        }
        let fields: Vec<String> = fields.into_iter().map(cut).collect();
        Self {
            kind: word(definition.ty),
            fields: fields.join(","),
            name: name.map(cut),
        }
    }
}

fn cut(name: &str) -> String {
    name.chars().take(MOST_NAME).collect()
}

/// An operation's kind as documents write it.
pub(crate) const fn word(kind: OperationType) -> &'static str {
    match kind {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    }
}
