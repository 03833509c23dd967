//! Questions over HTTP, to the real program over one database.

use crate::{
    Failure,
    inside::Sample,
    program::{Program, token},
    taken::{Part, Taken},
};
use serde_json::{Value, json};

const MAY: &str = "query($actor: PersonRef!, $case: CaseInput!, $asOf: AsOfInput) {
  mayResolve(actor: $actor, case: $case, asOf: $asOf) { verdict explanation revision } }";

const WHO_MAY: &str = "query($case: CaseInput!) {
  whoMayResolve(case: $case) { explanation revision
    authorized { person { id key name } explanation } } }";

const WHAT_MAY: &str = "query($actor: PersonRef!) {
  resolvableBy(actor: $actor) { nodes { decisionType } } }";

fn body(query: &str, person: &str, topic: &str, as_of: &Value) -> String {
    let case = json!({
        "decisionType": topic,
        "amount": { "amount": "50", "currency": "EUR" },
        "attributes": [{ "name": "region", "text": "DACH" }],
    });
    let actor = json!({ "key": person });
    let variables = json!({ "actor": actor, "case": case, "asOf": as_of });
    json!({ "query": query, "variables": variables }).to_string()
}

/// Starts the program, and asks it.
pub(crate) fn measure(
    taken: &mut Taken,
    people: usize,
    sample: &Sample,
    (part, url): (Part, &str),
) -> Result<(), Failure> {
    let bearer = token(url)?;
    let ready = || Ok(());
    taken.seldom(part, "start, until it listens", people, ready, |()| {
        Program::start(url).map(drop)
    })?;
    let may = body(MAY, &sample.may, "topic1", &Value::Null);
    let as_of = body(MAY, &sample.may, "topic1", &json!({ "revision": 1 }));
    let started = || Program::start(url);
    taken.seldom(
        part,
        "HTTP: the first question after it",
        people,
        started,
        |program| program.connect(&bearer)?.ask(&may).map(drop),
    )?;
    let warm = || {
        let program = Program::start(url)?;
        program.connect(&bearer)?.ask(&may)?;
        Ok(program)
    };
    taken.seldom(
        part,
        "HTTP: `asOf`, the first of a revision",
        people,
        warm,
        |program| program.connect(&bearer)?.ask(&as_of).map(drop),
    )?;
    let program = warm()?;
    if let Some(memory) = program.memory() {
        taken.put(
            part,
            "memory of the server",
            people,
            format!("{memory} MiB"),
        );
    }
    let mut connection = program.connect(&bearer)?;
    connection.ask(&as_of)?;
    let no = body(MAY, &sample.may_not, "topic1", &Value::Null);
    let here = body(WHO_MAY, &sample.may, "topic1", &Value::Null);
    let everywhere = body(WHO_MAY, &sample.may, "expense", &Value::Null);
    let what = body(WHAT_MAY, &sample.may, "topic1", &Value::Null);
    for (name, body) in [
        ("HTTP: mayResolve, yes", &may),
        ("HTTP: mayResolve, no, ask somebody", &no),
        ("HTTP: mayResolve `asOf`, held in memory", &as_of),
        ("HTTP: whoMayResolve, one team's case", &here),
        ("HTTP: whoMayResolve, every team's case", &everywhere),
        ("HTTP: resolvableBy", &what),
    ] {
        // Asked once before: an answer with errors is not worth measuring.
        connection.ask(body)?;
        let mut failed = None;
        taken.often(part, name, people, || {
            if let Err(error) = connection.ask(body) {
                failed = Some(error);
            }
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
    }
    Ok(())
}
