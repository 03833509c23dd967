//! Step 2: the person holds or covers the seat, and its focus reaches the case (GOV-1.1.4,
//! GOV-2.1.4).

use crate::{
    authority::{
        inquiry::Inquiry,
        judgement::Judgement,
        truth::{self, Truth, Unclear},
        verdict::{Basis, Blocker, Fact, Failed, Ground, Reason},
    },
    code::Code,
    ids::RevisionNumber,
    index::By,
    rule,
    structure::role::SeatRef,
    subject::Subject,
};

pub(in crate::authority) fn run(inquiry: &Inquiry<'_>, judgement: &mut Judgement) {
    let seating = judgement.seating;
    judgement.rely(ground(inquiry, judgement));
    if seating.in_hole {
        judgement.assume("A-04");
    }
    if inquiry
        .index
        .snapshot()
        .people
        .get(&seating.person)
        .is_some_and(|p| !p.partner)
    {
        judgement.assume("A-29");
    }
    if seating.focus != Truth::True {
        judgement.block(Blocker {
            code: Code::OutsideFocus,
            rule: rule::GOV_2_1_4,
            reason: Reason::Focus(seating.seat),
            element: Some(Subject::Seat(seating.seat)),
            failed: failed(inquiry, seating.seat),
            circle: seating.circle,
        });
    }
}

/// How the person comes to lead the seat.
fn ground(inquiry: &Inquiry<'_>, judgement: &Judgement) -> Ground {
    let seating = judgement.seating;
    let (fact, rule) = match seating.basis {
        Basis::Assigned => (Fact::Holds, rule::GOV_1_1_4),
        Basis::Covering => (Fact::Covers, rule::GOV_2_2_1),
        Basis::CoveringNonPartner => (Fact::CoversNonPartners, rule::GOV_2_2_2),
    };
    let element = match seating.by {
        By::AnchorPolicy(policy) => Subject::Policy(policy),
        By::Assignment(_) | By::Circle(_) => Subject::Seat(seating.seat),
    };
    Ground {
        fact,
        rule,
        element,
        circle: Some(seating.circle),
        since: since(inquiry, seating.by, seating.seat),
    }
}

fn since(inquiry: &Inquiry<'_>, by: By, seat: SeatRef) -> RevisionNumber {
    let snapshot = inquiry.index.snapshot();
    let found = match by {
        By::Assignment(id) => snapshot.assignments.get(&id).map(|a| a.adopted_in),
        By::AnchorPolicy(id) => snapshot.policies.get(&id).map(|p| p.adopted_in),
        By::Circle(_) => inquiry.index.seat_adopted_in(seat),
    };
    found.unwrap_or(snapshot.revision)
}

/// The conditions of the focus that the case misses, or the attribute that it does not state.
fn failed(inquiry: &Inquiry<'_>, seat: SeatRef) -> Option<Failed> {
    let SeatRef::Focused(id) = seat else {
        return None;
    };
    let when = &inquiry.index.snapshot().seats.get(&id)?.focus.when;
    let missed: Vec<_> = when
        .iter()
        .filter(|c| c.truth(inquiry.case) == Truth::False)
        .cloned()
        .collect();
    if !missed.is_empty() {
        return Some(Failed::Conditions(missed));
    }
    Some(match truth::unclear(when, inquiry.case)? {
        Unclear::Missing(name) => Failed::Missing(name.to_owned()),
        Unclear::Currency(name) => Failed::Currency(name.to_owned()),
    })
}
