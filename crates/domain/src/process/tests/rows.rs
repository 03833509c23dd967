//! §13.1, row by row.

use super::*;
use crate::ids::RevisionNumber;

#[test]
fn gov_4_2_2_a_member_drafts_for_a_role_that_they_represent() {
    let stage = Stage::new(3);
    assert_eq!(stage.case.state, State::Draft);
    let by = |at: usize| Acting {
        person: stage.person(at),
        via: None,
    };
    let foreign = proposal::draft(&stage.floor(), by(1), &stage.content("Mine"));
    assert_eq!(refused(foreign), [Code::RoleNotRepresented]);
    let mut left = Stage::new(3);
    left.leaves(1);
    let content = content(left.members[1].1, "Mine");
    let by = Acting {
        person: left.person(1),
        via: None,
    };
    let found = proposal::draft(&left.floor(), by, &content);
    assert_eq!(
        refused(found),
        [Code::NotCircleMember, Code::RoleNotRepresented]
    );
}

#[test]
fn gov_4_3_2_a_draft_may_lack_what_a_proposal_has_to_give() {
    let mut stage = Stage::new(3);
    let bare = Content {
        tension: None,
        example: None,
        effect: None,
        changes: Vec::new(),
        ..stage.content("Renamed")
    };
    stage
        .act(0, |f, c, by| proposal::edit(f, c, by, &bare))
        .expect("it is a draft");
    let found = stage.act(0, proposal::submit);
    assert_eq!(
        refused(found),
        [Code::NotAGovernanceOutput, Code::ProposalIncomplete]
    );
    assert_eq!(stage.case.state, State::Draft);
}

#[test]
fn gov_4_3_1_a_12_submitting_counts_as_the_proposers_answer_and_binds_to_the_version() {
    let mut stage = Stage::new(3);
    stage.submit();
    assert_eq!(stage.case.state, State::Open);
    let version = stage.case.current().expect("it is open");
    assert_eq!((version.number, version.limit), (1, None));
    let responses: Vec<_> = version.responses.iter().map(|(p, r)| (*p, *r)).collect();
    assert_eq!(responses, [(stage.person(0), Response::Proposer)]);
    assert!(!version.bases.is_empty(), "GOV-4.7.5");
}

#[test]
fn gov_4_7_1_the_last_answer_adopts_at_once() {
    let mut stage = Stage::new(3);
    stage.submit();
    stage.confirm(1).expect("a member may");
    assert_eq!(stage.case.state, State::Open);
    let done = stage.confirm(2).expect("a member may");
    assert_eq!(rules(&done), ["GOV-4.7.1", "GOV-4.7.1"]);
    assert_eq!(stage.case.state, State::Adopted(RevisionNumber(2)));
    let role = &stage.index.snapshot().roles[&stage.members[0].1];
    assert_eq!(role.name.as_str(), "Renamed");
    assert_eq!(role.adopted_in, RevisionNumber(2));
}

#[test]
fn gov_4_2_3_the_only_members_proposal_is_adopted_at_once() {
    let mut stage = Stage::new(1);
    stage.submit();
    assert_eq!(stage.case.state, State::Adopted(RevisionNumber(2)));
}

#[test]
fn t_12_without_a_limit_policy_silence_keeps_a_proposal_open() {
    let mut stage = Stage::new(5);
    stage.submit();
    for by in [1, 2, 3] {
        stage.confirm(by).expect("a member may");
    }
    assert_eq!(stage.wait(365), []);
    assert_eq!(stage.case.state, State::Open);
}

#[test]
fn gov_4_7_2_t_13_after_an_amendment_everybody_answers_the_new_version() {
    let mut stage = Stage::new(5);
    stage.submit();
    for by in [1, 2, 3] {
        stage.confirm(by).expect("a member may");
    }
    let amended = stage.content("Renamed better");
    stage
        .act(0, |f, c, by| proposal::amend(f, c, by, &amended))
        .expect("the proposer may");
    assert_eq!(stage.case.version(), 2);
    let late = stage.act(4, |f, c, by| proposal::confirm(f, c, by, 1));
    assert_eq!(refused(late), [Code::StaleResponse]);
    for by in [1, 2, 3] {
        stage.confirm(by).expect("a member may");
    }
    assert_eq!(stage.case.state, State::Open);
    stage.confirm(4).expect("a member may");
    assert!(matches!(stage.case.state, State::Adopted(_)));
    let role = &stage.index.snapshot().roles[&stage.members[0].1];
    assert_eq!(role.name.as_str(), "Renamed better");
}

#[test]
fn gov_4_7_3_with_a_policy_silence_until_the_limit_means_no_objection() {
    let mut stage = Stage::with(3, &[Hook::ObjectionTimeLimit { days: 7 }]);
    stage.submit();
    stage.confirm(1).expect("a member may");
    assert_eq!(stage.wait(6), []);
    let done = stage.wait(1);
    assert_eq!(rules(&done), ["GOV-4.7.3", "GOV-4.7.1"]);
    let version = stage.case.current().expect("it was open");
    assert_eq!(version.responses[&stage.person(2)], Response::TimeLimit);
    assert_eq!(version.responses[&stage.person(1)], Response::Confirmed);
}

#[test]
fn gov_4_7_3_who_has_a_concern_was_not_silent() {
    let mut stage = Stage::with(3, &[Hook::ObjectionTimeLimit { days: 7 }]);
    stage.submit();
    stage.raise(2);
    stage.wait(7);
    assert_eq!(stage.case.state, State::Integrating);
    assert_eq!(stage.wait(100), [], "the clock stopped");
}

#[test]
fn a_15_a_limit_begins_anew_with_every_version() {
    let mut stage = Stage::with(3, &[Hook::ObjectionTimeLimit { days: 7 }]);
    stage.submit();
    stage.wait(6);
    let amended = stage.content("Renamed better");
    stage
        .act(0, |f, c, by| proposal::amend(f, c, by, &amended))
        .expect("the proposer may");
    assert_eq!(stage.wait(6), []);
    stage.wait(1);
    assert!(matches!(stage.case.state, State::Adopted(_)));
}

#[test]
fn gov_4_7_3_the_policy_at_the_opening_applies() {
    let mut stage = Stage::with(3, &[Hook::ObjectionTimeLimit { days: 7 }]);
    stage.submit();
    let policy = stage
        .index
        .snapshot()
        .policies
        .values()
        .next()
        .expect("one")
        .value
        .clone();
    stage.meanwhile(&[Event::PolicyRepealed(policy)]);
    stage.wait(7);
    assert!(matches!(stage.case.state, State::Adopted(_)));
}

#[test]
fn a_13_who_joins_answers_too_and_a_limit_begins_anew_for_them() {
    let mut stage = Stage::with(3, &[Hook::ObjectionTimeLimit { days: 7 }]);
    let newcomer = stage.person(2);
    stage.leaves(2);
    stage.submit();
    stage.wait(5);
    stage.joins(2, newcomer);
    let joined: Vec<_> = stage.look().into_iter().map(|it| it.fact).collect();
    assert_eq!(joined, [Fact::Joined(newcomer)]);
    stage.wait(2);
    assert_eq!(stage.case.state, State::Open, "their own limit runs still");
    stage.wait(5);
    assert!(matches!(stage.case.state, State::Adopted(_)));
}

#[test]
fn gov_4_2_1_who_is_no_member_is_told_so_when_they_let_go_of_anothers_meeting() {
    let mut stage = Stage::new(4);
    stage.submit();
    stage
        .act(2, |f, c, by| proposal::escalate(f, c, by, None))
        .expect("a member may");
    stage.leaves(1);
    assert_eq!(
        refused(stage.act(1, proposal::release)),
        [Code::NotCircleMember, Code::WrongState]
    );
    // Nobody is left whose right it was.
    stage.leaves(2);
    assert_eq!(
        refused(stage.act(1, proposal::release)),
        [Code::NotCircleMember]
    );
    stage.act(3, proposal::release).expect("a member may");
}

#[test]
fn gov_4_8_1_any_member_calls_for_a_meeting_and_lets_go_again() {
    let mut stage = Stage::with(3, &[Hook::ObjectionTimeLimit { days: 7 }]);
    stage.submit();
    stage.confirm(1).expect("a member may");
    stage
        .act(2, |f, c, by| proposal::escalate(f, c, by, None))
        .expect("a member may");
    assert_eq!(
        stage.case.state,
        State::Escalated {
            by: stage.person(2)
        }
    );
    let floor = stage.floor();
    let asked = owed_by_all(&floor, &stage.case);
    let asked: Vec<PersonId> = asked.into_keys().collect();
    assert_eq!(asked, [stage.person(0), stage.person(SECRETARY)]);
    assert_eq!(stage.wait(30), []);
    assert_eq!(refused(stage.act(1, proposal::release)), [Code::WrongState]);
    stage.act(2, proposal::release).expect("who asked may");
    assert_eq!(stage.case.state, State::Open);
    let version = stage.case.current().expect("it is open");
    assert!(
        version.responses.contains_key(&stage.person(1)),
        "answers are kept"
    );
    assert_eq!(stage.wait(6), [], "the limit began anew");
    stage.wait(1);
    assert!(matches!(stage.case.state, State::Adopted(_)));
}

#[test]
fn gov_4_8_1_a_policy_may_let_a_proposal_go_on_when_a_meeting_is_called_for() {
    let mut stage = Stage::with(3, &[Hook::AsyncEscalation { stops: false }]);
    stage.submit();
    stage
        .act(2, |f, c, by| proposal::escalate(f, c, by, None))
        .expect("a member may");
    assert_eq!(stage.case.state, State::Open);
}

#[test]
fn gov_4_3_3_only_the_acting_facilitator_discards_and_says_why() {
    let mut stage = Stage::new(3);
    stage.submit();
    let reason = text("the example is missing");
    let discard = |stage: &mut Stage, by| {
        stage.act(by, |f, c, by| {
            proposal::discard(f, c, by, ProposalCriterion::Example, &reason)
        })
    };
    assert_eq!(refused(discard(&mut stage, 0)), [Code::FacilitatorOnly]);
    discard(&mut stage, FACILITATOR).expect("the facilitator may");
    assert_eq!(stage.case.state, State::Discarded);
    let (who, said) = stage.case.ruling.clone().expect("it says why");
    assert_eq!(
        (who.person, said),
        (stage.person(FACILITATOR), text("the example is missing"))
    );
}

#[test]
fn gov_4_7_5_a_moved_base_is_named_and_the_proposer_rebases() {
    let mut stage = Stage::new(3);
    stage.submit();
    stage.confirm(1).expect("a member may");
    stage.base_moves();
    let done = stage
        .confirm(2)
        .expect("it is taken, and then the conflict is found");
    assert_eq!(rules(&done), ["GOV-4.7.1", "GOV-4.7.5"]);
    let role = crate::subject::Subject::Role(RoleRef::Defined(stage.members[0].1));
    assert_eq!(stage.case.state, State::Conflicted { moved: vec![role] });
    let again = stage.content("Renamed");
    stage
        .act(0, |f, c, by| proposal::rebase(f, c, by, &again))
        .expect("the proposer may");
    assert_eq!((stage.case.version(), &stage.case.state), (2, &State::Open));
    let version = stage.case.current().expect("it is open");
    assert_eq!(version.responses.len(), 1, "consent is reset");
    for by in [1, 2] {
        stage.confirm(by).expect("a member may");
    }
    assert!(matches!(stage.case.state, State::Adopted(_)));
}

#[test]
fn gov_4_2_1_without_its_proposer_a_proposal_waits_for_another() {
    let mut stage = Stage::new(3);
    stage.submit();
    stage.leaves(0);
    assert_eq!(rules(&stage.look()), ["GOV-4.2.1", "GOV-4.7.1"]);
    for by in [1, 2] {
        stage.confirm(by).expect("a member may");
    }
    assert_eq!(
        stage.case.state,
        State::Open,
        "nothing is adopted for who is no member"
    );
    assert_eq!(stage.wait(6), []);
    assert_eq!(rules(&stage.wait(1)), ["GOV-4.2.1"]);
    assert_eq!(stage.case.state, State::Orphaned);
    let mine = content(stage.members[1].1, "Renamed");
    stage
        .act(1, |f, c, by| proposal::take_over(f, c, by, &mine))
        .expect("a member may");
    assert_eq!(
        (stage.case.version(), stage.case.proposer),
        (2, stage.person(1))
    );
    stage.confirm(2).expect("a member may");
    assert!(matches!(stage.case.state, State::Adopted(_)));
}

#[test]
fn gov_4_7_6_a_proposer_withdraws_and_its_objections_close() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = stage.raise(2);
    stage.act(0, proposal::withdraw).expect("the proposer may");
    assert_eq!(stage.case.state, State::Withdrawn);
    assert_eq!(stage.state_of(id), ConcernState::Closed);
}

#[test]
fn gov_4_4_3_the_proposer_may_object_too() {
    let mut stage = Stage::new(2);
    stage.submit();
    let id = stage.raise(0);
    stage.confirm(1).expect("a member may");
    assert_eq!(stage.case.state, State::Open);
    assert_eq!(refused(stage.confirm(0)), [Code::WrongState]);
    stage
        .act(0, |f, c, by| objection::withdraw(f, c, by, id))
        .expect("the objector may");
    assert_eq!(
        stage.case.state,
        State::Open,
        "their own answer is owed again"
    );
    stage.confirm(0).expect("a member may");
    assert!(matches!(stage.case.state, State::Adopted(_)));
}

#[test]
fn gov_4_6_3_gov_4_6_4_the_facilitator_drops_what_its_proposer_does_not_hold_up() {
    let grounds = [
        (DropGround::Unanswered, "GOV-4.6.3"),
        (DropGround::AmendmentUnrefuted, "GOV-4.6.4"),
    ];
    for (ground, rule) in grounds {
        let mut stage = Stage::new(3);
        stage.submit();
        let id = stage.raise(2);
        stage.capture(id);
        let reason = text("no answer was given");
        let done = stage
            .act(FACILITATOR, |f, c, by| {
                proposal::drop_it(f, c, by, ground, &reason)
            })
            .expect("the facilitator may");
        assert_eq!(rules(&done).first(), Some(&rule));
        assert_eq!(stage.case.state, State::Dropped);
    }
}

#[test]
fn gov_4_8_2_questions_and_reactions_are_never_in_the_way() {
    let mut stage = Stage::new(2);
    stage.submit();
    for kind in [NoteKind::Question, NoteKind::Reaction] {
        let id = NoteId::from_uuid(stage.fresh());
        let said = text("why not earlier?");
        stage
            .act(1, |f, c, by| proposal::note(f, c, by, (id, kind), &said))
            .expect("a member may");
    }
    assert_eq!(stage.case.notes.len(), 2);
    stage.confirm(1).expect("a member may");
    assert!(matches!(stage.case.state, State::Adopted(_)));
}
