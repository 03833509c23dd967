//! A PostgreSQL of the test's own that is stopped and started while people act and ask: every
//! answer is one of the API, nothing acknowledged is lost, and the server goes on by itself.

use crate::support::{
    Act, Life, Outcome, SECRET, Server, There, Zirkel, import, lively, token_of_crm, try_ask,
    written,
};
use serde_json::{Value, json};
use std::{
    sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst},
    thread,
    time::{Duration, Instant},
};
use zirkel_testkit::cluster::{Cluster, Stop};

/// How many act at once, each for some lives in turn, and how many ask.
const WRITERS: usize = 6;
const LIVES: usize = 3;
const READERS: usize = 2;

/// How much of everything has to happen before the next thing is done to the database.
const ENOUGH: usize = 30;

/// How long anything is waited for that must come.
const PATIENCE: Duration = Duration::from_mins(1);
const STEP: Duration = Duration::from_millis(20);

/// What those who act and ask have seen so far.
#[derive(Debug, Default)]
struct Seen {
    over: AtomicBool,
    done: AtomicUsize,
    refused: AtomicUsize,
    fresh: AtomicUsize,
    marked: AtomicUsize,
    /// The newest revision that was acknowledged.
    revision: AtomicU64,
}

/// Ends everybody's work, also where it is a failure that ends its own.
struct Ends<'a>(&'a Seen);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.over.store(true, SeqCst);
    }
}

impl Seen {
    /// Waits until each of these counts has risen by so much.
    #[track_caller]
    fn more(&self, by: usize, counts: &[&AtomicUsize]) {
        let begun = Instant::now();
        let wanted: Vec<usize> = counts.iter().map(|it| it.load(SeqCst) + by).collect();
        let is_there = || {
            let mut pairs = counts.iter().zip(&wanted);
            pairs.all(|(count, wanted)| count.load(SeqCst) >= *wanted)
        };
        while !is_there() {
            assert!(begun.elapsed() < PATIENCE, "{self:?}");
            assert!(!self.over.load(SeqCst), "somebody failed: {self:?}");
            thread::sleep(STEP);
        }
    }

    /// Lets lives go on in turn, sends again what was refused, and says how many revisions came of
    /// it.
    fn act(&self, address: &str, token: &str, lives: &mut [Life]) -> u64 {
        let _ends = Ends(self);
        let (mut revisions, mut turn) = (0, 0);
        while !self.over.load(SeqCst) {
            let life = &mut lives[turn % LIVES];
            turn += 1;
            let act = life.next();
            let (revision, id) = self.insist(&act, address, token);
            life.did(&id);
            revisions += u64::from(act.makes_revision());
            self.revision.fetch_max(revision, SeqCst);
            self.done.fetch_add(1, SeqCst);
        }
        revisions
    }

    fn insist(&self, act: &Act, address: &str, token: &str) -> (u64, String) {
        let begun = Instant::now();
        loop {
            match act.send(address, token) {
                Outcome::Done(revision, id) => return (revision, id),
                Outcome::Error(code) if code == "UNAVAILABLE" => {
                    self.refused.fetch_add(1, SeqCst);
                }
                other @ (Outcome::Error(_) | Outcome::Lost) => panic!("{other:?} {act:?}"),
            }
            assert!(begun.elapsed() < PATIENCE, "{act:?}");
            thread::sleep(STEP);
        }
    }

    /// Asks for ever. Every question is answered, never from before what was acknowledged.
    fn ask(&self, address: &str, token: &str) {
        let _ends = Ends(self);
        let mut newest = 0;
        while !self.over.load(SeqCst) {
            newest = newest.max(self.revision.load(SeqCst));
            let query = "query($least: Int) { organization(atLeastRevision: $least) { revision } }";
            let least = if newest % 2 == 0 { Some(newest) } else { None };
            let body = json!({ "query": query, "variables": { "least": least } });
            let answer = try_ask(address, token, &body).unwrap();
            assert_eq!(answer.status, 200, "{answer:?}");
            let body: Value = serde_json::from_str(&answer.body).unwrap();
            let revision = body["data"]["organization"]["revision"].as_u64();
            let revision = revision.unwrap_or_else(|| panic!("{answer:?}"));
            assert!(revision >= newest, "{newest} was acknowledged: {answer:?}");
            newest = revision;
            let since = body["extensions"]["stale"]["since"].as_str();
            assert_eq!(answer.header("zirkel-stale-since"), since, "{answer:?}");
            let count = since.map_or(&self.fresh, |_| &self.marked);
            count.fetch_add(1, SeqCst);
        }
    }

    /// Stops and starts the database under everybody.
    fn restart(&self, cluster: &Cluster, server: &Server) {
        let _ends = Ends(self);
        for how in [Stop::Fast, Stop::Immediate, Stop::Fast, Stop::Immediate] {
            self.more(ENOUGH, &[&self.done, &self.fresh]);
            cluster.stop(how);
            self.more(ENOUGH, &[&self.refused, &self.marked]);
            assert_eq!(server.get("/readyz").status, 503, "{how:?}");
            assert_eq!(server.get("/healthz").status, 200, "{how:?}");
            cluster.resume();
        }
        self.more(ENOUGH, &[&self.done, &self.fresh]);
        assert_eq!(server.get("/readyz").status, 200);
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_while_postgres_is_restarted_under_load() {
    let Some(cluster) = Cluster::migrated().await else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let url = cluster.url();
    import(&url, &written(folder.path(), "o.yaml", lively()));
    let token = token_of_crm();
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
    let serve = serve.on(&url).signing(SECRET);
    let serve = serve
        .with("ZIRKEL_STALE_MAX", "60m")
        .with("ZIRKEL_DATABASE_WAIT", "300ms");
    // Nobody reads its log; a panic would be told there all the same.
    let server = Server::start(serve.with("ZIRKEL_LOG", "off"));

    let seen = Seen::default();
    let mut lives: Vec<Life> = (0..WRITERS * LIVES).map(Life::new).collect();
    let revisions: u64 = thread::scope(|scope| {
        let (seen, token, address) = (&seen, &token, &server.address);
        let writers = lives.chunks_mut(LIVES);
        let writers: Vec<_> = writers
            .map(|own| scope.spawn(|| seen.act(address, token, own)))
            .collect();
        for _ in 0..READERS {
            scope.spawn(|| seen.ask(address, token));
        }
        seen.restart(&cluster, &server);
        writers.into_iter().map(|it| it.join().unwrap()).sum()
    });

    let there = There::read(&server, &token);
    for life in &lives {
        assert_eq!(there.steps(life), life.done, "{life:?}");
    }
    assert_eq!(there.revision, 1 + revisions, "not each act once: {seen:?}");
    server.terminate();
    let ran = server.end().ends(0);
    assert!(!ran.err.contains("panicked"), "{ran}");
    Zirkel::new(["check"]).on(&url).run().ends(0);
}
