//! The whole table of who may do what in the vectors' organization: a change of a rule shows as a
//! difference of `acts.out`, and a mutation without a line fails.

use super::given::given;
use crate::support::{Served, VECTORS, changed, offer, refusals};
use serde_json::{Value, json};
use std::fmt::Write as _;
use zirkel_testkit::{database::for_each_database, update};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/it/acts.out");

/// Who acts: Ana leads the customer circle and is an admin, Hal is an admin and nothing else, Dee
/// leads support, Eli is asked and holds a seat, the CRM is a machine, alone or for somebody.
const ACTORS: [&str; 9] = [
    "ana",
    "hal",
    "ben",
    "cy",
    "dee",
    "eli",
    "crm",
    "crm for ana",
    "crm for eli",
];

/// An organization in which everything that an act takes as given is there.
struct Stage {
    served: Served,
    offer: String,
    held: String,
}

impl Stage {
    /// A fresh one beside the others.
    async fn beside(first: &Served, count: usize) -> Self {
        let key = format!("key: vectors-{count}\n");
        let file = changed(VECTORS, "key: vectors\n", &key);
        let file = changed(&file, "admins: [ana]", "admins: [ana, hal]");
        let eli = "  - { key: eli, name: Eli }\n";
        let hal = format!("{eli}  - {{ key: hal, name: Hal }}\n");
        let served = first.beside(&changed(&file, eli, &hal)).await;
        let offer = served.offered("ana", "retention", "eli").await;
        let query = "{ organization { person(key: \"eli\") { assignments { nodes { id } } } } }";
        let data = served.data(query, json!({})).await;
        let held = &data["organization"]["person"]["assignments"]["nodes"][0]["id"];
        let gone = json!({ "key": "fay", "name": "Fay" });
        served.done("ana", "personAdd", gone).await;
        let left = json!({ "person": { "key": "fay" }, "on": "2026-05-31" });
        served.done("ana", "personLeave", left).await;
        Self {
            offer,
            held: held.as_str().unwrap().to_owned(),
            served,
        }
    }

    /// A sound input of a mutation; none where the table has no line for it.
    async fn input(&self, verb: &str) -> Option<Value> {
        let offered = json!({ "assignmentId": self.offer });
        let held = json!({ "assignmentId": self.held });
        let person = |key: &str| json!({ "person": { "key": key } });
        Some(match verb {
            "assignmentOffer" => offer("billing", "ben"),
            "assignmentAccept" | "assignmentDecline" | "assignmentWithdraw" => offered,
            "assignmentEnd" | "assignmentResign" | "assignmentRefocus" => held,
            "personAdd" => json!({ "key": "gus", "name": "Gus" }),
            "personChange" => json!({ "person": { "key": "cy" }, "name": "Cyril" }),
            "personLeave" => json!({ "person": { "key": "cy" }, "on": "2026-12-31" }),
            "personReturn" | "personErase" => person("fay"),
            "decisionTypeDefine" => json!({ "key": "waiver.flood", "title": "After a flood" }),
            "decisionTypeRetire" => json!({ "key": "retention" }),
            "serviceAccountRegister" => json!({ "key": "robot", "may": ["ASK"] }),
            "serviceAccountChange" => json!({ "key": "crm", "may": ["ASK"] }),
            "serviceAccountRevoke" => json!({ "key": "crm" }),
            _ => return Box::pin(given(&self.served, verb)).await,
        })
    }

    /// What comes of an act by somebody: `DONE`, or why not.
    async fn outcome(&self, actor: &str, verb: &str, mut input: Value) -> String {
        let who = match actor.split_once(" for ") {
            Some((_, person)) => {
                input["onBehalfOf"] = json!({ "key": person });
                "service:crm"
            }
            None if actor == "crm" => "service:crm",
            None => actor,
        };
        let answer = self.served.send_act(who, verb, &input).await;
        if let Some(error) = answer.errors().first() {
            return error.split(": ").next().unwrap().trim_end().to_owned();
        }
        let refusals = refusals(&answer.data()[verb]);
        if refusals.is_empty() {
            "DONE".to_owned()
        } else {
            refusals.join(", ")
        }
    }
}

#[tokio::test]
async fn who_may_do_what_is_as_checked_in() {
    for_each_database(|url| async move {
        let first = Served::over(&url, VECTORS).await;
        let query = "{ __schema { mutationType { fields { name } } } }";
        let data = first.data(query, json!({})).await;
        let verbs = data["__schema"]["mutationType"]["fields"].clone();
        let mut count = 0;
        let mut table = String::new();
        for verb in verbs.as_array().unwrap() {
            let verb = verb["name"].as_str().unwrap();
            writeln!(table, "{verb}").unwrap();
            let sound = |given: Option<Value>| given.unwrap_or_else(|| panic!("no line: `{verb}`"));
            count += 1;
            let mut stage = Stage::beside(&first, count).await;
            let mut input = sound(stage.input(verb).await);
            for actor in ACTORS {
                let outcome = stage.outcome(actor, verb, input.clone()).await;
                writeln!(table, "  {actor:<11} {outcome}").unwrap();
                if outcome == "DONE" {
                    count += 1;
                    stage = Stage::beside(&first, count).await;
                    input = sound(stage.input(verb).await);
                }
            }
        }
        update::compare(FILE, &table);
    })
    .await;
}
