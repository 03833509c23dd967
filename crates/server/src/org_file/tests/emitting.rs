//! What is written is read back as the same text, whatever the text is.

use super::support::{lines, read_text, small};
use crate::org_file::emit::{Yaml, emit, scalar};
use crate::org_file::node::{Kind, Node, parse};
use proptest::prelude::*;

fn texts(node: &Node) -> Vec<String> {
    match &node.kind {
        Kind::Scalar { text, .. } => vec![text.clone()],
        Kind::List(items) => items.iter().flat_map(texts).collect(),
        Kind::Map(entries) => {
            let pairs = entries.iter();
            pairs
                .flat_map(|e| std::iter::once(e.key.clone()).chain(texts(&e.value)))
                .collect()
        }
    }
}

#[test]
fn quotes_only_where_needed() {
    for (text, written) in [
        ("Ana", "Ana"),
        ("u-101", "u-101"),
        ("Larger than 500", "Larger than 500"),
        ("a#b", "a#b"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("ana@example.org", "ana@example.org"),
        ("", "\"\""),
        ("123", "\"123\""),
        ("1e5", "\"1e5\""),
        ("true", "\"true\""),
        ("no", "\"no\""),
        ("null", "\"null\""),
        ("~", "\"~\""),
        ("- a", "\"- a\""),
        ("a: b", "\"a: b\""),
        ("a #b", "\"a #b\""),
        ("a, b", "\"a, b\""),
        (" a", "\" a\""),
        ("a\tb", "\"a\\tb\""),
        ("\"", "\"\\\"\""),
        ("\u{85}", "\"\\U00000085\""),
    ] {
        assert_eq!(scalar(text), written);
    }
}

proptest! {
    #[test]
    fn any_text_comes_back(text in any::<String>(), next in "[ -~\n]{0,40}") {
        let inner = Yaml::Map(vec![("b".to_owned(), Yaml::text(&text))]);
        let entries = vec![
            ("a".to_owned(), Yaml::text(&text)),
            ("list".to_owned(), Yaml::List(vec![Yaml::text(&next), inner])),
            ("c".to_owned(), Yaml::text(&next)),
        ];
        let written = emit(&Yaml::Map(entries));
        let mut mistakes = Vec::new();
        let node = parse(&written, &mut mistakes);
        prop_assert!(mistakes.is_empty(), "{written}\n{mistakes:?}");
        let read = texts(&node.unwrap());
        let (text, next) = (text.as_str(), next.as_str());
        prop_assert_eq!(read, ["a", text, "list", next, "b", text, "c", next]);
    }

    #[test]
    fn reading_never_panics(text in "[\\[\\]{}:,#&*!|>'\"%@`a-z0-9 \n\t-]{0,80}") {
        read_text(&text);
    }

    #[test]
    fn any_value_is_read_or_named(value in "-?[0-9a-z.+][0-9a-z.+-]{0,11}") {
        let control = format!("  spend_control: [{{ amount: {value}, per: case }}]");
        let reading = read_text(&small("", &control));
        if value.bytes().all(|b| b.is_ascii_digit()) {
            prop_assert_eq!(lines(&reading), Vec::<String>::new());
        }
        for mistake in &reading.mistakes {
            prop_assert_eq!(&mistake.place.path, "anchor.spend_control[0].amount");
        }
    }
}
