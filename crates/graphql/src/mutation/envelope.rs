//! What every act takes besides what it is about.

use crate::{
    context::caller,
    fault,
    input::{Path, PersonRef, Problems, revision},
    limits,
};
use async_graphql::{Context, InputObject, Result, SelectionField, Value};
use zirkel_app::{AppError, command::act::Envelope};

/// What every act takes besides what it is about; part of each input, no type of its own.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct EnvelopeInput {
    /// Your own name for this act, e.g. a fresh UUID; at most 200 characters. The same act sent
    /// again under the same name within 7 days is not done again: the answer is the first one's.
    /// Another act under that name is refused.
    client_mutation_id: Option<String>,
    /// For whom a service account acts; it needs to be allowed to, and has no authority of its own
    /// . A person leaves it out.
    on_behalf_of: Option<PersonRef>,
    /// The revision that you have seen. Where something that this act touches changed since, it is
    /// refused with `REVISION_MOVED`. Left out, it is judged by what is there now.
    revision: Option<i32>,
}

/// Reads an act: the envelope, and what it is about. All that is wrong with either at once.
pub(super) fn read<C>(
    ctx: &Context<'_>,
    given: EnvelopeInput,
    command: std::result::Result<C, Problems>,
) -> Result<(Envelope, C)> {
    only_what_was_done(ctx)?;
    let mut problems = Problems::default();
    let command = problems.keep_all(command);
    let input = sent(ctx)?;
    let envelope = problems.keep_all(given.read(input));
    let both = envelope.zip(command);
    problems
        .or(both)
        .map_err(|problems| fault::raise(ctx, placed(problems.into())))
}

/// A payload tells whoever acts what the act was about and why it was refused, each by its plain
/// fields. What lies behind those is a question, for whoever may ask; said before anything is done.
fn only_what_was_done(ctx: &Context<'_>) -> Result<()> {
    let payload = ctx.field();
    let mut parts = payload.selection_set();
    if parts.any(|part| has_parts_with_parts(&part)) {
        let may_ask = caller(ctx)?.may_ask();
        may_ask.map_err(|error| fault::raise(ctx, error))?;
    }
    Ok(())
}

fn has_parts_with_parts(of: &SelectionField<'_>) -> bool {
    let mut parts = of.selection_set();
    parts.any(|part| part.selection_set().next().is_some())
}

impl EnvelopeInput {
    fn read(self, input: String) -> std::result::Result<Envelope, Problems> {
        let mut problems = Problems::default();
        let path = Path::default();
        let name = self.client_mutation_id;
        if let Some(name) = &name {
            problems.keep(named(&path.at("clientMutationId"), name));
        }
        let on_behalf_of = self
            .on_behalf_of
            .map(|it| it.read(&path.at("onBehalfOf")))
            .transpose();
        let on_behalf_of = problems.keep(on_behalf_of);
        let seen = self
            .revision
            .map(|it| revision(&path.at("revision"), it))
            .transpose();
        let seen = problems.keep(seen);
        let read = on_behalf_of.zip(seen);
        let (on_behalf_of, revision) = problems.or(read)?;
        Ok(Envelope {
            client_mutation_id: name,
            on_behalf_of,
            revision,
            input,
        })
    }
}

fn named(path: &Path, name: &str) -> std::result::Result<(), zirkel_app::error::Problem> {
    let length = name.chars().count();
    if length == 0 || length > limits::ACT_NAME || name.chars().any(char::is_control) {
        let most = limits::ACT_NAME;
        return Err(path.wrong(format!(
            "is no name for an act: 1 to {most} characters on one line, e.g. a fresh UUID"
        )));
    }
    Ok(())
}

/// The input as it was sent, in one form whatever the order of its fields and whether it came as a
/// literal or a variable: what tells an act sent again from another one.
fn sent(ctx: &Context<'_>) -> Result<String> {
    let arguments = ctx.field().arguments().map_err(|error| {
        tracing::debug!(error = error.message, "an input without its variables");
        fault::broken("an act without its input")
    })?;
    let mut text = String::new();
    for (name, value) in arguments {
        text.push_str(&name);
        text.push('=');
        write(&value, &mut text);
        text.push(';');
    }
    Ok(text)
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by(|a, b| a.0.cmp(b.0));
            text.push('{');
            for (name, value) in fields {
                text.push_str(name);
                text.push(':');
                write(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::List(entries) => {
            text.push('[');
            for entry in entries {
                write(entry, text);
                text.push(',');
            }
            text.push(']');
        }
        // A literal says `EASY` where a variable says `"EASY"`.
        Value::Enum(name) => write(&Value::String(name.to_string()), text),
        Value::Null
        | Value::Number(_)
        | Value::String(_)
        | Value::Boolean(_)
        | Value::Binary(_) => text.push_str(&value.to_string()),
    }
}

/// An error about an act's fields, with its paths from the argument on.
pub(super) fn placed(mut error: AppError) -> AppError {
    if let AppError::Malformed(problems) = &mut error {
        for problem in problems {
            problem.path.insert(0, "input".to_owned());
        }
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::value;

    fn written(value: &Value) -> String {
        let mut text = String::new();
        write(value, &mut text);
        text
    }

    #[test]
    fn the_same_input_has_one_form() {
        let mut one = value!({ "a": 1, "b": ["x", null] });
        if let Value::Object(fields) = &mut one {
            let easy = async_graphql::Name::new("EASY");
            fields.insert(async_graphql::Name::new("c"), Value::Enum(easy));
        }
        let other = value!({ "c": "EASY", "b": ["x", null], "a": 1 });
        assert_eq!(written(&one), written(&other));
    }

    #[test]
    fn what_differs_is_told_apart() {
        let all = [
            value!({ "a": 1 }),
            value!({ "a": "1" }),
            value!({ "a": null }),
            value!({}),
            value!({ "a": [1] }),
            value!({ "a": "1,b:2" }),
            value!({ "a": 1, "b": 2 }),
        ];
        let forms: std::collections::BTreeSet<String> = all.iter().map(written).collect();
        assert_eq!(forms.len(), all.len());
    }
}
