//! The two questions that most tests ask, and how their answers are read.

use super::{Case, Served};
use serde_json::{Value, json};

/// Everything of a decision.
pub(crate) const DECISION: &str = "
fragment decision on Decision {
  verdict allowed person { key } seat { role { key name } focus } basis
  grounds { text rule element { __typename } circle { name } revision }
  blockers { code rule message element { __typename } failed }
  remedies { kind message circle { name } role { key } people { key } }
  assumptions explanation adoptedArticles revision validUntil stepsFromAsker
}";

impl Served {
    /// May the person with this key resolve this case?
    pub(crate) async fn may(&self, who: &str, case: &Case) -> Value {
        let query = format!(
            "query($actor: PersonRef!, $case: CaseInput!) {{
               mayResolve(actor: $actor, case: $case) {{ ...decision }} }} {DECISION}"
        );
        let variables = json!({ "actor": { "key": who }, "case": case.json() });
        self.data(&query, variables).await["mayResolve"].take()
    }

    /// Who may resolve this case?
    pub(crate) async fn who_may(&self, case: &Case) -> Value {
        let query = format!(
            "query($case: CaseInput!) {{
               whoMayResolve(case: $case) {{
                 authorized {{ ...decision }} authorizedCount blocked {{ ...decision }}
                 gap {{ kind code rule message circle {{ name key }} }} explanation revision }} }}
             {DECISION}"
        );
        let variables = json!({ "case": case.json() });
        self.data(&query, variables).await["whoMayResolve"].take()
    }
}

/// The verdict and the codes of the blockers, as `VERDICT: CODE, CODE`.
pub(crate) fn codes(decision: &Value) -> String {
    let verdict = decision["verdict"].as_str().unwrap();
    let codes: Vec<&str> = decision["blockers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|blocker| blocker["code"].as_str().unwrap())
        .collect();
    if codes.is_empty() {
        verdict.to_owned()
    } else {
        format!("{verdict}: {}", codes.join(", "))
    }
}

/// The first remedy of a kind.
pub(crate) fn remedy<'a>(decision: &'a Value, kind: &str) -> Option<&'a Value> {
    let mut remedies = decision["remedies"].as_array().unwrap().iter();
    remedies.find(|remedy| remedy["kind"] == kind)
}

/// The keys of the people whom all remedies of a kind name.
pub(crate) fn people_asked<'a>(decision: &'a Value, kind: &str) -> Vec<&'a str> {
    let remedies = decision["remedies"].as_array().unwrap().iter();
    remedies
        .filter(|remedy| remedy["kind"] == kind)
        .flat_map(|remedy| remedy["people"].as_array().unwrap())
        .map(|person| person["key"].as_str().unwrap())
        .collect()
}

/// One field of each object of a list.
pub(crate) fn texts<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let list = list.as_array().unwrap().iter();
    list.map(|entry| entry[field].as_str().unwrap()).collect()
}

/// A list of texts.
pub(crate) fn strings(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|entry| entry.as_str().unwrap()).collect()
}

/// The keys of the authorized, in order.
pub(crate) fn authorized(resolution: &Value) -> Vec<&str> {
    let decisions = resolution["authorized"].as_array().unwrap().iter();
    decisions
        .map(|it| it["person"]["key"].as_str().unwrap())
        .collect()
}

/// A decision in a few lines: who by which seat, the verdict, each blocker with its rule and what
/// failed, each remedy with whom it names.
pub(crate) fn told(decision: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let seat = &decision["seat"];
    let mut lines = vec![
        format!(
            "{}, {} {} {}",
            text(&decision["person"]["key"]),
            text(&decision["basis"]),
            text(&seat["role"]["key"]),
            text(&seat["focus"]),
        ),
        text(&decision["verdict"]),
    ];
    let blockers = decision["blockers"].as_array().unwrap().iter();
    lines.extend(blockers.map(|it| {
        let [code, rule, failed] = ["code", "rule", "failed"].map(|field| text(&it[field]));
        format!("  {code} by {rule} {failed}")
    }));
    let remedies = decision["remedies"].as_array().unwrap().iter();
    lines.extend(remedies.map(|it| {
        let people = texts(&it["people"], "key").join(", ");
        format!("- {} {people}", text(&it["kind"]))
    }));
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}
