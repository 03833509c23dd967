//! `kill -9` of a server while a hundred people act at once: what it acknowledged is there
//! afterwards, nothing is half there, and what it did not acknowledge is done once by being sent
//! again.
//!
//! Ten rounds on each database in every test run; `ZIRKEL_CRASH_ROUNDS=50` asks for more, and
//! `ZIRKEL_CRASH_SEED` repeats the moments of a run whose seed was printed.

use crate::support::{
    Act, Life, Outcome, SECRET, STEPS, Server, There, Zirkel, import, lively, number_of,
    token_of_crm, written,
};
use std::{
    hash::{BuildHasher as _, DefaultHasher, Hasher as _, RandomState},
    sync::{Barrier, mpsc},
    thread,
};
use zirkel_testkit::database::{Database, Schema};

/// How many act at once.
const AT_ONCE: usize = 100;

/// How many rounds where nothing is said.
const USUAL: u64 = 10;

/// The server is killed after fewer acknowledgements than this, and then fewer probes: each moment
/// of an act is as likely.
const ACKNOWLEDGED_MOST: u64 = 95;
const PROBES_MOST: u64 = 8;

/// What was counted over all rounds.
#[derive(Debug, Default)]
struct Tally {
    acknowledged: usize,
    unacknowledged: usize,
    /// Not acknowledged, but there.
    done: usize,
}

#[tokio::test]
async fn what_is_acknowledged_on_sqlite_outlives_a_kill() {
    let database = Database::sqlite(Schema::Migrated).await;
    outlives("SQLite", database.url());
}

#[tokio::test]
async fn what_is_acknowledged_on_postgres_outlives_a_kill() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    outlives("PostgreSQL", database.url());
    database.remove().await;
}

fn serve(url: &str) -> Server {
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
    let serve = serve.on(url).signing(SECRET);
    // A hundred wait for each other, on a machine that may have other work; nobody reads the log.
    let serve = serve
        .with("ZIRKEL_DATABASE_WAIT", "1m")
        .with("ZIRKEL_TIME_LIMIT", "1m");
    Server::start(serve.with("ZIRKEL_LOG", "off"))
}

fn outlives(name: &str, url: &str) {
    let folder = tempfile::tempdir().unwrap();
    import(url, &written(folder.path(), "o.yaml", lively()));
    let rounds = number_of("ZIRKEL_CRASH_ROUNDS").unwrap_or(USUAL);
    let seed = number_of("ZIRKEL_CRASH_SEED");
    let seed = seed.unwrap_or_else(|| RandomState::new().hash_one(0));
    say(&format!(
        "{name}: ZIRKEL_CRASH_SEED={seed} ZIRKEL_CRASH_ROUNDS={rounds}"
    ));
    let mut story = Story::begin(url);
    for round in 0..rounds {
        let draw = |what: &str, most: u64| {
            let mut drawn = DefaultHasher::new();
            drawn.write(format!("{seed} {round} {name} {what}").as_bytes());
            drawn.finish() % most
        };
        let after = usize::try_from(draw("acknowledged", ACKNOWLEDGED_MOST)).unwrap();
        let probes = draw("probes", PROBES_MOST);
        let acts: Vec<Act> = story.lives.iter().map(Life::next).collect();
        let outcomes = story.killed(&acts, after, probes);
        Zirkel::new(["check"]).on(url).run().ends(0);
        story.server = serve(url);
        story.go_on(&acts, outcomes);
    }
    story.server.terminate();
    story.server.end().ends(0);
    Zirkel::new(["check"]).on(url).run().ends(0);
    let Tally {
        acknowledged,
        unacknowledged,
        done,
    } = story.tally;
    let revision = story.revision;
    say(&format!(
        "{name}: {rounds} rounds, {acknowledged} acts acknowledged and there, {unacknowledged} not \
         acknowledged, {done} of those there, all {unacknowledged} done once by being sent again; \
         the record is whole at revision {revision}"
    ));
    assert!(acknowledged > 0 && unacknowledged > 0);
}

/// A server with those who act, from round to round.
struct Story {
    server: Server,
    token: String,
    lives: Vec<Life>,
    /// The newest revision, where each act was done once.
    revision: u64,
    tally: Tally,
}

impl Story {
    /// Lives that are at different steps, so that in each round there are acts of every kind.
    fn begin(url: &str) -> Self {
        let (server, token) = (serve(url), token_of_crm());
        let mut lives: Vec<Life> = (0..AT_ONCE).map(Life::new).collect();
        let mut revision = 1;
        for step in 1..STEPS {
            let some = lives.iter_mut().enumerate();
            let some = some.filter_map(|(number, it)| (number % STEPS >= step).then_some(it));
            revision += all_done(&server, &token, some.collect());
        }
        Self {
            server,
            token,
            lives,
            revision,
            tally: Tally::default(),
        }
    }

    /// Sends acts all at once, and kills the server after so many acknowledgements and probes.
    fn killed(&mut self, acts: &[Act], after: usize, probes: u64) -> Vec<Outcome> {
        let address = self.server.address.clone();
        let server = &mut self.server;
        let mut acknowledged = Some(0);
        at_once(&address, &self.token, acts, |outcome| {
            let Some(count) = &mut acknowledged else {
                return;
            };
            *count += usize::from(matches!(outcome, Some(Outcome::Done(..))));
            if *count == after {
                for _ in 0..probes {
                    assert_eq!(server.get("/healthz").status, 200);
                }
                server.kill();
                acknowledged = None;
            }
        })
    }

    /// Looks at the server that was started again: what was acknowledged is there, the rest is
    /// there or not, and is then sent again.
    #[track_caller]
    fn go_on(&mut self, acts: &[Act], outcomes: Vec<Outcome>) {
        let there = There::read(&self.server, &self.token);
        let mut missing = Vec::new();
        for ((life, act), outcome) in self.lives.iter_mut().zip(acts).zip(outcomes) {
            if let Outcome::Done(of, id) = outcome {
                assert!(of <= there.revision, "revision {of} is lost");
                life.did(&id);
                assert_eq!(there.steps(life), life.done, "{life:?} {act:?}");
                self.revision += u64::from(act.makes_revision());
                self.tally.acknowledged += 1;
                continue;
            }
            let is_open = outcome == Outcome::Lost || is_refused(&outcome);
            assert!(is_open, "{outcome:?} {act:?}");
            let more = there.steps(life) - life.done;
            assert!(more <= 1, "{life:?} {act:?}");
            self.tally.unacknowledged += 1;
            self.tally.done += more;
            missing.push(life);
        }
        self.revision += all_done(&self.server, &self.token, missing);
        let there = There::read(&self.server, &self.token);
        for life in &self.lives {
            assert_eq!(there.steps(life), life.done, "{life:?}");
        }
        assert_eq!(there.revision, self.revision, "not each act was done once");
    }
}

/// Lets each of these lives do its next step, all at once, and says how many revisions come of it.
/// A database that is too busy for one of them is asked again.
fn all_done(server: &Server, token: &str, lives: Vec<&mut Life>) -> u64 {
    const TRIES: usize = 10;
    let (mut waiting, mut revisions) = (lives, 0);
    for _ in 0..TRIES {
        let acts: Vec<Act> = waiting.iter().map(|it| it.next()).collect();
        let outcomes = at_once(&server.address, token, &acts, |_| {});
        let mut busy = Vec::new();
        for ((life, act), outcome) in waiting.into_iter().zip(&acts).zip(outcomes) {
            if let Outcome::Done(_, id) = outcome {
                life.did(&id);
                revisions += u64::from(act.makes_revision());
            } else {
                assert!(is_refused(&outcome), "{outcome:?} {act:?}");
                busy.push(life);
            }
        }
        if busy.is_empty() {
            return revisions;
        }
        waiting = busy;
    }
    panic!("{waiting:?} are never done");
}

/// Whether the database was too busy, or away.
fn is_refused(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Error(code) if code == "UNAVAILABLE" || code == "TIMEOUT")
}

/// Sends acts all at once, each over a connection of its own. What comes of them is told as it
/// comes; first of all, that they are on their way.
fn at_once(
    address: &str,
    token: &str,
    acts: &[Act],
    mut told: impl FnMut(Option<&Outcome>),
) -> Vec<Outcome> {
    let ready = Barrier::new(acts.len() + 1);
    let (tell, heard) = mpsc::channel();
    thread::scope(|scope| {
        for (place, act) in acts.iter().enumerate() {
            let (tell, ready) = (tell.clone(), &ready);
            scope.spawn(move || {
                ready.wait();
                tell.send((place, act.send(address, token))).unwrap();
            });
        }
        drop(tell);
        ready.wait();
        told(None);
        let mut outcomes: Vec<Outcome> = acts.iter().map(|_| Outcome::Lost).collect();
        for (place, outcome) in heard {
            told(Some(&outcome));
            outcomes[place] = outcome;
        }
        outcomes
    })
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(what: &str) {
    eprintln!("{what}");
}
