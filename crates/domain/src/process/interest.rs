//! Officers who act in a matter of their own: nothing bars it, everybody is told.

use super::{Case, ConcernFact, Entry, Fact};
use crate::structure::role::{RoleRef, SeatRef};

/// Whether an officer acted where they are a party themselves: on a proposal of their own, or on an
/// objection of their own. Judged by the case as it was before the entry: whoever takes a proposal
/// or an objection over later was no party then.
pub fn is_interested(before: &Case, entry: &Entry) -> bool {
    let objection = if let Fact::Concern(id, fact) = &entry.fact {
        if !is_ruling(fact) {
            return false;
        }
        before.concern(*id)
    } else if matches!(entry.fact, Fact::Discarded(..) | Fact::Dropped(..)) {
        None
    } else {
        return false;
    };
    entry.by.is_some_and(|who| {
        let in_office = matches!(who.seat, Some(SeatRef::Whole(RoleRef::Core(..))));
        let objects = objection.is_some_and(|it| it.objector == who.person);
        in_office && (objects || before.proposer == who.person)
    })
}

/// Whether it is an officer's to say, not for a seat that somebody represents.
const fn is_ruling(fact: &ConcernFact) -> bool {
    match fact {
        ConcernFact::Captured
        | ConcernFact::TestStarted
        | ConcernFact::FoundObjection
        | ConcernFact::FoundNone(..)
        | ConcernFact::RulingAsked
        | ConcernFact::RuledViolation(_)
        | ConcernFact::RuledLawful(_)
        | ConcernFact::Abandoned(_) => true,
        ConcernFact::Raised(_)
        | ConcernFact::TestDemanded
        | ConcernFact::Argued(..)
        | ConcernFact::AmendmentOffered(..)
        | ConcernFact::SolvedBy(_)
        | ConcernFact::ServedBy(_)
        | ConcernFact::Resolved(_)
        | ConcernFact::Withdrawn
        | ConcernFact::Passed(_)
        | ConcernFact::Closed => false,
    }
}
