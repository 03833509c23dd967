//! People added and changed.

use super::{add, change, newcomer, outside, staged, unchanged};
use crate::{
    act::{
        person::Edit,
        tests::stage::{refusals, words},
    },
    code::Code,
    event::{Cause, Ending, Event},
    structure::{
        person::ExternalRef,
        policy::{ClauseKind, Hook},
        role::CoreRole,
    },
    text::{Key, Name},
};

#[test]
fn only_admins_add_people_and_the_refusal_names_them() {
    let (v, mut stage) = staged(|_| {});
    let flo = newcomer(&mut stage, "Flo");
    let refused = add(&mut stage, v.ben, &flo);
    assert_eq!(refusals(&refused), [(Code::NotAdmin, None)]);
    assert_eq!(words(&refused), "only admins may do this: ask Ana");
    let done = add(&mut stage, v.ana, &flo).expect("added");
    assert!(matches!(done[..], [Event::PersonJoined(_)]), "{done:?}");
    assert_eq!(stage.index.directory().name(flo.id), "Flo");
    let last = stage.record.last().expect("a revision");
    assert_eq!(last.cause, Cause::Administration);
}

#[test]
fn an_admin_is_nobodys_assigner_by_being_one() {
    let (v, mut stage) = staged(|v| v.world.organization().admins = vec![v.eli]);
    let wish = stage.wish(v.retention, v.eli);
    let refused = stage.offer(v.eli, &wish);
    assert_eq!(refusals(&refused), [(Code::NotAssigner, Some("GOV-2.1.1"))]);
}

#[test]
fn an_admin_who_left_is_none() {
    let (v, mut stage) = staged(|v| {
        v.world.organization().admins = vec![v.ana, v.eli];
        v.world.amend_person(v.eli).left = crate::time::Date::from_ymd_opt(2026, 5, 1);
    });
    let flo = newcomer(&mut stage, "Flo");
    let refused = add(&mut stage, v.eli, &flo);
    assert_eq!(words(&refused), "only admins may do this: ask Ana");
}

#[test]
fn a_key_an_address_and_an_outside_id_are_one_persons() {
    let (v, mut stage) = staged(|_| {});
    let crm = Key::new("crm").expect("a key");
    let mut flo = newcomer(&mut stage, "Flo");
    flo.email = Some(outside("Flo@example.org"));
    flo.external = vec![ExternalRef {
        system: crm.clone(),
        id: outside("u-1"),
    }];
    add(&mut stage, v.ana, &flo).expect("added");
    let mut other = newcomer(&mut stage, "Flo");
    other.name = Name::new("Another").expect("a name");
    other.email = Some(outside("fLO@EXAMPLE.org"));
    other.external = flo.external.clone();
    let refused = add(&mut stage, v.ana, &other);
    assert_eq!(refusals(&refused), [(Code::Taken, None); 3]);
    let reasons = refused.expect_err("refused");
    let fields: Vec<_> = reasons.iter().map(|r| r.path.clone()).collect();
    assert_eq!(fields, [["key"], ["email"], ["external"]]);
    assert_eq!(reasons[0].message, "the key `flo` is that of Flo already");
    other.key = Key::new("another").expect("a key");
    other.email = None;
    other.external = vec![
        ExternalRef {
            system: crm.clone(),
            id: outside("u-2"),
        },
        ExternalRef {
            system: crm,
            id: outside("u-3"),
        },
    ];
    let refused = add(&mut stage, v.ana, &other);
    assert_eq!(words(&refused), "a person has one id in `crm`: give one");
}

#[test]
fn a_change_of_who_somebody_is_makes_no_revision() {
    let (v, mut stage) = staged(|_| {});
    let crm = Key::new("crm").expect("a key");
    let mut it = unchanged(v.ben);
    it.name = Some(Name::new("Benedikt").expect("a name"));
    it.email = Edit::Set(outside("ben@example.org"));
    it.external = vec![(crm.clone(), Some(outside("u-7")))];
    let before = stage.index.revision();
    assert_eq!(change(&mut stage, v.ana, &it), Ok(vec![]));
    assert_eq!(stage.index.revision(), before);
    let directory = stage.index.directory();
    assert_eq!(directory.name(v.ben), "Benedikt");
    assert_eq!(directory.by_email("BEN@example.org"), Some(v.ben));
    assert_eq!(directory.by_external(&crm, &outside("u-7")), Some(v.ben));
    let mut it = unchanged(v.ben);
    it.email = Edit::Clear;
    it.external = vec![(crm, None)];
    change(&mut stage, v.ana, &it).expect("changed");
    let profile = stage.index.directory().profile(v.ben).expect("a profile");
    assert_eq!((&profile.email, &profile.external), (&None, &vec![]));
}

#[test]
fn a_change_to_what_is_so_already_changes_nothing() {
    let (v, mut stage) = staged(|_| {});
    let mut it = unchanged(v.ben);
    it.partner = Some(true);
    let decided = crate::act::person::change(
        stage.world(),
        crate::act::Acting {
            person: v.ana,
            via: None,
        },
        &it,
    );
    let decided = decided.expect("nothing to refuse");
    assert_eq!((decided.events, decided.directory), (vec![], vec![]));
    it.partner = Some(false);
    let done = change(&mut stage, v.ana, &it).expect("changed");
    assert!(matches!(done[..], [Event::PersonChanged(_)]), "{done:?}");
}

#[test]
fn gov_5_2_2_a_rep_who_is_no_partner_any_more_ends_in_the_same_revision() {
    let (v, mut stage) = staged(|v| {
        v.world.elect(v.customer, CoreRole::CircleRep, v.ben);
    });
    let mut it = unchanged(v.ben);
    it.partner = Some(false);
    let done = change(&mut stage, v.ana, &it).expect("changed");
    assert!(
        matches!(
            done[..],
            [
                Event::PersonChanged(_),
                Event::AssignmentEnded(_, Ending::Ineligible)
            ]
        ),
        "{done:?}"
    );
}

#[test]
fn gov_2_3_1_an_officer_stays_a_partner_and_gov_2_1_7_so_does_who_holds_a_partners_role() {
    let (v, mut stage) = staged(|v| {
        v.world.elect(v.customer, CoreRole::Secretary, v.ben);
        let hook = Hook::Assignment {
            roles: vec![v.care],
            term_months: None,
            max_terms: None,
            max_holders: None,
            partners_only: true,
            by: None,
        };
        v.world
            .policy(v.customer, "partners", vec![ClauseKind::Override(hook)]);
    });
    let mut it = unchanged(v.ben);
    it.partner = Some(false);
    let refused = change(&mut stage, v.ana, &it);
    assert_eq!(
        refusals(&refused),
        [
            (Code::AssignmentPolicy, Some("GOV-2.1.7")),
            (Code::NotAPartner, Some("GOV-2.3.1")),
        ]
    );
}
