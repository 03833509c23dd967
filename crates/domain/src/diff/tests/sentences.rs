//! What each kind of difference is told as.

use crate::{
    diff::{diff, english},
    example::World,
    ids::{AssignmentId, CircleId},
    snapshot::{Adopted, Snapshot},
    structure::{assignment::Offer, domain::Reach, role::RoleRef, role::SeatRef},
    text::{Name, Text},
    time::Date,
};
use uuid::Uuid;

fn told(before: &World, after: &World) -> Vec<String> {
    let (old, new) = (before.index(), after.index());
    diff(old.snapshot(), new.snapshot())
        .iter()
        .map(|it| english::sentence(it, &old, &new))
        .collect()
}

#[test]
fn a_role_that_is_moved_and_renamed_is_still_the_same_role() {
    let mut before = World::new();
    let anchor = before.anchor();
    let customer = before.role(anchor, "customer");
    let support = before.role(anchor, "support");
    let care = before.role(customer, "care");
    let mut after = before.clone();
    let role = after.amend_role(care);
    role.source = Some(CircleId::inside(support));
    role.name = Name::new("Customer Care").unwrap();
    role.purpose = Some(Text::new("being near").unwrap());
    assert_eq!(
        told(&before, &after),
        [
            "`care` moved from `customer` to `support`",
            "`care` is now called `Customer Care`",
            "`Customer Care` is now for: being near",
        ]
    );
}

#[test]
fn another_person_in_a_seat_is_one_refilling() {
    let mut world = World::new();
    let desk = world.role(world.anchor(), "desk");
    let (ben, eva) = (world.person("Ben"), world.person("Eva"));
    let unfilled = world.clone();
    let mut by_ben = world.clone();
    by_ben.hold(desk, ben);
    let mut by_eva = by_ben.clone();
    by_eva.hold(desk, eva);
    assert_eq!(told(&unfilled, &by_ben), ["Ben now holds `desk`"]);
    assert_eq!(told(&by_ben, &unfilled), ["Ben no longer holds `desk`"]);
    assert_eq!(told(&by_ben, &by_eva), ["Eva now holds `desk`"]);
    let mut instead = world.clone();
    instead.hold(desk, eva);
    let mut old = by_ben.snapshot();
    let new = by_eva.snapshot();
    let kept = new.assignments.values().filter(|it| it.person == eva);
    let mut replaced = new.clone();
    replaced.assignments = kept.map(|it| (it.id, it.clone())).collect();
    old.revision = replaced.revision;
    let found = diff(&old, &replaced);
    let sentence = english::sentence(&found[0], &by_ben.index(), &by_eva.index());
    assert_eq!(
        (found.len(), sentence.as_str()),
        (1, "`desk` passed from Ben to Eva")
    );
}

#[test]
fn an_assignment_made_anew_for_the_same_person_is_the_old_one_going_on() {
    let mut world = World::new();
    let desk = world.role(world.anchor(), "desk");
    let ben = world.person("Ben");
    let before = {
        let mut world = world.clone();
        world.hold(desk, ben);
        world
    };
    let mut after = world.clone();
    let seat = SeatRef::Whole(RoleRef::Defined(desk));
    let day = Date::from_ymd_opt(2026, 12, 31);
    after.assign(seat, ben, None, day);
    let (old, mut new) = (before.snapshot(), after.snapshot());
    // Under another id than before.
    let mut renewed = new.assignments.pop_first().unwrap().1;
    renewed.value.id = AssignmentId::from_uuid(Uuid::from_u128(99));
    new.assignments.insert(renewed.id, renewed);
    let found = diff(&old, &new);
    let sentence = english::sentence(&found[0], &before.index(), &after.index());
    let expected = "The assignment of Ben to `desk`: until is 2026-12-31";
    assert_eq!((found.len(), sentence.as_str()), (1, expected));
}

#[test]
fn what_comes_and_goes_is_named_with_its_place() {
    let before = World::new();
    let mut after = before.clone();
    let desk = after.role(after.anchor(), "desk");
    after.person("Ben");
    after.domain(desk, "stock", Reach::Organization, &[]);
    after.policy(desk, "hours", Vec::new());
    assert_eq!(
        told(&before, &after),
        [
            "Ben joined",
            "`desk` is a new role in `anchor`",
            "The domain “stock” of `desk` is new",
            "The policy `hours` of `desk` is new",
        ]
    );
    assert_eq!(
        told(&after, &before),
        [
            "Ben is gone",
            "`desk` is gone",
            "The domain “stock” of `desk` is gone",
            "The policy `hours` of `desk` is gone",
        ]
    );
}

#[test]
fn a_person_leaves_comes_back_and_becomes_a_partner() {
    let mut world = World::new();
    let ben = world.non_partner("Ben");
    let mut gone = world.clone();
    gone.amend_person(ben).left = Date::from_ymd_opt(2026, 3, 1);
    let mut partner = world.clone();
    partner.amend_person(ben).partner = true;
    assert_eq!(told(&world, &gone), ["Ben leaves with 2026-03-01"]);
    assert_eq!(told(&gone, &world), ["Ben is back"]);
    assert_eq!(told(&world, &partner), ["Ben is a partner now"]);
}

#[test]
fn an_offer_that_was_accepted_is_a_part_of_the_refilling() {
    let mut world = World::new();
    let desk = world.role(world.anchor(), "desk");
    let ben = world.person("Ben");
    let before = world.index();
    let mut after = world.clone();
    let id = after.hold(desk, ben);
    let offer = Offer {
        id,
        role: desk,
        focus: None,
        person: ben,
        since: None,
        until: None,
        resign_terms: None,
    };
    let mut offered = before.snapshot().clone();
    let adopted_in = offered.revision;
    let value = offer;
    offered.offers.insert(id, Adopted { value, adopted_in });
    let new = after.index();
    let say = |old: &Snapshot, new: &Snapshot| -> Vec<String> {
        let found = diff(old, new);
        let said = found.iter();
        said.map(|it| english::sentence(it, &before, &before))
            .collect()
    };
    assert_eq!(say(&offered, new.snapshot()), ["Ben now holds `desk`"]);
    let none = before.snapshot();
    assert_eq!(say(none, &offered), ["The offer of `desk` to Ben is new"]);
    assert_eq!(say(&offered, none), ["The offer of `desk` to Ben is gone"]);
}
