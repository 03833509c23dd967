//! The part of a role that an assignment is limited to.

use super::{Path, Problems, bounded, decimal, each, money::MoneyInput, text};
use crate::{limits::ATTRIBUTE_TEXT, object::scope::Operator, scalar::Decimal};
use async_graphql::InputObject;
use zirkel_app::error::Problem;
use zirkel_domain::{
    structure::{
        role::Focus,
        scope::{Condition, Test, Value},
    },
    text::{AttributeName, Text},
};

/// The part of a role that an assignment is limited to (GOV-2.1.4).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct FocusInput {
    /// In words, e.g. `DACH`; at most 10,000 characters.
    text: String,
    /// For the machine: conditions that must all hold, at most 50. Without any, the words alone
    /// decide, which a machine reads as everywhere.
    when: Option<Vec<ConditionInput>>,
}

/// One attribute of a case compared with constants.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ConditionInput {
    /// The attribute's name; `amount` is the case's amount.
    attribute: String,
    /// The comparison.
    operator: Operator,
    /// The constants: one, or 1 to 50 for `IN` and `NOT_IN`.
    values: Vec<ValueInput>,
}

/// A constant. Exactly one of the values, of the type that the catalogue gives the attribute.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ValueInput {
    /// A text, or one of the catalogue's enumerated values; at most 1,000 characters.
    text: Option<String>,
    /// A number.
    number: Option<Decimal>,
    /// Yes or no.
    boolean: Option<bool>,
    /// An amount of money.
    money: Option<MoneyInput>,
}

impl FocusInput {
    /// Reads it; all that is wrong with it at once.
    pub(crate) fn read(self, path: &Path) -> Result<Focus, Problems> {
        let mut problems = Problems::default();
        let words = problems.keep(text(&path.at("text"), Text::new, self.text));
        let when = ConditionInput::all(&path.at("when"), self.when.unwrap_or_default());
        let when = problems.keep_all(when);
        let both = words.zip(when);
        problems.or(both.map(|(text, when)| Focus { text, when }))
    }
}

impl ConditionInput {
    /// Reads all of them; everything that is wrong at once.
    pub(super) fn all(path: &Path, given: Vec<Self>) -> Result<Vec<Condition>, Problems> {
        each(path, given, Self::read)
    }

    fn read(self, path: &Path) -> Result<Condition, Problems> {
        let mut problems = Problems::default();
        let name = text(&path.at("attribute"), AttributeName::new, self.attribute);
        let attribute = problems.keep(name);
        let path = path.at("values");
        let values = each(&path, self.values, |value, path| Ok(value.read(path)?));
        // What is wrong with a constant says enough; how many there are is another matter.
        let complete = problems.keep_all(values);
        let test = complete.and_then(|values| problems.keep(test(&path, self.operator, values)));
        let both = attribute.zip(test);
        problems.or(both.map(|(attribute, test)| Condition { attribute, test }))
    }
}

fn test(path: &Path, operator: Operator, mut values: Vec<Value>) -> Result<Test, Problem> {
    let of_one: fn(Value) -> Test = match operator {
        Operator::In | Operator::NotIn if values.is_empty() => {
            return Err(path.wrong("is empty: name at least one constant"));
        }
        Operator::In => return Ok(Test::OneOf(values)),
        Operator::NotIn => return Ok(Test::NoneOf(values)),
        Operator::Eq => Test::Equals,
        Operator::Ne => Test::Differs,
        Operator::Lt => Test::Below,
        Operator::Lte => Test::AtMost,
        Operator::Gt => Test::Above,
        Operator::Gte => Test::AtLeast,
    };
    match (values.pop(), values.is_empty()) {
        (Some(value), true) => Ok(of_one(value)),
        (Some(_) | None, _) => Err(path.wrong(
            "needs exactly one constant for this comparison; several go with `IN` and `NOT_IN`",
        )),
    }
}

impl ValueInput {
    fn read(self, path: &Path) -> Result<Value, Problem> {
        match (self.text, self.number, self.boolean, self.money) {
            (Some(text), None, None, None) => {
                bounded(&path.at("text"), text, ATTRIBUTE_TEXT).map(Value::Text)
            }
            (None, Some(number), None, None) => {
                decimal(&path.at("number"), &number).map(Value::Number)
            }
            (None, None, Some(yes), None) => Ok(Value::Boolean(yes)),
            (None, None, None, Some(money)) => money.read(&path.at("money")).map(Value::Money),
            _ => Err(path
                .wrong("needs exactly one value: one of `text`, `number`, `boolean` and `money`")),
        }
    }
}
