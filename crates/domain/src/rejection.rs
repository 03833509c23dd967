//! A refusal: the fact that stands in the way of an act, by rule, with the way on.

use std::borrow::Cow;

use crate::{authority::verdict::Remedy, code::Code, rule::Rule, subject::Subject};

/// Why an act was refused. Of several all are given, ordered by rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// What stands in the way, in one word; never renamed.
    pub code: Code,
    /// The rule that says no; none where it is not one of the rulebook's.
    pub rule: Option<Rule>,
    /// For people: names who, what, what is missing and the next step; no full stop.
    pub message: String,
    /// The field of the act that it is about, from the outside in, positions in lists counted from
    /// 0, e.g. `changes`, `2`, `roleAmend`, `purpose`; empty where it is about the whole.
    pub path: Vec<Cow<'static, str>>,
    /// The thing that it is about.
    pub subject: Option<Subject>,
    /// What can be done about it, in the order of the rulebook.
    pub remedies: Vec<Remedy>,
}

impl Rejection {
    /// A refusal by a rule.
    pub fn by(rule: Rule, code: Code, message: impl Into<String>) -> Self {
        Self {
            rule: Some(rule),
            ..Self::plain(code, message)
        }
    }

    /// A refusal that no rule of the rulebook gives.
    pub fn plain(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            rule: None,
            message: message.into(),
            path: Vec::new(),
            subject: None,
            remedies: Vec::new(),
        }
    }

    /// The field that it is about.
    #[must_use]
    pub fn at<const N: usize>(mut self, path: [&'static str; N]) -> Self {
        self.path = path.into_iter().map(Cow::Borrowed).collect();
        self
    }

    /// The same refusal seen from further outside.
    #[must_use]
    pub fn within(mut self, outer: &[Cow<'static, str>]) -> Self {
        self.path.splice(0..0, outer.iter().cloned());
        self
    }

    /// The thing that it is about.
    #[must_use]
    pub const fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// The ways on.
    #[must_use]
    pub fn with(mut self, remedies: Vec<Remedy>) -> Self {
        self.remedies = remedies;
        self
    }
}
