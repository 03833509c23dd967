//! Tensions: every state under every event, and who may do what.

use super::{
    About, Put, Review, Tension, TensionFact, TensionState, drop, edit, link, review_due,
    reviews_due, sense, settle, share,
};
use crate::{
    act::{Acting, World},
    code::Code,
    directory::Directory,
    event::Event,
    example::{self, moment},
    ids::{CircleId, PersonId, ProposalId, RoleId, TensionId},
    index::Index,
    process::{Entry, Step},
    structure::{
        policy::Policy,
        role::{RoleRef, SeatRef},
    },
    text::{OutsideRef, Text},
};
use uuid::Uuid;

struct Stage {
    index: Index,
    ana: PersonId,
    ben: PersonId,
    out: PersonId,
    role: RoleId,
}

/// Ana and Ben lead roles of one circle, Cy one of another.
fn stage() -> Stage {
    let mut world = example::World::new();
    let circle = world.role(world.anchor(), "circle");
    let other = world.role(world.anchor(), "other");
    let [ana, ben, cy] = ["Ana", "Ben", "Cy"].map(|it| world.person(it));
    let role = world.role(circle, "care");
    let beside = world.role(circle, "billing");
    world.hold(role, ana);
    world.hold(beside, ben);
    world.hold(other, cy);
    Stage {
        index: world.index(),
        ana,
        ben,
        out: cy,
        role,
    }
}

const fn by(person: PersonId) -> Acting {
    Acting { person, via: None }
}

fn words() -> Put {
    Put {
        situation: Text::new("Small waivers wait").unwrap(),
        need: None,
        example: None,
        about: Vec::new(),
    }
}

impl Stage {
    fn world(&self) -> World<'_> {
        World {
            index: &self.index,
            now: moment("2026-06-01T09:00:00Z"),
        }
    }

    /// Ana's tension in a state.
    fn tension(&self, state: TensionState) -> Tension {
        let mut it = self.sensed();
        let facts: &[TensionFact] = match state {
            TensionState::Private => &[],
            TensionState::Shared => &[TensionFact::Shared],
            TensionState::Settled => &[TensionFact::Shared, TensionFact::Settled(None)],
            TensionState::Dropped => &[TensionFact::Dropped],
        };
        for fact in facts {
            it.apply(&Entry {
                at: it.sensed_at,
                by: None,
                rule: crate::rule::GOV_9_4_1,
                fact: fact.clone(),
            });
        }
        it
    }

    const fn seat(&self) -> SeatRef {
        SeatRef::Whole(RoleRef::Defined(self.role))
    }

    fn sensed(&self) -> Tension {
        let said = sense(self.world(), by(self.ana), self.seat(), &words()).unwrap();
        Tension::fold(TensionId::from_uuid(Uuid::from_u128(1)), &said).unwrap()
    }
}

fn came(step: &Step<TensionFact>) -> String {
    match step {
        Ok(_) => "done".to_owned(),
        Err(refusals) => {
            let codes: Vec<&str> = refusals.iter().map(|it| it.code.as_str()).collect();
            codes.join(" ")
        }
    }
}

const STATES: [TensionState; 4] = [
    TensionState::Private,
    TensionState::Shared,
    TensionState::Settled,
    TensionState::Dropped,
];

/// What comes of each event in each state by somebody, in the order of `STATES`.
fn row(stage: &Stage, who: PersonId, event: &str) -> [String; 4] {
    STATES.map(|state| {
        let (world, it, who) = (stage.world(), stage.tension(state), by(who));
        let proposal = ProposalId::from_uuid(Uuid::from_u128(2));
        came(&match event {
            "edit" => edit(world, &it, who, &words()),
            "share" => share(world, &it, who),
            "link" => link(world, &it, who, proposal),
            "settle" => settle(world, &it, who, None),
            _ => drop(world, &it, who),
        })
    })
}

#[test]
fn gov_9_4_1_every_state_knows_what_its_author_may_do() {
    let stage = stage();
    let no = "WRONG_STATE";
    let table = [
        ("edit", ["done", no, no, no]),
        ("share", ["done", no, no, no]),
        ("link", ["done", "done", no, no]),
        ("settle", [no, "done", no, no]),
        ("drop", ["done", "done", no, no]),
    ];
    for (event, expected) in table {
        assert_eq!(row(&stage, stage.ana, event), expected, "{event}");
    }
}

#[test]
fn a_member_links_and_settles_what_another_sensed_and_nobody_else_does() {
    let stage = stage();
    let [_, linked, ..] = row(&stage, stage.ben, "link");
    let [_, settled, ..] = row(&stage, stage.ben, "settle");
    assert_eq!([linked, settled], ["done", "done"]);
    for event in ["edit", "share", "drop"] {
        let [_, shared, ..] = row(&stage, stage.ben, event);
        assert!(shared.starts_with("WRONG_STATE"), "{event}: {shared}");
    }
    for event in ["link", "settle"] {
        let [_, shared, ..] = row(&stage, stage.out, event);
        assert_eq!(shared, "NOT_CIRCLE_MEMBER", "{event}");
    }
}

#[test]
fn gov_9_4_1_a_tension_is_sensed_in_a_seat_that_one_leads() {
    let stage = stage();
    let refused = sense(stage.world(), by(stage.ben), stage.seat(), &words()).unwrap_err();
    let codes: Vec<Code> = refused.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::RoleNotRepresented]);
    assert_eq!(stage.sensed().by, Some(stage.ana));
}

#[test]
fn a_case_is_kept_without_its_customer() {
    let stage = stage();
    let case = crate::authority::case::Case {
        customer_ref: Some(OutsideRef::new("C-4711").unwrap()),
        ..example::case("complaint")
    };
    let put = Put {
        about: vec![About::Case(Box::new(case))],
        ..words()
    };
    let said = sense(stage.world(), by(stage.ana), stage.seat(), &put).unwrap();
    let mut it = Tension::fold(TensionId::from_uuid(Uuid::from_u128(1)), &said).unwrap();
    let kept = |it: &Tension| match it.sense.as_ref().unwrap().about.as_slice() {
        [About::Case(case)] => case.customer_ref.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(kept(&it), None);
    for entry in edit(stage.world(), &it.clone(), by(stage.ana), &put).unwrap() {
        it.apply(&entry);
    }
    assert_eq!(kept(&it), None);
}

#[test]
fn a_proposal_is_linked_once() {
    let stage = stage();
    let proposal = ProposalId::from_uuid(Uuid::from_u128(2));
    let mut it = stage.sensed();
    for entry in link(stage.world(), &it.clone(), by(stage.ana), proposal).unwrap() {
        it.apply(&entry);
    }
    assert_eq!(it.proposals, [proposal]);
    let again = link(stage.world(), &it, by(stage.ana), proposal);
    assert_eq!(came(&again), "WRONG_STATE");
}

#[test]
fn a_review_is_due_from_its_day_on_in_the_organizations_time_zone() {
    let mut world = example::World::new();
    world.organization().time_zone = crate::time::TimeZone::from_name("Asia/Tokyo").unwrap();
    let circle = world.role(world.anchor(), "circle");
    let [trial, _] = ["trial", "for-good"].map(|it| world.policy(circle, it, Vec::new()));
    let since = "2026-09-01".parse().unwrap();
    let mut snapshot = world.snapshot();
    let policy = snapshot.policies[&trial].value.clone();
    snapshot.apply(&Event::PolicyAmended(Policy {
        review_at: Some(since),
        ..policy
    }));
    let index = Index::new(snapshot, Directory::default());
    let before = reviews_due(&index, moment("2026-08-31T14:59:59Z"));
    assert_eq!(before, []);
    let now = moment("2026-08-31T15:00:00Z");
    let due = reviews_due(&index, now);
    let review = Review {
        policy: trial,
        since,
    };
    assert_eq!(due, [(CircleId::inside(circle), review)]);
    let entry = review_due((CircleId::inside(circle), review), now);
    let id = TensionId::from_uuid(Uuid::from_u128(1));
    let tension = Tension::fold(id, [&entry]).unwrap();
    assert_eq!((tension.by, tension.review), (None, Some(review)));
    assert_eq!(tension.state, TensionState::Shared);
}
