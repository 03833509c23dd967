//! What a function reads besides its arguments, and what it starts: each has one place.

use crate::{findings::Findings, project::sources, source::Source};

/// Words that only some places may say; tests may say all of them unless `in_tests` forbids it.
struct Place {
    rule: &'static str,
    words: &'static [&'static str],
    /// Beginnings of paths.
    allowed: &'static [&'static str],
    remedy: &'static str,
}

const PLACES: &[Place] = &[
    Place {
        rule: "nothing but `server::config` reads the environment",
        words: &[
            "std::env",
            "env::var",
            "env::vars",
            "env::var_os",
            "use std::env",
            "env = \"",
        ],
        allowed: &[
            "crates/server/src/config.rs",
            "crates/server/src/config/",
            // In no program but that of the tests: `layers.rs`.
            "crates/persistence/src/store/fault.rs",
        ],
        remedy: "make it a setting of `server::config` and pass the value on",
    },
    Place {
        rule: "nothing but `server` starts tasks or threads",
        words: &[
            "tokio::spawn",
            "task::spawn",
            "spawn_blocking",
            "spawn_local",
            "JoinSet",
            "thread::spawn",
        ],
        allowed: &["crates/server/src/"],
        remedy: "return the future and let the server run it",
    },
    Place {
        rule: "nothing but `app::clock` reads the clock",
        words: &["Utc::now", "Local::now", "SystemTime", "UNIX_EPOCH"],
        allowed: &["crates/app/src/clock.rs"],
        remedy: "take the moment as an argument; a request carries it",
    },
    Place {
        rule: "nothing but `app::ids` makes ids or draws randomness",
        words: &[
            "Uuid::now_v7",
            "Uuid::new_v4",
            "Uuid::new_v7",
            "rand::rng",
            "rand::random",
            "thread_rng",
            "ThreadRng",
            "OsRng",
            "getrandom",
        ],
        allowed: &["crates/app/src/ids.rs"],
        remedy: "draw it in `app` before the decision and pass it in",
    },
];

/// The command line's arguments are no environment, though std keeps them in one module.
fn is_arguments(source: &Source, at: usize) -> bool {
    source.path() == "crates/server/src/main.rs"
        && source.code.split_at(at).1.starts_with("std::env::args_os")
}

#[test]
fn what_is_around_us_is_asked_in_one_place() {
    for place in PLACES {
        let mut findings = Findings::of(place.rule);
        let outside =
            |source: &&Source| !place.allowed.iter().any(|it| source.path().starts_with(it));
        for source in sources().iter().filter(outside) {
            for words in place.words {
                for at in source.says(words) {
                    if !source.is_test_at(at) && !is_arguments(source, at) {
                        findings.at(source.path(), source.line(at), format!("`{words}`"));
                    }
                }
            }
        }
        findings.none(place.remedy);
    }
}

#[test]
fn every_place_is_still_where_the_table_says() {
    let mut findings = Findings::of("each place of the table says at least one of its words");
    for place in PLACES {
        let mut inside = sources()
            .iter()
            .filter(|source| place.allowed.iter().any(|it| source.path().starts_with(it)));
        let is_said = inside.any(|source| {
            place
                .words
                .iter()
                .any(|words| source.says(words).next().is_some())
        });
        if !is_said {
            findings.add("tests/tidy/ambient.rs", place.rule);
        }
    }
    findings.none("put the file's new name into the table");
}

#[test]
fn the_domain_is_pure() {
    let mut findings = Findings::of("the domain does no IO, waits for nothing and starts nothing");
    let banned = [
        "std::env",
        "std::fs",
        "std::io",
        "std::net",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant",
        "async fn",
        "async move",
        ".await",
        "static mut",
        "OnceLock",
        "LazyLock",
        "thread_local",
        "Mutex",
        "RwLock",
    ];
    let domain = |source: &&Source| source.path().starts_with("crates/domain/src/");
    for source in sources().iter().filter(domain) {
        for words in banned {
            for at in source.says(words).filter(|at| !source.is_test_at(*at)) {
                findings.at(source.path(), source.line(at), format!("`{words}`"));
            }
        }
    }
    findings.none("let the caller do it and pass the value in");
}
