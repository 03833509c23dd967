//! The document of a request, judged before it is run: small enough to parse and to expand, and
//! with the operation that is asked for. A refusal here is a GraphQL error, as the engine's own
//! are.

use super::{nesting, outcome::Operation};
use crate::router::Limits;
use async_graphql::{
    ErrorExtensionValues, Name, Request, ServerError, Value,
    parser::types::{
        DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection,
        SelectionSet,
    },
};
use std::collections::{BTreeSet, HashMap};

/// The most characters of the parser's complaint that are handed on; it quotes whole lines.
const MOST_COMPLAINT: usize = 1_000;

/// The operation that the request asks for. Parses the document into the request.
pub(crate) fn operation(
    request: &mut Request,
    limits: &Limits,
) -> Result<(OperationType, Operation), ServerError> {
    fits(&request.query, limits)?;
    let name = request.operation_name.clone();
    let given = given(request);
    let document = request.parsed_query().map_err(unreadable)?;
    let (name, operation) = chosen(document, name.as_deref())?;
    complete(operation, &given)?;
    let kind = operation.ty;
    if kind == OperationType::Subscription {
        only_one(operation)?;
    }
    let told = Operation::of(operation, name);
    match Expansion::of(document, limits.nesting) {
        Some(size) if size <= limits.selections => Ok((kind, told)),
        Some(size) => Err(refusal(
            "DOCUMENT_TOO_LARGE",
            format!(
                "the document selects {size} fields once its fragments are put in, at most {} are \
                 allowed; ask for less at once",
                limits.selections
            ),
        )),
        None => Err(too_deep(limits)),
    }
}

/// Whether the text is small enough to be parsed.
fn fits(document: &str, limits: &Limits) -> Result<(), ServerError> {
    if document.len() > limits.document_bytes {
        return Err(refusal(
            "DOCUMENT_TOO_LARGE",
            format!(
                "the document has {} bytes, at most {} are allowed; send values as variables",
                document.len(),
                limits.document_bytes
            ),
        ));
    }
    if nesting::depth(document) > limits.nesting {
        return Err(too_deep(limits));
    }
    Ok(())
}

/// The operation that is named, or the only one.
fn chosen<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<(Option<&'a str>, &'a OperationDefinition), ServerError> {
    let message = match (&document.operations, name) {
        (DocumentOperations::Single(only), None) => return Ok((None, &only.node)),
        (DocumentOperations::Single(_), Some(name)) => format!(
            "the document's only operation has no name; leave `operationName` (`{name}`) out"
        ),
        (DocumentOperations::Multiple(all), Some(name)) => match all.get_key_value(name) {
            Some((name, operation)) => return Ok((Some(name.as_str()), &operation.node)),
            None => format!(
                "the document has no operation named `{name}`; it has {}",
                listed(all.keys())
            ),
        },
        (DocumentOperations::Multiple(all), None) => match all.iter().next() {
            Some((name, only)) if all.len() == 1 => return Ok((Some(name.as_str()), &only.node)),
            Some(_) | None => format!(
                "the document has several operations, {}; say in `operationName` which to run",
                listed(all.keys())
            ),
        },
    };
    Err(refusal("OPERATION_RESOLUTION_FAILURE", message))
}

/// A subscription asks for one field: the engine would run several side by side, and overlook what
/// stands in a fragment.
fn only_one(operation: &OperationDefinition) -> Result<(), ServerError> {
    let items = operation.selection_set.node.items.as_slice();
    match items.first().map(|it| &it.node) {
        Some(Selection::Field(_)) if items.len() == 1 => Ok(()),
        Some(_) | None => Err(refusal(
            "GRAPHQL_VALIDATION_FAILED",
            "a subscription asks for exactly one field, not within a fragment; open one for each",
        )),
    }
}

/// The names of the variables that have a value.
fn given(request: &Request) -> BTreeSet<Name> {
    let variables = request.variables.iter();
    variables
        .filter(|(_, value)| **value != Value::Null)
        .map(|(name, _)| name.clone())
        .collect()
}

/// Whether every variable that must have a value has one. The engine finds that out only when it
/// comes to the field that needs it, when others have run.
fn complete(operation: &OperationDefinition, given: &BTreeSet<Name>) -> Result<(), ServerError> {
    let missing = operation.variable_definitions.iter().find(|definition| {
        let variable = &definition.node;
        let must = !variable.var_type.node.nullable && variable.default_value.is_none();
        must && !given.contains(&variable.name.node)
    });
    missing.map_or(Ok(()), |definition| {
        let variable = &definition.node;
        Err(refusal(
            "GRAPHQL_VALIDATION_FAILED",
            format!(
                "the variable `${}` has no value; send one that is `{}`",
                variable.name.node, variable.var_type.node
            ),
        ))
    })
}

/// The first few names, in order.
fn listed<'a>(names: impl Iterator<Item = &'a Name>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.sort();
    if names.len() > 5 {
        names.truncate(5);
        names.push("…".to_owned());
    }
    names.join(", ")
}

fn too_deep(limits: &Limits) -> ServerError {
    refusal(
        "DOCUMENT_TOO_DEEP",
        format!(
            "the document nests more than {} levels deep, or its fragments contain each other",
            limits.nesting
        ),
    )
}

/// The parser's complaint, with a code and cut to a size.
fn unreadable(mut error: ServerError) -> ServerError {
    error.message = error.message.chars().take(MOST_COMPLAINT).collect();
    with_code(error, "GRAPHQL_PARSE_FAILED")
}

pub(crate) fn refusal(code: &str, message: impl Into<String>) -> ServerError {
    with_code(ServerError::new(message, None), code)
}

/// An error with a code, unless it has one.
pub(crate) fn with_code(mut error: ServerError, code: &str) -> ServerError {
    let extensions = error
        .extensions
        .get_or_insert_with(ErrorExtensionValues::default);
    if extensions.get("code").is_none() {
        extensions.set("code", code);
    }
    error
}

/// How many fields a document selects once every fragment is put in where it is spread. Fragments
/// that spread others twice double with each step, so each is counted once and remembered.
struct Expansion<'a> {
    document: &'a ExecutableDocument,
    counted: HashMap<&'a str, u64>,
}

impl<'a> Expansion<'a> {
    /// The count, none if it is nested deeper than `deepest`.
    fn of(document: &'a ExecutableDocument, deepest: usize) -> Option<u64> {
        let mut expansion = Self {
            document,
            counted: HashMap::new(),
        };
        let mut total = 0_u64;
        for (_, operation) in document.operations.iter() {
            total =
                total.saturating_add(expansion.set(&operation.node.selection_set.node, deepest)?);
        }
        Some(total)
    }

    fn set(&mut self, set: &'a SelectionSet, deepest: usize) -> Option<u64> {
        let deepest = deepest.checked_sub(1)?;
        let mut total = 0_u64;
        for item in &set.items {
            let size = match &item.node {
                Selection::Field(field) => {
                    let inside = &field.node.selection_set.node;
                    self.set(inside, deepest)?.saturating_add(1)
                }
                Selection::InlineFragment(inline) => {
                    self.set(&inline.node.selection_set.node, deepest)?
                }
                Selection::FragmentSpread(spread) => {
                    self.fragment(spread.node.fragment_name.node.as_str(), deepest)?
                }
            };
            total = total.saturating_add(size);
        }
        Some(total)
    }

    /// A fragment that does not exist counts nothing; validation refuses it by name.
    fn fragment(&mut self, name: &'a str, deepest: usize) -> Option<u64> {
        if let Some(size) = self.counted.get(name) {
            return Some(*size);
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            return Some(0);
        };
        let size = self.set(&fragment.node.selection_set.node, deepest)?;
        self.counted.insert(name, size);
        Some(size)
    }
}
