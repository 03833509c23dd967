//! The catalogue, defined and retired.

use super::{Define, define, retire};
use crate::{
    act::tests::stage::{Played, Stage, refusals, words},
    code::Code,
    event::Event,
    example::{Vectors, vectors},
    ids::{DecisionTypeId, PersonId},
    structure::decision_type::AttributeType,
    text::{AttributeName, DecisionKey, Name},
};
use std::collections::BTreeMap;

fn staged() -> (Vectors, Stage) {
    let mut v = vectors();
    v.world.organization().admins = vec![v.ana];
    let stage = Stage::new(&v.world);
    (v, stage)
}

fn entry(stage: &mut Stage, key: &str, spends: Option<bool>) -> Define {
    Define {
        id: DecisionTypeId::from_uuid(stage.fresh()),
        key: DecisionKey::new(key).expect("a key"),
        title: None,
        description: None,
        spends,
        reversibility: None,
        attributes: BTreeMap::new(),
    }
}

fn with(mut it: Define, name: &str, of: AttributeType) -> Define {
    let name = AttributeName::new(name).expect("an attribute");
    it.attributes.insert(name, of);
    it
}

fn one_of(values: &[&str]) -> AttributeType {
    AttributeType::OneOf(values.iter().map(|v| (*v).to_owned()).collect())
}

fn defined(stage: &mut Stage, by: PersonId, it: &Define) -> Played {
    stage.play(by, |world, by| define(world, by, it))
}

fn id_of(stage: &Stage, key: &str) -> DecisionTypeId {
    let types = &stage.index.snapshot().decision_types;
    let found = types.values().find(|t| t.key.as_str() == key);
    found.expect("an entry").id
}

#[test]
fn an_entry_is_defined_and_then_changed_under_its_key() {
    let (v, mut stage) = staged();
    let mut it = entry(&mut stage, "loan", Some(true));
    let done = defined(&mut stage, v.ana, &it).expect("defined");
    assert!(
        matches!(done[..], [Event::DecisionTypeDefined(_)]),
        "{done:?}"
    );
    it.title = Some(Name::new("Lend something").expect("a name"));
    let first = it.id;
    it.id = DecisionTypeId::from_uuid(stage.fresh());
    let done = defined(&mut stage, v.ana, &it).expect("changed");
    assert!(
        matches!(&done[..], [Event::DecisionTypeChanged(t)] if t.id == first),
        "{done:?}"
    );
    assert_eq!(defined(&mut stage, v.ana, &it), Ok(vec![]));
    assert_eq!(
        refusals(&defined(&mut stage, v.ben, &it)),
        [(Code::NotAdmin, None)]
    );
}

#[test]
fn gov_3_4_2_a_root_says_whether_it_spends() {
    let (v, mut stage) = staged();
    let root = entry(&mut stage, "loan", None);
    let refused = defined(&mut stage, v.ana, &root);
    assert_eq!(refusals(&refused), [(Code::WrongState, Some("GOV-3.4.2"))]);
    let child = entry(&mut stage, "waiver.late_fee", None);
    defined(&mut stage, v.ana, &child).expect("inherits it");
}

#[test]
fn an_attribute_has_values_and_amount_is_money() {
    let (v, mut stage) = staged();
    let root = entry(&mut stage, "loan", Some(true));
    for of in [one_of(&[]), one_of(&["A", "A"])] {
        let it = with(root.clone(), "kind", of);
        let refused = defined(&mut stage, v.ana, &it);
        assert_eq!(refusals(&refused), [(Code::WrongState, None)]);
    }
    let it = with(root, "amount", AttributeType::Number);
    assert!(words(&defined(&mut stage, v.ana, &it)).starts_with("`amount` is"));
}

#[test]
fn an_attribute_keeps_a_type_that_texts_on_it_fit() {
    let (v, mut stage) = staged();
    let it = entry(&mut stage, "waiver", Some(true));
    let number = with(it.clone(), "region", AttributeType::Number);
    let refused = defined(&mut stage, v.ana, &number);
    // The agent's focus is EMEA.
    assert_eq!(refusals(&refused), [(Code::WrongState, None)]);
    assert!(words(&refused).contains("attribute `region` is given as text, it is number"));
    let narrower = with(it.clone(), "region", one_of(&["APAC"]));
    let refused = defined(&mut stage, v.ana, &narrower);
    assert!(words(&refused).contains("is `EMEA`, known are `APAC`"));
    let wider = with(it.clone(), "region", one_of(&["APAC", "EMEA", "MARS"]));
    defined(&mut stage, v.ana, &wider).expect("nothing contradicts it");
    defined(&mut stage, v.ana, &it).expect("what the catalogue does not know is legal");
}

#[test]
fn an_entry_is_retired_unless_something_below_inherits_of_it() {
    let (v, mut stage) = staged();
    let child = entry(&mut stage, "credit.small", None);
    defined(&mut stage, v.ana, &child).expect("defined");
    let root = id_of(&stage, "credit");
    let refused = stage.play(v.ana, |world, by| retire(world, by, root));
    assert_eq!(
        words(&refused),
        "what `credit` says would be lost to `credit.small` below it: say it there first"
    );
    let lower = id_of(&stage, "credit.small");
    let refused = stage.play(v.ben, |world, by| retire(world, by, lower));
    assert_eq!(refusals(&refused), [(Code::NotAdmin, None)]);
    stage
        .play(v.ana, |world, by| retire(world, by, lower))
        .expect("retired");
    // Care covers it, and goes on doing so.
    stage
        .play(v.ana, |world, by| retire(world, by, root))
        .expect("retired");
    let refused = stage.play(v.ana, |world, by| retire(world, by, root));
    assert_eq!(
        words(&refused),
        "there is no such decision type, or it was retired"
    );
}
