//! What adopting edits would change, and for whom.

use super::*;
use crate::{
    authority::{
        live::LiveFacts,
        mandate::MandateChange,
        verdict::{Basis, Mandate},
    },
    change::{MOST_FORESEEN, Preview, preview},
    diff,
    example::{above, constrain, on},
    structure::{policy::Effect, role::SeatRef},
    subject::Subject,
};

impl Bench {
    /// What adopting edits in the circle inside a role would change.
    fn preview(&self, inside: RoleId, changes: &[Change]) -> Preview {
        let after = self.after(inside, changes);
        let world = World {
            index: &self.index,
            now: moment("2026-06-01T09:00:00Z"),
        };
        let circle = CircleId::inside(inside);
        preview(world, &LiveFacts::default(), circle, &after)
    }

    /// Each change of authority in one line.
    fn told(&self, preview: &Preview) -> Vec<String> {
        let mandate = |it: &Mandate| {
            let how = match it.basis {
                Basis::Assigned => "",
                Basis::Covering => " covering",
                Basis::CoveringNonPartner => " beside",
            };
            let most = it
                .limit
                .map_or_else(String::new, |most| format!(" to {most}"));
            format!("{}{how}{most}", it.decision)
        };
        let line = |who: &str, change: &MandateChange| match change {
            MandateChange::Gained(it) => format!("{who} gains {}", mandate(it)),
            MandateChange::Lost(it) => format!("{who} loses {}", mandate(it)),
            MandateChange::Changed { before, after } => {
                format!("{who}: {} becomes {}", mandate(before), mandate(after))
            }
        };
        let directory = self.index.directory();
        let lines = preview.authority.iter();
        lines
            .map(|it| line(directory.name(it.person), &it.change))
            .collect()
    }
}

fn p1(bench: &Bench, most: &str) -> Change {
    let customer = CircleId::inside(bench.org.customer);
    let own = bench.index.policies_of(customer).next();
    let larger = on("waiver").with("amount", above(most));
    let clause = constrain(larger, Effect::PermissionOfRole(bench.org.billing));
    Change::PolicyAmend(PolicyAmendment {
        policy: own.expect("it has one").id,
        title: None,
        text: Edit::Keep,
        review_at: Edit::Keep,
        clauses: Some(policy(0, "p", vec![clause]).clauses),
    })
}

#[test]
fn a_raised_limit_is_a_change_for_whoever_it_binds_and_for_nobody_else() {
    let bench = Bench::new();
    let found = bench.preview(bench.org.customer, &[p1(&bench, "1000")]);
    assert_eq!(
        bench.told(&found),
        [
            "Ben: waiver to EUR 500.00 becomes waiver to EUR 1000.00",
            "Ben: waiver.late_fee to EUR 500.00 becomes waiver.late_fee to EUR 1000.00",
        ]
    );
    assert_eq!(found.differences.len(), 1);
    assert!(found.is_complete);
}

#[test]
fn an_accountability_gives_its_role_authority_and_takes_none_from_another_role_of_the_circle() {
    let bench = Bench::new();
    let part = accountability(1, "Keeping customers", &[on("retention")]);
    let change = Change::RoleAmend(amend(bench.org.care, vec![PartEdit::Add(part)]));
    let found = bench.preview(bench.org.customer, &[change]);
    assert_eq!(bench.told(&found), ["Ben gains retention"]);
    assert_eq!(found.people, [bench.org.ben]);
    let care = SeatRef::Whole(RoleRef::Defined(bench.org.care));
    assert_eq!(found.seats, [care]);
}

#[test]
fn with_a_role_goes_the_authority_of_whoever_leads_it_and_all_inside_it() {
    let bench = Bench::new();
    let change = remove(bench.org.support, Inside::Removed);
    let found = bench.preview(bench.org.customer, &[change]);
    assert_eq!(
        bench.told(&found),
        [
            "Dee loses waiver.late_fee covering to EUR 50.00",
            "Eli loses waiver.late_fee to EUR 50.00",
        ],
        "Ben still may, though no text names that type any more"
    );
    assert_eq!(found.people, [bench.org.dee, bench.org.eli]);
    assert_eq!(found.seats.len(), 3);
    let gone = |role| {
        let subject = Subject::Role(RoleRef::Defined(role));
        let of_it = |it: &&diff::Difference| it.subject == subject;
        found.differences.iter().find(of_it).map(|it| it.kind)
    };
    assert_eq!(gone(bench.org.support), Some(diff::Kind::Removed));
    assert_eq!(gone(bench.org.agent), Some(diff::Kind::Removed));
}

#[test]
fn what_would_change_nothing_for_anybody_says_so() {
    let bench = Bench::new();
    let found = bench.preview(bench.org.customer, &[rename(bench.org.care, "attention")]);
    assert_eq!(found.authority, []);
    assert_eq!(found.people, [bench.org.ben]);
    assert!(found.is_complete);
}

#[test]
fn of_very_many_the_nearest_are_listed_and_the_preview_says_that_there_are_more() {
    let mut org = vectors();
    for at in 0..=MOST_FORESEEN {
        let role = org.world.role(org.support, &format!("r{at}"));
        let person = org.world.person(&format!("P{at}"));
        org.world.hold(role, person);
    }
    let bench = Bench::of(org);
    let found = bench.preview(bench.org.customer, &[rename(bench.org.support, "desk")]);
    assert!(!found.is_complete);
    assert_eq!(found.people.len(), MOST_FORESEEN);
    assert_eq!(found.people.first(), Some(&bench.org.dee));
    assert_eq!(found.authority, []);
}
