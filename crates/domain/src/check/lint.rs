//! Lints: what is lawful and still wants somebody's eye, at a moment. Nothing here refuses.

mod filling;
mod people;
mod terms;
mod texts;

use super::{Finding, Severity};
use crate::{index::Index, rule::Rule, subject::Subject, time::Timestamp};

/// Every lint of a structure at a moment, in no particular order.
pub(super) fn lints(index: &Index, at: Timestamp) -> Vec<Finding> {
    let mut found = Vec::new();
    filling::check(index, at, &mut found);
    terms::check(index, at, &mut found);
    texts::check(index, at, &mut found);
    people::check(index, at, &mut found);
    found
}

fn warning(
    rule: Option<Rule>,
    subject: Subject,
    message: String,
    hint: impl Into<String>,
) -> Finding {
    Finding {
        severity: Severity::Warning,
        rule,
        code: None,
        subject,
        message,
        hint: hint.into(),
    }
}

fn notice(
    rule: Option<Rule>,
    subject: Subject,
    message: String,
    hint: impl Into<String>,
) -> Finding {
    Finding {
        severity: Severity::Notice,
        ..warning(rule, subject, message, hint)
    }
}
