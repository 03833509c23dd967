//! Single fields: what each domain constructor refuses becomes the name of the field and the
//! reason.

use std::fmt::Display;
use zirkel_domain::{
    money::{Currency, Decimal, Money},
    text::TextError,
};

/// A stored value that the domain would never have written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// The field, named as its column is.
    pub(crate) field: &'static str,
    /// What is wrong with it.
    pub(crate) why: String,
}

impl Unreadable {
    /// A field and what is wrong with it.
    pub(crate) fn new(field: &'static str, why: impl Display) -> Self {
        Self {
            field,
            why: why.to_string(),
        }
    }

    /// The same, seen from the field that holds the value.
    pub(crate) fn within(self, field: &'static str) -> Self {
        Self {
            field,
            why: self.to_string(),
        }
    }
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.field, self.why)
    }
}

/// A bounded text.
pub(crate) fn text<T>(
    field: &'static str,
    text: String,
    make: impl FnOnce(String) -> Result<T, TextError>,
) -> Result<T, Unreadable> {
    make(text).map_err(|error| Unreadable::new(field, error))
}

/// A bounded text that may be absent.
pub(crate) fn maybe_text<T>(
    field: &'static str,
    stored: Option<String>,
    make: impl FnOnce(String) -> Result<T, TextError>,
) -> Result<Option<T>, Unreadable> {
    stored.map(|it| text(field, it, make)).transpose()
}

/// One of a few values, by name.
pub(crate) fn one_of<T: Copy>(
    field: &'static str,
    name: &str,
    all: &[T],
    name_of: impl Fn(T) -> &'static str,
) -> Result<T, Unreadable> {
    all.iter()
        .copied()
        .find(|it| name_of(*it) == name)
        .ok_or_else(|| Unreadable::new(field, format_args!("has the unknown value `{name}`")))
}

/// A decimal number, as `Decimal` writes it.
pub(crate) fn decimal(field: &'static str, digits: &str) -> Result<Decimal, Unreadable> {
    Decimal::from_str_exact(digits).map_err(|error| Unreadable::new(field, error))
}

/// A currency by its code.
pub(crate) fn currency(field: &'static str, code: &str) -> Result<Currency, Unreadable> {
    Currency::from_code(code)
        .ok_or_else(|| Unreadable::new(field, format_args!("names no currency: `{code}`")))
}

/// An amount of money.
pub(crate) fn money(field: &'static str, amount: &str, code: &str) -> Result<Money, Unreadable> {
    Money::new(decimal(field, amount)?, currency(field, code)?)
        .map_err(|error| Unreadable::new(field, error))
}
