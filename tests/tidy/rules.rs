//! Every rule that the engine says it enforces is enforced somewhere, by name, and tried somewhere,
//! by name; and no rule is named that the rulebook does not have.

use crate::{
    findings::{Findings, left_out},
    project::{File, file, files, shared, sources},
    source::{Source, whole},
};
use std::{collections::BTreeSet, fs};

const LIST: &str = "crates/domain/src/rule.rs";

/// Hard rules that no code names: some hold by the shape of the types, some wait for their verb.
const NOT_IN_CODE: &[&str] = &[
    "GOV_1_2_1",
    "GOV_1_2_2",
    "GOV_1_4_4",
    "GOV_1_4_5",
    "GOV_1_4_6",
    "GOV_1_5_2",
    "GOV_1_5_5",
    "GOV_1_5_8",
    "GOV_2_1_9",
    "GOV_2_2_4",
    "GOV_2_2_5",
    "GOV_2_4_1",
    "GOV_3_1_2",
    "GOV_3_1_3",
    "GOV_3_2_3",
    "GOV_3_3_5",
    "GOV_3_3_7",
    "GOV_3_4_3",
    "GOV_3_5_2",
    "GOV_3_6_3",
    "GOV_5_2_1",
    "GOV_7_2_2",
    "GOV_10_1_4",
    "GOV_10_2_1",
];

/// Hard rules that no test names yet.
const NOT_IN_TESTS: &[&str] = &[
    "GOV_1_1_4",
    "GOV_1_2_1",
    "GOV_1_2_2",
    "GOV_1_4_4",
    "GOV_1_4_5",
    "GOV_1_4_6",
    "GOV_1_5_2",
    "GOV_1_5_8",
    "GOV_2_1_9",
    "GOV_2_2_1",
    "GOV_2_2_2",
    "GOV_2_2_3",
    "GOV_2_2_4",
    "GOV_2_2_5",
    "GOV_2_4_1",
    "GOV_3_1_1",
    "GOV_3_1_2",
    "GOV_3_1_3",
    "GOV_3_1_4",
    "GOV_3_2_3",
    "GOV_3_2_7",
    "GOV_3_3_1",
    "GOV_3_3_7",
    "GOV_3_3_8",
    "GOV_3_4_3",
    "GOV_3_4_8",
    "GOV_3_5_2",
    "GOV_3_6_1",
    "GOV_3_6_3",
    "GOV_5_2_1",
    "GOV_7_2_2",
    "GOV_8_2_4",
    "GOV_10_1_3",
    "GOV_10_1_4",
    "GOV_10_2_1",
];

/// A line of the list: its number, the constant, the id, the class.
struct Listed {
    line: usize,
    constant: &'static str,
    id: &'static str,
    class: &'static str,
}

/// The lines of `rules! { … }`.
fn listed() -> Vec<Listed> {
    let lines = file(LIST)
        .lines()
        .skip_while(|(_, text)| *text != "rules! {");
    let found: Vec<Listed> = lines
        .filter_map(|(line, text)| {
            let (constant, rest) = text.trim().split_once(" = \"")?;
            let (id, rest) = rest.split_once("\", ")?;
            let (class, _) = rest.split_once(", \"")?;
            Some(Listed {
                line,
                constant,
                id,
                class,
            })
        })
        .collect();
    assert!(
        found.len() > 20,
        "the list of rules was not found in {LIST}"
    );
    found
}

fn hard() -> impl Iterator<Item = Listed> {
    listed().into_iter().filter(|it| it.class == "Hard")
}

/// Code that decides: no test, no sample world.
fn decides(source: &Source) -> bool {
    !source.is_test() && source.path() != LIST && !source.path().contains("/example")
}

fn is_test_text(file: &File) -> bool {
    let path = &file.path;
    (path.starts_with("tests/") && !path.starts_with("tests/tidy/"))
        || path.contains("/tests/")
        || path.ends_with("/tests.rs")
}

#[test]
fn ids_and_constants_agree() {
    let mut findings =
        Findings::of("a rule's constant is its id with `_`, and the list is in order");
    let number = |id: &str| -> Vec<u32> {
        let parts = id.trim_start_matches("GOV-").split('.');
        parts.map(|part| part.parse().unwrap_or(0)).collect()
    };
    let list = listed();
    for rule in &list {
        if rule.constant != rule.id.replace(['-', '.'], "_") {
            findings.at(
                LIST,
                rule.line,
                format!("`{}` is {}", rule.constant, rule.id),
            );
        }
    }
    for pair in list.windows(2) {
        if number(pair[0].id) >= number(pair[1].id) {
            findings.at(LIST, pair[1].line, format!("{} comes too late", pair[1].id));
        }
    }
    findings.none("put it where its number belongs, under the name of its id");
}

#[test]
fn every_hard_rule_is_named_where_it_is_enforced() {
    let mut findings = Findings::of("each Hard rule's constant is used in code");
    let mut missing = Vec::new();
    for rule in hard() {
        let mut code = sources().iter().filter(|it| decides(it));
        let is_used = code.any(|it| it.says(rule.constant).any(|at| !it.is_test_at(at)));
        if !is_used {
            missing.push(rule.constant);
            if !NOT_IN_CODE.contains(&rule.constant) {
                findings.at(LIST, rule.line, format!("{} is nowhere", rule.constant));
            }
        }
    }
    let listed = NOT_IN_CODE.iter().copied();
    findings.stale("tests/tidy/rules.rs", listed, |it| missing.contains(&it));
    findings
        .none("name it in the one function that enforces it, or take it off the list until then");
}

#[test]
fn every_hard_rule_is_named_in_a_test() {
    let mut findings = Findings::of("each Hard rule is named by a test, by id or constant");
    let mut missing = Vec::new();
    for rule in hard() {
        let mut texts = files().iter().filter(|it| is_test_text(it));
        let is_tried = texts.any(|it| {
            whole(&it.text, rule.constant).next().is_some() || names_id(&it.text, rule.id)
        });
        let mut inline = sources().iter().filter(|it| !it.is_test());
        let is_tried =
            is_tried || inline.any(|it| it.says(rule.constant).any(|at| it.is_test_at(at)));
        if !is_tried {
            missing.push(rule.constant);
            if !NOT_IN_TESTS.contains(&rule.constant) {
                findings.at(LIST, rule.line, format!("{} is in no test", rule.id));
            }
        }
    }
    let listed = NOT_IN_TESTS.iter().copied();
    findings.stale("tests/tidy/rules.rs", listed, |it| missing.contains(&it));
    findings.none("write the test that breaks the rule, and name the rule in what it expects");
}

/// Whether a text names this id and not a longer one.
fn names_id(text: &str, id: &str) -> bool {
    ids(text).any(|(_, found)| found == id)
}

/// Every whole rule id of a text, with its line.
fn ids(text: &str) -> impl Iterator<Item = (usize, &str)> {
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

#[test]
fn no_rule_is_made_up() {
    let mut known: BTreeSet<String> = listed().iter().map(|it| it.id.to_owned()).collect();
    let rulebook = shared().and_then(|it| fs::read_to_string(it.join("rulebook.md")).ok());
    let Some(rulebook) = rulebook else {
        left_out("rules named outside the list: the rulebook is not here, see ZIRKEL_SHARED");
        return;
    };
    known.extend(ids(&rulebook).map(|(_, id)| id.to_owned()));
    let mut findings = Findings::of("each rule id that is named is the rulebook's");
    let ours = |it: &&File| !it.is_foreign() && !it.path.starts_with("tests/tidy/");
    for file in files().iter().filter(ours) {
        for (line, id) in ids(&file.text).filter(|(_, id)| !known.contains(*id)) {
            findings.at(&file.path, line, format!("there is no {id}"));
        }
    }
    findings.none("look the rule up in the rulebook; ids never change");
}

#[test]
fn every_listed_rule_is_the_rulebooks() {
    let rulebook = shared().and_then(|it| fs::read_to_string(it.join("rulebook.md")).ok());
    let Some(rulebook) = rulebook else {
        left_out("the list against the rulebook, which is not here, see ZIRKEL_SHARED");
        return;
    };
    let mut findings = Findings::of("each rule of the list is in the rulebook");
    for rule in listed().iter().filter(|it| !names_id(&rulebook, it.id)) {
        findings.at(LIST, rule.line, format!("there is no {}", rule.id));
    }
    findings.none("look the rule up in the rulebook; ids never change");
}
