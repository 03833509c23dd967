//! What holds of the difference of any two structures.

use crate::{
    authority::tests::generate::{dice, wide_organization},
    diff::{Difference, Thing, diff, english},
    ids::RevisionNumber,
    snapshot::{Adopted, Snapshot, Table},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn put<I: Ord, T>(table: &mut Table<I, T>, id: I, value: T) {
    let adopted_in = RevisionNumber::FIRST;
    table.insert(id, Adopted { value, adopted_in });
}

/// Makes of a structure what a difference says it became.
fn apply(snapshot: &mut Snapshot, difference: &Difference) {
    for thing in &difference.before {
        remove(snapshot, thing);
    }
    for thing in &difference.after {
        add(snapshot, thing.clone());
    }
}

fn add(snapshot: &mut Snapshot, thing: Thing) {
    match thing {
        Thing::Organization(it) => snapshot.organization.value = it,
        Thing::Person(it) => put(&mut snapshot.people, it.id, it),
        Thing::ServiceAccount(it) => put(&mut snapshot.service_accounts, it.id, it),
        Thing::DecisionType(it) => put(&mut snapshot.decision_types, it.id, it),
        Thing::Role(it) => put(&mut snapshot.roles, it.id, it),
        Thing::Accountability(it) => put(&mut snapshot.accountabilities, it.id, it),
        Thing::Domain(it) => put(&mut snapshot.domains, it.id, it),
        Thing::ExternalDomain(it) => put(&mut snapshot.external_domains, it.id, it),
        Thing::Policy(it) => put(&mut snapshot.policies, it.id, it),
        Thing::SpendControl(it) => put(&mut snapshot.spend_controls, it.id, it),
        Thing::Seat(it) => put(&mut snapshot.seats, it.id, it),
        Thing::Assignment(it) => put(&mut snapshot.assignments, it.id, it),
        Thing::Offer(it) => put(&mut snapshot.offers, it.id, it),
        Thing::Link(it) => put(&mut snapshot.links, it.id, it),
        Thing::Redirect(it) => put(&mut snapshot.redirects, it.id, it),
    }
}

fn remove(snapshot: &mut Snapshot, thing: &Thing) {
    let was_there = match thing {
        // Its settings are replaced, never taken away.
        Thing::Organization(_) => true,
        Thing::Person(it) => snapshot.people.remove(&it.id).is_some(),
        Thing::ServiceAccount(it) => snapshot.service_accounts.remove(&it.id).is_some(),
        Thing::DecisionType(it) => snapshot.decision_types.remove(&it.id).is_some(),
        Thing::Role(it) => snapshot.roles.remove(&it.id).is_some(),
        Thing::Accountability(it) => snapshot.accountabilities.remove(&it.id).is_some(),
        Thing::Domain(it) => snapshot.domains.remove(&it.id).is_some(),
        Thing::ExternalDomain(it) => snapshot.external_domains.remove(&it.id).is_some(),
        Thing::Policy(it) => snapshot.policies.remove(&it.id).is_some(),
        Thing::SpendControl(it) => snapshot.spend_controls.remove(&it.id).is_some(),
        Thing::Seat(it) => snapshot.seats.remove(&it.id).is_some(),
        Thing::Assignment(it) => snapshot.assignments.remove(&it.id).is_some(),
        Thing::Offer(it) => snapshot.offers.remove(&it.id).is_some(),
        Thing::Link(it) => snapshot.links.remove(&it.id).is_some(),
        Thing::Redirect(it) => snapshot.redirects.remove(&it.id).is_some(),
    };
    assert!(was_there, "{thing:?} was not there");
}

proptest! {
    #[test]
    fn a_structure_does_not_differ_from_itself(mut dice in dice()) {
        let it = wide_organization(&mut dice).world.snapshot();
        prop_assert_eq!(diff(&it, &it), Vec::new());
    }

    #[test]
    fn the_differences_make_the_later_structure_of_the_earlier_one(
        mut some in dice(),
        mut others in dice(),
    ) {
        let before = wide_organization(&mut some).world.snapshot();
        let after = wide_organization(&mut others).world.snapshot();
        let mut made = before.clone();
        for difference in diff(&before, &after) {
            apply(&mut made, &difference);
        }
        prop_assert_eq!(made, after);
    }

    #[test]
    fn kind_and_subject_order_all_differences(mut some in dice(), mut others in dice()) {
        let before = wide_organization(&mut some).world.snapshot();
        let after = wide_organization(&mut others).world.snapshot();
        let found = diff(&before, &after);
        let order: Vec<_> = found.iter().map(|it| (it.kind, it.subject)).collect();
        let sorted: BTreeSet<_> = order.iter().copied().collect();
        prop_assert_eq!(order, sorted.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn each_difference_has_a_sentence_on_one_line(mut some in dice(), mut others in dice()) {
        let before = wide_organization(&mut some).world;
        let after = wide_organization(&mut others).world;
        let (old, new) = (before.index(), after.index());
        for difference in diff(&before.snapshot(), &after.snapshot()) {
            let text = english::sentence(&difference, &old, &new);
            prop_assert!(!text.is_empty() && !text.ends_with('.'), "{difference:?}");
            prop_assert!(!text.contains('\n'), "{text}");
        }
    }
}
