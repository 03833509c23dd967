//! Cases, as a CRM would send them.

use serde_json::{Value, json};

/// A case in the making.
#[derive(Clone, Debug)]
pub(crate) struct Case(Value);

/// A case of this decision type.
pub(crate) fn case(decision_type: &str) -> Case {
    Case(json!({ "decisionType": decision_type, "attributes": [] }))
}

impl Case {
    /// With an amount in euros.
    pub(crate) fn of(self, amount: &str) -> Self {
        self.of_in(amount, "EUR")
    }

    /// With an amount in any currency.
    pub(crate) fn of_in(mut self, amount: &str, currency: &str) -> Self {
        self.0["amount"] = json!({ "amount": amount, "currency": currency });
        self
    }

    /// With an attribute that is a text.
    pub(crate) fn text(self, name: &str, text: &str) -> Self {
        self.attribute(json!({ "name": name, "text": text }))
    }

    /// With an attribute that is a number.
    pub(crate) fn number(self, name: &str, number: &str) -> Self {
        self.attribute(json!({ "name": name, "number": number }))
    }

    /// With an attribute that is yes or no.
    pub(crate) fn boolean(self, name: &str, boolean: bool) -> Self {
        self.attribute(json!({ "name": name, "boolean": boolean }))
    }

    /// With an attribute that is money.
    pub(crate) fn money(self, name: &str, amount: &str, currency: &str) -> Self {
        let money = json!({ "amount": amount, "currency": currency });
        self.attribute(json!({ "name": name, "money": money }))
    }

    /// With the actor's belief that it is easy to undo.
    pub(crate) fn easy(mut self) -> Self {
        self.0["reversibility"] = json!("EASY");
        self
    }

    /// With the actor's belief that it is hard to undo.
    pub(crate) fn hard(mut self) -> Self {
        self.0["reversibility"] = json!("HARD");
        self
    }

    /// Of a customer.
    pub(crate) fn customer(mut self, reference: &str) -> Self {
        self.0["customerRef"] = json!(reference);
        self
    }

    fn attribute(mut self, attribute: Value) -> Self {
        self.0["attributes"].as_array_mut().unwrap().push(attribute);
        self
    }

    /// As JSON.
    pub(crate) fn json(&self) -> Value {
        self.0.clone()
    }
}
