//! What holds in every small world.

use super::*;

/// Adopted exactly when GOV-4.7.1 holds for the current version: every member answered, or was
/// silent for as long as a policy says, nobody objects, and the proposer is a member.
pub(super) fn holds(floor: &Floor<'_>, before: &Case, concluded: &crate::process::Concluded) {
    let case = &concluded.case;
    let Some(version) = case.current() else {
        return;
    };
    let members = floor.world.index.members(floor.circle, floor.now());
    let over = |it: &PersonId| version.limit_of(*it).is_some_and(|at| at <= floor.now());
    let answered = |it: &PersonId| version.responses.contains_key(it);
    let nobody_objects = case.open_concerns().next().is_none();
    let settled = |counts: &dyn Fn(&PersonId) -> bool| {
        members.iter().all(counts) && nobody_objects && members.contains(&case.proposer)
    };
    match &case.state {
        State::Adopted(_) => {
            assert!(
                settled(&answered),
                "adopted without everybody's answer: {case:?}"
            );
            let passed_over = case.settled_by.is_some();
            assert!(
                !passed_over,
                "a text that settled it was passed over: {case:?}"
            );
            assert_eq!(
                concluded.adoption.is_some(),
                !matches!(before.state, State::Adopted(_)),
                "adopted once"
            );
        }
        State::Open => {
            let settled = settled(&|it| answered(it) || over(it));
            assert!(!settled, "settled and yet open: {case:?}");
        }
        State::Draft
        | State::Integrating
        | State::Escalated { .. }
        | State::Conflicted { .. }
        | State::Orphaned
        | State::Withdrawn
        | State::Discarded
        | State::Dropped => assert!(concluded.adoption.is_none()),
    }
    let round = version.content == case.content;
    assert!(
        round,
        "the text that is answered is the text that is proposed"
    );
}

/// GOV-4.7.2: no answer counts for a version that it was not given to. What was said to an earlier
/// one stays as it was, and a new one begins with its proposer's alone.
pub(super) fn answers_stay(before: &Case, after: &Case) {
    let past = before.versions.len().saturating_sub(1);
    let (then, now) = (before.versions.iter(), after.versions.iter());
    for (then, now) in then.zip(now).take(past) {
        assert_eq!(
            then.responses, now.responses,
            "an earlier version's answers"
        );
    }
    for new in after.versions.iter().skip(before.versions.len()) {
        let confirmed = new.responses.values().any(|it| *it == Response::Confirmed);
        assert!(!confirmed, "answers before anybody could: {after:?}");
    }
}
