//! §13.2, row by row.

use super::{tables::concern_in, *};
use std::collections::BTreeSet;

fn integrating(stage: &Stage) -> bool {
    stage.case.state == State::Integrating
}

#[test]
fn gov_4_2_2_a_concern_names_a_role_that_the_objector_represents() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = ObjectionId::from_uuid(stage.fresh());
    let foreign = stage.seat(0);
    let found = stage.act(2, |f, c, by| proposal::raise(f, c, by, (id, foreign), 1));
    assert_eq!(refused(found), [Code::RoleNotRepresented]);
    let own = stage.seat(2);
    let late = stage.act(2, |f, c, by| proposal::raise(f, c, by, (id, own), 2));
    assert_eq!(refused(late), [Code::StaleResponse]);
}

#[test]
fn gov_4_5_1_the_facilitator_captures_untested_and_integration_begins() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = stage.raise(2);
    let by_another = stage.act(0, |f, c, by| objection::capture(f, c, by, id));
    assert_eq!(refused(by_another), [Code::FacilitatorOnly]);
    stage.capture(id);
    assert_eq!(stage.state_of(id), ConcernState::Captured);
    assert!(integrating(&stage));
}

#[test]
fn gov_4_6_1_a_test_that_a_member_asks_for_is_made() {
    let (mut stage, id) = concern_in(ConcernState::Concern);
    stage
        .act(0, |f, c, by| objection::demand(f, c, by, id))
        .expect("any member may");
    assert_eq!(stage.state_of(id), ConcernState::Testing);
    let capture = stage.act(FACILITATOR, |f, c, by| objection::capture(f, c, by, id));
    assert_eq!(refused(capture), [Code::WrongState]);
    let (mut stage, id) = concern_in(ConcernState::Captured);
    stage
        .act(0, |f, c, by| objection::demand(f, c, by, id))
        .expect("any member may");
    assert_eq!(stage.state_of(id), ConcernState::Testing);
}

#[test]
fn gov_4_4_1_an_objection_needs_an_argument_for_each_of_the_four() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = stage.raise(2);
    let start = |stage: &mut Stage| stage.act(1, |f, c, by| objection::start(f, c, by, id));
    start(&mut stage).expect("the facilitator may");
    let said = text("because");
    for criterion in Criterion::FOUR {
        let early = stage.act(1, |f, c, by| objection::find_objection(f, c, by, id));
        assert_eq!(refused(early), [Code::ObjectionIncomplete]);
        stage
            .act(2, |f, c, by| {
                objection::argue(f, c, by, id, (criterion, &said))
            })
            .expect("the objector may");
    }
    let by_another = stage.act(0, |f, c, by| {
        objection::argue(f, c, by, id, (Criterion::Harm, &said))
    });
    assert_eq!(refused(by_another), [Code::WrongState]);
    stage
        .act(1, |f, c, by| objection::find_objection(f, c, by, id))
        .expect("all four are argued");
    assert!(integrating(&stage));
}

#[test]
fn t_14_the_facilitator_says_which_criterion_lacks_an_argument_the_engine_never_does() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = stage.raise(2);
    stage
        .act(1, |f, c, by| objection::start(f, c, by, id))
        .expect("the facilitator may");
    let overloaded = text("I would be overloaded because of my other roles");
    for criterion in Criterion::FOUR {
        stage
            .act(2, |f, c, by| {
                objection::argue(f, c, by, id, (criterion, &overloaded))
            })
            .expect("the objector may");
    }
    assert_eq!(
        stage.state_of(id),
        ConcernState::Testing,
        "GOV-4.5.2: no verdict by itself"
    );
    let unnamed = stage.act(1, |f, c, by| {
        objection::find_none(f, c, by, id, (&BTreeSet::new(), &overloaded))
    });
    assert_eq!(refused(unnamed), [Code::ReasonRequired]);
    let alternative = BTreeSet::from([Criterion::Rules]);
    let beside = stage.act(1, |f, c, by| {
        objection::find_none(f, c, by, id, (&alternative, &overloaded))
    });
    let why = "`OBJ-RULES` is none of the four";
    assert_eq!(refused(beside), [Code::ReasonRequired], "{why}");
    let reason = text("it speaks of the person's other roles");
    let lacking = BTreeSet::from([Criterion::Role]);
    stage
        .act(1, |f, c, by| {
            objection::find_none(f, c, by, id, (&lacking, &reason))
        })
        .expect("the facilitator may");
    let concern = stage.case.concern(id).expect("it was raised");
    assert_eq!(
        (concern.state, &concern.lacking),
        (ConcernState::Discarded, &lacking)
    );
    assert_eq!(concern.reason, Some(reason));
}

#[test]
fn gov_4_4_2_t_15_a_claim_that_a_rule_is_broken_is_for_the_secretary() {
    for violates in [true, false] {
        let (mut stage, id) = concern_in(ConcernState::AwaitingRuling);
        let reason = text("a project is no governance");
        let by_facilitator = stage.act(FACILITATOR, |f, c, by| {
            objection::rule(f, c, by, id, (violates, &reason))
        });
        assert_eq!(refused(by_facilitator), [Code::RecordsDomain], "GOV-7.2.2");
        stage
            .act(SECRETARY, |f, c, by| {
                objection::rule(f, c, by, id, (violates, &reason))
            })
            .expect("the secretary may");
        let expected = if violates {
            ConcernState::Captured
        } else {
            ConcernState::Dismissed
        };
        assert_eq!(stage.state_of(id), expected);
    }
}

#[test]
fn gov_4_6_5_a_text_settles_an_objection_with_two_yeses_and_becomes_the_next_version() {
    for objector_first in [true, false] {
        let mut stage = Stage::new(3);
        stage.submit();
        stage.confirm(1).expect("a member may");
        let id = stage.raise(2);
        stage.capture(id);
        let better = stage.content("Renamed so that it helps");
        stage
            .act(1, |f, c, by| objection::offer(f, c, by, id, &better))
            .expect("a helper may");
        let by_another = stage.act(1, |f, c, by| objection::solved(f, c, by, id, 1));
        assert_eq!(refused(by_another), [Code::WrongState]);
        let unknown = stage.act(2, |f, c, by| objection::solved(f, c, by, id, 2));
        assert_eq!(refused(unknown), [Code::WrongState]);
        let yes = |stage: &mut Stage, objector: bool| {
            let done = if objector {
                stage.act(2, |f, c, by| objection::solved(f, c, by, id, 1))
            } else {
                stage.act(0, |f, c, by| objection::serves(f, c, by, id, 1))
            };
            done.expect("theirs to say")
        };
        yes(&mut stage, objector_first);
        assert_eq!(stage.state_of(id), ConcernState::Integrating);
        let done = yes(&mut stage, !objector_first);
        assert_eq!(rules(&done), ["GOV-4.6.5", "GOV-4.6.5", "GOV-4.6.5"]);
        assert_eq!(stage.state_of(id), ConcernState::Resolved);
        assert_eq!((stage.case.version(), &stage.case.state), (2, &State::Open));
        assert_eq!(stage.case.content.changes, better.changes);
        assert_eq!(
            stage.case.current().map(|it| it.responses.len()),
            Some(1),
            "a round anew"
        );
    }
}

#[test]
fn gov_4_6_5_yeses_to_different_texts_settle_nothing() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = stage.raise(2);
    stage.capture(id);
    for called in ["First", "Second"] {
        let offered = stage.content(called);
        stage
            .act(2, |f, c, by| objection::offer(f, c, by, id, &offered))
            .expect("they may");
    }
    stage
        .act(2, |f, c, by| objection::solved(f, c, by, id, 1))
        .expect("theirs to say");
    stage
        .act(0, |f, c, by| objection::serves(f, c, by, id, 2))
        .expect("theirs to say");
    assert_eq!(stage.state_of(id), ConcernState::Integrating);
}

#[test]
fn gov_4_6_2_gov_4_6_5_gov_4_6_6_only_with_the_last_of_them_a_new_round_begins() {
    let mut stage = Stage::new(3);
    stage.submit();
    let (one, two) = (stage.raise(2), stage.raise(1));
    stage.capture(one);
    stage.capture(two);
    stage
        .act(2, |f, c, by| objection::withdraw(f, c, by, one))
        .expect("theirs");
    assert!(integrating(&stage));
    let reason = text("no try was made");
    stage
        .act(FACILITATOR, |f, c, by| {
            objection::abandon(f, c, by, two, &reason)
        })
        .expect("the facilitator may");
    assert_eq!(stage.state_of(two), ConcernState::Abandoned);
    assert_eq!(
        (stage.case.version(), &stage.case.state),
        (1, &State::Open),
        "same text"
    );
}

#[test]
fn a_13_a_leavers_objection_passes_to_another_of_the_role_or_closes() {
    let (mut stage, id) = concern_in(ConcernState::Captured);
    let heir = stage.person(1);
    stage.joins(2, heir);
    stage.leaves(2);
    let entries = stage.look();
    let passed = Fact::Concern(id, ConcernFact::Passed(heir));
    assert!(entries.iter().any(|it| it.fact == passed));
    assert_eq!(stage.state_of(id), ConcernState::Captured);
    let (mut stage, id) = concern_in(ConcernState::Captured);
    stage.leaves_with_role(2);
    stage.look();
    assert_eq!(
        stage.state_of(id),
        ConcernState::Closed,
        "nobody represents what is gone"
    );
}

#[test]
fn a_13_an_objection_that_only_the_proposer_is_left_for_is_theirs_to_take_back() {
    let (mut stage, id) = concern_in(ConcernState::Captured);
    let proposer = stage.person(0);
    stage.joins(2, proposer);
    stage.leaves(2);
    stage.look();
    assert_eq!(stage.state_of(id), ConcernState::Captured);
    assert_eq!(stage.case.concern(id).map(|it| it.objector), Some(proposer));
    stage
        .act(0, |f, c, by| objection::withdraw(f, c, by, id))
        .expect("theirs to take back");
    assert_eq!(stage.state_of(id), ConcernState::Withdrawn);
}

#[test]
fn gov_4_7_1_nobody_owes_an_answer_while_objections_are_worked_on() {
    let mut stage = Stage::new(4);
    stage.submit();
    assert_eq!(stage.case.awaits().len(), 3);
    let id = stage.raise(2);
    stage.capture(id);
    assert!(integrating(&stage));
    assert_eq!(stage.case.awaits(), []);
    stage
        .act(2, |f, c, by| objection::withdraw(f, c, by, id))
        .expect("theirs to take back");
    assert_eq!(stage.case.awaits().len(), 3, "a new round");
}

#[test]
fn gov_4_6_5_a_text_older_than_the_one_that_resolved_another_objection_would_undo_it() {
    let mut stage = Stage::new(4);
    stage.submit();
    let ids = [2, 3].map(|by| stage.raise(by));
    for (by, id) in [2, 3].into_iter().zip(ids) {
        stage.capture(id);
        let offered = stage.content("Offered");
        stage
            .act(by, |f, c, by| objection::offer(f, c, by, id, &offered))
            .expect("they may");
    }
    // The second text resolves its objection first; the first one knows nothing of it.
    let [first, second] = ids;
    stage
        .act(3, |f, c, by| objection::solved(f, c, by, second, 2))
        .expect("theirs to say");
    stage
        .act(0, |f, c, by| objection::serves(f, c, by, second, 2))
        .expect("theirs to say");
    assert_eq!(stage.state_of(second), ConcernState::Resolved);
    let older = stage.act(2, |f, c, by| objection::solved(f, c, by, first, 1));
    assert_eq!(refused(older), [Code::WrongState]);
    let anew = stage.content("On top");
    stage
        .act(2, |f, c, by| objection::offer(f, c, by, first, &anew))
        .expect("they may");
    stage
        .act(2, |f, c, by| objection::solved(f, c, by, first, 3))
        .expect("theirs to say");
    stage
        .act(0, |f, c, by| objection::serves(f, c, by, first, 3))
        .expect("theirs to say");
    assert_eq!(stage.case.version(), 2);
    assert_eq!(stage.case.content.changes, anew.changes);
}

#[test]
fn gov_4_4_2_what_the_secretary_ruled_is_neither_tested_nor_asked_again() {
    let (mut stage, id) = concern_in(ConcernState::AwaitingRuling);
    let reason = text("it would break a rule");
    stage
        .act(SECRETARY, |f, c, by| {
            objection::rule(f, c, by, id, (true, &reason))
        })
        .expect("the secretary may");
    assert_eq!(stage.state_of(id), ConcernState::Captured);
    let again = stage.act(0, |f, c, by| objection::demand(f, c, by, id));
    assert_eq!(refused(again), [Code::WrongState]);
    let again = stage.act(FACILITATOR, |f, c, by| objection::ask(f, c, by, id));
    assert_eq!(refused(again), [Code::WrongState]);
}

#[test]
fn gov_4_4_2_the_claim_stands_alone_so_that_another_lacking_argument_ends_nothing() {
    let (mut stage, id) = concern_in(ConcernState::Testing);
    let reason = text("nobody is harmed");
    let lacking = BTreeSet::from([Criterion::Harm]);
    let found = stage.act(FACILITATOR, |f, c, by| {
        objection::find_none(f, c, by, id, (&lacking, &reason))
    });
    assert_eq!(refused(found), [Code::ReasonRequired]);
}

#[test]
fn gov_4_7_2_a_yes_to_a_text_is_none_under_another_version() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = stage.raise(2);
    stage.capture(id);
    let offered = stage.content("Offered");
    stage
        .act(2, |f, c, by| objection::offer(f, c, by, id, &offered))
        .expect("they may");
    stage
        .act(0, |f, c, by| objection::serves(f, c, by, id, 1))
        .expect("theirs to say");
    stage.leaves(0);
    stage.look();
    stage.wait(8);
    assert_eq!(stage.case.state, State::Orphaned);
    let mine = content(stage.members[1].1, "Renamed");
    stage
        .act(1, |f, c, by| proposal::take_over(f, c, by, &mine))
        .expect("a member may");
    let late = stage.act(2, |f, c, by| objection::solved(f, c, by, id, 1));
    assert_eq!(refused(late), [Code::WrongState]);
    assert_eq!(stage.case.proposer, stage.person(1));
    assert_eq!(stage.case.content.changes, mine.changes);
}

#[test]
fn gov_4_6_5_a_text_that_settled_an_objection_is_not_passed_over_for_a_meeting() {
    let mut stage = Stage::new(3);
    stage.submit();
    let (one, other) = (stage.raise(2), stage.raise(1));
    stage.capture(one);
    let offered = stage.content("Offered");
    stage
        .act(2, |f, c, by| objection::offer(f, c, by, one, &offered))
        .expect("they may");
    stage
        .act(2, |f, c, by| objection::solved(f, c, by, one, 1))
        .expect("theirs to say");
    stage
        .act(0, |f, c, by| objection::serves(f, c, by, one, 1))
        .expect("theirs to say");
    stage
        .act(1, |f, c, by| proposal::escalate(f, c, by, None))
        .expect("a member may");
    stage.act(1, proposal::release).expect("who asked may");
    stage
        .act(1, |f, c, by| objection::withdraw(f, c, by, other))
        .expect("theirs");
    assert_eq!((stage.case.version(), &stage.case.state), (2, &State::Open));
    assert_eq!(stage.case.content.changes, offered.changes);
}

#[test]
fn gov_4_6_5_after_objections_everybody_answers_anew_though_the_text_stayed() {
    let mut stage = Stage::new(3);
    stage.submit();
    stage.confirm(1).expect("a member may");
    let id = stage.raise(2);
    stage.capture(id);
    stage
        .act(2, |f, c, by| objection::withdraw(f, c, by, id))
        .expect("theirs");
    stage.confirm(2).expect("a member may");
    assert_eq!((stage.case.version(), &stage.case.state), (1, &State::Open));
    stage.confirm(1).expect("a member may");
    assert!(matches!(stage.case.state, State::Adopted(_)));
}
