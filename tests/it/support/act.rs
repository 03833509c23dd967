//! Acts, and how their payloads are read.

use super::{Answer, Served};
use serde_json::{Value, json};

/// What tests ask of an assignment.
const ASSIGNMENT: &str = "assignment { id state role { key } seat { role { key } focus } focus
  person { key } since until resignTerms inForce adoptedIn }";

/// What tests ask of a person.
const PERSON: &str = "person { id key name email externalRefs { system id } partner since left
  present }";

/// What tests ask of a decision type.
const DECISION_TYPE: &str = "decisionType { id key title description spends reversibility
  attributes { name kind values } adoptedIn }";

/// What tests ask of a service account.
const SERVICE_ACCOUNT: &str = "serviceAccount { id key mayAsk mayAct adoptedIn }";

/// What tests ask of a proposal.
const PROPOSAL: &str = "proposal { id state version title circle { key } proposer { key }
  awaits { key } limit adoptedIn reason
  problems { code rule path message } moved { id }
  objections { id state open objector { key } lacking reason }
  amendments { number version } }";

/// What tests ask of an objection.
const OBJECTION: &str = "objection { id state open objector { key } seat { role { key } } version
  lacking reason arguments { criterion text } proposal { id state version } }";

/// What tests ask of a tension.
const TENSION: &str = "tension { id state situation need example outcome by { key }
  seat { id } }";

/// What each verb's payload is about.
fn entity(verb: &str) -> &'static str {
    let of = |noun: &str| verb.starts_with(noun);
    if of("assignment") {
        ASSIGNMENT
    } else if of("person") {
        PERSON
    } else if of("decisionType") {
        DECISION_TYPE
    } else if of("proposal") {
        PROPOSAL
    } else if of("officer") || of("surrogate") || of("representation") {
        "circle { id key }"
    } else if of("tension") {
        TENSION
    } else if of("objection") {
        OBJECTION
    } else {
        SERVICE_ACCOUNT
    }
}

/// The document of an act.
fn document(verb: &str) -> String {
    let (first, rest) = verb.split_at(1);
    let input = format!("{}{rest}Input", first.to_uppercase());
    let entity = entity(verb);
    format!(
        "mutation($input: {input}!) {{ {verb}(input: $input) {{ {entity} revision clientMutationId
           userErrors {{ code rule path message element {{ __typename id }}
             remedies {{ kind message people {{ key }} }} }} }} }}"
    )
}

impl Served {
    /// Sends an act as somebody.
    pub(crate) async fn send_act(&self, who: &str, verb: &str, input: &Value) -> Answer {
        let variables = json!({ "input": input });
        self.ask(&self.token(who), &document(verb), variables).await
    }

    /// The payload of an act that could be judged.
    #[track_caller]
    pub(crate) fn act(
        &self,
        who: &str,
        verb: &str,
        input: Value,
    ) -> impl Future<Output = Value> + Send + use<> {
        let (served, who, verb) = (self.clone(), who.to_owned(), verb.to_owned());
        async move {
            let answer = served.send_act(&who, &verb, &input).await;
            answer.data()[&verb].take()
        }
    }

    /// An act that is to be done; its payload.
    pub(crate) async fn done(&self, who: &str, verb: &str, input: Value) -> Value {
        let payload = self.act(who, verb, input.clone()).await;
        assert_eq!(refusals(&payload), [] as [String; 0], "{verb} {input}");
        payload
    }

    /// An act that is to be refused; why, each as `CODE RULE path`.
    pub(crate) async fn refused(&self, who: &str, verb: &str, input: Value) -> Vec<String> {
        let payload = self.act(who, verb, input.clone()).await;
        let refusals = refusals(&payload);
        assert!(!refusals.is_empty(), "{verb} {input}: {payload}");
        refusals
    }

    /// The errors of an act that cannot be judged, each as `CODE path: message`.
    pub(crate) async fn faults(&self, who: &str, verb: &str, input: Value) -> Vec<String> {
        let errors = self.send_act(who, verb, &input).await.errors();
        assert!(!errors.is_empty(), "{verb} {input}");
        errors
    }

    /// The newest revision.
    pub(crate) async fn revision(&self) -> i64 {
        let data = self.data("{ organization { revision } }", json!({})).await;
        data["organization"]["revision"].as_i64().unwrap()
    }

    /// Asks a person to hold a role, and gives the id of the offer.
    pub(crate) async fn offered(&self, by: &str, role: &str, person: &str) -> String {
        let input = offer(role, person);
        let payload = self.done(by, "assignmentOffer", input).await;
        payload["assignment"]["id"].as_str().unwrap().to_owned()
    }

    /// Puts a person into a role, and gives the id of the assignment.
    pub(crate) async fn assigned(&self, by: &str, role: &str, person: &str) -> String {
        let mut input = offer(role, person);
        input["agreed"] = json!(true);
        let payload = self.done(by, "assignmentOffer", input).await;
        assert_eq!(payload["assignment"]["state"], "ACTIVE");
        payload["assignment"]["id"].as_str().unwrap().to_owned()
    }
}

/// The input of an offer of a whole role.
pub(crate) fn offer(role: &str, person: &str) -> Value {
    json!({ "role": { "key": role }, "person": { "key": person } })
}

/// Why an act was refused, each reason as `CODE RULE path`.
pub(crate) fn refusals(payload: &Value) -> Vec<String> {
    let errors = payload["userErrors"].as_array().unwrap().iter();
    let line = |error: &Value| {
        let path = error["path"].as_array().unwrap().iter();
        let path: Vec<&str> = path.map(|it| it.as_str().unwrap()).collect();
        let rule = error["rule"].as_str().unwrap_or("-");
        let line = format!(
            "{} {rule} {}",
            error["code"].as_str().unwrap(),
            path.join(".")
        );
        line.trim_end().to_owned()
    };
    errors.map(line).collect()
}
