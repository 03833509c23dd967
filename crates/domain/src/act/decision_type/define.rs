//! An admin says what the catalogue has under a key.

use crate::{
    act::{Acting, Outcome, World, admin, refused},
    code::Code,
    event::Event,
    ids::DecisionTypeId,
    rejection::Rejection,
    rule,
    structure::decision_type::{AttributeType, DecisionType, Reversibility},
    subject::Subject,
    text::{AttributeName, DecisionKey, Name, Text},
};
use std::collections::{BTreeMap, BTreeSet};

/// The whole entry, as it is from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Define {
    /// The id that it will have if the catalogue has no entry under the key yet.
    pub id: DecisionTypeId,
    /// Its dotted key.
    pub key: DecisionKey,
    /// What people call it.
    pub title: Option<Name>,
    /// What it is about.
    pub description: Option<Text>,
    /// Whether the case's amount counts as spending; none where it is inherited.
    pub spends: Option<bool>,
    /// How hard it is to undo.
    pub reversibility: Option<Reversibility>,
    /// Its attributes with their types.
    pub attributes: BTreeMap<AttributeName, AttributeType>,
}

/// Defines an entry, or gives it another text; nothing follows where all is so already. What the
/// governance says with an attribute must still make sense with its type: that is judged on the
/// whole structure, with every text that it contradicts.
pub fn define(world: World<'_>, by: Acting, it: &Define) -> Outcome {
    let types = &world.index.snapshot().decision_types;
    let old = types.values().find(|t| t.key == it.key).map(|t| &t.value);
    let new = DecisionType {
        id: old.map_or(it.id, |t| t.id),
        key: it.key.clone(),
        title: it.title.clone(),
        description: it.description.clone(),
        spends: it.spends,
        reversibility: it.reversibility,
        attributes: it.attributes.clone(),
    };
    let mut refusals: Vec<Rejection> = admin::require(world, by).into_iter().collect();
    refusals.extend(says_whether_it_spends(world, &new));
    refusals.extend(attributes(&new));
    if !refusals.is_empty() {
        return refused(refusals);
    }
    let subject = Subject::DecisionType(new.id);
    let events = match old {
        Some(old) if *old == new => Vec::new(),
        Some(_) => vec![Event::DecisionTypeChanged(new)],
        None => vec![Event::DecisionTypeDefined(new)],
    };
    Ok(admin::decided(subject, events, Vec::new()))
}

/// GOV-3.4.2: a root says whether it spends; what is below may inherit it.
fn says_whether_it_spends(world: World<'_>, it: &DecisionType) -> Option<Rejection> {
    let catalogue = world.index.catalogue();
    let inherits = it.key.parent().and_then(|key| catalogue.nearest(&key));
    if it.spends.is_some() || inherits.is_some() {
        return None;
    }
    let message = format!(
        "root type `{}` does not say whether it spends: say whether its amount counts as spending",
        it.key
    );
    let rejection = Rejection::by(rule::GOV_3_4_2, Code::WrongState, message);
    Some(rejection.at(["spends"]).about(Subject::DecisionType(it.id)))
}

fn attributes(it: &DecisionType) -> Vec<Rejection> {
    let wrong = |message: String| {
        Rejection::plain(Code::WrongState, message)
            .at(["attributes"])
            .about(Subject::DecisionType(it.id))
    };
    let mut refusals = Vec::new();
    for (name, of) in &it.attributes {
        if name.is_amount() && *of != AttributeType::Money {
            let message = "`amount` is the case's amount, it is money: choose another name";
            refusals.push(wrong(message.to_owned()));
        }
        let AttributeType::OneOf(values) = of else {
            continue;
        };
        let different: BTreeSet<&String> = values.iter().collect();
        if values.is_empty() || different.len() < values.len() {
            refusals.push(wrong(format!(
                "the attribute `{name}` needs one value or more, each of them once"
            )));
        }
    }
    refusals
}
