//! The database has one door: `persistence`. And the record has one pen: the function that writes a
//! revision's events together with their rows.

use crate::{findings::Findings, project::sources, source::Source};

/// Who may know the ORM: the crate itself, the schema, and what makes databases for tests.
const DOOR: &[&str] = &["crates/persistence/", "crates/testkit/", "migrations/"];

/// The file and the function that insert into the event table.
const PEN: (&str, &str) = ("crates/persistence/src/write/revision.rs", "write");

/// The file through which every other insert goes.
const INSERTS: &str = "crates/persistence/src/write/bulk.rs";

fn is_behind_the_door(source: &Source) -> bool {
    DOOR.iter().any(|it| source.path().starts_with(it))
}

#[test]
fn the_orm_is_known_behind_the_door_only() {
    let mut findings = Findings::of("nothing but `persistence` knows the ORM");
    for source in sources().iter().filter(|it| !is_behind_the_door(it)) {
        for words in ["sea_orm", "sea_query", "sqlx", "sea_orm_migration"] {
            for at in source.says(words) {
                findings.at(source.path(), source.line(at), format!("`{words}`"));
            }
        }
    }
    findings.none("give `persistence` a function that takes and returns domain values");
}

#[test]
fn sql_is_written_behind_the_door_only() {
    let mut findings = Findings::of("nothing but `persistence` writes SQL");
    let starts = [
        "SELECT ",
        "INSERT INTO ",
        "UPDATE ",
        "DELETE FROM ",
        "CREATE TABLE ",
        "CREATE INDEX ",
        "CREATE UNIQUE ",
        "DROP TABLE ",
        "ALTER TABLE ",
        "PRAGMA ",
        "BEGIN IMMEDIATE",
        "TRUNCATE ",
    ];
    let ours = |it: &&Source| !is_behind_the_door(it) && !it.path().starts_with("tests/tidy/");
    for source in sources().iter().filter(ours) {
        for (at, literal) in &source.literals {
            let text = literal.trim_start();
            if starts.iter().any(|start| text.starts_with(start)) {
                findings.at(source.path(), source.line(*at), format!("`{text}`"));
            }
        }
    }
    findings.none("give `persistence` a function that takes and returns domain values");
}

/// The name of the function that a byte is in: the last one that begins before it at the margin or
/// in an `impl`.
fn function(source: &Source, at: usize) -> &str {
    let before = source.code.split_at(at).0;
    let after = before.rsplit_once("fn ").map_or("", |(_, after)| after);
    let end = after.find(['(', '<']).unwrap_or(after.len());
    after.split_at(end).0
}

/// The bytes at which something is done to the event table.
fn doings(source: &Source, verbs: &[&str]) -> Vec<usize> {
    let tables = ["event::Entity", "event::ActiveModel", "Event::Table"];
    let mut found = Vec::new();
    for table in tables {
        for at in source.says(table).filter(|at| !source.is_test_at(*at)) {
            let (before, after) = source.code.split_at(at);
            let before = before.rsplit([';', '{', '}']).next().unwrap_or_default();
            let after = after.split([';', '{', '}']).next().unwrap_or_default();
            if verbs
                .iter()
                .any(|verb| before.contains(verb) || after.contains(verb))
                || table.ends_with("ActiveModel")
            {
                found.push(at);
            }
        }
    }
    found
}

#[test]
fn one_function_writes_events() {
    let mut findings = Findings::of("one function inserts into the event table");
    let mut is_found = false;
    let behind = |it: &&Source| it.path().starts_with("crates/persistence/");
    for source in sources().iter().filter(behind) {
        for at in doings(source, &["insert"]) {
            if (source.path(), function(source, at)) == PEN && !is_found {
                is_found = true;
            } else {
                findings.at(source.path(), source.line(at), "writes an event");
            }
        }
        for (at, literal) in &source.literals {
            let text = literal.to_lowercase();
            if !source.is_test_at(*at) && text.contains("insert into event") {
                findings.at(source.path(), source.line(*at), "writes an event");
            }
        }
    }
    if !is_found {
        findings.add(PEN.0, format!("`{}` is not seen to insert events", PEN.1));
    }
    findings.none(
        "hand the events to `write::revision::write`, which inserts them with the rows they make; \
         if it has moved, say so in tests/tidy/sql.rs",
    );
}

#[test]
fn no_event_is_ever_changed() {
    let mut findings = Findings::of("no event is updated or deleted");
    for source in sources().iter().filter(|it| is_behind_the_door(it)) {
        for at in doings(source, &["update", "delete", "set("]) {
            findings.at(source.path(), source.line(at), "changes events");
        }
        for (at, literal) in &source.literals {
            let text = literal.to_lowercase();
            if !source.is_test_at(*at)
                && (text.contains("update event ") || text.contains("delete from event"))
            {
                findings.at(source.path(), source.line(*at), "changes events");
            }
        }
    }
    findings.none("record a new event that says what is different from now on");
}

#[test]
fn every_insert_counts_its_rows() {
    let mut findings =
        Findings::of("rows are inserted by `write::bulk::insert`, which counts them");
    let words = [
        "insert_many",
        "insert_one",
        "ActiveModelTrait",
        "Entity::insert",
    ];
    let elsewhere = |it: &&Source| {
        it.path().starts_with("crates/persistence/") && !it.is_test() && it.path() != INSERTS
    };
    for source in sources().iter().filter(elsewhere) {
        for word in words {
            for at in source.says(word).filter(|at| !source.is_test_at(*at)) {
                findings.at(source.path(), source.line(at), format!("`{word}`"));
            }
        }
    }
    findings.none("call `write::bulk::insert`");
}
