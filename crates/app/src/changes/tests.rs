//! Lists as they are asked for: ids, keys, and the names that edits give to what they make.

use super::{
    By, ChangeDraft, ClauseDraft, EffectDraft, KindDraft, Label, PartDraft, PolicyDraft, Reference,
    RoleDraft, resolve,
};
use crate::{View, testing::SeededIds};
use std::{collections::BTreeSet, sync::Arc};
use zirkel_domain::{
    authority::live::LiveFacts,
    change::{Change, Part, Site, plan},
    example::{moment, vectors},
    ids::{CircleId, DomainId},
    structure::{
        domain::Reach,
        policy::{ClauseKind, Effect},
        role::RoleRef,
        scope::Scope,
    },
    text::{Key, Name, OutsideRef, Text},
};

fn label(name: &str) -> Label {
    Label {
        name: OutsideRef::new(name).unwrap(),
        at: vec!["ref".to_owned()],
    }
}

fn labelled<I>(name: &str) -> Reference<I> {
    Reference {
        by: By::Label(OutsideRef::new(name).unwrap()),
        at: Vec::new(),
    }
}

fn role(called: &str) -> RoleDraft {
    RoleDraft {
        label: None,
        key: None,
        name: Name::new(called).unwrap(),
        purpose: Some(Text::new("a purpose").unwrap()),
        parts: Vec::new(),
    }
}

fn domain(text: &str, from: Option<Reference<DomainId>>) -> PartDraft {
    PartDraft::Domain {
        label: Some(label(text)),
        key: None,
        text: Text::new(text).unwrap(),
        reach: Reach::Internal,
        delegated_from: from,
        covers: Vec::new(),
    }
}

/// A policy that asks a role for its permission.
fn asking(whom: Reference<RoleRef>) -> ChangeDraft {
    ChangeDraft::PolicyAdopt(PolicyDraft {
        label: None,
        key: None,
        title: Name::new("P1").unwrap(),
        text: None,
        review_at: None,
        clauses: vec![ClauseDraft {
            kind: KindDraft::Constrain {
                scope: Scope::EVERY,
                roles: Vec::new(),
                effect: EffectDraft::PermissionOfRole(whom),
            },
            local: None,
            may_override: None,
        }],
    })
}

/// What a list comes to in the circle inside `customer`, and that it can be made.
fn resolved(drafts: &[ChangeDraft]) -> Vec<Change> {
    let org = vectors();
    let index = Arc::new(org.world.index());
    let view = View {
        index: Arc::clone(&index),
        at: moment("2026-06-01T09:00:00Z"),
        live: LiveFacts::default(),
    };
    let circle = CircleId::inside(org.customer);
    let ids = SeededIds::default();
    let changes = resolve(&view, &ids, view.at, circle, drafts).unwrap();
    let site = Site {
        circle,
        processing: &BTreeSet::new(),
    };
    plan(&index, site, &changes).unwrap();
    changes
}

#[test]
fn a_clause_names_a_role_that_the_list_makes_before_it_or_after_it() {
    let desk = || {
        ChangeDraft::RoleCreate(RoleDraft {
            label: Some(label("desk")),
            ..role("Desk")
        })
    };
    for drafts in [
        [desk(), asking(labelled("desk"))],
        [asking(labelled("desk")), desk()],
    ] {
        let changes = resolved(&drafts);
        let (mut made, mut asked) = (None, None);
        for change in &changes {
            if let Change::RoleCreate { role, .. } = change {
                made = Some(role.id);
            }
            if let Change::PolicyAdopt(policy) = change {
                asked = Some(policy.clauses[0].kind.clone());
            }
        }
        let Some(ClauseKind::Constrain(asked)) = asked else {
            panic!("{changes:?}")
        };
        assert_eq!(asked.effect, Effect::PermissionOfRole(made.unwrap()));
    }
}

#[test]
fn a_role_moves_into_the_circle_of_one_that_the_list_makes() {
    let org = vectors();
    let care = Reference {
        by: By::Id(RoleRef::Defined(org.care)),
        at: Vec::new(),
    };
    let changes = resolved(&[
        ChangeDraft::RoleCreate(RoleDraft {
            label: Some(label("desk")),
            ..role("Desk")
        }),
        ChangeDraft::RoleMove {
            role: care,
            into: labelled("desk"),
            fit_reason: Some(Text::new("it fits").unwrap()),
        },
    ]);
    let [
        Change::RoleCreate { role, .. },
        Change::RoleMove { into, .. },
    ] = changes.as_slice()
    else {
        panic!("{changes:?}")
    };
    assert_eq!(*into, CircleId::inside(role.id));
}

#[test]
fn a_key_is_made_from_the_name_and_told_from_those_that_are_taken() {
    let own = |key: &str| RoleDraft {
        key: Some(Key::new(key).unwrap()),
        ..role("Own")
    };
    let with_domains = RoleDraft {
        parts: vec![
            domain("Credit-Balance!", None),
            domain("Credit balance", None),
        ],
        ..role("客户")
    };
    // `care` and `p1` are there; `care_2` is given further down.
    let changes = resolved(&[
        ChangeDraft::RoleCreate(role("Care")),
        ChangeDraft::RoleCreate(role("CARE")),
        ChangeDraft::RoleCreate(own("care_2")),
        ChangeDraft::RoleCreate(with_domains),
    ]);
    let mut keys = Vec::new();
    for change in &changes {
        let Change::RoleCreate { role, parts } = change else {
            panic!("{change:?}")
        };
        keys.push(role.key.as_str());
        for part in parts {
            if let Part::Domain(domain) = part {
                keys.push(domain.key.as_str());
            }
        }
    }
    let expected = [
        "care_3",
        "care_4",
        "care_2",
        "unnamed",
        "credit_balance",
        "credit_balance_2",
    ];
    assert_eq!(keys, expected);
}
