//! Conditions, held against the catalogue: a constant has the type of its attribute. What the
//! catalogue does not know is legal, and so is what its decision types disagree about.

use super::Finding;
use crate::{
    authority::case::complaint as value_complaint,
    code::Code,
    index::{Catalogue, Index},
    structure::{
        decision_type::AttributeType,
        policy::{ClauseKind, Hook},
        role::SeatRef,
        scope::{Condition, Scope, Test},
    },
    subject::Subject,
    text::{AttributeName, DecisionKey},
};
use std::{collections::BTreeMap, mem::discriminant};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    let mut types = Types::new(index.catalogue());
    let mut held = |subject, scope: &Scope| {
        conditions(
            &mut types,
            subject,
            scope.decision.as_ref(),
            &scope.when,
            found,
        );
    };
    for it in snapshot.accountabilities.values() {
        for scope in &it.covers {
            held(Subject::Accountability(it.id), scope);
        }
    }
    for it in snapshot.domains.values() {
        for scope in &it.covers {
            held(Subject::Domain(it.id), scope);
        }
    }
    for it in snapshot.external_domains.values() {
        for scope in &it.covers {
            held(Subject::ExternalDomain(it.id), scope);
        }
    }
    for it in snapshot.spend_controls.values() {
        for scope in &it.scopes {
            held(Subject::SpendControl(it.id), scope);
        }
    }
    for it in snapshot.policies.values() {
        for (at, clause) in it.clauses.iter().enumerate() {
            for scope in scopes_of(&clause.kind) {
                held(Subject::Clause(it.id, at), scope);
            }
        }
    }
    for it in snapshot.seats.values() {
        let subject = Subject::Seat(SeatRef::Focused(it.id));
        conditions(&mut types, subject, None, &it.focus.when, found);
    }
}

fn scopes_of(clause: &ClauseKind) -> &[Scope] {
    match clause {
        ClauseKind::Constrain(it) => std::slice::from_ref(&it.scope),
        ClauseKind::Grant(it) => std::slice::from_ref(&it.scope),
        ClauseKind::DomainAccess(it) => std::slice::from_ref(&it.scope),
        ClauseKind::Override(Hook::Spending { scopes, .. }) => scopes,
        ClauseKind::Override(_) => &[],
    }
}

fn conditions(
    types: &mut Types<'_>,
    subject: Subject,
    decision: Option<&DecisionKey>,
    when: &[Condition],
    found: &mut Vec<Finding>,
) {
    for condition in when {
        if let Some(message) = types.complaint(decision, condition) {
            let hint = "change the condition, or the attribute in the catalogue";
            found.push(Finding {
                code: Some(Code::WrongState),
                ..Finding::dangling(subject, message)
            });
            if let Some(last) = found.last_mut() {
                hint.clone_into(&mut last.hint);
            }
        }
    }
}

/// Why a condition contradicts the catalogue; none where it does not.
pub(crate) fn complaint(
    catalogue: &Catalogue,
    decision: Option<&DecisionKey>,
    condition: &Condition,
) -> Option<String> {
    Types::new(catalogue).complaint(decision, condition)
}

/// The attributes of a catalogue by name, and the types of those that were asked for already: a
/// large catalogue is gone through once.
struct Types<'a> {
    catalogue: &'a Catalogue,
    named: BTreeMap<&'a AttributeName, BTreeMap<&'a DecisionKey, &'a AttributeType>>,
    known: BTreeMap<(Option<DecisionKey>, AttributeName), Option<AttributeType>>,
}

impl<'a> Types<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        let mut named: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for it in catalogue.iter() {
            for (name, of) in &it.attributes {
                named.entry(name).or_default().insert(&it.key, of);
            }
        }
        Self {
            catalogue,
            named,
            known: BTreeMap::new(),
        }
    }

    /// An attribute of the types at a key and below; of all types without one.
    fn below(
        &self,
        decision: Option<&DecisionKey>,
        name: &AttributeName,
    ) -> Vec<&'a AttributeType> {
        let Some(known) = self.named.get(name) else {
            return Vec::new();
        };
        let Some(above) = decision else {
            return known.values().copied().collect();
        };
        known
            .range::<&DecisionKey, _>(above..)
            .take_while(|(key, _)| key.as_str().starts_with(above.as_str()))
            .filter(|(key, _)| above.covers(key))
            .map(|(_, of)| *of)
            .collect()
    }

    fn complaint(
        &mut self,
        decision: Option<&DecisionKey>,
        condition: &Condition,
    ) -> Option<String> {
        let name = &condition.attribute;
        let asked = (decision.cloned(), name.clone());
        if !self.known.contains_key(&asked) {
            let of = type_of(self, decision, name);
            self.known.insert(asked.clone(), of);
        }
        contradiction(self.known.get(&asked)?.as_ref()?, condition)
    }
}

fn contradiction(of: &AttributeType, condition: &Condition) -> Option<String> {
    let name = &condition.attribute;
    if ordered(&condition.test) && !matches!(of, AttributeType::Number | AttributeType::Money) {
        let operator = condition.test.operator();
        return Some(format!(
            "`{operator}` compares numbers and amounts, the attribute `{name}` is neither"
        ));
    }
    let mut constants = condition.test.constants().iter();
    let wrong = constants.find_map(|value| value_complaint(of, value));
    wrong.map(|message| format!("a condition on the attribute `{name}` {message}"))
}

const fn ordered(test: &Test) -> bool {
    match test {
        Test::Below(_) | Test::AtMost(_) | Test::Above(_) | Test::AtLeast(_) => true,
        Test::Equals(_) | Test::Differs(_) | Test::OneOf(_) | Test::NoneOf(_) => false,
    }
}

/// An attribute as a scope on `decision` sees it: as the key, or what it is below, has it; else as
/// the types below have it, if they agree. Without a key, as all types have it. Enumerations are
/// joined.
fn type_of(
    types: &Types<'_>,
    decision: Option<&DecisionKey>,
    name: &AttributeName,
) -> Option<AttributeType> {
    if name.is_amount() {
        return Some(AttributeType::Money);
    }
    let own = decision.and_then(|key| types.catalogue.nearest(key));
    if let Some(found) = own.and_then(|t| t.attributes.get(name)) {
        return Some(found.clone());
    }
    let below = types.below(decision, name);
    let first = *below.first()?;
    if below
        .iter()
        .any(|t| discriminant(*t) != discriminant(first))
    {
        return None;
    }
    let mut joined = Vec::new();
    for of in below {
        if let AttributeType::OneOf(values) = of {
            joined.extend(values.iter().cloned());
        }
    }
    Some(if joined.is_empty() {
        first.clone()
    } else {
        joined.sort();
        joined.dedup();
        AttributeType::OneOf(joined)
    })
}
