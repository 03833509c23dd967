//! Step 1 and 8: what a lead directed where article 4 was not adopted (GOV-10.1.3), and whose
//! decision comes first in a breakdown (GOV-8.2.4). Both are live facts.

use crate::{
    authority::{inquiry::Inquiry, judgement::Judgement, verdict::Reason},
    code::Code,
    rule,
    subject::Subject,
};

pub(in crate::authority) fn run(inquiry: &Inquiry<'_>, judgement: &mut Judgement) {
    let person = judgement.seating.person;
    let live = inquiry.live;
    let articles = &inquiry.index.snapshot().organization.articles;
    if !articles.adopted(4) {
        for direction in live.directions.iter().filter(|d| d.person == person) {
            judgement.block_here(
                Code::DirectedOtherwise,
                rule::GOV_10_1_3,
                Reason::Directed(direction.by),
                Some(Subject::Person(direction.by)),
            );
        }
    }
    for superseded in live.superseded.iter().filter(|d| d.person == person) {
        judgement.block_here(
            Code::SupersededInBreakdown,
            rule::GOV_8_2_4,
            Reason::Directed(superseded.by),
            Some(Subject::Person(superseded.by)),
        );
    }
}
