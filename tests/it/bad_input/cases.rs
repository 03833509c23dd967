//! Cases whose values do not fit.

use super::{MAY, Row, answers_still, check, may, may_amount, may_case, served};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn cases() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        check(&served, MAY, decision_types()).await;
        check(&served, MAY, amounts()).await;
        check(&served, MAY, attributes()).await;
        check(&served, MAY, texts()).await;
        answers_still(&served).await;
    })
    .await;
}

fn decision_types() -> Vec<Row> {
    let wrong = "MALFORMED case.decisionType";
    vec![
        ("empty", may_case("decisionType", ""), wrong),
        ("spaces", may_case("decisionType", "late fee"), wrong),
        ("capitals", may_case("decisionType", "Waiver"), wrong),
        (
            "an empty part",
            may_case("decisionType", "waiver..fee"),
            wrong,
        ),
        (
            "a dot at the end",
            may_case("decisionType", "waiver."),
            wrong,
        ),
        ("too long", may_case("decisionType", "w".repeat(201)), wrong),
        (
            "nearly a megabyte",
            may_case("decisionType", "w".repeat(900_000)),
            wrong,
        ),
        (
            "a control character",
            may_case("decisionType", "waiver\u{0}"),
            wrong,
        ),
        (
            "a number",
            may_case("decisionType", 7),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "nothing",
            may_case("decisionType", Value::Null),
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ]
}

fn amounts() -> Vec<Row> {
    let amount = "MALFORMED case.amount.amount";
    let currency = "MALFORMED case.amount.currency";
    let forty = format!("0.{}", "1".repeat(40));
    vec![
        ("an exponent", may_amount("1e400", "EUR"), amount),
        ("no number", may_amount("NaN", "EUR"), amount),
        ("infinite", may_amount("Infinity", "EUR"), amount),
        ("negative", may_amount("-5", "EUR"), amount),
        ("forty decimals", may_amount(forty, "EUR"), amount),
        ("forty digits", may_amount("1".repeat(40), "EUR"), amount),
        ("finer than a cent", may_amount("10.001", "EUR"), amount),
        ("finer than a yen", may_amount("10.5", "JPY"), amount),
        ("with separators", may_amount("1,000", "EUR"), amount),
        ("empty", may_amount("", "EUR"), amount),
        ("a space", may_amount(" 5", "EUR"), amount),
        ("other digits", may_amount("١٢", "EUR"), amount),
        ("hexadecimal", may_amount("0x10", "EUR"), amount),
        (
            "a megabyte of digits",
            may_amount("9".repeat(900_000), "EUR"),
            amount,
        ),
        ("a bare number", may_amount(5, "EUR"), amount),
        ("a list", may_amount(json!(["5"]), "EUR"), amount),
        ("no such currency", may_amount("5", "ZZZ"), currency),
        ("an empty currency", may_amount("5", ""), currency),
        ("a currency in words", may_amount("5", "Euro"), currency),
        ("a currency's number", may_amount("5", 978), currency),
        (
            "a megabyte of currency",
            may_amount("5", "E".repeat(900_000)),
            currency,
        ),
        (
            "an amount without a currency",
            may_case("amount", json!({ "amount": "5" })),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "several at once",
            may(&json!({ "case": {
                "decisionType": "Waiver",
                "amount": { "amount": "-5", "currency": "EUR" },
                "attributes": [{ "name": "a b", "text": "x" }, { "name": "note" }],
                "customerRef": "",
            } })),
            "MALFORMED case.decisionType; MALFORMED case.amount.amount; MALFORMED case.customerRef; \
             MALFORMED case.attributes.0.name; MALFORMED case.attributes.1",
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "one table")]
fn attributes() -> Vec<Row> {
    let one = |attribute: Value| may_case("attributes", json!([attribute]));
    let money = json!({ "amount": "5", "currency": "EUR" });
    let wrong = "MALFORMED case.attributes.0";
    let many: Vec<Value> = (0..101)
        .map(|n| json!({ "name": format!("a{n}"), "text": "x" }))
        .collect();
    vec![
        (
            "outside the enumeration",
            one(json!({ "name": "region", "text": "MARS" })),
            wrong,
        ),
        (
            "the enumeration's number",
            one(json!({ "name": "region", "number": "1" })),
            wrong,
        ),
        (
            "a text for a number",
            one(json!({ "name": "days", "text": "three" })),
            wrong,
        ),
        (
            "a number for a text",
            one(json!({ "name": "note", "number": "3" })),
            wrong,
        ),
        (
            "a text for yes or no",
            one(json!({ "name": "urgent", "text": "yes" })),
            wrong,
        ),
        (
            "a number for money",
            one(json!({ "name": "value", "number": "5" })),
            wrong,
        ),
        (
            "money for a number",
            one(json!({ "name": "days", "money": money })),
            wrong,
        ),
        ("no value", one(json!({ "name": "days" })), wrong),
        (
            "two values",
            one(json!({ "name": "note", "text": "x", "number": "3" })),
            wrong,
        ),
        (
            "stated twice",
            may_case(
                "attributes",
                json!([
                    { "name": "note", "text": "x" }, { "name": "note", "text": "y" }
                ]),
            ),
            "MALFORMED case.attributes.1.name",
        ),
        (
            "the second is wrong, whatever the order of names",
            may_case(
                "attributes",
                json!([
                    { "name": "urgent", "boolean": true }, { "name": "days", "text": "three" }
                ]),
            ),
            "MALFORMED case.attributes.1",
        ),
        (
            "another amount",
            may_case("attributes", json!([{ "name": "amount", "money": money }])),
            "MALFORMED case.attributes.0.money",
        ),
        (
            "the amount as a number",
            one(json!({ "name": "amount", "number": "200" })),
            wrong,
        ),
        (
            "no name",
            one(json!({ "name": "", "text": "x" })),
            "MALFORMED case.attributes.0.name",
        ),
        (
            "a number like none",
            one(json!({ "name": "days", "number": "1e400" })),
            "MALFORMED case.attributes.0.number",
        ),
        (
            "too many",
            may_case("attributes", many),
            "MALFORMED case.attributes",
        ),
        (
            "a long text",
            one(json!({ "name": "note", "text": "x".repeat(1_001) })),
            "MALFORMED case.attributes.0.text",
        ),
        (
            "an unknown field",
            one(json!({ "name": "note", "txt": "x" })),
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ]
}

fn texts() -> Vec<Row> {
    vec![
        (
            "a long ticket",
            may_case("externalRef", "x".repeat(201)),
            "MALFORMED case.externalRef",
        ),
        (
            "a long customer",
            may_case("customerRef", "x".repeat(201)),
            "MALFORMED case.customerRef",
        ),
        (
            "an empty ticket",
            may_case("externalRef", ""),
            "MALFORMED case.externalRef",
        ),
        (
            "an unknown reversibility",
            may_case("reversibility", "MAYBE"),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "an empty statement",
            may(&json!({ "statement": " " })),
            "MALFORMED statement",
        ),
        (
            "a long statement",
            may(&json!({ "statement": "x".repeat(10_001) })),
            "MALFORMED statement",
        ),
        (
            "a megabyte of statement",
            may(&json!({ "statement": "x".repeat(900_000) })),
            "MALFORMED statement",
        ),
    ]
}
