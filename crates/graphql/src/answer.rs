//! What the engine leaves undone in an answer: a field that failed is null, carried up to the
//! nearest place that may be null (the engine just leaves the field out); and fields stand in the
//! order in which they were asked for, whichever was ready first.

use async_graphql::{
    Name, QueryPathNode, QueryPathSegment, Response, ServerError, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::{DocumentOperations, ExecutableDocument, Selection, SelectionSet},
};
use std::{
    collections::BTreeSet,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// How deep fields may be ready in another order than they were asked for: below, nothing waits.
const UNORDERED_DEPTH: usize = 4;

/// The nulls of one answer.
#[derive(Debug, Default)]
pub(crate) struct Nulls {
    some: AtomicBool,
    paths: Mutex<BTreeSet<Vec<String>>>,
    errors: Mutex<Vec<ServerError>>,
}

impl Nulls {
    /// What a field of this type comes to at this path. Entries of a list are settled with the
    /// list, whose type alone tells whether they may be null.
    pub(crate) fn field(
        &self,
        node: &QueryPathNode<'_>,
        return_type: &str,
        outcome: ServerResult<Option<Value>>,
    ) -> ServerResult<Option<Value>> {
        if matches!(node.segment, QueryPathSegment::Index(_)) {
            return outcome;
        }
        match outcome {
            Ok(value) if !self.some.load(Ordering::Acquire) => {
                Ok(value.map(|value| filled(return_type, value)))
            }
            Ok(value) => {
                let path = node.to_string_vec();
                let settled = self.settle(&path, return_type, value.unwrap_or_default());
                Ok(Some(settled.unwrap_or_else(|| self.carry_up(path))))
            }
            Err(error) if return_type.ends_with('!') => {
                self.carry_up(node.to_string_vec());
                Err(error)
            }
            Err(error) => {
                self.errors
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(error);
                Ok(Some(Value::Null))
            }
        }
    }

    /// A value without what has to be null in it; none where it has to be null and may not.
    fn settle(&self, path: &[String], declared: &str, value: Value) -> Option<Value> {
        let inner = declared.strip_suffix('!');
        let entry = inner
            .unwrap_or(declared)
            .strip_prefix('[')
            .and_then(|t| t.strip_suffix(']'));
        let settled = match (value, entry) {
            (Value::Null, _) if inner.is_some() && !self.holds(path) => Some(nothing()),
            (Value::Null, _) => None,
            _ if self.holds(path) => None,
            (Value::List(entries), Some(entry)) => {
                let settled = entries.into_iter().enumerate().map(|(position, value)| {
                    let below: Vec<String> =
                        path.iter().cloned().chain([position.to_string()]).collect();
                    self.settle(&below, entry, value)
                });
                settled.collect::<Option<Vec<Value>>>().map(Value::List)
            }
            (value, _) => Some(value),
        };
        match settled {
            None if inner.is_none() => Some(Value::Null),
            settled => settled,
        }
    }

    fn holds(&self, path: &[String]) -> bool {
        self.paths
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(path)
    }

    /// What holds this field has to be null.
    fn carry_up(&self, mut path: Vec<String>) -> Value {
        path.pop();
        self.paths
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path);
        self.some.store(true, Ordering::Release);
        Value::Null
    }

    /// The answer with its nulls and all its errors.
    pub(crate) fn finish(&self, response: &mut Response) {
        let mut errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        response.errors.append(&mut errors);
        if self.holds(&[]) {
            response.data = Value::Null;
        } else if response.data == Value::Null && response.errors.is_empty() {
            response.data = nothing();
        }
    }
}

/// An object of which nothing was asked, or all was skipped: the engine makes it null.
fn nothing() -> Value {
    Value::Object(IndexMap::new())
}

/// A value in which nothing failed, without the nulls that its type does not allow.
fn filled(declared: &str, value: Value) -> Value {
    let inner = declared.strip_suffix('!');
    let entry = inner
        .unwrap_or(declared)
        .strip_prefix('[')
        .and_then(|entries| entries.strip_suffix(']'));
    match (value, entry) {
        (Value::Null, _) if inner.is_some() => nothing(),
        (Value::List(entries), Some(entry)) if entries.contains(&Value::Null) => {
            let entries = entries.into_iter();
            Value::List(entries.map(|value| filled(entry, value)).collect())
        }
        (value, _) => value,
    }
}

/// Puts the fields of an answer in the order in which they were asked for.
pub(crate) fn order(document: &ExecutableDocument, operation: Option<&str>, data: &mut Value) {
    let chosen = match (&document.operations, operation) {
        (DocumentOperations::Single(only), _) => Some(only),
        (DocumentOperations::Multiple(all), Some(name)) => all.get(name),
        (DocumentOperations::Multiple(all), None) => all.values().next(),
    };
    if let Some(operation) = chosen {
        order_object(
            document,
            &[&operation.node.selection_set.node],
            data,
            UNORDERED_DEPTH,
        );
    }
}

/// Fields by the name they have in the answer, each with what is asked for below it.
type Asked<'a> = IndexMap<&'a Name, Vec<&'a SelectionSet>>;

fn order_object(
    document: &ExecutableDocument,
    sets: &[&SelectionSet],
    data: &mut Value,
    depth: usize,
) {
    let (Value::Object(fields), Some(depth)) = (data, depth.checked_sub(1)) else {
        return;
    };
    let mut asked = Asked::new();
    for set in sets {
        collect(document, set, &mut asked);
    }
    let mut ready = std::mem::take(fields);
    for (name, below) in asked {
        if let Some(mut value) = ready.swap_remove(name) {
            order_object(document, &below, &mut value, depth);
            fields.insert(name.clone(), value);
        }
    }
    fields.extend(ready);
}

fn collect<'a>(document: &'a ExecutableDocument, set: &'a SelectionSet, asked: &mut Asked<'a>) {
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => {
                let field = &field.node;
                let below = asked.entry(&field.response_key().node).or_default();
                below.push(&field.selection_set.node);
            }
            Selection::InlineFragment(inline) => {
                collect(document, &inline.node.selection_set.node, asked);
            }
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    collect(document, &fragment.node.selection_set.node, asked);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
