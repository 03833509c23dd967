//! The broken files of `tests/broken`: everything that is wrong is said, nothing more, and the
//! database stays as it was.

use crate::support::{Ran, Zirkel, export, import, kranich, repository, text};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};
use zirkel_testkit::database::{Database, Schema, for_each_database};

/// A mistake that a file holds.
struct Expected {
    at: String,
    path: String,
    part: String,
}

/// What the table says of each file.
fn table() -> Vec<(String, Vec<Expected>)> {
    let table = std::fs::read_to_string(repository("tests/broken/expected.txt")).unwrap();
    let mut files = BTreeMap::<String, Vec<Expected>>::new();
    for row in table
        .lines()
        .filter(|it| !it.starts_with('#') && !it.is_empty())
    {
        let cells: Vec<&str> = row.split(" | ").map(str::trim).collect();
        let [name, at, path, part, _] = cells.as_slice() else {
            panic!("a row has five cells: {row}");
        };
        let expected = Expected {
            at: (*at).to_owned(),
            path: path.trim_matches('-').to_owned(),
            part: (*part).to_owned(),
        };
        files.entry((*name).to_owned()).or_default().push(expected);
    }
    assert!(files.len() >= 40, "{} files", files.len());
    files.into_iter().collect()
}

/// Only warnings keep nothing from being imported.
fn is_lawful(file: &(String, Vec<Expected>)) -> bool {
    file.0.contains("-warn-")
}

fn path_of(name: &str) -> String {
    text(&repository("tests/broken").join(name))
}

/// What is wrong with what a run said of a file.
fn amiss(ran: &Ran, name: &str, expected: &[Expected]) -> Vec<String> {
    let path = path_of(name);
    let lines: Vec<&str> = ran
        .err
        .lines()
        .filter(|it| it.starts_with(&path) && it.contains(": "))
        .collect();
    let mut amiss = Vec::new();
    for Expected { at, path: of, part } in expected {
        let place = format!("{path}:{at}: ");
        let way = if of.is_empty() {
            String::new()
        } else {
            format!(": {of}: ")
        };
        if !lines
            .iter()
            .any(|it| it.starts_with(&place) && it.contains(&way) && it.contains(part))
        {
            amiss.push(format!("`{at} | {of} | {part}` is not said"));
        }
    }
    for line in &lines {
        let says_what_to_do = ["(hint: ", "expected ", "allowed are ", "such as "]
            .iter()
            .any(|word| line.contains(word));
        if !says_what_to_do {
            amiss.push(format!("it does not say what to do: {line}"));
        }
    }
    // One mistake may be listed by its rule and by its words.
    let places: std::collections::BTreeSet<&str> = expected.iter().map(|it| &*it.at).collect();
    if lines.len() < places.len() || lines.len() > expected.len() {
        amiss.push(format!("{} mistakes are said", lines.len()));
    }
    if !amiss.is_empty() {
        amiss.push(format!("{name}: {ran}"));
    }
    amiss
}

#[tokio::test]
async fn whoever_imports_a_broken_file_is_told_every_mistake_and_nothing_is_written() {
    for_each_database(async |url| {
        import(&url, &kranich());
        let before = export(&url, "kranich");
        let files: Vec<_> = table().into_iter().filter(|it| !is_lawful(it)).collect();
        let next = AtomicUsize::new(0);
        let worker = || {
            let mut wrong = Vec::new();
            while let Some((name, expected)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                let ran = Zirkel::new(["import", &path_of(name)]).on(&url).run();
                wrong.extend(amiss(&ran, name, expected));
                if ran.code != Some(1) || !ran.out.is_empty() {
                    wrong.push(format!("{name} is not refused: {ran}"));
                }
            }
            wrong
        };
        let wrong: Vec<String> = thread::scope(|scope| {
            let workers = [scope.spawn(worker), scope.spawn(worker)];
            workers
                .into_iter()
                .flat_map(|it| it.join().unwrap())
                .collect()
        });
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(export(&url, "kranich"), before);
        let check = Zirkel::new(["check"]).on(&url).run().ends(0);
        let heads = check.out.lines().filter(|it| !it.starts_with(' '));
        assert_eq!(
            heads.collect::<Vec<_>>(),
            ["kranich: revision 1, the record is whole"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_file_with_warnings_alone_is_imported_and_the_warnings_are_said() {
    for file in table().iter().filter(|it| is_lawful(it)) {
        let (name, expected) = file;
        let database = Database::sqlite(Schema::Migrated).await;
        let ran = Zirkel::new(["import", &path_of(name)])
            .on(database.url())
            .run()
            .ends(0)
            .says("imported `o` as revision 1");
        let wrong = amiss(&ran, name, expected);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
