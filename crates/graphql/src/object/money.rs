//! An amount of money.

use crate::scalar::{CurrencyCode, Decimal};
use async_graphql::SimpleObject;
use zirkel_domain::money;

/// An amount of one currency. Limits are inclusive.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Money {
    /// How much, with exactly the decimals of the currency.
    amount: Decimal,
    /// Of which currency.
    currency: CurrencyCode,
}

impl From<money::Money> for Money {
    fn from(money: money::Money) -> Self {
        Self {
            amount: money.amount().into(),
            currency: money.currency().into(),
        }
    }
}
