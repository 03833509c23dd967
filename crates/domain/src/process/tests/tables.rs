//! Which event is in the table of which state, written down once more from §13, and every event
//! that is not, refused.

use super::*;
use std::collections::BTreeSet;

/// A stage in each state of §13.1 that does not belong to meetings.
pub(super) fn in_every_state() -> Vec<(&'static str, Stage)> {
    let draft = || Stage::new(3);
    let open = || {
        let mut stage = draft();
        stage.submit();
        stage
    };
    let integrating = || {
        let mut stage = open();
        let id = stage.raise(2);
        stage.capture(id);
        stage
    };
    let ended = |verb: fn(&Floor<'_>, &Case, Acting) -> Step, by| {
        let mut stage = integrating();
        stage.act(by, verb).expect("it may be ended");
        stage
    };
    let mut stages = vec![
        ("draft", draft()),
        ("open", open()),
        ("integrating", integrating()),
    ];
    let mut escalated = open();
    escalated
        .act(1, |floor, case, by| {
            proposal::escalate(floor, case, by, None)
        })
        .expect("a member may");
    stages.push(("escalated", escalated));
    let mut conflicted = open();
    conflicted.base_moves();
    conflicted.look();
    stages.push(("conflicted", conflicted));
    let mut orphaned = open();
    orphaned.leaves(0);
    orphaned.look();
    orphaned.wait(8);
    stages.push(("orphaned", orphaned));
    let mut adopted = open();
    for by in [1, 2] {
        adopted.confirm(by).expect("a member may");
    }
    stages.push(("adopted", adopted));
    stages.push(("withdrawn", ended(proposal::withdraw, 0)));
    stages.push((
        "discarded",
        ended(
            |floor, case, by| {
                proposal::discard(
                    floor,
                    case,
                    by,
                    ProposalCriterion::Example,
                    &text("none given"),
                )
            },
            FACILITATOR,
        ),
    ));
    stages.push((
        "dropped",
        ended(
            |floor, case, by| {
                proposal::drop_it(floor, case, by, DropGround::Unanswered, &text("no answer"))
            },
            FACILITATOR,
        ),
    ));
    stages
}

/// §13.1, state by state.
const TABLE: [(&str, &[&str]); 10] = [
    ("draft", &["edit", "delete", "submit", "withdraw"]),
    (
        "open",
        &[
            "withdraw", "note", "amend", "confirm", "raise", "escalate", "discard",
        ],
    ),
    (
        "integrating",
        &["withdraw", "note", "raise", "escalate", "discard", "drop"],
    ),
    ("escalated", &["withdraw", "release"]),
    ("conflicted", &["withdraw", "rebase"]),
    ("orphaned", &["withdraw", "take over"]),
    ("adopted", &[]),
    ("withdrawn", &[]),
    ("discarded", &[]),
    ("dropped", &[]),
];

const EVENTS: [&str; 14] = [
    "edit",
    "delete",
    "submit",
    "withdraw",
    "release",
    "take over",
    "note",
    "amend",
    "confirm",
    "raise",
    "escalate",
    "discard",
    "drop",
    "rebase",
];

/// One event, by whoever may bring it about.
pub(super) fn event(stage: &mut Stage, event: &str) -> Result<Vec<Entry>, Vec<Rejection>> {
    let id = ObjectionId::from_uuid(stage.fresh());
    let note = NoteId::from_uuid(stage.fresh());
    let (one, two) = (stage.seat(1), stage.content("Once more"));
    let version = stage.case.version();
    let other = content(stage.members[1].1, "Mine now");
    let reason = text("a reason");
    match event {
        "edit" => stage.act(0, |f, c, by| proposal::edit(f, c, by, &two)),
        "delete" => stage.act(0, proposal::delete),
        "submit" => stage.act(0, proposal::submit),
        "withdraw" => stage.act(0, proposal::withdraw),
        "release" => stage.act(1, proposal::release),
        "take over" => stage.act(1, |f, c, by| proposal::take_over(f, c, by, &other)),
        "note" => stage.act(1, |f, c, by| {
            proposal::note(f, c, by, (note, NoteKind::Question), &reason)
        }),
        "amend" => stage.act(0, |f, c, by| proposal::amend(f, c, by, &two)),
        "confirm" => stage.act(1, |f, c, by| proposal::confirm(f, c, by, version)),
        "raise" => stage.act(1, |f, c, by| proposal::raise(f, c, by, (id, one), version)),
        "escalate" => stage.act(1, |f, c, by| proposal::escalate(f, c, by, None)),
        "discard" => stage.act(1, |f, c, by| {
            proposal::discard(f, c, by, ProposalCriterion::Tension, &reason)
        }),
        "drop" => stage.act(1, |f, c, by| {
            proposal::drop_it(f, c, by, DropGround::Unanswered, &reason)
        }),
        "rebase" => stage.act(0, |f, c, by| proposal::rebase(f, c, by, &two)),
        other => panic!("no such event: {other}"),
    }
}

#[test]
fn gov_4_8_3_every_event_that_is_not_in_a_states_table_is_refused() {
    let mut pairs = 0;
    for (name, _) in in_every_state() {
        let allowed = TABLE
            .iter()
            .find(|(state, _)| *state == name)
            .expect("a state")
            .1;
        for it in EVENTS {
            let (_, mut stage) = in_every_state()
                .into_iter()
                .find(|(state, _)| *state == name)
                .expect("a state");
            let before = stage.case.clone();
            let found = event(&mut stage, it);
            if allowed.contains(&it) {
                let done = found.unwrap_or_else(|why| panic!("{it} in {name}: {why:?}"));
                assert!(!done.is_empty(), "{it} in {name}");
            } else {
                let codes = refused(found);
                assert!(
                    codes.contains(&Code::WrongState),
                    "{it} in {name}: {codes:?}"
                );
                assert_eq!(stage.case, before, "{it} in {name}");
                let adopted = name == "adopted" && it == "raise";
                assert_eq!(codes.contains(&Code::AlreadyAdopted), adopted, "GOV-4.4.4");
            }
            pairs += 1;
        }
    }
    assert_eq!(pairs, TABLE.len() * EVENTS.len());
}

/// §13.2, state by state. Only a claim that a rule is broken goes to the Secretary.
const CONCERNS: [(ConcernState, &[&str]); 11] = [
    (
        ConcernState::Concern,
        &["capture", "demand", "start", "withdraw"],
    ),
    (
        ConcernState::Testing,
        &["argue", "find objection", "find none", "ask secretary"],
    ),
    (ConcernState::AwaitingRuling, &["rule"]),
    (
        ConcernState::Captured,
        &["demand", "ask secretary", "offer", "abandon", "withdraw"],
    ),
    (
        ConcernState::Integrating,
        &["offer", "solved", "serves", "abandon", "withdraw"],
    ),
    (ConcernState::Resolved, &[]),
    (ConcernState::Discarded, &[]),
    (ConcernState::Dismissed, &[]),
    (ConcernState::Abandoned, &[]),
    (ConcernState::Withdrawn, &[]),
    (ConcernState::Closed, &[]),
];

const CONCERN_EVENTS: [&str; 13] = [
    "capture",
    "demand",
    "start",
    "argue",
    "find objection",
    "find none",
    "ask secretary",
    "rule",
    "offer",
    "solved",
    "serves",
    "abandon",
    "withdraw",
];

/// One event of a concern, by whoever may bring it about; the third member has it.
pub(super) fn concern_event(
    stage: &mut Stage,
    id: ObjectionId,
    event: &str,
) -> Result<Vec<Entry>, Vec<Rejection>> {
    let reason = text("a reason");
    let offered = stage.content("Offered");
    let none = BTreeSet::from([Criterion::Role, Criterion::Rules]);
    match event {
        "capture" => stage.act(1, |f, c, by| objection::capture(f, c, by, id)),
        "demand" => stage.act(0, |f, c, by| objection::demand(f, c, by, id)),
        "start" => stage.act(1, |f, c, by| objection::start(f, c, by, id)),
        "argue" => stage.act(2, |f, c, by| {
            objection::argue(f, c, by, id, (Criterion::Rules, &reason))
        }),
        "find objection" => stage.act(1, |f, c, by| objection::find_objection(f, c, by, id)),
        "find none" => stage.act(1, |f, c, by| {
            objection::find_none(f, c, by, id, (&none, &reason))
        }),
        "ask secretary" => stage.act(1, |f, c, by| objection::ask(f, c, by, id)),
        "rule" => stage.act(2, |f, c, by| objection::rule(f, c, by, id, (true, &reason))),
        "offer" => stage.act(2, |f, c, by| objection::offer(f, c, by, id, &offered)),
        "solved" => stage.act(2, |f, c, by| objection::solved(f, c, by, id, 1)),
        "serves" => stage.act(0, |f, c, by| objection::serves(f, c, by, id, 1)),
        "abandon" => stage.act(1, |f, c, by| objection::abandon(f, c, by, id, &reason)),
        "withdraw" => stage.act(2, |f, c, by| objection::withdraw(f, c, by, id)),
        other => panic!("no such event: {other}"),
    }
}

/// How a concern of the third member comes to be in a state, with a second one beside it, so that
/// the proposal goes on being processed.
fn way_to(state: ConcernState) -> &'static [&'static str] {
    match state {
        ConcernState::Concern => &[],
        ConcernState::Testing => &["start", "argue"],
        ConcernState::AwaitingRuling => &["start", "argue", "ask secretary"],
        ConcernState::Captured => &["start", "argue", "find objection"],
        ConcernState::Integrating => &["capture", "offer"],
        ConcernState::Resolved => &["capture", "offer", "solved", "serves"],
        ConcernState::Discarded => &["start", "find none"],
        ConcernState::Dismissed => &["start", "argue", "ask secretary", "rule lawful"],
        ConcernState::Abandoned => &["capture", "abandon"],
        ConcernState::Withdrawn => &["withdraw"],
        ConcernState::Closed => &["leave"],
    }
}

pub(super) fn concern_in(wanted: ConcernState) -> (Stage, ObjectionId) {
    let mut stage = Stage::new(3);
    stage.submit();
    let other = stage.raise(0);
    stage.capture(other);
    let id = stage.raise(2);
    for step in way_to(wanted) {
        match *step {
            "rule lawful" => {
                let reason = text("no rule is broken");
                stage
                    .act(2, |f, c, by| {
                        objection::rule(f, c, by, id, (false, &reason))
                    })
                    .expect("the secretary may");
            }
            "leave" => {
                stage.leaves_with_role(2);
                stage.look();
            }
            step => {
                concern_event(&mut stage, id, step).expect("it is on the way");
            }
        }
    }
    assert_eq!(stage.state_of(id), wanted);
    (stage, id)
}

#[test]
fn gov_4_5_1_every_event_that_is_not_in_a_concerns_table_is_refused() {
    for (state, allowed) in CONCERNS {
        for it in CONCERN_EVENTS {
            let (mut stage, id) = concern_in(state);
            let before = stage.case.clone();
            let found = concern_event(&mut stage, id, it);
            if allowed.contains(&it) {
                found.unwrap_or_else(|why| panic!("{it} in {state:?}: {why:?}"));
            } else {
                assert_eq!(refused(found), [Code::WrongState], "{it} in {state:?}");
                assert_eq!(stage.case, before);
            }
        }
    }
}

#[test]
fn gov_4_8_1_while_a_proposal_waits_its_concerns_wait_too() {
    for (name, mut stage) in in_every_state() {
        let Some(id) = stage.case.concerns.first().map(|it| it.id) else {
            continue;
        };
        if stage.case.state.is_processed() {
            continue;
        }
        for it in CONCERN_EVENTS {
            let found = concern_event(&mut stage, id, it);
            assert_eq!(refused(found), [Code::WrongState], "{it} in {name}");
        }
    }
}

#[test]
fn gov_4_8_3_what_ended_stays_and_what_waits_goes_on() {
    let ended: Vec<&str> = in_every_state()
        .into_iter()
        .filter_map(|(name, mut stage)| {
            let over = stage.case.state.is_final();
            let before = stage.case.clone();
            stage.leaves(0);
            stage.wait(365);
            assert!(!over || stage.case == before, "{name}");
            over.then_some(name)
        })
        .collect();
    assert_eq!(ended, ["adopted", "withdrawn", "discarded", "dropped"]);
}
