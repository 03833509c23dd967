//! What is wrong with an organization file, and where: one mistake, its place, its one line for
//! machines.

use zirkel_domain::{
    check::{Finding, Severity},
    code::Code,
    rule::Rule,
};

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The way there from the top, e.g. `anchor.roles[2].filled_by[0]`; empty for the whole file.
    pub path: String,
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// Its column, from 1, in characters.
    pub column: usize,
}

impl Place {
    /// The very beginning of a file.
    pub fn top() -> Self {
        Self {
            line: 1,
            column: 1,
            ..Self::default()
        }
    }
}

/// One thing that is wrong, or worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// A warning stands in nobody's way.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The code, where a rule of governance is broken.
    pub code: Option<Code>,
    /// That rule.
    pub rule: Option<Rule>,
    /// What is wrong and what was expected, in a clause without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Mistake {
    /// Something that keeps the file from being imported.
    pub fn error(place: &Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: place.clone(),
            code: None,
            rule: None,
            message: message.into(),
            hint: None,
        }
    }

    /// Something lawful that somebody should look at.
    pub fn warning(place: &Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(place, message)
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        self.hint = (!hint.is_empty()).then_some(hint);
        self
    }

    /// The same as a breach of a rule.
    #[must_use]
    pub const fn breaks(mut self, rule: Rule, code: Code) -> Self {
        self.rule = Some(rule);
        self.code = Some(code);
        self
    }

    /// What was found in the structure, at the place where the file says it.
    pub fn from_finding(finding: &Finding, place: &Place) -> Self {
        Self {
            severity: finding.severity,
            place: place.clone(),
            code: finding.code,
            rule: finding.rule,
            message: finding.message.clone(),
            hint: None,
        }
        .hint(finding.hint.clone())
    }

    /// Whether it keeps the file from being imported.
    pub const fn is_error(&self) -> bool {
        matches!(self.severity, Severity::Error)
    }

    /// One line for machines: `FILE:LINE:COL: error: PATH: message (hint: …)`.
    pub fn line(&self, name: &str) -> String {
        let mut line = format!(
            "{name}:{}:{}: {}: ",
            self.place.line,
            self.place.column,
            self.word()
        );
        if !self.place.path.is_empty() {
            line.push_str(&self.place.path);
            line.push_str(": ");
        }
        line.push_str(&self.headline());
        if let Some(hint) = &self.hint {
            line.extend([" (hint: ", hint.as_str(), ")"]);
        }
        line.replace(['\n', '\r'], " ")
    }

    /// `error` or `warning`.
    pub const fn word(&self) -> &'static str {
        self.severity.as_str()
    }

    /// The message, and in brackets the code and the rule that it breaks.
    pub fn headline(&self) -> String {
        match (self.code, self.rule) {
            (Some(code), Some(rule)) => {
                format!("{} [{} {}]", self.message, code.as_str(), rule.id)
            }
            (Some(code), None) => format!("{} [{}]", self.message, code.as_str()),
            (None, Some(rule)) => format!("{} [{}]", self.message, rule.id),
            (None, None) => self.message.clone(),
        }
    }
}

/// The known word that somebody may have meant; none where all are far off.
pub(super) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let most = match written.chars().count() {
        0..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    known
        .into_iter()
        .map(|word| (strsim::osa_distance(written, word), word))
        .filter(|(distance, word)| *distance <= most && *distance < word.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// `did you mean …?` with the nearest known word, else what is known, as far as it is short.
pub(super) fn suggestion<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
    noun: &str,
) -> String {
    if let Some(word) = nearest(written, known.clone()) {
        return format!("did you mean `{word}`?");
    }
    let known: Vec<String> = known.into_iter().map(|word| format!("`{word}`")).collect();
    match known.len() {
        0 => format!("there is no {noun} at all"),
        1..=12 => format!("known: {}", known.join(", ")),
        _ => String::new(),
    }
}
