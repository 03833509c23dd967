//! Texts with a bound. Each kind says which characters and how many; a text that does not fit is
//! never built.

#[cfg(test)]
mod tests;

use std::fmt;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Why a text is not of its kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// Longer than the kind allows.
    #[error("has {length} characters, at most {most} are allowed")]
    TooLong {
        /// Characters counted.
        length: usize,
        /// Characters allowed.
        most: usize,
    },
    /// A character outside the kind's alphabet.
    #[error("has the character `{found}`, allowed are {allowed}")]
    Character {
        /// The first character that does not fit.
        found: char,
        /// The alphabet in words.
        allowed: &'static str,
    },
    /// Two dots in a row, or one at an end.
    #[error("has an empty part between dots")]
    EmptyPart,
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($most:literal, $check:expr);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MOST: usize = $most;

            /// Checks length and alphabet.
            pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
                let text = text.into();
                let length = text.chars().count();
                if text.trim().is_empty() {
                    return Err(TextError::Empty);
                }
                if length > $most {
                    return Err(TextError::TooLong { length, most: $most });
                }
                let check: fn(&str) -> Result<(), TextError> = $check;
                check(&text)?;
                Ok(Self(text))
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// A stable outside reference, unique in its kind: `a-z 0-9 . - _`, at most 100 characters.
    Key(100, key_characters);
    /// A dotted key of a decision type, e.g. `refund.late_delivery`; at most 200 characters.
    DecisionKey(200, dotted);
    /// The name of a case's attribute; at most 100 characters.
    AttributeName(100, attribute_characters);
    /// A name for people: one line, at most 200 characters.
    Name(200, one_line);
    /// Governance text for people; at most 10,000 characters.
    Text(10_000, printable);
    /// A reference of another system (a ticket, a user, a customer); at most 200 characters.
    OutsideRef(200, one_line);
}

fn key_characters(text: &str) -> Result<(), TextError> {
    only(text, "`a-z 0-9 . - _`", |c| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c)
    })
}

fn dotted(text: &str) -> Result<(), TextError> {
    key_characters(text)?;
    if text.split('.').any(str::is_empty) {
        Err(TextError::EmptyPart)
    } else {
        Ok(())
    }
}

fn attribute_characters(text: &str) -> Result<(), TextError> {
    only(text, "letters, digits and `. - _`", |c| {
        c.is_alphanumeric() || ".-_".contains(c)
    })
}

fn one_line(text: &str) -> Result<(), TextError> {
    only(text, "printable ones on one line", |c| !c.is_control())
}

fn printable(text: &str) -> Result<(), TextError> {
    only(text, "printable ones and line breaks", |c| {
        !c.is_control() || "\n\r\t".contains(c)
    })
}

fn only(text: &str, allowed: &'static str, fits: fn(char) -> bool) -> Result<(), TextError> {
    match text.chars().find(|c| !fits(*c)) {
        Some(found) => Err(TextError::Character { found, allowed }),
        None => Ok(()),
    }
}

impl Key {
    /// The most characters of words that become a key; leaves room for a number.
    const MADE: usize = 60;

    /// The key that words make: letters without case and accents, digits, `_` for whatever is
    /// between; `unnamed` where there is none of these. From the second on, with its number behind:
    /// `care`, `care_2`.
    #[must_use]
    pub fn from_words(words: &str, number: usize) -> Self {
        let mut key = String::new();
        for c in words.nfkd().flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                key.push(c);
            } else if !is_combining_mark(c) && !key.is_empty() && !key.ends_with('_') {
                key.push('_');
            }
            if key.len() == Self::MADE {
                break;
            }
        }
        let key = key.trim_end_matches('_');
        let key = if key.is_empty() { "unnamed" } else { key };
        if number > 1 {
            Self(format!("{key}_{number}"))
        } else {
            Self(key.to_owned())
        }
    }
}

impl DecisionKey {
    /// Whether a scope on this key reaches `other`: the same key, or one below it.
    pub fn covers(&self, other: &Self) -> bool {
        other
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The key one level up, none for a root.
    pub fn parent(&self) -> Option<Self> {
        self.0
            .rsplit_once('.')
            .map(|(parent, _)| Self(parent.to_owned()))
    }

    /// How many parts it has; a root has one.
    pub fn depth(&self) -> usize {
        self.0.split('.').count()
    }
}

impl AttributeName {
    /// The name under which conditions see the case's amount.
    pub const AMOUNT: &'static str = "amount";

    /// Whether this names the case's amount.
    pub fn is_amount(&self) -> bool {
        self.0 == Self::AMOUNT
    }

    /// The attribute `amount`.
    pub fn amount() -> Self {
        Self(Self::AMOUNT.to_owned())
    }
}
