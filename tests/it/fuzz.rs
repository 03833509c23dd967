//! Random requests, more or less right, made from the schema as the server tells it: none may end
//! in a 5xx or a panic, each answer is one that GraphQL over HTTP knows, and memory does not grow.
//!
//! 2,000 in every test run; `ZIRKEL_FUZZ_REQUESTS=100000` asks for more, and then looks at memory,
//! `ZIRKEL_FUZZ_SEED` repeats a run whose seed was printed.

mod document;
mod request;
pub(crate) mod schema;

use crate::support::{Answer, Served};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use request::Requests;
use serde_json::Value;
use std::collections::BTreeMap;
use zirkel_testkit::database::{Database, Schema, setting};

const FILE: &str = include_str!("../../docs/demo/kranich.yaml");

/// How many requests where nothing is said.
const USUAL: usize = 2_000;

/// From so many on memory is looked at.
const MANY: usize = 20_000;

/// By how much the memory of the last quarter may be above that of the first, in KiB.
const GROWTH: usize = 32 * 1024;

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    setting(name)?.parse().ok()
}

#[expect(clippy::print_stdout, reason = "a run is repeated by what it printed")]
#[tokio::test]
async fn no_request_breaks_the_server() {
    let count = number("ZIRKEL_FUZZ_REQUESTS").unwrap_or(USUAL);
    let seed: u64 = number("ZIRKEL_FUZZ_SEED").unwrap_or_else(|| StdRng::from_os_rng().random());
    println!("ZIRKEL_FUZZ_SEED={seed} ZIRKEL_FUZZ_REQUESTS={count}");
    let database = Database::sqlite(Schema::Migrated).await;
    let served = Served::from(
        database.url(),
        FILE,
        "2026-11-02T08:00:00Z",
        "2026-11-21T10:00:00Z",
    )
    .await;
    let mut requests = Requests::of(&served, seed).await;
    let mut outcomes = BTreeMap::new();
    let mut run_count = 0_usize;
    let mut memory = Vec::new();
    for turn in 1..=count {
        let made = requests.next(&served);
        let answer = served.send(made.request()).await;
        let (outcome, ran) = judged(&answer).unwrap_or_else(|why| {
            panic!("request {turn} of seed {seed}: {why}\n{made}\n{answer:?}")
        });
        requests.learn(&answer);
        run_count += usize::from(ran);
        *outcomes.entry(outcome).or_insert(0_usize) += 1;
        if turn * 4 % count < 4 {
            memory.push(resident());
        }
    }
    println!("{outcomes:#?}\nmemory at each quarter, in KiB: {memory:?}");
    println!("run: {run_count}");
    assert!(run_count * 4 > count, "too few are right: {outcomes:#?}");
    if count >= MANY && memory.iter().all(Option::is_some) {
        let first = memory.first().copied().flatten().unwrap();
        let last = memory.last().copied().flatten().unwrap();
        assert!(last < first + GROWTH, "memory grows: {memory:?} KiB");
    }
}

/// The memory of this process in KiB, where the system tells.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// What an answer is and whether the request was run, or what is wrong with it.
fn judged(answer: &Answer) -> Result<(String, bool), String> {
    let status = answer.status;
    if status >= 500 {
        return Err("a mistake of the server".to_owned());
    }
    if status == 304 {
        return if answer.text.is_empty() {
            Ok(("304".to_owned(), true))
        } else {
            Err("a confirmation with a body".to_owned())
        };
    }
    let json: Value = serde_json::from_str(&answer.text).map_err(|error| error.to_string())?;
    let members = json.as_object().ok_or("no object")?;
    let known = ["data", "errors", "extensions"];
    if let Some(other) = members.keys().find(|it| !known.contains(&it.as_str())) {
        return Err(format!("the member `{other}`"));
    }
    let errors = match members.get("errors") {
        None => &[][..],
        Some(Value::Array(errors)) if !errors.is_empty() => errors,
        Some(_) => return Err("`errors` is no list, or empty".to_owned()),
    };
    for error in errors {
        sound(error)?;
    }
    let ran = match members.get("data") {
        Some(Value::Object(_)) => true,
        Some(Value::Null) if !errors.is_empty() => true,
        None if !errors.is_empty() => false,
        Some(_) | None => return Err("neither data nor errors".to_owned()),
    };
    if ran && status != 200 {
        return Err("data with another status than 200".to_owned());
    }
    let code = errors
        .first()
        .map(|it| it["extensions"]["code"].to_string());
    let code = code.as_deref().unwrap_or("data");
    Ok((format!("{status} {code}"), ran))
}

/// Whether an error is in the form that clients rely on, and one of the client's making.
fn sound(error: &Value) -> Result<(), String> {
    let is = |found: bool, what: &str| found.then_some(()).ok_or(format!("{what}: {error}"));
    let message = error["message"].as_str().unwrap_or_default();
    is(!message.is_empty(), "no message")?;
    is(message.chars().count() < 5_000, "a message without end")?;
    let code = error["extensions"]["code"].as_str().unwrap_or_default();
    is(!code.is_empty(), "no code")?;
    is(code != "INTERNAL", "a mistake of the server")?;
    let has_id = error["extensions"]["requestId"].is_string();
    is(has_id || code == "UNAUTHENTICATED", "no request id")?;
    let of = |value: &Value, fits: fn(&Value) -> bool| match value {
        Value::Null => true,
        Value::Array(entries) => entries.iter().all(fits),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => false,
    };
    is(
        of(&error["path"], |it| it.is_string() || it.is_u64()),
        "a path that is none",
    )?;
    is(
        of(&error["locations"], |it| {
            it["line"].as_u64() > Some(0) && it["column"].as_u64() > Some(0)
        }),
        "a location that is none",
    )
}
