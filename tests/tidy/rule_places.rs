//! Where the project names each rule: in code, in a comment beside code, in a test. What only tells
//! users of a rule, the descriptions of the schema, is not one of these.

use crate::{
    items::Items,
    project::{File, file, files, sources},
    source::{Source, whole},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

/// The file that lists all rules.
pub(crate) const LIST: &str = "crates/domain/src/rule.rs";

/// A line of the list.
#[derive(Debug)]
pub(crate) struct Listed {
    /// Counted from one.
    pub(crate) line: usize,
    /// `GOV_2_1_4`.
    pub(crate) constant: &'static str,
    /// `GOV-2.1.4`.
    pub(crate) id: &'static str,
    /// `Hard`, `Attest` or `Show`.
    pub(crate) class: &'static str,
    /// In a few words.
    pub(crate) title: &'static str,
}

/// Items by the file that they are in.
pub(crate) type Places = BTreeMap<&'static str, BTreeSet<String>>;

/// Where one rule is named.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// Code that uses its constant, and is no test.
    pub(crate) code: Places,
    /// Comments of code that is no test and no schema; not of what is in `code`.
    pub(crate) comments: Places,
    /// Tests, and the files that tests read.
    pub(crate) tests: Places,
}

/// The lines of `rules! { … }`.
pub(crate) fn listed() -> Vec<Listed> {
    let lines = file(LIST)
        .lines()
        .skip_while(|(_, text)| *text != "rules! {");
    let found: Vec<Listed> = lines
        .filter_map(|(line, text)| {
            let (constant, rest) = text.trim().split_once(" = \"")?;
            let (id, rest) = rest.split_once("\", ")?;
            let (class, rest) = rest.split_once(", \"")?;
            Some(Listed {
                line,
                constant,
                id,
                class,
                title: rest.trim_end_matches("\";"),
            })
        })
        .collect();
    assert!(
        found.len() > 20,
        "the list of rules was not found in {LIST}"
    );
    found
}

/// Where each rule of the list is named, by id.
pub(crate) fn named() -> &'static BTreeMap<&'static str, Named> {
    static NAMED: OnceLock<BTreeMap<&'static str, Named>> = OnceLock::new();
    NAMED.get_or_init(|| {
        let list = listed();
        let mut found: BTreeMap<&str, Named> =
            list.iter().map(|it| (it.id, Named::default())).collect();
        for source in sources().iter().filter(|it| is_looked_at(it)) {
            in_source(source, &list, &mut found);
        }
        for file in files().iter().filter(|it| is_read_by_tests(it)) {
            for (_, id) in ids(&file.text) {
                if let Some(named) = found.get_mut(id) {
                    named.tests.entry(&file.path).or_default();
                }
            }
        }
        for named in found.values_mut() {
            for (path, items) in &mut named.comments {
                let code = named.code.get(path);
                items.retain(|it| code.is_none_or(|code| !code.contains(it)));
            }
            named
                .comments
                .retain(|path, items| !items.is_empty() || !named.code.contains_key(path));
        }
        found
    })
}

/// Neither the list itself, nor these tests, nor a sample world.
fn is_looked_at(source: &Source) -> bool {
    let path = source.path();
    path != LIST && !path.starts_with("tests/tidy/") && !path.contains("/example")
}

/// No code, but what a test compares or feeds in.
fn is_read_by_tests(file: &File) -> bool {
    let path = &file.path;
    let is_there = path.starts_with("tests/") || path.contains("/tests/");
    is_there && !path.starts_with("tests/tidy/") && !file.is("rs") && !file.is_foreign()
}

fn in_source(source: &'static Source, list: &[Listed], found: &mut BTreeMap<&str, Named>) {
    let text = &source.file.text;
    if !text.contains("GOV") && !text.contains("gov_") {
        return;
    }
    let items = Items::of(source);
    let is_schema = source.path().starts_with("crates/graphql/");
    let is_comment = |at: usize| {
        let is_literal = source
            .literals
            .iter()
            .any(|(from, held)| (*from..from + held.len()).contains(&at));
        !is_literal && source.code.split_at(at).1.starts_with(' ')
    };
    for rule in list {
        let Some(named) = found.get_mut(rule.id) else {
            continue;
        };
        let constants = whole(text, rule.constant).map(|at| (at, !is_comment(at)));
        let spelt = places_of(text, rule.id).map(|at| (at, false));
        // A test's name may begin with the rule: `gov_2_1_4_a_focus_…`.
        let name = format!("fn {}_", rule.constant.to_lowercase());
        let tests = text.match_indices(&name).map(|(at, _)| (at, false));
        for (at, is_code) in constants.chain(spelt).chain(tests) {
            let places = if source.is_test_at(at) {
                &mut named.tests
            } else if is_code {
                &mut named.code
            } else if is_comment(at) && !is_schema {
                &mut named.comments
            } else {
                continue;
            };
            let items_there = places.entry(source.path()).or_default();
            items_there.extend(Some(items.at(at)).filter(|it| !it.is_empty()));
        }
    }
}

/// The bytes at which a text names this id and not a longer one.
fn places_of<'a>(text: &'a str, id: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(id).filter_map(move |(at, _)| {
        let mut after = text.split_at(at + id.len()).1.chars();
        let is_longer = match after.next() {
            Some('.') => after.next().is_some_and(|it| it.is_ascii_digit()),
            Some(next) => next.is_ascii_digit(),
            None => false,
        };
        (!is_longer).then_some(at)
    })
}

/// Every whole rule id of a text, with its line.
pub(crate) fn ids(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).flat_map(|(line, text)| {
        text.match_indices("GOV-").filter_map(move |(at, _)| {
            let rest = text.split_at(at).1;
            let number = rest.trim_start_matches("GOV-");
            let end = number.find(|it: char| !it.is_ascii_digit() && it != '.');
            let number = number.split_at(end.unwrap_or(number.len())).0;
            let number = number.trim_end_matches('.');
            let id = rest.split_at("GOV-".len().saturating_add(number.len())).0;
            (number.split('.').count() == 3).then_some((line, id))
        })
    })
}
