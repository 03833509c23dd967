//! What a proposal says happened to it, told over again by itself: who was heard of which version,
//! what stood in the way, what it came to.

use super::client::Sent;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A proposal as a server shows it.
#[derive(Debug, PartialEq)]
pub(super) struct Told(Value);

/// What was said so far.
#[derive(Debug, Default)]
struct Replay {
    version: u64,
    /// Who has no objection to the version.
    said: BTreeSet<String>,
    open: BTreeSet<String>,
    silent: bool,
}

impl Told {
    pub(super) const fn new(shown: Value) -> Self {
        Self(shown)
    }

    pub(super) fn id(&self) -> &str {
        self.0["id"].as_str().unwrap()
    }

    fn history(&self) -> &[Value] {
        self.0["history"].as_array().unwrap()
    }

    /// Nobody spoke: the limit passed, once, and it was adopted, once. The revision.
    pub(super) fn was_silent(&self) -> Option<u64> {
        let events: Vec<&Value> = self.history().iter().map(|it| &it["event"]).collect();
        assert_eq!(events, ["OPENED", "LAPSED", "ADOPTED"]);
        self.0["adoptedIn"].as_u64()
    }

    /// It follows from what was sent and done, each act once, and was adopted only by everybody
    /// and against nobody. The revision, if it was adopted.
    pub(super) fn holds(&self, sent: &[Sent]) -> Option<u64> {
        let mut replay = Replay::default();
        let mut times: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut adopted = false;
        for entry in self.history() {
            assert!(!adopted, "nothing comes after an adoption: {self:?}");
            let event = entry["event"].as_str().unwrap();
            let by = entry["by"]["key"].as_str().unwrap_or_default();
            *times.entry((event.to_owned(), by.to_owned())).or_default() += 1;
            if event == "ADOPTED" {
                self.is_agreed(&replay);
                adopted = true;
            }
            replay.take(event, by, entry, sent);
        }
        assert_eq!(self.0["version"], replay.version);
        self.counts(&replay);
        self.each_once(&times, sent);
        assert_eq!(adopted, self.0["state"] == "ADOPTED");
        self.0["adoptedIn"].as_u64()
    }

    /// Everybody has no objection to this version, and nothing stands in the way.
    fn is_agreed(&self, replay: &Replay) {
        assert!(replay.open.is_empty(), "{replay:?} {self:?}");
        let versions = self.0["versions"].as_array().unwrap();
        let members = versions.last().unwrap()["members"].as_array().unwrap();
        for it in members {
            let who = it["key"].as_str().unwrap();
            let agreed = replay.silent || who == self.0["proposer"]["key"];
            assert!(agreed || replay.said.contains(who), "{who}: {self:?}");
        }
    }

    /// Of the last version those are heard who spoke under it, and nobody else.
    fn counts(&self, replay: &Replay) {
        let versions = self.0["versions"].as_array().unwrap();
        let responses = versions.last().unwrap()["responses"].as_array().unwrap();
        let confirmed = responses.iter().filter(|it| it["kind"] == "CONFIRMED");
        let confirmed = confirmed.map(|it| it["person"]["key"].as_str().unwrap().to_owned());
        let counted: BTreeSet<String> = confirmed.collect();
        assert_eq!(counted, replay.said, "{self:?}");
    }

    /// Whatever was done is told once.
    fn each_once(&self, times: &BTreeMap<(String, String), usize>, sent: &[Sent]) {
        let told = |event: &str, who: &str| {
            let key = (event.to_owned(), who.to_owned());
            times.get(&key).copied().unwrap_or_default()
        };
        let proposer = self.0["proposer"]["key"].as_str().unwrap();
        let people = self.0["versions"][0]["members"].as_array().unwrap();
        for who in people.iter().map(|it| it["key"].as_str().unwrap()) {
            let done = |verb: &str| {
                let acts = sent.iter().filter(|it| it.verb == verb && it.who == who);
                acts.count()
            };
            let pairs = [
                ("objectionRaise", "OBJECTION_RAISED", 0),
                ("objectionWithdraw", "OBJECTION_WITHDRAWN", 0),
                ("proposalEscalate", "ESCALATED", 0),
                ("proposalRelease", "RELEASED", 0),
                // It was submitted, too.
                ("proposalAmend", "OPENED", usize::from(who == proposer)),
            ];
            for (verb, event, more) in pairs {
                let (done, told) = (done(verb), told(event, who));
                assert_eq!(done + more, told, "{verb} of {who}: {self:?}");
            }
            // Who had said so already is not told again.
            assert!(
                told("CONFIRMED", who) <= done("proposalConfirm"),
                "{self:?}"
            );
        }
    }
}

impl Replay {
    fn take(&mut self, event: &str, by: &str, entry: &Value, sent: &[Sent]) {
        let about = || entry["objectionId"].as_str().unwrap().to_owned();
        match event {
            "OPENED" => {
                self.version += 1;
                self.said.clear();
            }
            "REOPENED" => self.said.clear(),
            "CONFIRMED" => {
                let version = self.version;
                let mut acts = sent.iter().filter(|it| it.verb == "proposalConfirm");
                let is_sent = acts.any(|it| it.who == by && it.version == version);
                assert!(is_sent, "{by} did not confirm version {version}");
                assert!(self.said.insert(by.to_owned()), "{by} is told twice");
            }
            "OBJECTION_RAISED" => {
                self.said.remove(by);
                assert!(self.open.insert(about()), "{entry}");
            }
            "OBJECTION_WITHDRAWN" | "OBJECTION_CLOSED" => {
                assert!(self.open.remove(&about()), "{entry}");
            }
            "LAPSED" => self.silent = true,
            "ESCALATED" | "RELEASED" | "INTEGRATING" | "CONFLICTED" | "ADOPTED" => {}
            other => panic!("{other} is told of {entry}, and nobody did that"),
        }
    }
}
