//! Every rule has one id, everywhere; `docs/rules.md` says of each where it is kept and tried, and
//! nothing that was kept is dropped unnoticed.

use crate::{
    findings::{Findings, left_out},
    project::{File, file, files, root, shared},
    rule_places::{LIST, Listed, Named, Places, ids, listed, named},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};
use zirkel_testkit::update::compare;

const PAGE: &str = "docs/rules.md";

/// Rules for which the rulebook has no class, with the reason for ours.
const WITHOUT_CLASS: &[(&str, &str)] = &[
    (
        "GOV-4.8.3",
        "a table of transitions, which are refused or not",
    ),
    ("GOV-9.2.1", "the valid replies are a closed list"),
    ("GOV-9.2.2", "the valid replies are a closed list"),
    ("GOV-9.2.3", "the valid replies are a closed list"),
    ("GOV-9.2.4", "the valid replies are a closed list"),
    (
        "GOV-10.1.2",
        "which rules hold is stored with the organization",
    ),
    (
        "GOV-10.1.3",
        "which rules hold is stored with the organization",
    ),
    (
        "GOV-10.1.4",
        "which rules hold is stored with the organization",
    ),
    (
        "GOV-10.1.5",
        "which rules hold is stored with the organization",
    ),
];

const CHAPTERS: &[&str] = &[
    "Structure",
    "Assignment and membership",
    "Authority",
    "How governance changes",
    "Elections",
    "Meetings",
    "Records and readings",
    "Breakdown",
    "Cooperation",
    "Adoption of the rules",
];

/// The number of a rule's chapter.
fn chapter(id: &str) -> usize {
    let number = id.trim_start_matches("GOV-").split('.').next();
    number.and_then(|it| it.parse().ok()).unwrap_or(0)
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

/// Every rule that the rulebook defines, in a heading or in the first cell of a table, with its
/// heading and the first class that stands there.
fn defined(rulebook: &str) -> BTreeMap<&str, (&str, Option<&'static str>)> {
    let lines = rulebook
        .lines()
        .filter(|it| it.starts_with("#### GOV-") || it.starts_with("| GOV-"));
    lines
        .filter_map(|line| {
            let (_, id) = ids(line).next()?;
            let heading = line.split_once(id).map_or("", |(_, it)| it);
            let classes = [("HARD", "Hard"), ("ATTEST", "Attest"), ("SHOW", "Show")];
            let found = classes
                .iter()
                .filter_map(|(word, class)| Some((heading.find(word)?, *class)));
            Some((id, (heading, found.min().map(|(_, class)| class))))
        })
        .collect()
}

fn rulebook() -> Option<String> {
    shared().and_then(|it| fs::read_to_string(it.join("rulebook.md")).ok())
}

#[test]
fn the_list_is_the_rulebooks() {
    let Some(rulebook) = rulebook() else {
        left_out("the list against the rulebook, which is not here, see ZIRKEL_SHARED");
        return;
    };
    let theirs = defined(&rulebook);
    let mut findings = Findings::of("the list has each rule of the rulebook, with its class");
    let ours: BTreeMap<&str, Listed> = listed().into_iter().map(|it| (it.id, it)).collect();
    for id in theirs.keys().filter(|id| !ours.contains_key(*id)) {
        findings.add(LIST, format!("{id} is missing"));
    }
    for rule in ours.values() {
        let Some((heading, class)) = theirs.get(rule.id) else {
            findings.at(LIST, rule.line, format!("there is no {}", rule.id));
            continue;
        };
        let is_ours = WITHOUT_CLASS.iter().any(|(id, _)| *id == rule.id);
        match class {
            Some(class) if *class != rule.class => {
                findings.at(LIST, rule.line, format!("{} is {class}", rule.id));
            }
            None if !is_ours => findings.at(LIST, rule.line, "the rulebook has no class for it"),
            Some(_) if is_ours => findings.at(LIST, rule.line, "the rulebook has a class for it"),
            Some(_) | None => {}
        }
        let theirs = heading.split('—').next().unwrap_or_default().trim();
        if theirs.to_lowercase() == rule.title.to_lowercase() {
            findings.at(LIST, rule.line, "the title is the rulebook's, say it anew");
        }
    }
    findings.none("follow the rulebook: ids never change");
}

#[test]
fn no_rule_is_made_up() {
    let known: BTreeSet<&str> = listed().iter().map(|it| it.id).collect();
    let mut findings = Findings::of("each rule id that is named is on the list");
    let ours = |it: &&File| !it.is_foreign() && !it.path.starts_with("tests/tidy/");
    for file in files().iter().filter(ours) {
        for (line, id) in ids(&file.text).filter(|(_, id)| !known.contains(*id)) {
            findings.at(&file.path, line, format!("there is no {id}"));
        }
    }
    findings.none("look the rule up in the rulebook; ids never change");
}

/// How a rule stands, in the page's words.
fn standing(it: &Named) -> &'static str {
    match (it.code.is_empty(), it.comments.is_empty()) {
        (false, _) => "in code",
        (true, false) => "in comments",
        (true, true) => "open",
    }
}

/// One line of a rule: what kind of place, and the places; none where there are none.
fn places(what: &str, places: &Places) -> Option<String> {
    let places: Vec<String> = places
        .iter()
        .map(|(path, items)| {
            let items: Vec<String> = items.iter().map(|it| format!("`{it}`")).collect();
            format!("{path} {}", items.join(" ")).trim_end().to_owned()
        })
        .collect();
    (!places.is_empty()).then(|| format!("- {what}: {}", places.join(", ")))
}

fn overview(list: &[Listed]) -> Vec<String> {
    let line = |name: String, rules: &[&Listed]| {
        let count = |is: &dyn Fn(&Listed, &Named) -> bool| {
            rules.iter().filter(|it| is(it, &named()[it.id])).count()
        };
        format!(
            "| {name} | {} | {} | {} | {} | {} | {} |",
            rules.len(),
            count(&|_, it| standing(it) == "in code"),
            count(&|_, it| standing(it) == "in comments"),
            count(&|_, it| standing(it) == "open"),
            count(&|rule, it| standing(it) == "open" && rule.class == "Hard"),
            count(&|_, it| !it.tests.is_empty()),
        )
    };
    let mut lines = vec![
        "| chapter | rules | in code | in comments | open | of these Hard | tested |".to_owned(),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |".to_owned(),
    ];
    for (number, name) in (1..).zip(CHAPTERS) {
        let rules: Vec<&Listed> = list.iter().filter(|it| chapter(it.id) == number).collect();
        lines.push(line(format!("{number} {name}"), &rules));
    }
    lines.push(line("all".to_owned(), &list.iter().collect::<Vec<_>>()));
    lines
}

/// The whole page.
fn page() -> String {
    let list = listed();
    let in_chapter = |number| list.iter().filter(move |it| chapter(it.id) == number);
    let is_open = |it: &&Listed| standing(&named()[it.id]) == "open";
    let mut lines = vec![INTRODUCTION.to_owned()];
    lines.extend(overview(&list));
    lines.push("\n## Open\n\nNamed by no code and by no comment beside code.".to_owned());
    for (number, name) in (1..).zip(CHAPTERS) {
        let open: Vec<&Listed> = in_chapter(number).filter(is_open).collect();
        if !open.is_empty() {
            lines.push(format!("\n{number} {name}: {}\n", open.len()));
        }
        let line = |it: &&Listed| format!("- {} {}: {}", it.id, it.class, it.title);
        lines.extend(open.iter().map(line));
    }
    for (number, name) in (1..).zip(CHAPTERS) {
        lines.push(format!("\n## {number} {name}"));
        for rule in in_chapter(number) {
            let named = &named()[rule.id];
            lines.push(format!(
                "\n**{}** {}: {}\n",
                rule.id, rule.class, rule.title
            ));
            lines.extend(places("code", &named.code));
            lines.extend(places("comments", &named.comments));
            lines.extend(places("tests", &named.tests));
            lines.extend(Some(rule).filter(is_open).map(|_| "- open".to_owned()));
        }
    }
    lines.join("\n") + "\n"
}

const INTRODUCTION: &str = "\
# Rules

Every rule of the rulebook: its id, its class, a short title, what keeps it, which tests name it. The
page is written from the list in `crates/domain/src/rule.rs`, from the code and from the tests:

```sh
UPDATE=1 cargo test -p zirkel-tests --test tidy rules
```

The same test fails where the page is out of date, and where a rule that was kept in code, or tried
by a test, is so no more. If that is meant, take the rule's lines off this page by hand first.

- **Hard**: decidable from what is stored; a breach is refused. **Attest**: turns on a person's
  judgement; only who judged, and in which shape, is checked. **Show**: shown, never in the way. Where
  the rulebook names two classes for a rule, it is the first.
- *code*: items that use the rule's constant, to refuse, to find or to answer by it.
- *comments*: items whose comment names the rule. Where there is no *code* line, they are all that
  there is: a rule that holds by the shape of a type, or only in part.
- *tests*: tests that name the rule, and the files that tests read. What a rule has to say to users in
  the schema's descriptions is not counted.

Chapter 4 is kept for proposals outside of meetings; meetings and elections are not built.
";

/// What the page as it lies there says of each rule: whether code and tests name it.
fn told() -> BTreeMap<&'static str, (bool, bool)> {
    let mut told = BTreeMap::new();
    let Some(page) = files().iter().find(|it| it.path == PAGE) else {
        return told;
    };
    let mut last = None;
    for (_, text) in page.lines() {
        if let Some((id, _)) = text.strip_prefix("**").and_then(|it| it.split_once("**")) {
            last = Some(id);
        }
        let Some(id) = last else { continue };
        let entry: &mut (bool, bool) = told.entry(id).or_default();
        entry.0 |= text.starts_with("- code: ");
        entry.1 |= text.starts_with("- tests: ");
    }
    told
}

#[test]
fn the_page_of_rules_is_up_to_date_and_loses_none() {
    let mut findings = Findings::of("a rule that was kept and tried is so still");
    for (id, (in_code, in_tests)) in told() {
        let Some(named) = named().get(id) else {
            findings.add(PAGE, format!("{id} was on the list"));
            continue;
        };
        if in_code && named.code.is_empty() {
            findings.add(PAGE, format!("{id} was named by code"));
        }
        if in_tests && named.tests.is_empty() {
            findings.add(PAGE, format!("{id} was named by a test"));
        }
    }
    findings.none("name it where it is kept and tried; if it is meant, see the top of the page");
    compare(root().join(PAGE), &page());
}

#[test]
fn what_code_answers_by_is_tried() {
    let mut findings = Findings::of("a rule whose constant code uses is named by a test");
    let mut missing = Vec::new();
    for rule in listed() {
        let named = &named()[rule.id];
        if !named.code.is_empty() && named.tests.is_empty() {
            missing.push(rule.id);
            if !NOT_IN_TESTS.contains(&rule.id) {
                findings.at(LIST, rule.line, format!("{} is in no test", rule.id));
            }
        }
    }
    let listed = NOT_IN_TESTS.iter().copied();
    findings.stale(file("tests/tidy/rules.rs").path.as_str(), listed, |it| {
        missing.contains(&it)
    });
    findings.none("write the test that breaks the rule, and name the rule in what it expects");
}

/// Rules that code uses and no test names yet.
const NOT_IN_TESTS: &[&str] = &[
    "GOV-3.1.1",
    "GOV-3.1.4",
    "GOV-3.2.7",
    "GOV-3.3.1",
    "GOV-3.3.8",
    "GOV-3.6.1",
    "GOV-8.2.4",
    "GOV-10.1.3",
];
