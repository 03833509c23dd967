//! Scopes and conditions. The catalogue says of which type a constant is; what it does not know is
//! legal, and worth a warning.

use super::{
    Reader,
    catalogue::{Known, kind_of},
    fields::Fields,
    scalar::Scalar,
};
use crate::org_file::{
    mistake::{Mistake, nearest, suggestion},
    node::{Kind, Node},
};
use zirkel_domain::{
    money::{Currency, Money},
    structure::{
        decision_type::AttributeType,
        role::Focus,
        scope::{Condition, Scope, Test, Value},
    },
    text::{AttributeName, DecisionKey, OutsideRef},
};

const OPERATORS: [&str; 8] = ["eq", "ne", "lt", "lte", "gt", "gte", "in", "not_in"];

/// How constants are read.
struct Typing {
    /// What the catalogue says; none where it says nothing certain.
    of: Option<AttributeType>,
}

impl<'n> Reader<'n> {
    /// A list of scopes (`covers`, `for`), each on a decision type.
    pub(super) fn scopes(&mut self, list: Option<&'n Node>) -> Vec<Scope> {
        self.each(
            list,
            "scopes such as `{ decision: refund }`",
            |reader, node| {
                let mut fields = reader.fields(node, "a scope")?;
                let written = fields.need("decision");
                let scope = reader.scope_of(&mut fields);
                reader.done(fields);
                // A key that could not be read must not become a scope on everything.
                (written.is_some() && scope.decision.is_some()).then_some(scope)
            },
        )
    }

    /// The fields `decision` and `when` of a mapping; without a key it is every decision.
    pub(super) fn scope_of(&mut self, fields: &mut Fields<'n>) -> Scope {
        let decision = fields.get("decision").and_then(|n| self.known_decision(n));
        let when = self.conditions(fields.get("when"), decision.as_ref());
        Scope { decision, when }
    }

    fn known_decision(&mut self, node: &Node) -> Option<DecisionKey> {
        let key = self.decision_key(node)?;
        if !self.catalogue.knows(&key) {
            let message = format!("the catalogue has no decision type `{key}`");
            let hint = nearest(key.as_str(), self.catalogue.keys()).map_or_else(
                || "no case has it until `decision_types` does".to_owned(),
                |word| format!("did you mean `{word}`?"),
            );
            self.out
                .push(Mistake::warning(&node.place, message).hint(hint));
        }
        Some(key)
    }

    /// A list of conditions that must all hold.
    pub(super) fn conditions(
        &mut self,
        list: Option<&'n Node>,
        decision: Option<&DecisionKey>,
    ) -> Vec<Condition> {
        let of = "conditions such as `{ attribute: amount, gt: 500 }`";
        self.each(list, of, |reader, node| {
            let mut fields = reader.fields(node, "a condition")?;
            let condition = reader.condition(&mut fields, decision);
            reader.done(fields);
            condition
        })
    }

    /// The context that a seat is limited to.
    pub(super) fn focus(&mut self, node: &'n Node) -> Option<Focus> {
        let mut fields = self.fields(node, "a focus")?;
        let text = fields.need("text").and_then(|n| self.text(n));
        let when = self.conditions(fields.get("when"), None);
        self.done(fields);
        Some(Focus { text: text?, when })
    }

    fn condition(
        &mut self,
        fields: &mut Fields<'n>,
        decision: Option<&DecisionKey>,
    ) -> Option<Condition> {
        let attribute = fields.need("attribute");
        let attribute = attribute.and_then(|n| Some((self.word(n, AttributeName::new)?, n)));
        let operator = self.one_of(fields, &OPERATORS);
        let (name, at) = attribute?;
        let typing = self.typing(&name, at, decision);
        let (operator, node) = operator?;
        let test = self.test(operator, node, &name, &typing)?;
        Some(Condition {
            attribute: name,
            test,
        })
    }

    fn typing(
        &mut self,
        name: &AttributeName,
        node: &Node,
        decision: Option<&DecisionKey>,
    ) -> Typing {
        if name.is_amount() {
            let of = Some(AttributeType::Money);
            return Typing { of };
        }
        let of = match self.catalogue.attribute(decision, name) {
            Known::As(types) => merged(&types),
            Known::Differently => None,
            Known::Not => {
                let message = format!("the catalogue has no attribute `{name}`");
                let message = match decision {
                    Some(key) => format!("{message} of `{key}`"),
                    None => message,
                };
                let hint = "no case has it until `decision_types` does";
                self.out
                    .push(Mistake::warning(&node.place, message).hint(hint));
                None
            }
        };
        Typing { of }
    }

    fn test(
        &mut self,
        operator: &str,
        node: &'n Node,
        name: &AttributeName,
        typing: &Typing,
    ) -> Option<Test> {
        if operator == "in" || operator == "not_in" {
            let before = self.out.len();
            let values = self.some(Some(node), "constants", |r, n| r.constant(n, name, typing));
            // A constant less would be another condition.
            let sound = self.out.len() == before && !values.is_empty();
            let test = if operator == "in" {
                Test::OneOf(values)
            } else {
                Test::NoneOf(values)
            };
            return sound.then_some(test);
        }
        let value = self.constant(node, name, typing)?;
        let order = match operator {
            "eq" => return Some(Test::Equals(value)),
            "ne" => return Some(Test::Differs(value)),
            "lt" => Test::Below,
            "lte" => Test::AtMost,
            "gt" => Test::Above,
            _ => Test::AtLeast,
        };
        if matches!(value, Value::Text(_) | Value::Boolean(_)) {
            let expected = format!("a number or an amount to compare with `{operator}`");
            self.wrong(node, &expected, "use `eq`, `ne`, `in` or `not_in`");
            return None;
        }
        Some(order(value))
    }

    fn constant(&mut self, node: &'n Node, name: &AttributeName, typing: &Typing) -> Option<Value> {
        match &typing.of {
            Some(AttributeType::Money) => self.amount_constant(node).map(Value::Money),
            Some(AttributeType::Number) => self.decimal(node).map(Value::Number),
            Some(AttributeType::Boolean) => self.boolean(node).map(Value::Boolean),
            Some(AttributeType::Text) => self.text_constant(node),
            Some(AttributeType::OneOf(known)) => self.member(node, name, known),
            None => self.by_looks(node),
        }
    }

    fn text_constant(&mut self, node: &Node) -> Option<Value> {
        let text = self.word(node, OutsideRef::new)?;
        Some(Value::Text(text.as_str().to_owned()))
    }

    fn member(&mut self, node: &Node, name: &AttributeName, known: &[String]) -> Option<Value> {
        let text = self.string(node, &format!("a value of `{name}`"))?;
        if known.iter().any(|k| k == text) {
            return Some(Value::Text(text.to_owned()));
        }
        let message = format!("`{text}` is no value of the attribute `{name}`");
        let hint = suggestion(
            text,
            known.iter().map(String::as_str).collect::<Vec<_>>(),
            "value",
        );
        self.mistake(&node.place, message, hint);
        None
    }

    /// The constant of an attribute that the catalogue does not know.
    fn by_looks(&mut self, node: &'n Node) -> Option<Value> {
        if matches!(node.kind, Kind::Map(_)) {
            return self.amount_constant(node).map(Value::Money);
        }
        match node.scalar() {
            Some((Scalar::Boolean(yes), _)) => Some(Value::Boolean(yes)),
            Some((Scalar::Number, _)) => self.decimal(node).map(Value::Number),
            Some((Scalar::Text, _)) => self.text_constant(node),
            Some((Scalar::Nothing, _)) | None => {
                self.wrong(node, "a text, a number, `true` or `false`", "");
                None
            }
        }
    }

    /// A bare number in the organization's currency, or `{ amount, currency }`.
    fn amount_constant(&mut self, node: &'n Node) -> Option<Money> {
        if !matches!(node.kind, Kind::Map(_)) {
            return self.money(node, self.currency);
        }
        let mut fields = self.fields(node, "an amount of money")?;
        let amount = fields.need("amount");
        let currency = match fields.get("currency") {
            Some(written) => self.currency(written),
            None => self.currency,
        };
        let money = amount.and_then(|n| self.money(n, currency));
        self.done(fields);
        money
    }

    /// A number as an amount of a currency; unread where the currency is not known.
    pub(super) fn money(&mut self, node: &Node, currency: Option<Currency>) -> Option<Money> {
        let amount = self.decimal(node)?;
        match Money::new(amount, currency?) {
            Ok(money) => Some(money),
            Err(error) => {
                let hint = "an amount is zero or more, with no more decimals than its currency has";
                self.mistake(&node.place, format!("{} {error}", node.in_words()), hint);
                None
            }
        }
    }
}

/// Several types of one kind as one: enumerations joined.
fn merged(types: &[&AttributeType]) -> Option<AttributeType> {
    let first = *types.first()?;
    if kind_of(first) != "enumeration" {
        return Some(first.clone());
    }
    let mut all = Vec::new();
    for of in types {
        if let AttributeType::OneOf(values) = of {
            all.extend(
                values
                    .iter()
                    .filter(|v| !all.contains(*v))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
    }
    Some(AttributeType::OneOf(all))
}
