//! Who follows what happens loses the connection again and again, and has seen each event once and
//! in order all the same: on SQLite, and on PostgreSQL at two servers in turn. `ZIRKEL_LIVE_EVENTS`
//! says how many events, where 1,000 are too many.

use crate::support::{
    SECRET, Server, Zirkel, import, lively, number_of, sqlite, token_of_crm, try_ask, written,
};
use async_graphql::connection::{CursorType as _, OpaqueCursor};
use serde_json::{Value, json};
use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};
use zirkel_app::process::is_public;
use zirkel_domain::{process::Told, text::Key};
use zirkel_persistence::Store;
use zirkel_testkit::{
    database::{Database, Schema},
    live::{Live, PROTOCOL, handshake},
    node,
};

/// How many events, and how often the connection is lost meanwhile.
const EVENTS: usize = 1_000;
const LOSSES: usize = 100;

/// How many notes one proposal gets.
const NOTES: usize = 50;

/// How long a server that was asked to stop may take.
const PATIENCE: Duration = Duration::from_secs(30);

const SUBSCRIPTION: &str = "subscription($circle: ID!, $after: String) {
  circleProcess(circleId: $circle, after: $after) {
    cursor at by { key } proposalEntry { event } } }";

fn token(person: &str) -> String {
    let arguments = ["token", "--organization", "o", "--person", person];
    let ran = Zirkel::new(arguments).signing(SECRET).run();
    ran.ends(0).out.trim().to_owned()
}

/// The data of an answer.
#[track_caller]
fn data(address: &str, token: &str, query: &str, variables: &Value) -> Value {
    let body = json!({ "query": query, "variables": variables });
    let answer = try_ask(address, token, &body).unwrap();
    let mut body: Value = serde_json::from_str(&answer.body).unwrap();
    assert!(body["errors"].is_null(), "{body}");
    body["data"].take()
}

/// Does an act on a proposal for somebody, and gives the proposal's id.
#[track_caller]
fn act(address: &str, token: &str, verb: &str, mut input: Value, whom: &str) -> Value {
    let (first, rest) = verb.split_at(1);
    let query = format!(
        "mutation($input: {}{rest}Input!) {{ {verb}(input: $input) {{
           proposal {{ id }} userErrors {{ code message }} }} }}",
        first.to_uppercase()
    );
    input["onBehalfOf"] = json!({ "key": whom });
    let mut data = data(address, token, &query, &json!({ "input": input }));
    assert_eq!(data[verb]["userErrors"], json!([]), "{verb}");
    data[verb]["proposal"]["id"].take()
}

/// Ben's seat, the circle that it is in, and how far that circle's process goes.
fn place(address: &str, token: &str) -> (Value, Value, Value) {
    let query = "{ organization { circle(key: \"shop\") { id processCursor }
      role(key: \"desk\") { seats { nodes { id } } } } }";
    let mut data = data(address, token, query, &json!({}));
    let found = &mut data["organization"];
    let seat = found["role"]["seats"]["nodes"][0]["id"].take();
    (
        seat,
        found["circle"]["id"].take(),
        found["circle"]["processCursor"].take(),
    )
}

/// A proposal of Ben's that is open.
fn proposed(address: &str, token: &str, seat: &Value, circle: &Value) -> Value {
    let text = json!({
        "circleId": circle, "seatId": seat, "title": "More", "tension": "Too little",
        "example": "Yesterday", "effect": "It would have done",
        "changes": [{ "roleCreate": { "name": "Clerk", "purpose": "Letters are answered" } }],
    });
    let id = act(address, token, "proposalDraft", text, "ben");
    act(
        address,
        token,
        "proposalSubmit",
        json!({ "proposalId": id }),
        "ben",
    )
}

/// Lets so many things happen, at all servers in turn.
fn happen(addresses: &[String], token: &str, (seat, circle): (&Value, &Value), count: usize) {
    let mut id = Value::Null;
    for turn in 0..count {
        let address = &addresses[turn % addresses.len()];
        if turn % NOTES == 0 {
            id = proposed(address, token, seat, circle);
        } else {
            let (verb, whom) = [("proposalAsk", "ana"), ("proposalReact", "ben")][turn % 2];
            let input = json!({ "proposalId": id, "text": format!("Note {turn}") });
            act(address, token, verb, input, whom);
        }
    }
}

/// The number of the entry that a cursor stands on.
fn number(event: &Value) -> u64 {
    let cursor = event["cursor"].as_str().unwrap();
    let read = OpaqueCursor::<(String, u32, usize, String)>::decode_cursor(cursor);
    let OpaqueCursor((_, _, _, mark)) = read.unwrap();
    mark.parse().unwrap()
}

/// The numbers of all entries that are for everybody, as the record holds them.
async fn recorded(url: &str) -> Vec<u64> {
    let store = Store::connect(url).await.unwrap();
    let head = store.head(&Key::new("o").unwrap()).await.unwrap().unwrap();
    let all = store
        .process_since(head.id, 0, None, u32::MAX)
        .await
        .unwrap();
    let public = all.iter().filter(|it| match &it.told.entry.fact {
        Told::Proposal(_, fact) => is_public(fact),
        Told::Tension(..) | Told::Office(..) => true,
    });
    let numbers = public.map(|it| it.told.number).collect();
    store.close().await.unwrap();
    numbers
}

/// Follows at one server after the other, and loses the connection after every few events, with
/// whatever is on the way, until it has seen so many and lost it so often.
async fn seen(
    addresses: &[String],
    token: &str,
    circle: &Value,
    mut after: Value,
    (count, losses): (usize, usize),
) -> Vec<u64> {
    let mut seen = Vec::new();
    let each = count.div_ceil(losses);
    for turn in 0.. {
        let address = &addresses[turn % addresses.len()];
        let mut live = Live::of(address, token).await;
        let variables = json!({ "circle": circle, "after": after });
        live.subscribe("1", SUBSCRIPTION, variables).await;
        // Now and then it is lost before anything is heard.
        let few = if turn % 7 == 6 { 0 } else { each + turn % 3 };
        let rest = count - seen.len();
        let few = if turn >= losses { rest } else { few.min(rest) };
        for _ in 0..few {
            let event = live.told("1", "circleProcess").await;
            seen.push(number(&event));
            after = event["cursor"].clone();
        }
        drop(live);
        if turn + 1 >= losses && seen.len() >= count {
            return seen;
        }
    }
    seen
}

async fn each_once_in_order(url: &str, servers: usize) {
    let folder = tempfile::tempdir().unwrap();
    import(url, &written(folder.path(), "o.yaml", lively()));
    let serve = || {
        let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]).on(url);
        Server::start(serve.signing(SECRET).with("ZIRKEL_LOG", "off"))
    };
    let servers: Vec<Server> = (0..servers).map(|_| serve()).collect();
    let addresses: Vec<String> = servers.iter().map(|it| it.address.clone()).collect();
    let (ana, crm) = (token("ana"), token_of_crm());
    let (seat, circle, from) = place(&addresses[0], &ana);
    let count = number_of("ZIRKEL_LIVE_EVENTS").map_or(EVENTS, |it| usize::try_from(it).unwrap());
    let losses = LOSSES.min(count.div_ceil(2));

    let begun = Instant::now();
    let writing = {
        let (addresses, circle) = (addresses.clone(), circle.clone());
        thread::spawn(move || happen(&addresses, &crm, (&seat, &circle), count))
    };
    let seen = seen(&addresses, &ana, &circle, from.clone(), (count, losses)).await;
    writing.join().unwrap();
    told(
        &format!(
            "{count} events and {losses} losses at {} servers",
            servers.len()
        ),
        begun,
    );
    let recorded = recorded(url).await;
    assert_eq!(recorded.len(), count);
    assert_eq!(seen, recorded);

    // One who was never cut off, from the beginning, at the last server.
    let begun = Instant::now();
    let mut live = Live::of(&addresses[addresses.len() - 1], &ana).await;
    let variables = json!({ "circle": circle, "after": from });
    live.subscribe("1", SUBSCRIPTION, variables).await;
    for expected in recorded {
        assert_eq!(number(&live.told("1", "circleProcess").await), expected);
    }
    told(&format!("{count} events read again"), begun);
}

#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests may want to know"
)]
fn told(what: &str, begun: Instant) {
    eprintln!("{what}: {:.1} s", begun.elapsed().as_secs_f64());
}

#[tokio::test]
async fn each_event_is_seen_once_and_in_order_however_often_the_connection_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    each_once_in_order(&sqlite(&folder.path().join("zirkel.db")), 1).await;
}

#[tokio::test]
async fn each_event_is_seen_once_and_in_order_at_two_servers_in_turn() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    each_once_in_order(database.url(), 2).await;
    database.remove().await;
}

#[tokio::test]
async fn a_server_that_stops_says_so_and_ends_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(&folder.path().join("zirkel.db"));
    import(&url, &written(folder.path(), "o.yaml", lively()));
    let metrics = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--metrics-listen",
        "127.0.0.1:0",
    ];
    let server = Server::start(Zirkel::new(metrics).on(&url).signing(SECRET));
    let (ana, begun) = (token("ana"), Instant::now());
    let mut live = Live::of(&server.address, &ana).await;
    live.subscribe("1", "subscription { inbox { complete } }", json!({}))
        .await;
    live.told("1", "inbox").await;
    let silent = Live::open(&server.address, handshake(&server.address, PROTOCOL, None)).await;
    let text = server.numbers().body;
    for line in [
        "zirkel_live_connections 2",
        "zirkel_live_subscriptions 1",
        "zirkel_live_events_total 1",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}: {text}");
    }
    server.terminate();
    assert_eq!(live.closed().await.0, 1001);
    assert_eq!(silent.unwrap().closed().await.0, 1001);
    let ran = server.end().ends(0);
    assert!(begun.elapsed() < PATIENCE);
    for line in [
        "subscribed verb=\"inbox\"",
        "connection closed code=1001",
        "stopped",
    ] {
        assert!(
            ran.err.contains(line),
            "`{line}` is not in the log:\n{}",
            ran.err
        );
    }
    assert!(!ran.err.contains(&ana), "a token is in the log");
}

/// The client that most pages use, as the API's page shows it.
#[tokio::test]
async fn the_usual_client_of_javascript_goes_on_where_it_was_cut_off() {
    let Some(programs) = node::folder() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(&folder.path().join("zirkel.db"));
    import(&url, &written(folder.path(), "o.yaml", lively()));
    let server = Server::over(&url);
    let (ana, crm) = (token("ana"), token_of_crm());
    let (seat, circle, from) = place(&server.address, &ana);
    let count = 20;
    let address = server.address.clone();
    let (at, of) = (seat, circle.clone());
    let writing = thread::spawn(move || happen(&[address], &crm, (&at, &of), count));
    let ran = Command::new("node")
        .arg(programs.join("live.mjs"))
        .arg(format!("ws://{}/graphql/ws", server.address))
        .args([
            ana.as_str(),
            circle.as_str().unwrap(),
            from.as_str().unwrap(),
        ])
        .arg(count.to_string())
        .output()
        .unwrap();
    writing.join().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let failed = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}{failed}");
    let numbers: Vec<u64> = said
        .lines()
        .map(|cursor| number(&json!({ "cursor": cursor })))
        .collect();
    assert_eq!(numbers, recorded(&url).await);
}
