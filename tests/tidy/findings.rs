//! What a rule found: each breach with its place, and at the end one sentence on what to do.

use std::{fmt::Display, io::Write as _};

/// The breaches of one rule.
#[derive(Debug)]
pub(crate) struct Findings {
    rule: &'static str,
    /// Place, line or zero, and what is wrong.
    list: Vec<(String, usize, String)>,
}

impl Findings {
    /// None yet of this rule, which is a sentence.
    pub(crate) fn of(rule: &'static str) -> Self {
        Self {
            rule,
            list: Vec::new(),
        }
    }

    /// Adds a breach in a line, counted from one.
    pub(crate) fn at(&mut self, file: impl Display, line: usize, what: impl Display) {
        self.list.push((file.to_string(), line, what.to_string()));
    }

    /// Adds a breach at a place without lines.
    pub(crate) fn add(&mut self, place: impl Display, what: impl Display) {
        self.at(place, 0, what);
    }

    /// Adds each entry of a list of exceptions that no breach needed.
    pub(crate) fn stale<'a>(
        &mut self,
        list: &str,
        entries: impl IntoIterator<Item = &'a str>,
        needed: impl Fn(&str) -> bool,
    ) {
        for entry in entries {
            if !needed(entry) {
                self.add(
                    list,
                    format!("`{entry}` needs no exception any more; remove it"),
                );
            }
        }
    }

    /// Fails where there are any, with what to do about them.
    #[track_caller]
    pub(crate) fn none(mut self, remedy: &str) {
        self.list.sort();
        self.list.dedup();
        let lines: Vec<String> = self
            .list
            .iter()
            .map(|(place, line, what)| match line {
                0 => format!("  {place}: {what}"),
                line => format!("  {place}:{line}: {what}"),
            })
            .collect();
        assert!(
            lines.is_empty(),
            "{}: {} found\n{}\nwhat to do: {remedy}\n",
            self.rule,
            lines.len(),
            lines.join("\n"),
        );
    }
}

/// Says that something was left out, past the test runner, which shows nothing of a test that
/// passes.
pub(crate) fn left_out(what: &str) {
    writeln!(std::io::stderr(), "left out: {what}").expect("standard error takes a line");
}
