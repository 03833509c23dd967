//! Values as text. What comes in is kept as it was sent and read in `input`, where the field that
//! holds it is known; so a wrong value is refused by its path, and one item of a batch alone.

use async_graphql::{InputValueResult, Scalar, ScalarType, Value};
use zirkel_domain::{
    money::{Currency, Decimal as Number},
    time::{Date as Day, Timestamp},
};

macro_rules! scalars {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) struct $name(Value);

        $(#[$doc])*
        #[Scalar]
        impl ScalarType for $name {
            fn parse(value: Value) -> InputValueResult<Self> {
                Ok(Self(value))
            }

            fn to_value(&self) -> Value {
                self.0.clone()
            }
        }
    )*};
}

scalars! {
    /// A currency: the three letters of ISO 4217, e.g. `EUR`. Funds and metals have no smaller
    /// unit.
    CurrencyCode;
    /// A calendar day, `2026-03-03`. Days begin and end in the organization's time zone.
    Date;
    /// An instant: RFC 3339 with an offset, e.g. `2026-03-03T09:30:00Z`. Answers are in UTC, to the
    /// microsecond.
    DateTime;
    /// A decimal number in a string, e.g. `"499.95"`: digits with an optional sign and point, at
    /// most 28 of them. Never a bare number, which clients would round.
    Decimal;
}

/// A value that comes in.
pub(crate) trait Sent {
    /// The text that was sent; none where it was no string.
    fn text(&self) -> Option<&str>;
}

macro_rules! sent {
    ($($name:ident),*) => {$(
        impl Sent for $name {
            fn text(&self) -> Option<&str> {
                if let Value::String(text) = &self.0 { Some(text) } else { None }
            }
        }
    )*};
}

sent!(CurrencyCode, Date, DateTime, Decimal);

impl From<Currency> for CurrencyCode {
    fn from(currency: Currency) -> Self {
        Self(Value::from(currency.code()))
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self(Value::from(day.to_string()))
    }
}

impl From<Timestamp> for DateTime {
    fn from(instant: Timestamp) -> Self {
        Self(Value::from(instant.to_string()))
    }
}

impl From<Number> for Decimal {
    fn from(number: Number) -> Self {
        Self(Value::from(number.to_string()))
    }
}
