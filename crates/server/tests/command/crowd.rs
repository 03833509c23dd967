//! Fifty clients at three servers on one PostgreSQL, each of which is killed once and started
//! again, while limits pass. Nothing is adopted twice or against an open objection, no answer
//! counts for another version, every act and every limit comes about once, and all servers come to
//! the same.
//!
//! `ZIRKEL_CROWD_TURNS=40` asks for more of each client than every test run does, and
//! `ZIRKEL_CROWD_SEED` repeats what the clients of a run chose whose seed was printed.

mod client;
mod told;

use crate::support::{Act, Ago, SECRET, Server, Zirkel, number_of, token_of_crm, try_ask, until};
use chrono::TimeDelta;
use client::Crowd;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    hash::{BuildHasher as _, RandomState},
    sync::mpsc,
    thread,
};
use told::Told;
use zirkel_app::clock::{Clock as _, SystemClock};
use zirkel_domain::time::Timestamp;
use zirkel_testkit::database::{Database, Schema};

const SERVERS: usize = 3;
const CLIENTS: usize = 50;
const CIRCLES: usize = 2;

/// How many lead a role in each circle; the first leads the circle, too.
const MEMBERS: usize = 5;

/// Whose proposals the clients of a circle act on, and the role that each changes: of two that
/// change the same one only one can be adopted as it is.
const BUSY: [(usize, usize); 5] = [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2)];

/// Whose proposals nobody speaks about; each changes their own role.
const QUIET: [usize; 2] = [3, 4];

/// How many acts of each client where nothing is said.
const USUAL: u64 = 6;

/// How long after the beginning the limits of the quiet ones pass: while the clients act.
const SOON: TimeDelta = TimeDelta::seconds(6);

fn person(circle: usize, member: usize) -> String {
    format!("p{circle}-{member}")
}

fn role(circle: usize, member: usize) -> String {
    format!("r{circle}-{member}")
}

/// Circles with a day to object.
fn file() -> String {
    let (mut people, mut circles) = (String::new(), String::new());
    for circle in 0..CIRCLES {
        let lead = person(circle, 0);
        write!(
            circles,
            "      - key: c{circle}
        name: C{circle}
        purpose: Being here
        filled_by: [{lead}]
        inside:
          policies:
            - key: day-{circle}
              title: A day
              clauses: [{{ override: {{ hook: OBJECTION_TIME_LIMIT, days: 1 }} }}]
          roles:
"
        )
        .unwrap();
        for member in 0..MEMBERS {
            let (who, key) = (person(circle, member), role(circle, member));
            writeln!(people, "  - {{ key: {who}, name: {who} }}").unwrap();
            writeln!(
                circles,
                "            - {{ key: {key}, name: {key}, purpose: Help, filled_by: [{who}] }}"
            )
            .unwrap();
        }
    }
    format!(
        "zirkel: 1
organization: {{ key: o, name: One, currency: EUR }}
service_accounts: [{{ key: crm, may: [ask, act] }}]
people:
{people}anchor:
  key: company
  name: Company
  purpose: Being here
  inside:
    roles:
{circles}"
    )
}

/// What things are called at the API.
#[derive(Debug, Default)]
struct Ids {
    circles: Vec<Value>,
    /// The seat of each person's own role.
    seats: BTreeMap<String, Value>,
}

impl Ids {
    fn read(server: &Server, token: &str) -> Self {
        let one = |query: String| {
            let (_, answer) = server.ask(token, &format!("{{ organization {{ {query} }} }}"));
            answer["data"]["organization"].clone()
        };
        let mut ids = Self::default();
        for circle in 0..CIRCLES {
            let shown = one(format!("circle(key: \"c{circle}\") {{ id }}"));
            ids.circles.push(shown["circle"]["id"].clone());
            for member in 0..MEMBERS {
                let key = role(circle, member);
                let seats = "seats { nodes { id } }";
                let shown = one(format!("role(key: \"{key}\") {{ {seats} }}"));
                let seat = shown["role"]["seats"]["nodes"][0]["id"].clone();
                ids.seats.insert(person(circle, member), seat);
            }
        }
        ids
    }

    /// The acts that begin a proposal: the draft, and the other once its id is known.
    fn draft(&self, circle: usize, (member, of): (usize, usize)) -> Act {
        let (who, key) = (person(circle, member), role(circle, of));
        let mut input = text(&key, &format!("As {who} would have it"));
        input["circleId"] = self.circles[circle].clone();
        input["seatId"] = self.seats[&who].clone();
        Act::new("proposalDraft", &format!("draft/{who}/{key}"), &who, input)
    }
}

/// A whole text that gives a role another purpose.
fn text(role: &str, purpose: &str) -> Value {
    json!({
        "title": purpose,
        "tension": "It is not said",
        "example": "Yesterday nobody knew",
        "effect": "They would have known",
        "changes": [{ "roleAmend": { "role": { "key": role }, "purpose": purpose } }],
    })
}

fn submit(id: &str, who: &str) -> Act {
    let of = json!({ "proposalId": id });
    Act::new("proposalSubmit", &format!("submit/{id}"), who, of)
}

fn serve(url: &str) -> Server {
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
    let serve = serve.on(url).signing(SECRET);
    // Fifty wait for each other, on a machine that may have other work; nobody reads the log.
    let serve = serve
        .with("ZIRKEL_DATABASE_WAIT", "1m")
        .with("ZIRKEL_TIME_LIMIT", "1m");
    Server::start(serve.with("ZIRKEL_LOG", "off"))
}

#[tokio::test]
async fn gov_4_7_1_fifty_at_servers_that_are_killed_adopt_nothing_twice() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    let url = database.url();
    // A day to object, which is over soon.
    let then = Timestamp::new(SystemClock.now().utc() - TimeDelta::days(1) + SOON);
    let ago = Ago::at(then, url, &file()).await;
    let mut servers: Vec<Server> = (0..SERVERS).map(|_| serve(url)).collect();
    let token = token_of_crm();
    let ids = Ids::read(&servers[0], &token);
    let mut quiet = Vec::new();
    for (circle, member) in (0..CIRCLES).flat_map(|circle| QUIET.map(|it| (circle, it))) {
        let id = ago.done(&ids.draft(circle, (member, member))).await;
        quiet.push(ago.done(&submit(&id, &person(circle, member))).await);
    }
    ago.end().await;
    let crowd = Crowd::begin(&servers, token, ids);
    played(&crowd, &mut servers, url);
    crowd.settle();
    compared(&crowd, &servers, &quiet);
    drop(servers);
    Zirkel::new(["check"]).on(url).run().ends(0);
    database.remove().await;
}

/// Lets all clients act at once, and kills each server once.
fn played(crowd: &Crowd, servers: &mut [Server], url: &str) {
    let turns = number_of("ZIRKEL_CROWD_TURNS").unwrap_or(USUAL);
    let seed = number_of("ZIRKEL_CROWD_SEED");
    let seed = seed.unwrap_or_else(|| RandomState::new().hash_one(0));
    say(&format!(
        "ZIRKEL_CROWD_SEED={seed} ZIRKEL_CROWD_TURNS={turns}"
    ));
    let turns = usize::try_from(turns).unwrap();
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let tell = tell.clone();
            scope.spawn(move || {
                for turn in 0..turns {
                    crowd.turn(client, turn, seed);
                    tell.send(()).unwrap();
                }
            });
        }
        drop(tell);
        // Each in its turn, and the rest of the acts with all of them.
        let part = (CLIENTS * turns).div_ceil(SERVERS + 1);
        for (place, server) in servers.iter_mut().enumerate() {
            told.iter().take(part).for_each(drop);
            server.kill();
            *server = serve(url);
            crowd.moved(place, &server.address);
        }
    });
}

/// What every server shows is the same, and as it must be.
fn compared(crowd: &Crowd, servers: &[Server], quiet: &[String]) {
    let ids = crowd.proposals.iter().map(|it| &it.id).chain(quiet);
    let ids: Vec<&String> = ids.collect();
    // The limits may be over only now.
    let adopted = |id: &String| crowd.shown_by(&servers[0].address, id)["state"] == "ADOPTED";
    until(|| quiet.iter().all(adopted).then_some(()));
    let told: Vec<Told> = ids
        .iter()
        .map(|id| Told::new(crowd.shown_by(&servers[0].address, id)))
        .collect();
    let mut made = BTreeSet::new();
    for (place, it) in told.iter().enumerate() {
        let sent = crowd.sent(it.id());
        let revision = if place < crowd.proposals.len() {
            it.holds(&sent)
        } else {
            it.was_silent()
        };
        let is_new = revision.is_none_or(|it| made.insert(it));
        assert!(is_new, "two proposals made revision {revision:?}");
    }
    let record = |server: &Server| record(server, &crowd.token);
    let (newest, by_proposals) = record(&servers[0]);
    assert_eq!(by_proposals, made, "each adoption is one revision");
    for server in servers {
        until(|| (record(server).0 >= newest).then_some(()));
        assert_eq!(record(server), (newest, by_proposals.clone()));
        for it in &told {
            assert_eq!(&Told::new(crowd.shown_by(&server.address, it.id())), it);
        }
    }
    say(&format!(
        "{} acts done of {}, {} of them sent again, {} of {} proposals adopted, {} by silence",
        crowd.count(true),
        crowd.count(false),
        crowd.again(),
        made.len(),
        told.len(),
        quiet.len(),
    ));
    assert!(
        made.len() > quiet.len(),
        "nothing that was acted on was adopted"
    );
}

/// The newest revision, and which were made by proposals; each says so of its proposal, too.
fn record(server: &Server, token: &str) -> (u64, BTreeSet<u64>) {
    let asked = "{ organization { revision revisions(first: 100) { nodes { number cause
      proposal { adoptedIn } } } } }";
    let (status, answer) = server.ask(token, asked);
    assert_eq!(status, 200, "{answer}");
    let organization = &answer["data"]["organization"];
    let revisions = organization["revisions"]["nodes"].as_array().unwrap();
    let made = revisions.iter().filter(|it| it["cause"] == "PROPOSAL");
    let made = made.map(|it| {
        assert_eq!(it["proposal"]["adoptedIn"], it["number"]);
        it["number"].as_u64().unwrap()
    });
    (organization["revision"].as_u64().unwrap(), made.collect())
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(what: &str) {
    eprintln!("{what}");
}
