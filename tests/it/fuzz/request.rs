//! A random request around a random document: mostly a right one, sometimes broken somewhere.

use super::{
    document::{Document, Writer},
    schema::Schema,
};
use crate::support::{Answer, Served};
use axum::{
    body::Body,
    http::{Request, request},
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt, fmt::Write as _};

/// Who asks.
const CALLERS: &[&str] = &["jonas.weber", "lena.hoffmann", "service:crm"];

/// How many of the ids that were shown are remembered.
const MOST_IDS: usize = 2_000;

/// Makes requests.
#[derive(Debug)]
pub(crate) struct Requests {
    random: StdRng,
    schema: Schema,
    ids: Vec<String>,
    known: BTreeSet<String>,
}

/// An address is shorter, or the client's library refuses it.
const LONGEST: usize = 65_000;

/// A request that can be shown and sent.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Made {
    /// To be sent.
    pub(crate) fn request(&self) -> Request<Body> {
        let start = Request::builder().method(self.method).uri(&self.path);
        let headers = self.headers.iter();
        let whole: request::Builder =
            headers.fold(start, |made, (name, value)| made.header(*name, value));
        whole.body(Body::from(self.body.clone())).unwrap()
    }
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method, self.path)?;
        for (name, value) in self
            .headers
            .iter()
            .filter(|(name, _)| *name != "authorization")
        {
            writeln!(f, "{name}: {value}")?;
        }
        f.write_str(&String::from_utf8_lossy(&self.body))
    }
}

impl Requests {
    /// Of the schema that a server tells.
    pub(crate) async fn of(served: &Served, seed: u64) -> Self {
        Self {
            random: StdRng::seed_from_u64(seed),
            schema: Schema::of(served).await,
            ids: Vec::new(),
            known: BTreeSet::new(),
        }
    }

    /// Remembers the ids that an answer shows.
    pub(crate) fn learn(&mut self, answer: &Answer) {
        if self.ids.len() >= MOST_IDS {
            return;
        }
        for word in answer.text.split('"') {
            let is_id = word.len() < 60
                && word.rsplit_once('_').is_some_and(|(_, id)| id.len() == 26)
                && self.known.insert(word.to_owned());
            if is_id {
                self.ids.push(word.to_owned());
            }
        }
    }

    /// The next request; not one whose address no client could send.
    pub(crate) fn next(&mut self, served: &Served) -> Made {
        loop {
            let made = self.any(served);
            if made.path.len() < LONGEST {
                return made;
            }
        }
    }

    fn any(&mut self, served: &Served) -> Made {
        let writer = Writer {
            schema: &self.schema,
            random: &mut self.random,
            ids: &self.ids,
            declared: Vec::new(),
            document: Document::default(),
        };
        let mut document = writer.document();
        if self.random.random_ratio(1, 8) {
            document.text = self.broken(&document.text);
        }
        let token = served.token(CALLERS.choose(&mut self.random).unwrap());
        let mut headers = vec![("authorization", format!("Bearer {token}"))];
        if self.random.random_ratio(1, 60) {
            headers[0].1 = self
                .broken(&headers[0].1)
                .replace(|c: char| !c.is_ascii_graphic(), "");
        }
        let accepts = [
            "application/json",
            "application/graphql-response+json",
            "*/*",
            "image/png",
            "application/*;q=0.3, application/json;q=x",
            "gibberish",
        ];
        let usual = self.random.random_range(0..2);
        let accept = if self.random.random_ratio(1, 30) {
            accepts.choose(&mut self.random).unwrap()
        } else {
            accepts[usual]
        };
        headers.push(("accept", (*accept).to_owned()));
        if self.random.random_ratio(1, 5) && document.text.len() < 6_000 {
            self.by_get(&document, headers)
        } else {
            self.by_post(&document, headers)
        }
    }

    fn by_get(&mut self, document: &Document, mut headers: Vec<(&'static str, String)>) -> Made {
        let variables = Value::Object(document.variables.clone()).to_string();
        let mut path = format!("/graphql?query={}", escaped(&document.text));
        if !document.variables.is_empty() {
            path += "&variables=";
            path += &escaped(&variables);
        }
        if self.random.random_ratio(1, 20) {
            headers.push(("if-none-match", "*".to_owned()));
        }
        Made {
            method: "GET",
            path,
            headers,
            body: Vec::new(),
        }
    }

    fn by_post(&mut self, document: &Document, mut headers: Vec<(&'static str, String)>) -> Made {
        let mut body = json!({ "query": document.text, "variables": document.variables });
        if self.random.random_ratio(1, 15) {
            let (name, value) = self.odd_member();
            body[name] = value;
        }
        let mut body = body.to_string();
        if self.random.random_ratio(1, 25) {
            body = self.broken(&body);
        }
        let mut body = body.into_bytes();
        if self.random.random_ratio(1, 100) && !body.is_empty() {
            let place = self.random.random_range(0..body.len());
            body[place] = self.random.random();
        }
        let kind = if self.random.random_ratio(1, 60) {
            "text/plain"
        } else {
            "application/json"
        };
        headers.push(("content-type", kind.to_owned()));
        let path = "/graphql".to_owned();
        Made {
            method: "POST",
            path,
            headers,
            body,
        }
    }

    fn odd_member(&mut self) -> (&'static str, Value) {
        let hash = |hash: &str| json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } });
        let odd = [
            ("operationName", json!("Fuzz")),
            ("operationName", json!(7)),
            ("operationName", json!("")),
            ("variables", json!([])),
            ("variables", json!({})),
            (
                "variables",
                json!({ "v0": null, "unused": { "deep": [[[[]]]] } }),
            ),
            ("extensions", json!({ "tracing": true })),
            ("extensions", hash(&"a".repeat(64))),
            ("extensions", hash("x")),
            ("query", json!(null)),
            ("query", json!("")),
            ("unknown", json!(1)),
        ];
        odd.choose(&mut self.random).unwrap().clone()
    }

    /// A text with something cut out, doubled, or put in.
    fn broken(&mut self, text: &str) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        for _ in 0..self.random.random_range(1..=3) {
            if letters.is_empty() {
                break;
            }
            let from = self.random.random_range(0..letters.len());
            let to = (from + self.random.random_range(0..12)).min(letters.len());
            match self.random.random_range(0..4) {
                0 => drop(letters.drain(from..to)),
                1 => {
                    let again = letters[from..to].to_vec();
                    letters.splice(from..from, again);
                }
                2 => letters.truncate(from),
                _ => {
                    let odd = [
                        '{', '}', '(', ')', '[', ']', '"', '$', '!', '@', '#', '\u{0}', 'é', '\\',
                        ':',
                    ];
                    letters.insert(from, *odd.choose(&mut self.random).unwrap());
                }
            }
        }
        letters.into_iter().collect()
    }
}

/// A text as a value in a query string.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        write!(all, "%{byte:02x}").unwrap();
        all
    })
}
