//! `kill -9` of a server between any two statements of an adoption: it is adopted wholly or not at
//! all, and the confirmation sent again is done once.

use crate::support::{
    Act, Outcome, SECRET, Server, Zirkel, import, lively, token_of_crm, try_ask, written,
};
use serde_json::{Value, json};
use zirkel_testkit::database::{Database, Schema};

/// The setting of the tests' program at which step of a write it dies: the first is that it has
/// begun, each statement is one, and the last is that it is committed.
const DIES_AFTER: &str = "ZIRKEL_TEST_DIES_AFTER";

/// An adoption has fewer steps.
const MANY: usize = 200;

#[tokio::test]
async fn an_adoption_on_sqlite_is_whole_or_nothing_wherever_it_is_killed() {
    let database = Database::sqlite(Schema::Migrated).await;
    killed_everywhere("SQLite", database.url());
}

#[tokio::test]
async fn an_adoption_on_postgres_is_whole_or_nothing_wherever_it_is_killed() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    killed_everywhere("PostgreSQL", database.url());
    database.remove().await;
}

fn serve(url: &str) -> Zirkel {
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
    serve.on(url).signing(SECRET)
}

fn killed_everywhere(name: &str, url: &str) {
    let folder = tempfile::tempdir().unwrap();
    import(url, &written(folder.path(), "o.yaml", lively()));
    let mut stage = Stage::over(url);
    let (mut nothing, mut whole) = (0, 0);
    for step in 1..MANY {
        stage.propose(step);
        let before = stage.picture();
        stage.server.kill();
        stage.server = Server::start(serve(url).with(DIES_AFTER, &step.to_string()));
        if stage.confirm() != Outcome::Lost {
            stage.is_adopted(&before);
            say(&format!(
                "{name}: killed after each of the {} steps of an adoption, {nothing} times nothing \
                 of it was there, {whole} times all of it",
                step - 1
            ));
            Zirkel::new(["check"]).on(url).run().ends(0);
            assert!(nothing > 0 && whole > 0);
            return;
        }
        stage.server.was_killed();
        Zirkel::new(["check"]).on(url).run().ends(0);
        stage.server = Server::start(serve(url));
        if stage.picture() == before {
            nothing += 1;
        } else {
            stage.is_adopted(&before);
            whole += 1;
        }
        for _ in 0..2 {
            let done = Outcome::Done(before.revision() + 1, stage.proposal.clone());
            assert_eq!(stage.confirm(), done);
            stage.is_adopted(&before);
        }
    }
    panic!("an adoption has more than {MANY} steps");
}

/// A server, and a proposal that lacks one confirmation.
struct Stage {
    server: Server,
    token: String,
    circle: Value,
    /// The number of the proposal, and its id.
    number: usize,
    proposal: String,
}

impl Stage {
    fn over(url: &str) -> Self {
        let (server, token) = (Server::start(serve(url)), token_of_crm());
        let asked = "{ organization { circle(key: \"shop\") { id } } }";
        let (_, mut answer) = server.ask(&token, asked);
        Self {
            server,
            token,
            circle: answer["data"]["organization"]["circle"]["id"].take(),
            number: 0,
            proposal: String::new(),
        }
    }

    /// Begins with another proposal. Ben proposes, so Ana alone is asked.
    fn propose(&mut self, number: usize) {
        self.number = number;
        let input = json!({
            "circleId": self.circle,
            "title": "Say what the desk is for",
            "tension": "Nobody knows what it is for",
            "example": "Yesterday a letter was answered twice",
            "effect": "It would have been answered once",
            "changes": [
                { "roleAmend": { "role": { "key": "desk" }, "purpose": self.text() } },
                { "roleCreate": { "key": self.text(), "name": "Letters", "purpose": "Answered" } },
                { "policyAdopt": { "title": self.text(), "text": "Answered once" } },
            ],
        });
        self.proposal = done(self.send("ben", "proposalDraft", input));
        let of = json!({ "proposalId": self.proposal });
        done(self.send("ben", "proposalSubmit", of));
    }

    /// What this proposal writes and no other does.
    fn text(&self) -> String {
        format!("letters-{}", self.number)
    }

    fn confirm(&self) -> Outcome {
        let input = json!({ "proposalId": self.proposal, "version": 1 });
        self.send("ana", "proposalConfirm", input)
    }

    fn send(&self, whom: &str, verb: &'static str, input: Value) -> Outcome {
        let name = format!("{verb}/{}", self.number);
        Act::new(verb, &name, whom, input).send(&self.server.address, &self.token)
    }

    fn picture(&self) -> Picture {
        let query = "query($id: ID!) { organization { revision
            revisions(first: 1) { nodes { number cause proposal { id } } }
            role(key: \"desk\") { purpose }
            roles(first: 100) { nodes { key } }
            circle(key: \"shop\") { policies(first: 100) { nodes { title } } } }
          node(id: $id) { ... on Proposal { state version adoptedIn awaits { key }
            history { at event by { key } rule }
            versions { number responses { kind } } } } }";
        let body = json!({ "query": query, "variables": { "id": self.proposal } });
        let answer = try_ask(&self.server.address, &self.token, &body).unwrap();
        let mut body: Value = serde_json::from_str(&answer.body).unwrap();
        assert!(body["errors"].is_null(), "{body}");
        Picture(body["data"].take())
    }

    /// All of it is there, and once.
    fn is_adopted(&self, before: &Picture) {
        let (Picture(was), now) = (before, self.picture());
        let revision = before.revision() + 1;
        assert_eq!(now.revision(), revision);
        let (of, proposal) = (&now.0["organization"], &now.0["node"]);
        let made = json!({ "number": revision, "cause": "PROPOSAL",
            "proposal": { "id": self.proposal } });
        assert_eq!(of["revisions"]["nodes"], json!([made]));
        let text = self.text();
        assert_eq!(of["role"]["purpose"], text);
        let one_more = |list: &dyn Fn(&Value) -> Value, what: &str| {
            let (was, now) = (list(was), list(&now.0));
            let (was, now) = (was.as_array().unwrap(), now.as_array().unwrap());
            assert_eq!(now.len(), was.len() + 1, "{what}");
            assert!(
                now.iter()
                    .any(|it| it.as_object().unwrap().values().any(|it| *it == text))
            );
        };
        one_more(&|it| it["organization"]["roles"]["nodes"].clone(), "roles");
        one_more(
            &|it| it["organization"]["circle"]["policies"]["nodes"].clone(),
            "policies",
        );
        assert_eq!(proposal["state"], "ADOPTED");
        assert_eq!(proposal["adoptedIn"], revision);
        let (told, history) = (&was["node"]["history"], &proposal["history"]);
        let (told, history) = (told.as_array().unwrap(), history.as_array().unwrap());
        assert_eq!(history[..told.len()], told[..]);
        let events: Vec<_> = history[told.len()..]
            .iter()
            .map(|it| &it["event"])
            .collect();
        assert_eq!(events, ["CONFIRMED", "ADOPTED"]);
    }
}

/// What a server shows of the organization and of the proposal.
#[derive(Debug, PartialEq, Eq)]
struct Picture(Value);

impl Picture {
    fn revision(&self) -> u64 {
        self.0["organization"]["revision"].as_u64().unwrap()
    }
}

/// The id of what an act was about that is to be done.
#[track_caller]
fn done(outcome: Outcome) -> String {
    match outcome {
        Outcome::Done(_, id) => id,
        other @ (Outcome::Error(_) | Outcome::Lost) => panic!("{other:?}"),
    }
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(what: &str) {
    eprintln!("{what}");
}
