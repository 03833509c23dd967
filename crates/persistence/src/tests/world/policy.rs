//! Every kind of clause and every open door.

use super::{ANA, ANCHOR, BEN, CARE, CREDIT, euro, scope, words};
use zirkel_domain::{
    ids::CircleId,
    money::{Money, decimal},
    structure::{
        element::{Period, SpendLimit},
        policy::{
            AnyOrAll, Clause, ClauseKind, Constraint, Delegate, DomainAccess, Effect, Grant, Hook,
            LeadFunction, Quorum, Voice,
        },
        role::CoreRole,
        scope::Scope,
    },
    time::Wait,
};

pub(super) fn limit(most: Option<Money>, per: Period) -> SpendLimit {
    SpendLimit { most, per }
}

pub(super) fn clauses() -> Vec<Clause> {
    let constrain = |effect| {
        ClauseKind::Constrain(Constraint {
            scope: scope(),
            roles: vec![CARE],
            effect,
        })
    };
    let circle = CircleId::inside(CARE);
    let members = |how| constrain(Effect::PermissionOfMembers { circle, how });
    let mut kinds = vec![
        constrain(Effect::Forbid),
        constrain(Effect::PermissionOfRole(ANCHOR)),
        members(AnyOrAll::Any),
        members(AnyOrAll::All),
        constrain(Effect::Second(CARE)),
        ClauseKind::Grant(Grant {
            scope: Scope::EVERY,
            to: vec![CARE, ANCHOR],
            spend: Some(limit(Some(euro("250")), Period::Case)),
        }),
        ClauseKind::Grant(Grant {
            scope: scope(),
            to: Vec::new(),
            spend: None,
        }),
        ClauseKind::DomainAccess(DomainAccess {
            domain: CREDIT,
            roles: vec![CARE],
            people: vec![BEN],
            scope: scope(),
        }),
    ];
    kinds.extend(hooks().into_iter().map(ClauseKind::Override));
    kinds
        .into_iter()
        .zip([(true, false), (false, true)].into_iter().cycle())
        .map(|(kind, (local, may_override))| Clause {
            kind,
            local,
            may_override,
        })
        .collect()
}

fn hooks() -> Vec<Hook> {
    let roles = vec![CARE];
    let voice = |how| Voice {
        role: CARE,
        count: 2,
        how,
    };
    let mut hooks = vec![
        Hook::AnchorPurpose {
            purpose: Some(words("Help.")),
            accountabilities: vec![words("Answering")],
        },
        Hook::AnchorLead { people: vec![ANA] },
        Hook::LinkInvite {
            roles: roles.clone(),
            may_opt_out: true,
        },
        Hook::LinkExit {
            roles: roles.clone(),
            may_opt_out: false,
        },
        Hook::Assignment {
            roles,
            term_months: Some(12),
            max_terms: None,
            max_holders: Some(3),
            partners_only: true,
            by: Some(ANCHOR),
        },
        Hook::DomainPermission {
            domain: CREDIT,
            wait: Some(Wait { minutes: 720 }),
            announcement: false,
            by: None,
        },
        Hook::MultiFillVoice(voice(None)),
        Hook::RepCount(voice(Some(words("by lot")))),
        Hook::RepLimit(voice(None)),
        Hook::RepProcess(words("a walk")),
        Hook::TacticalInvite(words("all")),
        Hook::TacticalProcess(words("briefly")),
        Hook::GovMeetingAdd(words("a song")),
        Hook::ElectEligibility {
            office: CoreRole::Secretary,
            add: vec![BEN],
            exclude: vec![ANA],
        },
        Hook::ObjectionTimeLimit { days: 3 },
        Hook::ElectionTimeLimit { days: 5 },
        Hook::AsyncEscalation { stops: true },
        Hook::Quorum(Quorum::Count(2)),
        Hook::Quorum(Quorum::Share(decimal("0.66").unwrap())),
    ];
    let process = LeadFunction::ALL
        .into_iter()
        .map(|function| Hook::LeadFunction {
            function,
            to: match function {
                LeadFunction::Assigning | LeadFunction::Strategy => Delegate::Role(CARE),
                LeadFunction::Prioritizing | LeadFunction::Redirecting => {
                    Delegate::Process(words("a vote"))
                }
            },
        });
    hooks.extend(process);
    hooks.extend(Period::ALL.into_iter().map(|per| Hook::Spending {
        to: CARE,
        limit: limit(None, per),
        scopes: vec![scope()],
    }));
    hooks
}
