//! A case: what the CRM asks about.

use crate::{
    index::Catalogue,
    money::Money,
    structure::{
        decision_type::{AttributeType, Reversibility},
        scope::{Attributes, Value},
    },
    text::{DecisionKey, OutsideRef},
};

/// What is to be decided. Keys and attributes that the catalogue has never seen are legal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What kind of decision.
    pub decision: DecisionKey,
    /// Its amount.
    pub amount: Option<Money>,
    /// What else is stated.
    pub attributes: Attributes,
    /// The actor's belief about undoing it.
    pub reversibility: Option<Reversibility>,
    /// The ticket in the CRM.
    pub external_ref: Option<OutsideRef>,
    /// The customer in the CRM; limits per customer count by it.
    pub customer_ref: Option<OutsideRef>,
}

/// What is wrong with a case as it was stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseProblem {
    /// Where, inside the case.
    pub path: Vec<String>,
    /// What was expected, and what is known.
    pub message: String,
}

impl Case {
    /// Every value that contradicts the catalogue: of the wrong type for a catalogued attribute, or
    /// outside its enumeration. Attributes that the catalogue does not know are legal.
    pub fn problems(&self, catalogue: &Catalogue) -> Vec<CaseProblem> {
        let Some(known) = catalogue.nearest(&self.decision) else {
            return Vec::new();
        };
        self.attributes
            .iter()
            .enumerate()
            .filter_map(|(at, (name, value))| {
                let expected = known.attributes.get(name)?;
                let complaint = complaint(expected, value)?;
                let message = format!("attribute `{name}` of `{}` {complaint}", known.key);
                Some(CaseProblem {
                    path: vec!["attributes".to_owned(), at.to_string()],
                    message,
                })
            })
            .collect()
    }
}

/// Why a value does not fit a type; none where it does.
pub fn complaint(expected: &AttributeType, value: &Value) -> Option<String> {
    let wanted = match (expected, value) {
        (AttributeType::Text, Value::Text(_))
        | (AttributeType::Number, Value::Number(_))
        | (AttributeType::Boolean, Value::Boolean(_))
        | (AttributeType::Money, Value::Money(_)) => return None,
        (AttributeType::OneOf(known), Value::Text(text)) => {
            if known.contains(text) {
                return None;
            }
            let listed: Vec<String> = known.iter().map(|k| format!("`{k}`")).collect();
            let shown: String = text.chars().take(80).collect();
            return Some(format!("is `{shown}`, known are {}", listed.join(", ")));
        }
        (AttributeType::OneOf(known), _) => {
            let listed: Vec<String> = known.iter().map(|k| format!("`{k}`")).collect();
            return Some(format!(
                "is given as {}, it is a text, one of {}",
                value.type_name(),
                listed.join(", ")
            ));
        }
        (AttributeType::Text, _) => "text",
        (AttributeType::Number, _) => "number",
        (AttributeType::Boolean, _) => "boolean",
        (AttributeType::Money, _) => "money",
    };
    Some(format!("is given as {}, it is {wanted}", value.type_name()))
}
