//! Written and read again, a structure stays what it was.

use super::support::{fold, lines, read_text, repository};
use crate::org_file::{shape, write};

fn survives(text: &str) {
    let first = read_text(text);
    assert!(!first.has_errors(), "{:#?}", lines(&first));
    let (snapshot, directory) = fold(first.setup.as_ref().unwrap());
    let written = write(&snapshot, &directory);
    let second = read_text(&written);
    assert!(!second.has_errors(), "{written}\n{:#?}", lines(&second));
    let (again, people) = fold(second.setup.as_ref().unwrap());
    similar(&shape(&snapshot, &directory), &shape(&again, &people));
    similar(&written, &write(&again, &people));
}

fn similar(one: &str, other: &str) {
    for (a, b) in one.lines().zip(other.lines()) {
        assert_eq!(a, b);
    }
    assert_eq!(one, other);
}

#[test]
fn contract_example() {
    #[expect(clippy::disallowed_methods, reason = "a test finds its file by it")]
    let shared =
        std::env::var("ZIRKEL_SHARED").map_or_else(|_| repository("../shared"), Into::into);
    let file = shared.join("contract/org-file.md");
    let Ok(page) = std::fs::read_to_string(&file) else {
        #[expect(clippy::print_stderr, reason = "says that it was left out")]
        {
            eprintln!("left out: {} is not here", file.display());
        }
        return;
    };
    let example = page
        .split("```yaml\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let reading = read_text(example);
    assert_eq!(lines(&reading), Vec::<String>::new());
    survives(example);
}

#[test]
fn demo() {
    let text = std::fs::read_to_string(repository("docs/demo/kranich.yaml")).unwrap();
    let reading = read_text(&text);
    assert_eq!(lines(&reading), Vec::<String>::new());
    survives(&text);
}

#[test]
fn every_field() {
    survives(include_str!("every_field.yaml"));
}
