//! Money: a decimal and a currency of ISO 4217. Never a float; amounts of different currencies are
//! never compared, the answer says so instead.

#[cfg(test)]
mod tests;

use std::{cmp::Ordering, fmt, str::FromStr as _};

pub use rust_decimal::Decimal;

/// A currency of ISO 4217.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency with this code, e.g. `EUR`; none where ISO 4217 does not list it.
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code).map(Self)
    }

    /// The three letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimals an amount may have; none given (funds, metals) means none allowed.
    pub fn decimals(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

/// Why a number or an amount is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not digits with an optional sign and point.
    #[error("is not a decimal number such as `499.95`")]
    NotDecimal,
    /// More digits than any amount of money needs.
    #[error("has more than 28 digits")]
    TooLong,
    /// Below zero.
    #[error("is negative")]
    Negative,
    /// Finer than the currency's smallest unit.
    #[error("is finer than {currency} allows: {decimals} decimals")]
    TooFine {
        /// The currency.
        currency: Currency,
        /// Its decimals.
        decimals: u32,
    },
}

/// Reads a plain decimal number: digits, an optional sign and point, at most 28 digits.
pub fn decimal(text: &str) -> Result<Decimal, AmountError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(part) {
        return Err(AmountError::NotDecimal);
    }
    if digits.len() > 29 {
        return Err(AmountError::TooLong);
    }
    Decimal::from_str(text).map_err(|_| AmountError::TooLong)
}

/// An amount of one currency, zero or more, no finer than the currency's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money {
    currency: Currency,
    amount: Decimal,
}

impl Money {
    /// Checks sign and scale. `10.0` and `10.00` are the same amount.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self, AmountError> {
        if amount.is_sign_negative() && !amount.is_zero() {
            return Err(AmountError::Negative);
        }
        let decimals = currency.decimals();
        let mut amount = amount.normalize();
        if amount.scale() > decimals {
            return Err(AmountError::TooFine { currency, decimals });
        }
        amount.rescale(decimals);
        if amount.scale() != decimals {
            return Err(AmountError::TooLong);
        }
        Ok(Self { currency, amount })
    }

    /// The amount, with exactly the currency's decimals.
    pub const fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether nothing is spent by it.
    pub fn is_zero(self) -> bool {
        self.amount.is_zero()
    }

    /// The order of two amounts; none where the currencies differ.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.amount.cmp(&other.amount))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.amount)
    }
}
