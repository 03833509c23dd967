//! What policies narrow (GOV-2.1.7), and who assigns where they say so (GOV-1.4.3).

use super::over;
use crate::{
    act::tests::stage::{Stage, day, refusals, words},
    code::Code,
    example::{Vectors, vectors},
    ids::RoleId,
    structure::{
        assignment::Served,
        policy::{Delegate, Hook, LeadFunction},
        role::RoleRef,
    },
    text::Text,
};

const NARROWED: (Code, Option<&str>) = (Code::AssignmentPolicy, Some("GOV-2.1.7"));

fn narrowing(roles: &[RoleId]) -> Hook {
    Hook::Assignment {
        roles: roles.to_vec(),
        term_months: None,
        max_terms: None,
        max_holders: None,
        partners_only: false,
        by: None,
    }
}

fn assigned_by(role: RoleId, leads_of: RoleId) -> Hook {
    let mut hook = narrowing(&[role]);
    if let Hook::Assignment { by, .. } = &mut hook {
        *by = Some(leads_of);
    }
    hook
}

/// A policy of the anchor, which reaches all that is below.
fn staged(change: impl FnOnce(&mut Hook)) -> (Vectors, Stage) {
    let mut v = vectors();
    let mut hook = narrowing(&[v.retention]);
    change(&mut hook);
    let anchor = v.world.anchor();
    v.world.policy(anchor, "seats", over(hook));
    let stage = Stage::new(&v.world);
    (v, stage)
}

#[test]
fn gov_2_1_7_a_term_has_an_end_and_is_not_too_long() {
    let (v, mut stage) = staged(|hook| {
        if let Hook::Assignment { term_months, .. } = hook {
            *term_months = Some(3);
        }
    });
    let mut wish = stage.wish(v.retention, v.eli);
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(refusals(&refused), [NARROWED]);
    assert_eq!(
        words(&refused),
        "policy `seats` of anchor does not allow this: \
         has no last day, terms are at most 3 months"
    );
    wish.until = Some(day(9, 2));
    assert_eq!(refusals(&stage.offer(v.ana, &wish)), [NARROWED]);
    wish.until = Some(day(9, 1));
    stage.offer(v.ana, &wish).expect("three months from 1 June");
}

#[test]
fn gov_2_1_7_of_two_who_are_offered_one_place_the_first_to_accept_has_it() {
    let (v, mut stage) = staged(|hook| {
        if let Hook::Assignment { max_holders, .. } = hook {
            *max_holders = Some(1);
        }
    });
    let (first, second) = (
        stage.wish(v.retention, v.eli),
        stage.wish(v.retention, v.dee),
    );
    stage.offer(v.ana, &first).expect("offered");
    stage
        .offer(v.ana, &second)
        .expect("an offer takes no place");
    stage.accept(v.dee, second.id).expect("the place is hers");
    let refused = stage.accept(v.eli, first.id);
    assert_eq!(refusals(&refused), [NARROWED]);
    assert!(words(&refused).contains("2 people hold the role at once, at most 1"));
    stage.resign(v.dee, second.id).expect("resigned");
    stage.accept(v.eli, first.id).expect("the place is free");
    let mut wish = stage.wish(v.retention, v.cy);
    wish.agreed = true;
    assert_eq!(refusals(&stage.offer(v.ana, &wish)), [NARROWED]);
}

#[test]
fn gov_2_1_7_a_person_who_holds_two_parts_of_a_role_is_one_person() {
    let (v, mut stage) = staged(|hook| {
        if let Hook::Assignment { max_holders, .. } = hook {
            *max_holders = Some(1);
        }
    });
    for region in ["EMEA", "APAC"] {
        let mut wish = stage.wish(v.retention, v.eli);
        wish.focus = Some(super::within(region));
        wish.agreed = true;
        stage.offer(v.ana, &wish).expect("assigned");
    }
}

#[test]
fn gov_2_1_7_a_role_may_be_for_partners() {
    let mut v = vectors();
    let guest = v.world.non_partner("Gil");
    let mut hook = narrowing(&[]);
    if let Hook::Assignment { partners_only, .. } = &mut hook {
        *partners_only = true;
    }
    v.world.policy(v.customer, "partners", over(hook));
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, guest);
    assert_eq!(refusals(&stage.offer(v.ana, &wish)), [NARROWED]);
    let below = stage.wish(v.agent, guest);
    assert_eq!(refusals(&stage.offer(v.dee, &below)), [NARROWED]);
    let wish = stage.wish(v.retention, v.eli);
    stage.offer(v.ana, &wish).expect("a partner");
}

#[test]
fn gov_2_1_7_terms_in_a_row_are_counted_with_those_that_ended() {
    let (v, mut stage) = staged(|hook| {
        if let Hook::Assignment { max_terms, .. } = hook {
            *max_terms = Some(2);
        }
    });
    let mut wish = stage.wish(v.retention, v.eli);
    wish.agreed = true;
    let served = |since, last| Served {
        person: v.eli,
        role: RoleRef::Defined(v.retention),
        since: Some(since),
        last,
    };
    let two = vec![served(day(1, 1), day(2, 28)), served(day(3, 1), day(5, 31))];
    wish.served.clone_from(&two);
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(refusals(&refused), [NARROWED]);
    assert!(words(&refused).contains("more than 2 terms in a row"));
    let mut of_others = two.clone();
    of_others[1].person = v.dee;
    let mut elsewhere = two.clone();
    elsewhere[1].role = RoleRef::Defined(v.care);
    let mut pause = two.clone();
    pause[1].last = day(5, 30);
    for lawful in [of_others, elsewhere, pause] {
        wish.served = lawful;
        let mut again = Stage::new(&v.world);
        again.offer(v.ana, &wish).expect("no third in a row");
        drop(again);
    }
    wish.served = vec![served(day(3, 1), day(5, 31))];
    stage.offer(v.ana, &wish).expect("the second in a row");
}

#[test]
fn gov_2_1_7_it_is_judged_once_more_when_the_person_accepts() {
    let (v, mut stage) = staged(|hook| {
        if let Hook::Assignment { term_months, .. } = hook {
            *term_months = Some(1);
        }
    });
    let mut wish = stage.wish(v.retention, v.eli);
    wish.until = Some(day(7, 1));
    stage.offer(v.ana, &wish).expect("offered");
    stage.at("2026-07-02T09:00:00Z");
    let refused = stage.accept(v.eli, wish.id);
    assert_eq!(refusals(&refused), [(Code::WrongState, Some("GOV-2.1.1"))]);
    assert!(words(&refused).starts_with("the last day, 2026-07-01, has gone by"));
}

#[test]
fn gov_2_1_7_a_policy_names_whose_leads_assign() {
    let mut v = vectors();
    let mut hook = narrowing(&[v.retention]);
    if let Hook::Assignment { by, .. } = &mut hook {
        *by = Some(v.care);
    }
    v.world.policy(v.customer, "by-care", over(hook));
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(refusals(&refused), [NARROWED]);
    assert_eq!(
        words(&refused),
        "policy `by-care` has retention assigned by care"
    );
    stage.offer(v.ben, &wish).expect("Ben leads care");
}

#[test]
fn gov_1_4_3_where_assigning_was_placed_the_lead_has_it_no_more() {
    let mut v = vectors();
    let to = Delegate::Role(v.care);
    let function = LeadFunction::Assigning;
    v.world.policy(
        v.customer,
        "staffing",
        over(Hook::LeadFunction { function, to }),
    );
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(
        refusals(&refused),
        [(Code::LeadFunctionDelegated, Some("GOV-1.4.3"))]
    );
    assert_eq!(
        words(&refused),
        "in customer assigning belongs to care under policy `staffing`"
    );
    let refused = stage.offer(v.cy, &wish);
    assert_eq!(
        words(&refused),
        "assignments in customer are made by Ben: ask them"
    );
    stage.offer(v.ben, &wish).expect("Ben leads care");
    let refused = stage.withdraw(v.ana, wish.id);
    assert_eq!(
        refusals(&refused),
        [(Code::LeadFunctionDelegated, Some("GOV-1.4.3"))]
    );
}

#[test]
fn gov_1_4_3_where_a_process_assigns_nobody_does_by_themselves() {
    let mut v = vectors();
    let to = Delegate::Process(Text::new("by lot").expect("a text"));
    let function = LeadFunction::Assigning;
    v.world
        .policy(v.customer, "lot", over(Hook::LeadFunction { function, to }));
    let mut stage = Stage::new(&v.world);
    for by in [v.ana, v.ben] {
        let wish = stage.wish(v.retention, v.eli);
        let refused = stage.offer(by, &wish);
        assert_eq!(
            words(&refused),
            "in customer assigning belongs to a process (by lot) under policy `lot`"
        );
    }
}

#[test]
fn gov_2_1_7_what_a_circle_above_asks_of_assignments_binds_where_the_function_was_placed_too() {
    let mut v = vectors();
    let to = Delegate::Role(v.care);
    let function = LeadFunction::Assigning;
    v.world.policy(
        v.customer,
        "staffing",
        over(Hook::LeadFunction { function, to }),
    );
    let anchor = v.world.anchor();
    v.world.policy(
        anchor,
        "by-billing",
        over(assigned_by(v.retention, v.billing)),
    );
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    for by in [v.ana, v.ben] {
        let refused = stage.offer(by, &wish);
        assert_eq!(refusals(&refused), [NARROWED]);
        assert_eq!(
            words(&refused),
            "policy `by-billing` has retention assigned by billing"
        );
    }
    stage.offer(v.cy, &wish).expect("Cy leads billing");
    let other = stage.wish(v.billing, v.eli);
    stage
        .offer(v.ben, &other)
        .expect("placed, and not narrowed");
}

#[test]
fn gov_2_1_7_what_several_policies_ask_of_assignments_adds_up() {
    let mut v = vectors();
    let anchor = v.world.anchor();
    v.world.policy(
        v.customer,
        "by-care",
        over(assigned_by(v.retention, v.care)),
    );
    v.world.policy(
        anchor,
        "by-billing",
        over(assigned_by(v.retention, v.billing)),
    );
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    assert_eq!(
        words(&stage.offer(v.ben, &wish)),
        "policy `by-billing` has retention assigned by billing"
    );
    assert_eq!(
        words(&stage.offer(v.cy, &wish)),
        "policy `by-care` has retention assigned by care"
    );
    let mut both = stage.wish(v.billing, v.ben);
    both.agreed = true;
    stage.offer(v.ana, &both).expect("Ben comes to lead both");
    stage.offer(v.ben, &wish).expect("and so assigns");
}
