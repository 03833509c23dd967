//! `zirkel demo`: what it prints works as printed, and it leaves nothing behind.

use crate::support::{Answer, Server, Zirkel, send};
use serde_json::Value;
use std::{path::Path, process::Command, time::Instant};

fn demo(temporary: &Path) -> Server {
    let demo = Zirkel::new(["demo", "--listen", "127.0.0.1:0"]);
    Server::start(demo.with("TMPDIR", temporary.to_str().unwrap()))
}

/// The words of a command, as a shell splits them: single quotes and lines that go on.
fn words(command: &str) -> Vec<String> {
    let command = command.replace("\\\n", " ");
    let mut words = Vec::new();
    for (number, part) in command.split('\'').enumerate() {
        if number % 2 == 0 {
            words.extend(part.split_whitespace().map(str::to_owned));
        } else {
            words.push(part.to_owned());
        }
    }
    words
}

/// Sends what a `curl` command would send.
fn sent(address: &str, command: &str) -> Answer {
    let words = words(command);
    let after = |flag: &str| -> Vec<&str> {
        let pairs = words.iter().zip(words.iter().skip(1));
        pairs
            .filter(|(word, _)| *word == flag)
            .map(|(_, next)| next.as_str())
            .collect()
    };
    let headers: Vec<_> = after("-H")
        .into_iter()
        .map(|it| it.split_once(": ").unwrap())
        .collect();
    let place = format!("http://{address}");
    let path = words.iter().find_map(|it| it.strip_prefix(&place)).unwrap();
    send(
        address,
        "POST",
        path,
        &headers,
        after("-d").concat().as_str(),
    )
}

/// The lines of a text that look like a token.
fn tokens(introduction: &str) -> Vec<&str> {
    let lines = introduction.lines().map(str::trim);
    lines
        .filter(|it| it.starts_with("ey") && it.matches('.').count() == 2)
        .collect()
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(what: &str) {
    eprintln!("{what}");
}

#[test]
fn the_printed_question_is_answered_with_somebody_who_may() {
    let temporary = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let server = demo(temporary.path());
    say(&format!("the demo listens after {:?}", begun.elapsed()));
    let (_, curl) = server.introduction.split_once("\n\ncurl ").unwrap();
    let curl = format!("curl {curl}");
    let answer = sent(&server.address, &curl);
    assert_eq!(answer.status, 200, "{answer:?}");
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    let found = &body["data"]["whoMayResolve"];
    let authorized = found["authorized"].as_array().unwrap();
    assert!(!authorized.is_empty(), "{body}");
    assert!(authorized[0]["person"]["name"].is_string(), "{body}");
    assert_eq!(found["revision"], 1);

    // The same through a shell, as whoever reads the demo does it.
    match Command::new("sh").args(["-c", &curl]).output() {
        Ok(done) if done.status.success() => {
            let pasted: Value = serde_json::from_slice(&done.stdout).unwrap();
            assert_eq!(pasted, body);
        }
        Ok(_) | Err(_) => say("the pasted command was left out: there is no `curl` here"),
    }
}

#[test]
fn each_printed_token_is_admitted_as_whom_it_is_for() {
    let temporary = tempfile::tempdir().unwrap();
    let server = demo(temporary.path());
    let query = "{ viewer { person { key } serviceAccount organization { key } } }";
    let seen: Vec<String> = tokens(&server.introduction)
        .into_iter()
        .map(|token| {
            let (status, body) = server.ask(token, query);
            assert_eq!(status, 200, "{body}");
            let viewer = &body["data"]["viewer"];
            assert_eq!(viewer["organization"]["key"], "kranich");
            let who = viewer["person"]["key"].as_str();
            let who = who.or(viewer["serviceAccount"].as_str());
            who.unwrap().to_owned()
        })
        .collect();
    let printed = ["lena.hoffmann", "jonas.weber", "thomas.berger", "crm"];
    assert_eq!(seen, printed);
    assert_eq!(server.get("/graphql?query=%7B__typename%7D").status, 401);
}

#[test]
fn it_stops_when_asked_and_removes_its_database() {
    let temporary = tempfile::tempdir().unwrap();
    let count = || std::fs::read_dir(temporary.path()).unwrap().count();
    // Several times: whoever asks at once must be heard, too.
    for _ in 0..5 {
        let server = demo(temporary.path());
        assert_eq!(count(), 1);
        server.terminate();
        server.end().ends(0);
        assert_eq!(count(), 0);
    }
}
