//! Cases as a client states them: what is read, and what is refused where.

use super::*;
use async_graphql::{InputType as _, Value as Json};

fn parse(json: &str) -> CaseInput {
    let value: Json = async_graphql::parser::parse_query(format!("{{ f(case: {json}) }}"))
        .ok()
        .and_then(|document| {
            let (_, operation) = document.operations.iter().next()?;
            let field = operation.node.selection_set.node.items.first()?;
            let async_graphql::parser::types::Selection::Field(field) = &field.node else {
                return None;
            };
            field.node.get_argument("case")?.node.clone().into_const()
        })
        .unwrap();
    CaseInput::parse(Some(value)).unwrap()
}

fn paths(json: &str) -> Vec<String> {
    let error: AppError = parse(json).read().unwrap_err().into();
    let AppError::Malformed(problems) = error else {
        panic!("{error}")
    };
    problems.into_iter().map(|p| p.path.join(".")).collect()
}

#[test]
fn amounts_that_are_none_are_refused_where_they_stand() {
    for wrong in [
        "\"1e400\"",
        "\"NaN\"",
        "\"-5\"",
        "\"\"",
        "\"1,5\"",
        "499",
        "4.5",
        "true",
    ] {
        let case =
            format!("{{decisionType: \"refund\", amount: {{amount: {wrong}, currency: \"EUR\"}}}}");
        assert_eq!(paths(&case), ["case.amount.amount"], "{wrong}");
    }
    let forty = format!("0.{}", "1".repeat(40));
    let case =
        format!("{{decisionType: \"refund\", amount: {{amount: \"{forty}\", currency: \"EUR\"}}}}");
    assert_eq!(paths(&case), ["case.amount.amount"]);
    let fine = "{decisionType: \"refund\", amount: {amount: \"1.005\", currency: \"EUR\"}}";
    assert_eq!(paths(fine), ["case.amount.amount"]);
    let unknown = "{decisionType: \"refund\", amount: {amount: \"1\", currency: \"ZZZ\"}}";
    assert_eq!(paths(unknown), ["case.amount.currency"]);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let case = "{decisionType: \"Refund!\", externalRef: \"\", attributes: [
        {name: \"market\", text: \"DE\", number: \"1\"}, {name: \"days\", number: \"x\"}]}";
    let expected = [
        "case.decisionType",
        "case.externalRef",
        "case.attributes.0",
        "case.attributes.1.number",
    ];
    assert_eq!(paths(case), expected);
}

#[test]
fn an_attribute_has_exactly_one_value_and_stands_once() {
    let none = "{decisionType: \"refund\", attributes: [{name: \"market\"}]}";
    assert_eq!(paths(none), ["case.attributes.0"]);
    let twice = "{decisionType: \"refund\", attributes: [
        {name: \"market\", text: \"DE\"}, {name: \"market\", text: \"AT\"}]}";
    assert_eq!(paths(twice), ["case.attributes.1.name"]);
}

#[test]
fn the_attribute_amount_is_the_amount() {
    let money = "money: {amount: \"5\", currency: \"EUR\"}";
    let case = format!("{{decisionType: \"refund\", attributes: [{{name: \"amount\", {money}}}]}}");
    let read = parse(&case).read().unwrap().case;
    assert_eq!(read.amount.unwrap().to_string(), "EUR 5.00");
    assert!(read.attributes.is_empty());
    let number = "{decisionType: \"refund\", attributes: [{name: \"amount\", number: \"5\"}]}";
    assert_eq!(paths(number), ["case.attributes.0"]);
    let other = format!(
        "{{decisionType: \"refund\", amount: {{amount: \"6\", currency: \"EUR\"}}, attributes: [{{name: \"amount\", {money}}}]}}"
    );
    assert_eq!(paths(&other), ["case.attributes.0.money"]);
    let same = format!(
        "{{decisionType: \"refund\", amount: {{amount: \"5.00\", currency: \"EUR\"}}, attributes: [{{name: \"amount\", {money}}}]}}"
    );
    assert!(parse(&same).read().is_ok());
}

#[test]
fn a_problem_of_the_catalogue_names_the_position_that_was_sent() {
    let case = "{decisionType: \"refund\", attributes: [
        {name: \"zone\", text: \"z\"}, {name: \"area\", text: \"a\"}]}";
    let read = parse(case).read().unwrap();
    let problem = Problem::at(
        ["case", "attributes", "0"],
        zirkel_app::error::ProblemCode::Malformed,
        "wrong",
    );
    let AppError::Malformed(placed) = read.place(problem.into()) else {
        panic!()
    };
    assert_eq!(placed[0].path, ["case", "attributes", "1"]);
}

#[test]
fn long_texts_are_refused_by_their_length() {
    let huge = "x".repeat(100_000);
    let case = format!("{{decisionType: \"{huge}\", customerRef: \"{huge}\"}}");
    assert_eq!(paths(&case), ["case.decisionType", "case.customerRef"]);
}
