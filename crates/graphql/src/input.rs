//! What comes in, read into domain values. Everything that is wrong with it is told at once, each
//! with the path of its field.

pub(crate) mod case;
mod decision_type;
mod focus;
pub(crate) mod governance_change;
mod moment;
mod money;
mod person;
mod role;

pub(crate) use case::CaseInput;
pub(crate) use decision_type::AttributeDefinitionInput;
pub(crate) use focus::FocusInput;
pub(crate) use moment::{AsOfInput, moment, revision, timestamp};
pub(crate) use person::{
    ExternalEditInput, ExternalRefInput, PersonRef, external_edits, external_refs,
};
pub(crate) use role::RoleRefInput;

use crate::{
    limits::PARTS,
    node::shortened,
    scalar::{self, Sent as _},
};
use zirkel_app::{
    AppError,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{text::TextError, time::Date};

/// Where a field of a request is, from the arguments on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path(Vec<String>);

impl Path {
    /// One of the arguments.
    pub(crate) fn argument(name: &str) -> Self {
        Self(vec![name.to_owned()])
    }

    /// A field below this one.
    pub(crate) fn at(&self, field: &str) -> Self {
        Self(self.0.iter().cloned().chain([field.to_owned()]).collect())
    }

    /// An entry of this list.
    pub(crate) fn entry(&self, position: usize) -> Self {
        self.at(&position.to_string())
    }

    /// Its segments.
    pub(crate) fn segments(&self) -> Vec<String> {
        self.0.clone()
    }

    /// What is wrong here: "`case.amount.amount` is negative".
    pub(crate) fn wrong(&self, complaint: impl std::fmt::Display) -> Problem {
        Problem {
            code: ProblemCode::Malformed,
            message: format!("`{}` {complaint}", self.0.join(".")),
            path: self.segments(),
        }
    }
}

/// Gathers what is wrong.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// The value, or nothing and the problem kept.
    pub(crate) fn keep<T>(&mut self, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.0.push(problem)).ok()
    }

    /// As [`Self::keep`], for what brings several problems.
    pub(crate) fn keep_all<T>(&mut self, read: Result<T, Self>) -> Option<T> {
        read.map_err(|problems| self.0.extend(problems.0)).ok()
    }

    /// As [`Self::keep`], for what `app` looks up; what is no fault of the request is handed on.
    pub(crate) fn keep_app<T>(
        &mut self,
        found: Result<T, AppError>,
    ) -> Result<Option<T>, AppError> {
        match found {
            Ok(value) => Ok(Some(value)),
            Err(AppError::Malformed(problems)) => {
                self.0.extend(problems);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Adds a problem.
    pub(crate) fn add(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// The value, unless something is wrong.
    pub(crate) fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            Some(_) | None => Err(self),
        }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl From<Problems> for AppError {
    fn from(problems: Problems) -> Self {
        Self::Malformed(problems.0)
    }
}

/// A bounded text of its kind.
pub(crate) fn text<T>(
    path: &Path,
    read: fn(String) -> Result<T, TextError>,
    text: String,
) -> Result<T, Problem> {
    read(text).map_err(|error| path.wrong(error))
}

/// A text that is looked up or compared: no longer than any of its kind, and without what nobody
/// sees and no database takes.
pub(crate) fn bounded(path: &Path, text: String, most: usize) -> Result<String, Problem> {
    let length = text.chars().count();
    if length > most {
        return Err(path.wrong(TextError::TooLong { length, most }));
    }
    let unseen = |c: &char| c.is_control() && !"\n\r\t".contains(*c);
    if let Some(found) = text.chars().find(unseen) {
        let allowed = "printable ones and line breaks";
        return Err(path.wrong(TextError::Character { found, allowed }));
    }
    Ok(text)
}

/// No more entries than a thing may have parts.
pub(crate) fn few(path: &Path, count: usize) -> Result<(), Problem> {
    if count > PARTS {
        return Err(path.wrong(format!("has {count} entries, at most {PARTS}")));
    }
    Ok(())
}

/// Reads every entry of a list of parts; everything that is wrong with them at once.
pub(crate) fn each<G, T>(
    path: &Path,
    given: Vec<G>,
    read: impl Fn(G, &Path) -> Result<T, Problems>,
) -> Result<Vec<T>, Problems> {
    let mut problems = Problems::default();
    problems.keep(few(path, given.len()));
    let all = problems.keep_all(every(path, given, read));
    problems.or(all)
}

/// As [`each`], of a list whose length is a rule.
pub(crate) fn every<G, T>(
    path: &Path,
    given: Vec<G>,
    read: impl Fn(G, &Path) -> Result<T, Problems>,
) -> Result<Vec<T>, Problems> {
    let mut problems = Problems::default();
    let mut all = Vec::new();
    for (position, entry) in given.into_iter().enumerate() {
        all.extend(problems.keep_all(read(entry, &path.entry(position))));
    }
    problems.or(Some(all))
}

/// A calendar day.
pub(crate) fn date(path: &Path, day: &scalar::Date) -> Result<Date, Problem> {
    let expected = "a day is written \"2026-03-03\"";
    let text = day
        .text()
        .ok_or_else(|| path.wrong(format!("is not a string: {expected}")))?;
    // The library also takes days without leading zeros, and signs.
    text.parse()
        .ok()
        .filter(|day: &Date| day.to_string() == text)
        .ok_or_else(|| path.wrong(format!("is `{}`: {expected}", shortened(text))))
}

/// A decimal number.
pub(crate) fn decimal(
    path: &Path,
    number: &scalar::Decimal,
) -> Result<zirkel_domain::money::Decimal, Problem> {
    let text = number
        .text()
        .ok_or_else(|| path.wrong("is not a string: send a decimal such as \"499.95\""))?;
    zirkel_domain::money::decimal(text)
        .map_err(|error| path.wrong(format!("is `{}`, which {error}", shortened(text))))
}

/// A count from 0 to `most`.
pub(crate) fn count(path: &Path, number: i32, most: u32) -> Result<usize, Problem> {
    let Ok(count) = u32::try_from(number) else {
        return Err(path.wrong(format!("is {number}: it is a count from 0 to {most}")));
    };
    if count > most {
        return Err(path.wrong(format!(
            "is {number}: at most {most} at once; ask for the next page"
        )));
    }
    Ok(usize::try_from(count).unwrap_or(0))
}
