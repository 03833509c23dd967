//! Whatever comes in, a typed error names the field, nothing else is touched, and the next good
//! question is answered.

mod batches;
mod cases;
mod documents;
mod moments;
mod pages;
mod people;
mod texts;
mod tokens;

use crate::support::{Answer, Served, VECTORS};
use serde_json::{Value, json};

/// The question that each bad value is put into.
const MAY: &str = "
query($actor: PersonRef!, $seatId: ID, $case: CaseInput!, $statement: String, $asOf: AsOfInput,
      $atLeastRevision: Int) {
  mayResolve(actor: $actor, seatId: $seatId, case: $case, statement: $statement, asOf: $asOf,
             atLeastRevision: $atLeastRevision) { verdict revision } }";

/// Good variables for it, with some replaced.
fn may(replaced: &Value) -> Value {
    let mut variables = json!({
        "actor": { "key": "ben" },
        "case": { "decisionType": "waiver", "amount": { "amount": "200", "currency": "EUR" } },
    });
    for (name, value) in replaced.as_object().unwrap() {
        variables[name] = value.clone();
    }
    variables
}

/// Good variables with one part of the case replaced.
fn may_case(field: &str, value: impl Into<Value>) -> Value {
    let mut variables = may(&json!({}));
    variables["case"][field] = value.into();
    variables
}

/// Good variables with an amount of one's own.
fn may_amount(amount: impl Into<Value>, currency: impl Into<Value>) -> Value {
    may_case(
        "amount",
        json!({ "amount": amount.into(), "currency": currency.into() }),
    )
}

/// What is sent, what it is called, and the `CODE path` of each error that comes back.
type Row = (&'static str, Value, &'static str);

/// Asks every row and compares the codes and paths of the errors, all rows at once.
async fn check(served: &Served, query: &str, rows: Vec<Row>) {
    let mut wrong = Vec::new();
    for (name, variables, expected) in rows {
        let answer = served.ask(&served.token("ben"), query, variables).await;
        let found = codes_and_paths(&answer);
        if found != expected || answer.status >= 500 {
            wrong.push(format!(
                "{name}\n  found    {found}\n  expected {expected}\n  {} {}",
                answer.status,
                answer.text.chars().take(400).collect::<String>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `CODE path` of each error.
fn codes_and_paths(answer: &Answer) -> String {
    let errors = answer.errors();
    let errors = errors.iter().map(|error| {
        let (code_and_path, message) = error.split_once(": ").unwrap();
        assert!(!message.is_empty(), "{error}");
        code_and_path.trim_end()
    });
    errors.collect::<Vec<_>>().join("; ")
}

/// The vectors' organization.
async fn served(url: &str) -> Served {
    Served::over(url, VECTORS).await
}

/// That the server still answers.
async fn answers_still(served: &Served) {
    let token = served.token("ben");
    let answer = served.ask(&token, MAY, may(&json!({}))).await;
    assert_eq!(answer.data()["mayResolve"]["verdict"], "ALLOWED");
}
