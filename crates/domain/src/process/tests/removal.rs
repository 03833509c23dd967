//! Removing a circle in which proposals are open.

use super::*;
use crate::{change::Inside, subject::Subject};

#[test]
fn gov_1_2_6_a_removal_under_which_proposals_would_end_says_so() {
    let mut stage = Stage::new(3);
    let removed = stage.members[2].1;
    let unsaid = |inside| Content {
        changes: vec![Change::RoleRemove {
            role: removed,
            inside,
        }],
        ..stage.content("Renamed")
    };
    let (unsaid, said) = (unsaid(Inside::Unsaid), unsaid(Inside::Removed));
    stage.submit();
    stage
        .act(0, |f, c, by| proposal::amend(f, c, by, &unsaid))
        .expect("nothing is inside");
    stage.processing.insert(CircleId::inside(removed));
    let again = stage.act(0, |f, c, by| proposal::amend(f, c, by, &unsaid));
    let [refusal] = &again.expect_err("a proposal is open inside")[..] else {
        panic!("one reason");
    };
    assert_eq!(refusal.code, Code::RemovalIncomplete);
    let place = ["changes", "0", "roleRemove", "inside"];
    assert_eq!(refusal.path, place);
    // Begun meanwhile, it keeps the text from being adopted.
    stage.confirm(1).expect("a member may");
    let moved = vec![Subject::Role(RoleRef::Defined(removed))];
    assert_eq!(stage.case.state, State::Conflicted { moved });
    stage
        .act(0, |f, c, by| proposal::rebase(f, c, by, &said))
        .expect("now it is said");
    stage.confirm(1).expect("a member may");
    stage.confirm(2).expect("a member may");
    assert!(matches!(stage.case.state, State::Adopted(_)));
}
