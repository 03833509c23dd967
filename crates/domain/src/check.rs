//! Whole-structure invariants: lists every rule that a structure breaks, all at once, and what is
//! merely untidy. Each rule lives in one function of the modules below, which cites it.

use crate::{code::Code, rule::Rule, subject::Subject};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A HARD rule is broken: such a structure is never accepted.
    Error,
    /// Lawful, but somebody should look.
    Warning,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub severity: Severity,
    /// The rule that is broken; none for mere untidiness.
    pub rule: Option<Rule>,
    /// The code, where a rule is broken.
    pub code: Option<Code>,
    /// Where.
    pub subject: Subject,
    /// What is wrong, in a clause without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}
