//! Where a tension can be worked on: who looks at it, what it is about, and every way that follows.

use crate::{
    authority::{case::Case, live::LiveFacts},
    example::{Vectors, case, moment, vectors},
    ids::{CircleId, PersonId, PolicyId, ProposalId, TensionId},
    process::{Tension, TensionState, Triage, roles_asked, tension::About, tension::Sense, triage},
    structure::role::{CoreRole, RoleRef, SeatRef},
    text::Text,
};
use uuid::Uuid;

/// Something that Ben sensed in Care, about these.
fn sensed(world: &Vectors, about: Vec<About>) -> Tension {
    let seat = SeatRef::Whole(RoleRef::Defined(world.care));
    Tension {
        id: TensionId::from_uuid(Uuid::from_u128(1)),
        circle: CircleId::inside(world.customer),
        by: Some(world.ben),
        sense: Some(Sense {
            seat,
            situation: Text::new("Small waivers wait").unwrap(),
            need: None,
            example: None,
            about,
        }),
        review: None,
        state: TensionState::Shared,
        was_shared: true,
        sensed_at: moment("2026-06-01T09:00:00Z"),
        proposals: Vec::new(),
        outcome: None,
    }
}

/// Every way to work on it, in words.
fn ways(world: &Vectors, person: Option<PersonId>, about: Vec<About>) -> Vec<String> {
    let index = world.world.index();
    let asked = (person, moment("2026-06-01T09:00:00Z"));
    let found = triage(&index, &LiveFacts::default(), asked, &sensed(world, about));
    let key = |circle: CircleId| index.circle_name(circle);
    let told = found.into_iter().map(|it| match it {
        Triage::WithinAuthority(case, decision) => {
            assert!(decision.is_allowed());
            format!("may {}", case.decision)
        }
        Triage::Request(role) => format!("ask {}", index.role_name(role)),
        Triage::Governance { circle, is_member } => {
            let role = if is_member { "member" } else { "outsider" };
            format!("{} as {role}", key(circle))
        }
    });
    told.collect()
}

fn of(case: Case) -> About {
    About::Case(Box::new(case))
}

#[test]
fn gov_3_3_5_a_tension_asks_the_roles_that_it_names_and_whose_leave_is_all_that_lacks() {
    let world = &vectors();
    let index = world.world.index();
    let defined = |role| About::Role(RoleRef::Defined(role));
    let at = moment("2026-06-01T09:00:00Z");
    for (what, about, expected) in [
        ("own authority", of(case("waiver").of("100")), vec![]),
        ("leave", of(case("waiver").of("800")), vec![world.billing]),
        ("nobody's", of(case("retention")), vec![]),
        ("their own role", defined(world.care), vec![]),
        ("a role", defined(world.agent), vec![world.agent]),
        ("accountable for nothing", defined(world.billing), vec![]),
    ] {
        let tension = sensed(world, vec![about]);
        let asked = roles_asked(&index, &LiveFacts::default(), at, &tension);
        let expected: Vec<RoleRef> = expected.into_iter().map(RoleRef::Defined).collect();
        assert_eq!(asked, expected, "{what}");
    }
    let due = Tension {
        by: None,
        ..sensed(world, vec![defined(world.agent)])
    };
    assert_eq!(roles_asked(&index, &LiveFacts::default(), at, &due), []);
}

#[test]
fn gov_9_4_1_each_thing_is_answered_for_whoever_looks() {
    let world = &vectors();
    let defined = |role| About::Role(RoleRef::Defined(role));
    let small = || of(case("waiver").of("100"));
    let large = || of(case("waiver").of("800"));
    let nobodys = || of(case("retention"));
    let late = || of(case("waiver.late_fee").of("20").saying("region", "EMEA"));
    let lead = CoreRole::CircleLead;
    let core = About::Role(RoleRef::Core(CircleId::inside(world.support), lead));
    let (ben, cy, eli) = (Some(world.ben), Some(world.cy), Some(world.eli));
    let refund = of(case("refund"));
    let table = [
        ("own", ben, small(), "may waiver; customer as member"),
        ("another's", cy, small(), "ask care; customer as member"),
        ("outside", eli, small(), "ask care; customer as outsider"),
        ("nobody", None, small(), "ask care; customer as outsider"),
        ("leave", ben, large(), "ask billing; customer as member"),
        (
            "focus",
            eli,
            late(),
            "may waiver.late_fee; customer as outsider",
        ),
        (
            "covered",
            ben,
            nobodys(),
            "ask retention; customer as member",
        ),
        ("gap", ben, refund, "anchor as outsider; customer as member"),
        (
            "role",
            ben,
            defined(world.agent),
            "ask agent; customer as member",
        ),
        ("own role", ben, defined(world.care), "customer as member"),
        (
            "no account",
            ben,
            defined(world.billing),
            "customer as member",
        ),
        ("core", ben, core, "support as outsider; customer as member"),
    ];
    for (name, person, about, expected) in table {
        assert_eq!(
            ways(world, person, vec![about]).join("; "),
            expected,
            "{name}"
        );
    }
}

#[test]
fn gov_9_4_1_a_policy_is_for_its_circle_a_proposal_for_nobody_else_and_what_is_gone_for_none() {
    let world = &vectors();
    let policy = *world
        .world
        .index()
        .snapshot()
        .policies
        .keys()
        .next()
        .unwrap();
    let gone = PolicyId::from_uuid(Uuid::from_u128(7));
    let proposal = ProposalId::from_uuid(Uuid::from_u128(8));
    let wrong = case("waiver").saying("region", "Atlantis");
    for about in [
        About::Policy(policy),
        About::Policy(gone),
        About::Proposal(proposal),
        of(wrong),
    ] {
        let found = ways(world, Some(world.ana), vec![about.clone()]);
        assert_eq!(found, ["customer as member"], "{about:?}");
    }
}

#[test]
fn each_way_is_named_once_in_the_order_of_what_it_is_about() {
    let world = &vectors();
    let agent = About::Role(RoleRef::Defined(world.agent));
    let own = || About::Role(RoleRef::Defined(world.care));
    let about = vec![own(), agent.clone(), own(), agent];
    let found = ways(world, Some(world.ben), about);
    assert_eq!(found, ["customer as member", "ask agent"]);
}
