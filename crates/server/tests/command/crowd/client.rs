//! What clients do, and what came of it. Each goes to a server of its own, and to the next one
//! where that is gone.

use super::{BUSY, CIRCLES, Ids, MEMBERS, SERVERS, Server, person, role, submit, text, try_ask};
use crate::support::{Act, Outcome, until};
use serde_json::{Value, json};
use std::{
    hash::{DefaultHasher, Hasher as _},
    sync::Mutex,
};

/// What is asked of a proposal.
const SHOWN: &str = "query($id: ID!) { node(id: $id) { ... on Proposal { id state version adoptedIn
  proposer { key } history { at event by { key } objectionId }
  versions { number members { key } responses { kind person { key } } }
  objections { id open objector { key } } } } }";

/// A proposal that clients act on.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) id: String,
    circle: usize,
    /// The role that it changes.
    role: usize,
    proposer: String,
}

/// An act that a server answered.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) verb: &'static str,
    pub(super) who: String,
    proposal: String,
    /// The version that it answers, or was sent under.
    pub(super) version: u64,
    pub(super) done: bool,
    again: bool,
}

/// All clients, and the servers that they know.
#[derive(Debug)]
pub(super) struct Crowd {
    addresses: Mutex<Vec<String>>,
    pub(super) token: String,
    ids: Ids,
    pub(super) proposals: Vec<Proposal>,
    sent: Mutex<Vec<Sent>>,
}

impl Crowd {
    /// Begins the proposals that clients act on.
    pub(super) fn begin(servers: &[Server], token: String, ids: Ids) -> Self {
        let addresses = servers.iter().map(|it| it.address.clone()).collect();
        let mut crowd = Self {
            addresses: Mutex::new(addresses),
            token,
            ids,
            proposals: Vec::new(),
            sent: Mutex::default(),
        };
        for (circle, (member, of)) in (0..CIRCLES).flat_map(|it| BUSY.map(|busy| (it, busy))) {
            let proposer = person(circle, member);
            let (_, payload) = crowd.answered(0, &crowd.ids.draft(circle, (member, of)));
            let id = payload["it"]["id"].as_str().unwrap().to_owned();
            let (_, payload) = crowd.answered(0, &submit(&id, &proposer));
            assert_eq!(payload["userErrors"], json!([]));
            crowd.proposals.push(Proposal {
                id,
                circle,
                role: of,
                proposer,
            });
        }
        crowd
    }

    /// A server was started again.
    pub(super) fn moved(&self, server: usize, address: &str) {
        address.clone_into(&mut self.addresses.lock().unwrap()[server]);
    }

    /// What a client does in its turn: mostly it confirms, now and then it objects, lets go,
    /// amends, calls for a meeting. Refused or done: either is an answer.
    pub(super) fn turn(&self, client: usize, turn: usize, seed: u64) {
        let draw = |what: &str, most: usize| {
            let mut drawn = DefaultHasher::new();
            drawn.write(format!("{seed} {client} {turn} {what}").as_bytes());
            usize::try_from(drawn.finish() >> 1).unwrap() % most
        };
        let of = &self.proposals[draw("proposal", self.proposals.len())];
        let who = person(of.circle, draw("who", MEMBERS));
        let shown = self.shown(client, &of.id);
        let name = format!("{client}/{turn}");
        let (verb, who, input) = match draw("dice", 12) {
            0 | 1 => {
                let seat = &self.ids.seats[&who];
                let raised = json!({ "version": shown["version"], "seatId": seat });
                ("objectionRaise", who, raised)
            }
            2 | 3 => {
                let Some((objector, withdrawn)) = open_objections(&shown).next() else {
                    return;
                };
                ("objectionWithdraw", objector, withdrawn)
            }
            4 => {
                let amended = text(&role(of.circle, of.role), &format!("Amended in {name}"));
                ("proposalAmend", of.proposer.clone(), amended)
            }
            5 => ("proposalEscalate", who, json!({})),
            6 | 7 => {
                let caller = escalated_by(&shown).unwrap_or(who);
                ("proposalRelease", caller, json!({}))
            }
            _ => {
                let confirmed = json!({ "version": shown["version"] });
                ("proposalConfirm", who, confirmed)
            }
        };
        self.send(client, (verb, &name), (&who, input), &shown);
    }

    /// Whoever is in the way lets go, and everybody confirms.
    pub(super) fn settle(&self) {
        for of in &self.proposals {
            let name = |what: &str| format!("settle/{}/{what}", of.id);
            let shown = self.shown(0, &of.id);
            if shown["state"] == "ESCALATED"
                && let Some(who) = escalated_by(&shown)
            {
                let release = ("proposalRelease", name("release"));
                self.send(0, (release.0, &release.1), (&who, json!({})), &shown);
            }
            for (objector, withdrawn) in open_objections(&self.shown(0, &of.id)) {
                let of = name(withdrawn["objectionId"].as_str().unwrap());
                self.send(
                    0,
                    ("objectionWithdraw", &of),
                    (&objector, withdrawn),
                    &shown,
                );
            }
            let shown = self.shown(0, &of.id);
            for member in 0..MEMBERS {
                let who = person(of.circle, member);
                let confirmed = json!({ "version": shown["version"] });
                let name = name(&who);
                self.send(0, ("proposalConfirm", &name), (&who, confirmed), &shown);
            }
            let state = &self.shown(0, &of.id)["state"];
            assert!(*state == "ADOPTED" || *state == "CONFLICTED", "{state}");
        }
    }

    fn send(
        &self,
        client: usize,
        (verb, name): (&'static str, &str),
        (who, mut input): (&str, Value),
        shown: &Value,
    ) {
        input["proposalId"] = shown["id"].clone();
        let act = Act::new(verb, name, who, input);
        let (tries, payload) = self.answered(client, &act);
        self.sent.lock().unwrap().push(Sent {
            verb,
            who: who.to_owned(),
            proposal: shown["id"].as_str().unwrap().to_owned(),
            version: shown["version"].as_u64().unwrap(),
            done: payload["userErrors"] == json!([]),
            again: tries > 1,
        });
    }

    /// Sends an act until a server answers, and says how often it was sent.
    fn answered(&self, client: usize, act: &Act) -> (usize, Value) {
        let tries = std::cell::Cell::new(0);
        let payload = until(|| {
            let address = self.address(client + tries.get());
            tries.set(tries.get() + 1);
            match act.payload(&address, &self.token) {
                Ok(payload) => Some(payload),
                Err(Outcome::Lost) => None,
                Err(Outcome::Error(code)) if code == "UNAVAILABLE" || code == "TIMEOUT" => None,
                Err(other) => panic!("{other:?} {act:?}"),
            }
        });
        (tries.get(), payload)
    }

    fn address(&self, number: usize) -> String {
        self.addresses.lock().unwrap()[number % SERVERS].clone()
    }

    /// A proposal as some server shows it.
    fn shown(&self, client: usize, id: &str) -> Value {
        let tries = std::cell::Cell::new(client);
        until(|| {
            let address = self.address(tries.get());
            tries.set(tries.get() + 1);
            self.ask(&address, id)
        })
    }

    /// A proposal as this server shows it.
    pub(super) fn shown_by(&self, address: &str, id: &str) -> Value {
        self.ask(address, id).unwrap()
    }

    fn ask(&self, address: &str, id: &str) -> Option<Value> {
        let body = json!({ "query": SHOWN, "variables": { "id": id } });
        let answer = try_ask(address, &self.token, &body).ok()?;
        let mut body: Value = serde_json::from_str(&answer.body).unwrap();
        assert!(body["errors"].is_null(), "{body}");
        Some(body["data"]["node"].take())
    }

    /// What was sent about a proposal, and done.
    pub(super) fn sent(&self, proposal: &str) -> Vec<Sent> {
        let sent = self.sent.lock().unwrap();
        let done = sent.iter().filter(|it| it.done && it.proposal == proposal);
        done.cloned().collect()
    }

    /// How many acts were sent, or done.
    pub(super) fn count(&self, done: bool) -> usize {
        let sent = self.sent.lock().unwrap();
        sent.iter().filter(|it| it.done || !done).count()
    }

    /// How many had to be sent again.
    pub(super) fn again(&self) -> usize {
        let sent = self.sent.lock().unwrap();
        sent.iter().filter(|it| it.again).count()
    }
}

/// Who has an open objection, and what it takes to let it go.
fn open_objections(shown: &Value) -> impl Iterator<Item = (String, Value)> {
    let all = shown["objections"].as_array().unwrap().iter();
    all.filter(|it| it["open"] == true).map(|it| {
        let objector = it["objector"]["key"].as_str().unwrap();
        (objector.to_owned(), json!({ "objectionId": it["id"] }))
    })
}

/// Who called for a meeting last.
fn escalated_by(shown: &Value) -> Option<String> {
    let mut history = shown["history"].as_array().unwrap().iter().rev();
    let last = history.find(|it| it["event"] == "ESCALATED")?;
    Some(last["by"]["key"].as_str().unwrap().to_owned())
}
