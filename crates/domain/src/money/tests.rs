//! Money: which numbers are amounts, and how amounts compare.

use super::{AmountError, Currency, Decimal, Money, decimal};
use std::cmp::Ordering;

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect("a currency")
}

fn money(amount: &str, code: &str) -> Result<Money, AmountError> {
    Money::new(decimal(amount).expect("a decimal"), currency(code))
}

#[test]
fn a_decimal_is_digits_with_an_optional_sign_and_point() {
    for text in [
        "0",
        "1",
        "-1",
        "1.5",
        "0.10",
        "9999999999999999999999999999",
    ] {
        assert!(decimal(text).is_ok(), "{text}");
    }
    for text in [
        "", "-", ".", "1.", ".5", "1e3", "+1", " 1", "1 ", "1,5", "0x1", "NaN", "--1", "١",
    ] {
        assert_eq!(decimal(text), Err(AmountError::NotDecimal), "{text}");
    }
    let long = "1".repeat(40);
    assert_eq!(decimal(&long), Err(AmountError::TooLong));
    let large = decimal("99999999999999999999999999999");
    assert!(matches!(large, Err(AmountError::TooLong)), "{large:?}");
}

#[test]
fn an_amount_is_zero_or_more_and_no_finer_than_its_currency() {
    assert!(money("0", "EUR").is_ok() && money("-0", "EUR").is_ok());
    assert_eq!(money("-0.01", "EUR"), Err(AmountError::Negative));
    assert!(money("10.010", "EUR").is_ok());
    assert!(matches!(
        money("0.001", "EUR"),
        Err(AmountError::TooFine { decimals: 2, .. })
    ));
    assert!(money("1", "JPY").is_ok());
    assert!(matches!(
        money("1.5", "JPY"),
        Err(AmountError::TooFine { decimals: 0, .. })
    ));
    assert!(money("1.234", "KWD").is_ok());
    assert_eq!(Currency::from_code("EURO"), None);
}

#[test]
fn an_amount_that_cannot_have_its_currencys_decimals_is_too_long() {
    assert_eq!(
        Money::new(Decimal::MAX, currency("EUR")),
        Err(AmountError::TooLong)
    );
    assert!(Money::new(Decimal::MAX, currency("JPY")).is_ok());
}

#[test]
fn equal_amounts_are_equal_however_they_are_written() {
    assert_eq!(money("10", "EUR"), money("10.00", "EUR"));
    assert_eq!(
        money("10", "EUR").expect("an amount").to_string(),
        "EUR 10.00"
    );
    assert!(money("0.00", "EUR").expect("an amount").is_zero());
}

#[test]
fn amounts_of_different_currencies_are_never_compared() {
    let [low, high, other] = [("1", "EUR"), ("2", "EUR"), ("1", "USD")]
        .map(|(amount, code)| money(amount, code).expect("an amount"));
    assert_eq!(low.compare(high), Some(Ordering::Less));
    assert_eq!(low.compare(low), Some(Ordering::Equal));
    assert_eq!(low.compare(other), None);
}
