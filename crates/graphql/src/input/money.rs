//! An amount of money.

use super::{Path, decimal};
use crate::{
    node::shortened,
    scalar::{self, Sent as _},
};
use async_graphql::InputObject;
use zirkel_app::error::Problem;
use zirkel_domain::money::{AmountError, Currency, Money};

/// An amount of one currency: zero or more, no finer than the currency's smallest unit.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct MoneyInput {
    /// How much, e.g. `"499.95"`.
    amount: scalar::Decimal,
    /// Of which currency. Amounts of different currencies are never converted or compared.
    currency: scalar::CurrencyCode,
}

impl MoneyInput {
    pub(super) fn read(&self, path: &Path) -> Result<Money, Problem> {
        let currency = currency(&path.at("currency"), &self.currency)?;
        let path = path.at("amount");
        let number = decimal(&path, &self.amount)?;
        Money::new(number, currency).map_err(|error| match error {
            AmountError::NotDecimal | AmountError::TooLong | AmountError::TooFine { .. } => {
                path.wrong(error)
            }
            AmountError::Negative => path.wrong("is negative: an amount is zero or more"),
        })
    }
}

fn currency(path: &Path, code: &scalar::CurrencyCode) -> Result<Currency, Problem> {
    let text = code
        .text()
        .ok_or_else(|| path.wrong("is not a string: a currency is a code such as \"EUR\""))?;
    Currency::from_code(text).ok_or_else(|| {
        let shown = shortened(text);
        path.wrong(format!(
            "is `{shown}`, which ISO 4217 does not list: expected e.g. `EUR`"
        ))
    })
}
