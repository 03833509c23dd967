//! Acts for many at once. A life is a person who is taken in, asked, known elsewhere and released,
//! a step at a time, and then the next person; no life stands in another's way.

use super::{SECRET, Server, Zirkel, try_ask};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_testkit::database::setting;

/// How many steps one person's part of a life has.
pub(crate) const STEPS: usize = 6;

/// An organization whose CRM acts for Ana: she is an admin, and assigns the role `desk`.
pub(crate) fn lively() -> &'static str {
    "\
zirkel: 1
organization: { key: o, name: One, currency: EUR, admins: [ana] }
service_accounts: [{ key: crm, may: [ask, act] }]
people: [{ key: ana, name: Ana }, { key: ben, name: Ben }]
decision_types: [{ key: late, title: Make up for being late, spends: no, reversibility: easy }]
anchor:
  key: company
  name: Company
  purpose: Being here
  inside:
    roles:
      - key: shop
        name: Shop
        purpose: Whoever comes in is served
        filled_by: [ana]
        inside:
          roles:
            - key: desk
              name: Desk
              purpose: Whoever calls is helped
              accountabilities: [{ text: Making up, covers: [{ decision: late }] }]
              filled_by: [ben]
"
}

/// A token of the CRM of [`lively`].
pub(crate) fn token_of_crm() -> String {
    let arguments = ["token", "--organization", "o", "--service", "crm"];
    let ran = Zirkel::new(arguments).signing(SECRET).run();
    ran.ends(0).out.trim().to_owned()
}

/// A number among the settings of the test run.
pub(crate) fn number_of(name: &str) -> Option<u64> {
    Some(setting(name)?.parse().unwrap())
}

/// A mutation under a name of its own, to be sent once or again.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    verb: &'static str,
    body: Value,
}

/// What comes of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done, and the server said so: the revision and the id of what it was about.
    Done(u64, String),
    /// An error with this code.
    Error(String),
    /// No answer came.
    Lost,
}

impl Act {
    /// One that the CRM sends for somebody, under this name.
    pub(crate) fn new(verb: &'static str, name: &str, whom: &str, mut input: Value) -> Self {
        input["clientMutationId"] = json!(name);
        input["onBehalfOf"] = json!({ "key": whom });
        let (first, rest) = verb.split_at(1);
        let nouns = [
            "assignment",
            "person",
            "decisionType",
            "proposal",
            "objection",
        ];
        let entity = nouns.into_iter().find(|noun| verb.starts_with(noun));
        let entity = entity.unwrap();
        let query = format!(
            "mutation($input: {}{rest}Input!) {{ {verb}(input: $input) {{
               it: {entity} {{ id }} revision userErrors {{ code message }} }} }}",
            first.to_uppercase()
        );
        let body = json!({ "query": query, "variables": { "input": input } });
        Self { verb, body }
    }

    /// Whether a revision comes of it; outside ids are not in the record.
    pub(crate) fn makes_revision(&self) -> bool {
        self.verb != "personChange"
    }

    /// Sends it. Whatever comes back is an answer of the API; a refusal is a mistake of the test.
    #[track_caller]
    pub(crate) fn send(&self, address: &str, token: &str) -> Outcome {
        let payload = match self.payload(address, token) {
            Ok(payload) => payload,
            Err(outcome) => return outcome,
        };
        assert_eq!(payload["userErrors"], json!([]), "{self:?}");
        let id = payload["it"]["id"].as_str().unwrap();
        Outcome::Done(payload["revision"].as_u64().unwrap(), id.to_owned())
    }

    /// Sends it, and gives what the server says of it, also where it is refused.
    #[track_caller]
    pub(crate) fn payload(&self, address: &str, token: &str) -> Result<Value, Outcome> {
        let Ok(answer) = try_ask(address, token, &self.body) else {
            return Err(Outcome::Lost);
        };
        self.read(&answer.body)
    }

    /// What an answer's body says of it.
    #[track_caller]
    pub(crate) fn read(&self, body: &str) -> Result<Value, Outcome> {
        let mut body: Value =
            serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"));
        if let Some(error) = body["errors"].get(0) {
            let code = error["extensions"]["code"].as_str();
            let code = code.unwrap_or_else(|| panic!("{body}"));
            return Err(Outcome::Error(code.to_owned()));
        }
        Ok(body["data"][self.verb].take())
    }

    /// What it says over HTTP.
    pub(crate) const fn body(&self) -> &Value {
        &self.body
    }
}

/// A life and how far it has come.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    number: usize,
    /// How many people's parts are over.
    person: usize,
    /// How many steps are done, of all people.
    pub(crate) done: usize,
    assignment: String,
}

impl Life {
    /// One that has not begun.
    pub(crate) const fn new(number: usize) -> Self {
        Self {
            number,
            person: 0,
            done: 0,
            assignment: String::new(),
        }
    }

    /// The act of its next step; the same until that is done.
    pub(crate) fn next(&self) -> Act {
        let key = key(self.number, self.person);
        let person = json!({ "key": key });
        let given = json!({ "assignmentId": self.assignment });
        let (verb, whom, input) = match self.done % STEPS {
            0 => ("personAdd", "ana", json!({ "key": key, "name": "One" })),
            1 => (
                "assignmentOffer",
                "ana",
                json!({ "role": { "key": "desk" }, "person": person }),
            ),
            2 => ("assignmentAccept", key.as_str(), given),
            3 => (
                "personChange",
                "ana",
                json!({ "person": person, "external": [{ "system": "crm", "id": key }] }),
            ),
            4 => ("assignmentEnd", "ana", given),
            _ => (
                "decisionTypeDefine",
                "ana",
                json!({ "key": key, "title": "One", "spends": false, "reversibility": "EASY" }),
            ),
        };
        Act::new(verb, &format!("{}/{}", self.number, self.done), whom, input)
    }

    /// Takes note that the next step is done, and of the thing that it was about.
    pub(crate) fn did(&mut self, subject: &str) {
        if self.done % STEPS == 1 {
            subject.clone_into(&mut self.assignment);
        }
        self.done += 1;
        if self.done.is_multiple_of(STEPS) {
            self.person += 1;
        }
    }
}

/// The key of a life's person.
fn key(life: usize, person: usize) -> String {
    format!("p{life}_{person}")
}

/// What a server shows of all lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct There {
    /// The newest revision.
    pub(crate) revision: u64,
    people: BTreeMap<String, Value>,
    topics: BTreeSet<String>,
}

impl There {
    /// Asks a server for everything. A writer that was killed may still be heard of by the
    /// database meanwhile; then it asks again.
    pub(crate) fn read(server: &Server, token: &str) -> Self {
        const AGAIN: usize = 100;
        let mut read = (0..AGAIN).find_map(|_| Self::read_once(server, token));
        read.take().expect("the record moves while it is read")
    }

    fn read_once(server: &Server, token: &str) -> Option<Self> {
        let fields = "key externalRefs { id } offers(first: 3) { nodes { id } }
          assignments(first: 3) { nodes { id state } }";
        let (revision, people) = all(server, token, "people", fields)?;
        let (again, topics) = all(server, token, "decisionTypes", "key")?;
        let key = |it: &Value| it["key"].as_str().unwrap().to_owned();
        (revision == again).then(|| Self {
            revision,
            people: people.iter().map(|it| (key(it), it.clone())).collect(),
            topics: topics.iter().map(key).collect(),
        })
    }

    /// How many steps of a life are there, one after the other and none in part.
    #[track_caller]
    pub(crate) fn steps(&self, life: &Life) -> usize {
        let of = |person| self.steps_of(life, &key(life.number, person));
        let person = (0..=life.person + 1).find(|person| of(*person) < STEPS);
        let person = person.unwrap();
        assert_eq!(of(person + 1), 0, "{life:?}");
        person * STEPS + of(person)
    }

    #[track_caller]
    fn steps_of(&self, life: &Life, key: &str) -> usize {
        let topic = self.topics.contains(key);
        let Some(person) = self.people.get(key) else {
            assert!(!topic, "{life:?}: {key} is nobody");
            return 0;
        };
        let only = |list: &Value| {
            let nodes = list["nodes"].as_array().unwrap();
            assert!(nodes.len() < 2, "{life:?}: twice in {person}");
            nodes.first().cloned()
        };
        let (offer, held) = (only(&person["offers"]), only(&person["assignments"]));
        let known = person["externalRefs"][0]["id"] == key;
        let is = |it: &Option<Value>| it.is_some();
        match (is(&offer), is(&held), known, topic) {
            (false, false, false, false) => 1,
            (true, false, false, false) => 2,
            (false, true, false, false) => 3,
            (false, true, true, false) => 4,
            (false, false, true, false) => 5,
            (false, false, true, true) => 6,
            _ => panic!("{life:?} is half there: {person}, {topic}"),
        }
    }
}

/// A list of the organization, page by page, and the revision that it was read at; none where the
/// record moved meanwhile.
fn all(server: &Server, token: &str, list: &str, fields: &str) -> Option<(u64, Vec<Value>)> {
    let (mut found, mut after) = (Vec::new(), Value::Null);
    loop {
        let query = format!(
            "query($after: String) {{ organization {{ revision
               {list}(first: 100, after: $after) {{ nodes {{ {fields} }}
                 pageInfo {{ hasNextPage endCursor }} }} }} }}"
        );
        let body = json!({ "query": query, "variables": { "after": after } });
        let answer = try_ask(&server.address, token, &body).unwrap();
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        let error = &body["errors"][0];
        if error["extensions"]["code"] == "MALFORMED" && !after.is_null() {
            return None;
        }
        assert!(error.is_null(), "{body}");
        let organization = &body["data"]["organization"];
        let page = &organization[list];
        found.extend(page["nodes"].as_array().unwrap().iter().cloned());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return Some((organization["revision"].as_u64().unwrap(), found));
        }
    }
}
