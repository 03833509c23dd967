//! A case: what the CRM asks about.

use crate::{
    money::Money,
    structure::{decision_type::Reversibility, scope::Attributes},
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
