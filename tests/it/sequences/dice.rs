//! Acts drawn at random: by anybody, on anything, mostly lawful.

use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Value, json};

/// Roles of the vectors.
const ROLES: &[&str] = &[
    "care",
    "care",
    "retention",
    "retention",
    "billing",
    "support",
    "agent",
    "customer",
];
/// Keys of decision types, some of the vectors.
const TYPES: &[&str] = &[
    "waiver",
    "waiver.late_fee",
    "credit",
    "gift",
    "gift.small",
    "retention",
];
/// Keys of service accounts.
const ACCOUNTS: &[&str] = &["crm", "robot", "wallboard"];
/// People who come to be.
const OTHERS: &[&str] = &["fay", "gus", "hal"];
/// Who leads the circle, and is the admin.
const LEAD: &str = "ana";
const REGIONS: &[&str] = &["EMEA", "APAC", "AMER"];

/// What is drawn from, and what was learnt.
pub(super) struct Dice {
    random: StdRng,
    people: Vec<String>,
    /// Ids, each with its person's key.
    assignments: Vec<(String, String)>,
    hours: u32,
}

/// Who acts, the verb, and its input.
type Act = (String, &'static str, Value);

impl Dice {
    pub(super) fn of(seed: u64) -> Self {
        let people = ["ana", "ana", "ana", "ben", "cy", "dee", "eli"];
        Self {
            random: StdRng::seed_from_u64(seed),
            people: people.map(str::to_owned).to_vec(),
            assignments: Vec::new(),
            hours: 0,
        }
    }

    /// Takes an answer's assignment down, to be acted on again.
    pub(super) fn learn(&mut self, payload: &Value) {
        let assignment = &payload["assignment"];
        let whose = assignment["person"]["key"].as_str().map(str::to_owned);
        let id = assignment["id"].as_str().map(str::to_owned);
        self.assignments.extend(id.zip(whose));
        // The last ones are still what they were.
        let old = self.assignments.len().saturating_sub(6);
        self.assignments.drain(..old);
    }

    /// The moment of the next act: a while after the last one.
    pub(super) fn later(&mut self) -> String {
        self.hours += [0, 0, 1, 5, 30][self.random.random_range(0..5)];
        format!("{}T{:02}:00:00Z", self.date(0), self.hours % 24)
    }

    /// So many days after that of the next act.
    fn date(&self, ahead: u32) -> String {
        let days = self.hours.div_euclid(24) + ahead;
        let months = 5 + days.div_euclid(28);
        let (year, month, day) = (2026 + months.div_euclid(12), months % 12 + 1, days % 28 + 1);
        format!("{year}-{month:02}-{day:02}")
    }

    fn day(&mut self) -> Value {
        let ahead = [None, None, Some(0), Some(3), Some(40)][self.random.random_range(0..5)];
        ahead.map_or(Value::Null, |days| json!(self.date(days)))
    }

    fn one(&mut self, of: &[&str]) -> String {
        (*of.choose(&mut self.random).unwrap()).to_owned()
    }

    fn person(&mut self) -> String {
        self.people.choose(&mut self.random).unwrap().clone()
    }

    fn odds(&mut self, of: f64) -> bool {
        self.random.random_bool(of)
    }

    fn focus(&mut self) -> Value {
        if self.odds(0.6) {
            return Value::Null;
        }
        let region = self.one(REGIONS);
        json!({ "text": region, "when": [
            { "attribute": "region", "operator": "IN", "values": [{ "text": region }] }] })
    }

    /// The next act.
    pub(super) fn act(&mut self) -> Act {
        let (mut who, verb, mut input) = match self.random.random_range(0..20) {
            0..=4 => self.offer(),
            5..=10 if !self.assignments.is_empty() => self.on_assignment(),
            11..=14 => self.on_person(),
            15 | 16 => self.on_decision_type(),
            17 | 18 => self.on_service_account(),
            _ => self.addition(),
        };
        if self.odds(0.1) {
            who = self.person();
        }
        if self.odds(0.1) {
            input["onBehalfOf"] = json!({ "key": who });
            who = format!("service:{}", self.one(ACCOUNTS));
        }
        if self.odds(0.1) {
            input["clientMutationId"] = json!(self.one(&["one", "two", "three"]));
        }
        (who, verb, input)
    }

    fn offer(&mut self) -> Act {
        let input = json!({
            "role": { "key": self.one(ROLES) },
            "person": { "key": self.person() },
            "focus": self.focus(),
            "since": self.day(),
            "until": self.day(),
            "resignTerms": self.odds(0.2).then_some("After a handover of a month"),
            "agreed": self.odds(0.5),
        });
        (LEAD.to_owned(), "assignmentOffer", input)
    }

    fn on_assignment(&mut self) -> Act {
        let (id, whose) = self.assignments.choose(&mut self.random).unwrap().clone();
        let lead = LEAD.to_owned();
        let (who, verb) = match self.random.random_range(0..9) {
            0..=3 => (whose, "assignmentAccept"),
            4 => (whose, "assignmentDecline"),
            5 => (lead, "assignmentWithdraw"),
            6 => (lead, "assignmentEnd"),
            7 => (whose, "assignmentResign"),
            _ => (lead, "assignmentRefocus"),
        };
        let mut input = json!({ "assignmentId": id });
        if verb == "assignmentRefocus" {
            input["focus"] = self.focus();
            input["agreed"] = json!(self.odds(0.8));
        }
        (who, verb, input)
    }

    fn on_person(&mut self) -> Act {
        let person = self.person();
        // Without admins nothing of this goes on.
        let person = if person == LEAD {
            self.one(OTHERS)
        } else {
            person
        };
        let whom = json!({ "person": { "key": person } });
        match self.random.random_range(0..10) {
            0 | 1 => {
                let mut input = whom;
                input["on"] = json!(self.date(0));
                (LEAD.to_owned(), "personLeave", input)
            }
            2..=5 => (LEAD.to_owned(), "personReturn", whom),
            6 => (LEAD.to_owned(), "personErase", whom),
            _ => {
                let mut input = whom;
                input["name"] = json!(self.one(&["Somebody", "Someone Else"]));
                input["partner"] = json!(self.odds(0.7));
                input["email"] = json!(self.odds(0.5).then(|| format!("{person}@new.example")));
                (LEAD.to_owned(), "personChange", input)
            }
        }
    }

    fn on_decision_type(&mut self) -> Act {
        let key = self.one(TYPES);
        if self.odds(0.3) {
            return (LEAD.to_owned(), "decisionTypeRetire", json!({ "key": key }));
        }
        let input = json!({
            "key": key,
            "title": self.one(&["A title", "Another one"]),
            "spends": self.odds(0.5),
            "attributes": [{ "name": "region", "kind": "ONE_OF", "values": REGIONS }],
        });
        (LEAD.to_owned(), "decisionTypeDefine", input)
    }

    fn on_service_account(&mut self) -> Act {
        let key = self.one(ACCOUNTS);
        let may = [json!(["ASK"]), json!(["ACT"]), json!(["ASK", "ACT"])];
        let may = may.choose(&mut self.random).unwrap().clone();
        match self.random.random_range(0..4) {
            0 => (
                LEAD.to_owned(),
                "serviceAccountRevoke",
                json!({ "key": key }),
            ),
            1 => (
                LEAD.to_owned(),
                "serviceAccountChange",
                json!({ "key": key, "may": may }),
            ),
            _ => (
                LEAD.to_owned(),
                "serviceAccountRegister",
                json!({ "key": key, "may": may }),
            ),
        }
    }

    fn addition(&mut self) -> Act {
        let key = self.one(OTHERS);
        let input = json!({
            "key": key,
            "name": key.to_uppercase(),
            "partner": self.odds(0.7),
            "since": self.day(),
            "external": [{ "system": "crm", "id": format!("u-{key}") }],
        });
        if !self.people.contains(&key) {
            self.people.push(key);
        }
        (LEAD.to_owned(), "personAdd", input)
    }
}
