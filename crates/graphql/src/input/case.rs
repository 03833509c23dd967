//! A case, as the CRM states it.

use super::{Path, Problems, bounded, decimal, money::MoneyInput, text};
use crate::{
    limits::{ATTRIBUTE_TEXT, ATTRIBUTES},
    object::case::Reversibility,
    scalar::Decimal,
};
use async_graphql::InputObject;
use std::collections::{BTreeMap, btree_map::Entry};
use zirkel_app::{AppError, error::Problem};
use zirkel_domain::{
    authority::case::Case,
    money::Money,
    structure::scope::Value,
    text::{AttributeName, DecisionKey, OutsideRef},
};

/// What the CRM asks about. Keys and attributes that the catalogue does not know are allowed: they
/// are answered as ungoverned, not refused. A value that contradicts the catalogue is refused.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CaseInput {
    /// What kind of decision: a dotted key such as `refund.late_delivery`, of `a-z 0-9 - _` between
    /// dots, at most 200 characters. A key that the catalogue does not hold takes the definition of
    /// its nearest known ancestor (`refund.flood` is a `refund`).
    decision_type: String,
    /// How much it takes. Required where the decision type counts as spending and no attribute
    /// carries the amount; without one the answer has the blocker `ATTRIBUTE_MISSING`. Zero spends
    /// nothing (GOV-3.4.2).
    amount: Option<MoneyInput>,
    /// What else is known of the case, at most 100. Leaving something out never widens anybody's
    /// authority: a limit that looks at it asks for it.
    attributes: Option<Vec<AttributeInput>>,
    /// The actor's stated belief about undoing it (GOV-3.3.2). Absent: the decision type's default,
    /// else it is asked for where it matters (`REVERSIBILITY_UNSTATED`).
    reversibility: Option<Reversibility>,
    /// The ticket in the CRM; at most 200 characters. It changes no answer.
    external_ref: Option<String>,
    /// The customer in the CRM, at most 200 characters; kept outside the record, erasable. Limits
    /// per customer count by it.
    customer_ref: Option<String>,
}

/// One attribute of a case. Exactly one of the values, of the type that the catalogue gives the
/// attribute.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AttributeInput {
    /// Its name: letters, digits and `. - _`, at most 100 characters, once per case. The attribute
    /// `amount` is the case's amount and takes `money`.
    name: String,
    /// A text, or one of the catalogue's enumerated values; at most 1,000 characters.
    text: Option<String>,
    /// A number.
    number: Option<Decimal>,
    /// Yes or no.
    boolean: Option<bool>,
    /// An amount of money.
    money: Option<MoneyInput>,
}

/// A case, with where its attributes stood in the request.
#[derive(Debug)]
pub(crate) struct ReadCase {
    /// The case.
    pub(crate) case: Case,
    /// Of each attribute, in the order of their names, its position in the request.
    positions: Vec<usize>,
}

impl ReadCase {
    /// An error about the case's attributes, with their positions as the client sent them.
    pub(crate) fn place(&self, mut error: AppError) -> AppError {
        if let AppError::Malformed(problems) = &mut error {
            for problem in problems {
                self.place_one(problem);
            }
        }
        error
    }

    fn place_one(&self, problem: &mut Problem) {
        if let [case, attributes, position, ..] = problem.path.as_mut_slice()
            && case == "case"
            && attributes == "attributes"
            && let Some(sent) = position
                .parse()
                .ok()
                .and_then(|p: usize| self.positions.get(p))
        {
            *position = sent.to_string();
        }
    }
}

impl CaseInput {
    /// Reads the argument `case`; all that is wrong with it at once.
    pub(crate) fn read(self) -> Result<ReadCase, Problems> {
        self.read_at(&Path::argument("case"))
    }

    /// Reads a case that stands elsewhere.
    pub(crate) fn read_at(self, path: &Path) -> Result<ReadCase, Problems> {
        let mut problems = Problems::default();
        let key = text(
            &path.at("decisionType"),
            DecisionKey::new,
            self.decision_type,
        );
        let decision = problems.keep(key);
        let amount = self.amount.as_ref().map(|it| it.read(&path.at("amount")));
        let amount = amount.and_then(|it| problems.keep(it));
        let mut outside = |name: &str, given: Option<String>| {
            let given = given?;
            problems.keep(text(&path.at(name), OutsideRef::new, given))
        };
        let external_ref = outside("externalRef", self.external_ref);
        let customer_ref = outside("customerRef", self.customer_ref);
        let given = self.attributes.unwrap_or_default();
        let stated = problems.keep_all(attributes(&path.at("attributes"), given));
        let stated = stated.unwrap_or_default();
        let amount = problems.keep(one_amount(path, amount, &stated));
        let (positions, attributes) = stated
            .into_iter()
            .filter(|(name, _)| !name.is_amount())
            .map(|(name, (position, value))| (position, (name, value)))
            .unzip();
        let case = decision.zip(amount).map(|(decision, amount)| Case {
            decision,
            amount,
            attributes,
            reversibility: self.reversibility.map(Into::into),
            external_ref,
            customer_ref,
        });
        problems.or(case.map(|case| ReadCase { case, positions }))
    }
}

/// The attributes of a case with their positions.
type Stated = BTreeMap<AttributeName, (usize, Value)>;

fn attributes(path: &Path, given: Vec<AttributeInput>) -> Result<Stated, Problems> {
    if given.len() > ATTRIBUTES {
        let count = given.len();
        return Err(path
            .wrong(format!("has {count} entries, at most {ATTRIBUTES}"))
            .into());
    }
    let mut problems = Problems::default();
    let mut stated = Stated::new();
    for (position, attribute) in given.into_iter().enumerate() {
        let path = path.entry(position);
        let value = problems.keep(attribute.value(&path));
        let name_path = path.at("name");
        let name = problems.keep(text(&name_path, AttributeName::new, attribute.name));
        let Some((name, value)) = name.zip(value) else {
            continue;
        };
        if name.is_amount() && !matches!(value, Value::Money(_)) {
            problems.add(path.wrong("is the case's amount: give it as `money`"));
            continue;
        }
        match stated.entry(name) {
            Entry::Vacant(free) => {
                free.insert((position, value));
            }
            Entry::Occupied(taken) => {
                let again = format!("is `{}` again: state each attribute once", taken.key());
                problems.add(name_path.wrong(again));
            }
        }
    }
    problems.or(Some(stated))
}

impl AttributeInput {
    fn value(&self, path: &Path) -> Result<Value, Problem> {
        let Self {
            name: _,
            text,
            number,
            boolean,
            money,
        } = self;
        match (text, number, boolean, money) {
            (Some(text), None, None, None) => {
                bounded(&path.at("text"), text.clone(), ATTRIBUTE_TEXT).map(Value::Text)
            }
            (None, Some(number), None, None) => {
                decimal(&path.at("number"), number).map(Value::Number)
            }
            (None, None, Some(yes), None) => Ok(Value::Boolean(*yes)),
            (None, None, None, Some(money)) => money.read(&path.at("money")).map(Value::Money),
            _ => Err(path
                .wrong("needs exactly one value: one of `text`, `number`, `boolean` and `money`")),
        }
    }
}

/// The case's amount, given outright or as the attribute `amount`.
fn one_amount(
    path: &Path,
    outright: Option<Money>,
    stated: &Stated,
) -> Result<Option<Money>, Problem> {
    let as_attribute = stated
        .get(&AttributeName::amount())
        .and_then(|(position, value)| {
            if let Value::Money(money) = value {
                Some((*position, *money))
            } else {
                None
            }
        });
    match (outright, as_attribute) {
        (Some(a), Some((position, b))) if a != b => {
            let path = path.at("attributes").entry(position).at("money");
            Err(path.wrong(format!(
                "is {b} but `case.amount` is {a}: state the amount once"
            )))
        }
        (Some(amount), _) | (None, Some((_, amount))) => Ok(Some(amount)),
        (None, None) => Ok(None),
    }
}

#[cfg(test)]
mod tests;
