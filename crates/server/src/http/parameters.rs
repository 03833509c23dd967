//! The four parameters of a GraphQL request, read from a body or a query string. What is unknown,
//! there twice or of a wrong type is refused by name: nothing is silently left out.

use super::{fault::Fault, form, persisted};
use async_graphql::{Request, Variables};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// The parameters before their types are checked; `null` is absent.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Parameters {
    query: Option<Value>,
    operation_name: Option<Value>,
    variables: Option<Value>,
    extensions: Option<Value>,
}

/// Reads the body of a `POST`.
pub(crate) fn of_body(body: &[u8]) -> Result<Request, Fault> {
    let text = std::str::from_utf8(body).map_err(|error| {
        Fault::parameters(format!(
            "the body is not UTF-8 from byte {} on",
            error.valid_up_to()
        ))
    })?;
    match text.trim_start().chars().next() {
        Some('{') => {}
        Some('[') => return Err(Fault::Batch),
        Some(_) | None => {
            return Err(Fault::parameters(
                "the body is not a JSON object; send `{\"query\": \"…\"}`",
            ));
        }
    }
    let parameters: Parameters = serde_json::from_str(text)
        .map_err(|error| Fault::parameters(format!("the body cannot be read: {error}")))?;
    parameters.request()
}

/// Reads what stands in a message.
pub(crate) fn of_value(payload: Value) -> Result<Request, Fault> {
    let parameters = Parameters::deserialize(payload)
        .map_err(|error| Fault::parameters(format!("the payload cannot be read: {error}")))?;
    parameters.request()
}

/// Reads the query string of a `GET`.
pub(crate) fn of_query(query: &str) -> Result<Request, Fault> {
    let mut parameters = Parameters::default();
    for (name, value) in form::pairs(query)? {
        match name.as_str() {
            "query" => parameters.query = Some(Value::String(value)),
            "operationName" => parameters.operation_name = Some(Value::String(value)),
            "variables" => parameters.variables = Some(json(&name, &value)?),
            "extensions" => parameters.extensions = Some(json(&name, &value)?),
            unknown => {
                return Err(Fault::parameters(format!(
                    "the parameter `{unknown}` is unknown; known are `query`, `operationName`, \
                     `variables` and `extensions`"
                )));
            }
        }
    }
    parameters.request()
}

/// A parameter that is JSON inside the query string.
fn json(name: &str, text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text)
        .map_err(|error| Fault::parameters(format!("the parameter `{name}` is not JSON: {error}")))
}

impl Parameters {
    /// The request, once every parameter is of its type.
    fn request(self) -> Result<Request, Fault> {
        let query = text("query", self.query)?.filter(|query| !query.trim().is_empty());
        let mut request = Request::new(query.unwrap_or_default());
        request.operation_name = text("operationName", self.operation_name)?;
        if let Some(variables) = object::<Variables>("variables", self.variables)? {
            request.variables = variables;
        }
        if let Some(extensions) = object("extensions", self.extensions)? {
            request.extensions = extensions;
        }
        if request.query.is_empty() && !persisted::is_hashed(&request) {
            return Err(Fault::parameters(
                "the parameter `query` is missing or empty; send a GraphQL document",
            ));
        }
        Ok(request)
    }
}

/// A parameter that must be a text.
fn text(name: &str, value: Option<Value>) -> Result<Option<String>, Fault> {
    match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(wrong(name, "a text", &other)),
    }
}

/// A parameter that must be an object.
fn object<T: DeserializeOwned>(name: &str, value: Option<Value>) -> Result<Option<T>, Fault> {
    let Some(value) = value else { return Ok(None) };
    if !value.is_object() {
        return Err(wrong(name, "an object", &value));
    }
    serde_json::from_value(value).map(Some).map_err(|error| {
        Fault::parameters(format!("the parameter `{name}` cannot be read: {error}"))
    })
}

fn wrong(name: &str, expected: &str, found: &Value) -> Fault {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Fault::parameters(format!(
        "the parameter `{name}` is {found}, it must be {expected}"
    ))
}
