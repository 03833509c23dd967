//! Moves across a circle's boundary.

use super::*;

fn to(role: RoleId, into: RoleId, reason: Option<&str>) -> Change {
    Change::RoleMove {
        role,
        into: CircleId::inside(into),
        fit_reason: reason.map(text),
    }
}

#[test]
fn gov_1_2_5_a_circle_moves_a_role_down_or_up_and_says_how_it_fits() {
    let bench = Bench::new();
    let org = &bench.org;
    let place = |index: &Index, role: RoleId| index.source_of(role.into());
    let down = to(org.care, org.support, Some("it serves the desk"));
    let after = bench.after(org.customer, &[down]);
    assert_eq!(place(&after, org.care), Some(CircleId::inside(org.support)));
    let up = to(org.agent, org.customer, Some("it serves all of us"));
    let after = bench.after(org.customer, &[up]);
    assert_eq!(
        place(&after, org.agent),
        Some(CircleId::inside(org.customer))
    );

    let silent = to(org.care, org.support, None);
    let expected = (
        Some("GOV-1.2.5"),
        Code::MoveFitMissing,
        "changes.0.fitReason".to_owned(),
    );
    assert_eq!(bench.refused(org.customer, &[silent]), [expected]);
}

#[test]
fn gov_1_2_5_who_holds_a_role_holds_it_still_where_it_moved_to() {
    let bench = Bench::new();
    let org = &bench.org;
    let down = to(org.care, org.support, Some("it serves the desk"));
    let after = bench.after(org.customer, &[down]);
    let now = moment("2026-06-01T09:00:00Z");
    let held: Vec<PersonId> = after
        .holders(org.care.into(), now)
        .map(|a| a.person)
        .collect();
    assert_eq!(held, [org.ben]);
    assert_eq!(
        after.assigners(org.care.into(), now),
        [org.dee],
        "A-22: another assigns it now"
    );
}

#[test]
fn gov_1_2_5_a_sideways_move_is_one_up_and_one_down_in_the_circle_around_both() {
    let bench = Bench::new();
    let org = &bench.org;
    let sideways = to(org.agent, org.billing, Some("why"));
    let expected = (
        Some("GOV-1.2.5"),
        Code::InsideSubcircle,
        "changes.0.into".to_owned(),
    );
    assert_eq!(bench.refused(org.customer, &[sideways]), [expected]);
    let both = [
        to(org.agent, org.customer, Some("it left the desk")),
        to(org.agent, org.billing, Some("it serves billing")),
    ];
    let after = bench.after(org.customer, &both);
    let home = after.source_of(org.agent.into());
    assert_eq!(home, Some(CircleId::inside(org.billing)));
}

#[test]
fn gov_1_2_3_gov_1_3_1_nothing_moves_into_itself_and_the_anchor_stays() {
    let bench = Bench::new();
    let org = &bench.org;
    let ring = to(org.support, org.agent, Some("why"));
    let expected = (
        Some("GOV-1.2.3"),
        Code::ContainmentCycle,
        "changes.0.into".to_owned(),
    );
    assert_eq!(bench.refused(org.customer, &[ring]), [expected]);
    let anchor = org.world.anchor();
    let away = to(anchor, org.customer, Some("why"));
    let expected = (
        Some("GOV-1.3.1"),
        Code::AnchorFixed,
        "changes.0.role".to_owned(),
    );
    assert_eq!(bench.refused(anchor, &[away]), [expected]);
    let out = to(org.agent, anchor, Some("why"));
    let expected = (
        Some("GOV-4.1.2"),
        Code::OtherCircle,
        "changes.0.into".to_owned(),
    );
    assert_eq!(bench.refused(org.customer, &[out]), [expected]);
}

#[test]
fn gov_1_2_5_a_policy_moves_as_a_role_does() {
    let bench = Bench::new();
    let org = &bench.org;
    let p1 = bench
        .index
        .policies_of(CircleId::inside(org.customer))
        .next();
    let p1 = p1.expect("it has one").id;
    let down = |into, reason: Option<&str>| Change::PolicyMove {
        policy: p1,
        into: CircleId::inside(into),
        fit_reason: reason.map(text),
    };
    let after = bench.after(
        org.customer,
        &[down(org.support, Some("it is about the desk"))],
    );
    let home = after
        .snapshot()
        .policies
        .get(&p1)
        .expect("it is there")
        .circle;
    assert_eq!(home, CircleId::inside(org.support));
    let expected = (
        Some("GOV-1.2.5"),
        Code::MoveFitMissing,
        "changes.0.fitReason".to_owned(),
    );
    assert_eq!(
        bench.refused(org.customer, &[down(org.support, None)]),
        [expected]
    );
}
