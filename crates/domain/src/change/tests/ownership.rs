//! Whose governance a thing is.

use super::*;
use crate::{
    example::on,
    structure::{policy::Hook, role::CoreRole},
};

#[test]
fn gov_4_1_2_a_circle_changes_only_what_is_directly_in_it() {
    let bench = Bench::new();
    let org = &bench.org;
    let refusal = |inside, role| bench.refused(inside, &[rename(role, "Other")]);
    let place = "changes.0.role".to_owned();
    let foreign = (Some("GOV-4.1.2"), Code::OtherCircle, place.clone());
    assert_eq!(
        refusal(org.support, org.care),
        std::slice::from_ref(&foreign)
    );
    assert_eq!(
        refusal(org.customer, org.customer),
        [foreign],
        "its own role is the anchor's"
    );
    let inside = (Some("GOV-1.2.4"), Code::InsideSubcircle, place.clone());
    assert_eq!(refusal(org.customer, org.agent), [inside]);
    let anchor = org.world.anchor();
    let by_policy = (
        Some("GOV-1.3.3"),
        Code::AnchorPurposeByPolicy,
        place.clone(),
    );
    assert_eq!(refusal(anchor, anchor), [by_policy]);
    let gone = (Some("GOV-4.7.5"), Code::BaseMoved, place);
    assert_eq!(refusal(org.customer, RoleId::from_uuid(uuid(99))), [gone]);
}

#[test]
fn gov_4_1_4_gov_1_4_1_gov_1_4_4_gov_1_4_5_what_the_rules_give_a_core_role_stays() {
    let bench = Bench::new();
    let circle = CircleId::inside(bench.org.customer);
    let refusal = |office| {
        let change = rename(RoleRef::Core(circle, office), "Boss");
        bench.refused(bench.org.customer, &[change])
    };
    let place = "changes.0.name".to_owned();
    let lead = (Some("GOV-1.4.1"), Code::CircleLeadImmutable, place.clone());
    assert_eq!(refusal(CoreRole::CircleLead), [lead]);
    let fixed = |rule| (Some(rule), Code::CoreRoleFixedPart, place.clone());
    assert_eq!(refusal(CoreRole::Facilitator), [fixed("GOV-1.4.4")]);
    assert_eq!(refusal(CoreRole::Secretary), [fixed("GOV-1.4.4")]);
    assert_eq!(refusal(CoreRole::CircleRep), [fixed("GOV-1.4.5")]);

    let support = CircleId::inside(bench.org.support);
    let theirs = RoleRef::Core(support, CoreRole::CircleRep);
    let added = amend(
        theirs,
        vec![PartEdit::Add(accountability(1, "telling", &[]))],
    );
    let refused = bench.refused(bench.org.customer, &[Change::RoleAmend(added)]);
    let foreign = (
        Some("GOV-1.4.5"),
        Code::RepRoleForeign,
        "changes.0.role".to_owned(),
    );
    assert_eq!(refused, [foreign]);
}

#[test]
fn gov_1_4_2_what_a_circle_adds_to_circle_lead_is_on_every_lead_below() {
    let bench = Bench::new();
    let customer = CircleId::inside(bench.org.customer);
    let lead = RoleRef::Core(customer, CoreRole::CircleLead);
    let added = amend(
        lead,
        vec![PartEdit::Add(accountability(
            1,
            "listening",
            &[on("waiver")],
        ))],
    );
    let after = bench.after(bench.org.customer, &[Change::RoleAmend(added)]);
    let below = RoleRef::Core(CircleId::inside(bench.org.support), CoreRole::CircleLead);
    assert_eq!(after.accountabilities_of(below).len(), 1);

    let local = amend(
        lead,
        vec![PartEdit::Add(domain(1, "desk", Reach::Internal, None))],
    );
    let refused = bench.refused(bench.org.customer, &[Change::RoleAmend(local)]);
    let expected = (
        Some("GOV-1.4.2"),
        Code::LeadAdditionLocal,
        "changes.0".to_owned(),
    );
    assert_eq!(refused, [expected]);
}

#[test]
fn gov_1_5_3_in_a_linked_role_each_circle_changes_only_what_it_added() {
    let mut org = vectors();
    let invite = Hook::LinkInvite {
        roles: vec![org.agent],
        may_opt_out: true,
    };
    let policy = org
        .world
        .policy(org.customer, "invite", vec![ClauseKind::Override(invite)]);
    let link = org.world.link(org.agent, org.customer, policy);
    let ours = org.world.accountable_by(org.agent.into(), &[], Some(link));
    let theirs = org.world.accountable(org.agent, &[]);
    let bench = Bench::of(org);
    let with = |edit| [Change::RoleAmend(amend(bench.org.agent, vec![edit]))];

    let adds = with(PartEdit::Add(accountability(1, "reporting", &[])));
    assert_eq!(
        kinds(&bench.revision(bench.org.customer, &adds)),
        ["AccountabilityAdded"]
    );
    let after = bench.after(bench.org.customer, &adds);
    let added = AccountabilityId::from_uuid(uuid(1));
    let added = after
        .snapshot()
        .accountabilities
        .get(&added)
        .expect("it was added");
    assert_eq!(added.added_by, Some(link));

    let takes = with(PartEdit::RemoveAccountability(ours));
    assert_eq!(
        kinds(&bench.revision(bench.org.customer, &takes)),
        ["AccountabilityRemoved"]
    );
    let foreign = (
        Some("GOV-1.5.3"),
        Code::ElementNotYours,
        "changes.0.parts.0".to_owned(),
    );
    let takes = with(PartEdit::RemoveAccountability(theirs));
    assert_eq!(
        bench.refused(bench.org.customer, &takes),
        std::slice::from_ref(&foreign)
    );
    let takes = with(PartEdit::RemoveAccountability(ours));
    assert_eq!(bench.refused(bench.org.support, &takes), [foreign]);
    let refused = bench.refused(bench.org.customer, &[rename(bench.org.agent, "Other")]);
    let defined = (
        Some("GOV-1.5.3"),
        Code::ElementNotYours,
        "changes.0.name".to_owned(),
    );
    assert_eq!(refused, [defined]);
}

#[test]
fn gov_4_1_2_what_a_list_makes_has_an_id_of_its_own() {
    let mut org = vectors();
    let theirs = org.world.accountable(org.agent, &[]);
    let bench = Bench::of(org);
    let stolen = Change::RoleCreate {
        role: Role {
            id: bench.org.agent,
            ..role(1, "stolen")
        },
        parts: Vec::new(),
    };
    let expected = (Some("GOV-4.1.2"), Code::Taken, "changes.0".to_owned());
    assert_eq!(
        bench.refused(bench.org.customer, &[stolen]),
        std::slice::from_ref(&expected)
    );
    let Part::Accountability(it) = accountability(1, "taken over", &[]) else {
        panic!("an accountability");
    };
    let part = Part::Accountability(Accountability { id: theirs, ..it });
    let taken = amend(bench.org.care, vec![PartEdit::Add(part)]);
    assert_eq!(
        bench.refused(bench.org.customer, &[Change::RoleAmend(taken)]),
        [expected]
    );
}

#[test]
fn gov_1_2_4_a_circle_moves_things_down_as_they_are_and_shapes_nothing_inside() {
    let bench = Bench::new();
    let org = &bench.org;
    let down = |role| Change::RoleMove {
        role,
        into: CircleId::inside(org.support),
        fit_reason: Some(text("it serves the desk")),
    };
    let made = RoleId::from_uuid(uuid(1));
    let place = "changes.1.into".to_owned();
    let expected = (Some("GOV-1.2.4"), Code::InsideSubcircle, place);
    let refused = bench.refused(org.customer, &[create(1, "made"), down(made)]);
    assert_eq!(refused, std::slice::from_ref(&expected));
    let refused = bench.refused(org.customer, &[rename(org.care, "Other"), down(org.care)]);
    assert_eq!(refused, [expected]);
}
