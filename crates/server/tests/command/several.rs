//! Several servers on one PostgreSQL: an answer asked not before a revision is never older, and all
//! come to the same, whether they are told of each other's writes or have to look.
//!
//! How long a write takes to be seen at another server is printed; `ZIRKEL_LAG_WRITES=1000`
//! measures with more than the few writes of every test run.

use crate::support::{
    Life, Outcome, SECRET, STEPS, Server, There, Zirkel, beside_initdb, import, left_out, lively,
    number_of, repository, run, text, token_of_crm, try_ask, until, written,
};
use serde_json::{Value, json};
use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};
use zirkel_testkit::database::{Database, Schema};

const SERVERS: usize = 3;

/// Lives at each server.
const LIVES: usize = 4;

/// How many writes are timed where nothing is said.
const USUAL: u64 = 20;

/// Makes a function that takes the place of PostgreSQL's own where the search path says so, and
/// counts: what is told reaches nobody, as behind a pooler that hands on statements alone.
const DEAF: &str = "deaf.sql";
/// Says how often something was told.
const UNHEARD: &str = "unheard.sql";
const DEAF_PATH: &str = "options=-c%20search_path%3Dpublic%2Cpg_catalog";

fn script(name: &str) -> String {
    text(&repository(&format!("crates/server/tests/command/{name}")))
}

/// A database with the organization, where servers hear of each other or not.
struct Shared {
    database: Database,
    url: String,
    psql: PathBuf,
    hears: bool,
}

impl Shared {
    async fn new(hears: bool) -> Option<Self> {
        let database = Database::postgres(Schema::Migrated).await?;
        let Some(psql) = beside_initdb("psql") else {
            left_out("servers that are told nothing: there is no program `psql`");
            database.remove().await;
            return None;
        };
        let plain = database.url().to_owned();
        let url = if hears {
            plain
        } else {
            run(
                &psql,
                &[&plain, "-v", "ON_ERROR_STOP=1", "-f", &script(DEAF)],
            );
            let mark = if plain.contains('?') { '&' } else { '?' };
            format!("{plain}{mark}{DEAF_PATH}")
        };
        let folder = tempfile::tempdir().unwrap();
        import(&url, &written(folder.path(), "o.yaml", lively()));
        Some(Self {
            database,
            url,
            psql,
            hears,
        })
    }

    fn servers(&self) -> Vec<Server> {
        let serve = || Zirkel::new(["serve", "--listen", "127.0.0.1:0"]).on(&self.url);
        // Nobody reads their logs.
        let serve = || serve().signing(SECRET).with("ZIRKEL_LOG", "off");
        (0..SERVERS).map(|_| Server::start(serve())).collect()
    }

    /// Sees that whoever was to hear nothing heard nothing, and removes the database.
    async fn end(self) {
        if !self.hears {
            let unheard = script(UNHEARD);
            let count = run(&self.psql, &[self.database.url(), "-At", "-f", &unheard]);
            let count: u64 = count.trim().parse().unwrap();
            assert!(count > 0, "what was told went another way");
        }
        Zirkel::new(["check"]).on(&self.url).run().ends(0);
        self.database.remove().await;
    }
}

/// The revision that a server answers from, not before one; none where that is not there yet.
fn revision(server: &Server, token: &str, least: Option<u64>) -> Option<u64> {
    let query = "query($least: Int) { organization(atLeastRevision: $least) { revision } }";
    let body = json!({ "query": query, "variables": { "least": least } });
    let answer = try_ask(&server.address, token, &body).unwrap();
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    let code = &body["errors"][0]["extensions"]["code"];
    if *code == "REVISION_NOT_YET_AVAILABLE" {
        return None;
    }
    let revision = body["data"]["organization"]["revision"].as_u64();
    Some(revision.unwrap_or_else(|| panic!("{body}")))
}

/// Lets a life go on at a server; the revision that the server acknowledges.
#[track_caller]
fn step(life: &mut Life, server: &Server, token: &str) -> u64 {
    let outcome = life.next().send(&server.address, token);
    let Outcome::Done(revision, id) = outcome else {
        panic!("{outcome:?} {life:?}");
    };
    life.did(&id);
    revision
}

/// Writes at all servers at once, and asks the others for each write.
fn writes(servers: &[Server], token: &str, lives: &mut [Life]) {
    thread::scope(|scope| {
        for (place, own) in lives.chunks_mut(LIVES).enumerate() {
            scope.spawn(move || {
                for turn in 0..LIVES * STEPS {
                    let written = step(&mut own[turn % LIVES], &servers[place], token);
                    for other in servers {
                        let at_least = || revision(other, token, Some(written));
                        let seen = until(at_least);
                        assert!(seen >= written, "{seen} instead of {written}");
                    }
                }
            });
        }
    });
}

/// All that a server shows, and what it answers.
fn picture(server: &Server, token: &str, newest: u64) -> (There, Value) {
    until(|| revision(server, token, None).filter(|it| *it >= newest));
    let asked = "{ organization { id revision findings(first: 100) { nodes { message } } }
      whoMayResolve(case: { decisionType: \"late\" }) { revision authorized { person { id } } }
      resolvableBy(actor: { key: \"ben\" }) { nodes { decisionType } } }";
    let (status, answer) = server.ask(token, asked);
    assert_eq!(status, 200);
    (There::read(server, token), answer)
}

async fn come_to_the_same(hears: bool) {
    let Some(shared) = Shared::new(hears).await else {
        return;
    };
    let (servers, token) = (shared.servers(), token_of_crm());
    let mut lives: Vec<Life> = (0..SERVERS * LIVES).map(Life::new).collect();
    writes(&servers, &token, &mut lives);
    // One step in six makes no revision.
    let newest = 1 + u64::try_from(lives.len() * (STEPS - 1)).unwrap();
    let pictures: Vec<_> = servers
        .iter()
        .map(|server| picture(server, &token, newest))
        .collect();
    let (there, answer) = &pictures[0];
    assert_eq!(there.revision, newest);
    assert!(lives.iter().all(|life| there.steps(life) == STEPS));
    assert!(answer["errors"].is_null(), "{answer}");
    for other in &pictures {
        assert_eq!(other, &pictures[0]);
    }
    drop(servers);
    shared.end().await;
}

#[tokio::test]
async fn servers_that_are_told_never_answer_older_than_asked_and_come_to_the_same() {
    come_to_the_same(true).await;
}

#[tokio::test]
async fn servers_that_are_told_nothing_never_answer_older_than_asked_and_come_to_the_same() {
    come_to_the_same(false).await;
}

/// How long it takes until what one server acknowledged is seen at another, each time.
fn lags(servers: &[Server], token: &str, count: usize) -> Vec<Duration> {
    for server in servers {
        revision(server, token, None);
    }
    let mut life = Life::new(0);
    let mut lags = Vec::with_capacity(count);
    while lags.len() < count {
        let turn = life.done;
        let is_seen = life.next().makes_revision();
        let written = step(&mut life, &servers[turn % SERVERS], token);
        let acknowledged = Instant::now();
        let other = &servers[(turn + 1) % SERVERS];
        until(|| revision(other, token, None).filter(|it| *it >= written));
        if is_seen {
            lags.push(acknowledged.elapsed());
        }
    }
    lags
}

#[tokio::test]
async fn how_long_a_write_takes_to_be_seen_elsewhere_is_told() {
    let count = number_of("ZIRKEL_LAG_WRITES").unwrap_or(USUAL);
    let count = usize::try_from(count).unwrap();
    for (hears, count) in [(true, count), (false, count.div_ceil(10))] {
        let Some(shared) = Shared::new(hears).await else {
            return;
        };
        let (servers, token) = (shared.servers(), token_of_crm());
        let mut lags = lags(&servers, &token, count);
        lags.sort();
        let at = |hundredth: usize| {
            let mut places = 0..count;
            let place = places.find(|it| it * 100 >= hundredth * (count - 1));
            lags[place.unwrap()]
        };
        let (median, slowest, last) = (at(50), at(99), at(100));
        let how = if hears { "told" } else { "looking" };
        say(&format!(
            "{how}: {count} writes, seen at another server after {median:?} (median), \
             {slowest:?} (99 of 100), {last:?} (all)"
        ));
        drop(servers);
        shared.end().await;
    }
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(what: &str) {
    eprintln!("{what}");
}
