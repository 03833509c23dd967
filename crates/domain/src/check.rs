//! Whole-structure invariants: lists every rule that a structure breaks, all at once, and what is
//! merely untidy. Each rule lives in one function of the modules below, which cites it.

pub(crate) mod assignments;
mod catalogue;
pub(crate) mod conditions;
mod domains;
mod links;
mod lint;
pub(crate) mod narrowing;
pub(crate) mod offices;
mod policies;
mod roles;
mod shape;

#[cfg(test)]
mod tests;

use crate::{
    code::Code, directory::Directory, index::Index, rule::Rule, snapshot::Snapshot,
    subject::Subject, time::Timestamp,
};
use std::collections::BTreeSet;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A HARD rule is broken: such a structure is never accepted.
    Error,
    /// Lawful, but somebody should look.
    Warning,
    /// Worth knowing.
    Notice,
}

impl Severity {
    /// Its name in messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
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

impl Finding {
    fn broken(
        rule: Rule,
        code: Code,
        subject: Subject,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            rule: Some(rule),
            code: Some(code),
            subject,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A rule that the thing kept when it was made, and that what others changed since has made
    /// untrue: it stands, does nothing where it fails, and is for its own circle to mend.
    /// Only who would bring it about anew is refused.
    fn lapsed(
        rule: Rule,
        code: Code,
        subject: Subject,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::broken(rule, code, subject, message, hint)
        }
    }

    /// Whether who brings it about is refused, though it may stand where it came about otherwise.
    pub(crate) const fn has_lapsed(&self) -> bool {
        matches!(self.severity, Severity::Warning) && self.code.is_some()
    }

    fn dangling(subject: Subject, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            rule: None,
            code: None,
            subject,
            message: message.into(),
            hint: "name something that exists, or define it".to_owned(),
        }
    }

    fn untidy(subject: Subject, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            rule: None,
            code: None,
            subject,
            message: message.into(),
            hint: hint.into(),
        }
    }
}

/// Everything that is wrong or untidy in a structure: errors first, then by rule and place.
pub fn findings(snapshot: &Snapshot, directory: &Directory) -> Vec<Finding> {
    findings_in(&Index::new(snapshot.clone(), directory.clone()))
}

/// The same, where the look-ups are made already.
pub fn findings_in(index: &Index) -> Vec<Finding> {
    sorted(broken(index))
}

/// The same with what wants somebody's eye at a moment: roles that nobody holds, terms that run
/// out, decisions that nobody owns. Errors first, then by rule and place, in total order.
pub fn survey(index: &Index, at: Timestamp) -> Vec<Finding> {
    let mut found = broken(index);
    found.extend(lint::lints(index, at));
    sorted(found)
}

/// Links, re-pointed references and parts of domains that do not fit their ends: what goes where
/// the ends moved or became less.
pub(crate) fn unfit(index: &Index) -> BTreeSet<Subject> {
    let mut found = Vec::new();
    links::check(index, &mut found);
    domains::delegations(index, &mut found);
    found.into_iter().map(|it| it.subject).collect()
}

fn broken(index: &Index) -> Vec<Finding> {
    let mut found = Vec::new();
    shape::check(index, &mut found);
    catalogue::check(index, &mut found);
    conditions::check(index, &mut found);
    roles::check(index, &mut found);
    domains::check(index, &mut found);
    policies::check(index, &mut found);
    links::check(index, &mut found);
    assignments::check(index, &mut found);
    offices::check(index, &mut found);
    found
}

fn sorted(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|a, b| {
        let order = |f: &Finding| (f.severity, f.rule, f.subject);
        order(a)
            .cmp(&order(b))
            .then_with(|| a.message.cmp(&b.message))
    });
    found
}
