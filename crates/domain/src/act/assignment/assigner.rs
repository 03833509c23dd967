//! Who may assign a role, and take it back (GOV-2.1.1, GOV-2.1.5).

use crate::{
    act::{World, names},
    authority::verdict::{About, Remedy, RemedyKind},
    code::Code,
    ids::{CircleId, PersonId, PolicyId, RoleId},
    index::{Assigning, unique},
    rejection::Rejection,
    rule,
    structure::{
        policy::Delegate,
        role::{CoreRole, RoleRef, SeatRef},
    },
    subject::Subject,
};

/// The seat in which a person assigns a role; or why they do not.
pub(super) fn authorize(
    world: World<'_>,
    by: PersonId,
    role: RoleRef,
) -> Result<SeatRef, Vec<Rejection>> {
    assignable(world, role)?;
    let leads = world.index.assigning_leads(role, world.now);
    let own = leads.iter().find(|l| l.person == by);
    own.map_or_else(|| Err(vec![refused(world, by, role)]), |lead| Ok(lead.seat))
}

/// The same for a seat of a role.
pub(super) fn of_seat(
    world: World<'_>,
    by: PersonId,
    seat: SeatRef,
) -> Result<SeatRef, Vec<Rejection>> {
    match world.index.snapshot().role_of_seat(seat) {
        Some(role) => authorize(world, by, role),
        None => Err(vec![Rejection::plain(Code::WrongState, "its seat is gone")]),
    }
}

/// Whether anybody could assign a role at all.
fn assignable(world: World<'_>, role: RoleRef) -> Result<(), Vec<Rejection>> {
    let index = world.index;
    let anchor = index.anchor();
    match role {
        RoleRef::Core(circle, CoreRole::CircleLead) if anchor != Some(circle.role()) => {
            let message = format!(
                "{} is whoever leads the role {}: assign that role instead",
                index.role_name(role),
                index.circle_name(circle)
            );
            let rejection = Rejection::by(rule::GOV_2_1_9, Code::WrongState, message);
            Err(vec![
                rejection.about(Subject::Role(RoleRef::Defined(circle.role()))),
            ])
        }
        RoleRef::Core(circle, CoreRole::CircleLead) => Err(vec![anchor_has_no_lead(world, circle)]),
        RoleRef::Core(circle, CoreRole::CircleRep) if index.rep_process(circle).is_some() => Ok(()),
        RoleRef::Core(
            circle,
            CoreRole::Facilitator | CoreRole::Secretary | CoreRole::CircleRep,
        ) => Err(vec![elected_only(world, circle, role)]),
        RoleRef::Defined(id) if anchor == Some(id) => {
            Err(vec![anchor_has_no_lead(world, CircleId::inside(id))])
        }
        RoleRef::Defined(id) if index.source_of(role).is_none() => {
            let message = "there is no such role: name one that a circle of the organization holds";
            let rejection = Rejection::plain(Code::WrongState, message);
            Err(vec![rejection.about(Subject::Role(RoleRef::Defined(id)))])
        }
        RoleRef::Defined(_) => Ok(()),
    }
}

/// GOV-2.1.8: an elected role changes hands by election.
pub(super) fn elected_only(world: World<'_>, circle: CircleId, role: RoleRef) -> Rejection {
    let message = format!(
        "{} changes hands only by election: any member of {} may call one at any time",
        world.index.role_name(role),
        world.index.circle_name(circle)
    );
    Rejection::by(rule::GOV_2_1_8, Code::ElectedOnlyByElection, message).about(Subject::Role(role))
}

/// GOV-1.3.2: until a policy says so, nobody assigns in the anchor circle.
fn anchor_has_no_lead(world: World<'_>, anchor: CircleId) -> Rejection {
    let circle = world.index.circle_name(anchor);
    let message = format!(
        "nobody leads {circle} unless its policy says who: adopt one with an ANCHOR_LEAD override, \
         or one that places assigning elsewhere"
    );
    Rejection::by(rule::GOV_1_3_2, Code::AnchorHasNoLead, message)
        .about(Subject::Circle(anchor))
        .with(vec![propose(anchor)])
}

fn refused(world: World<'_>, by: PersonId, role: RoleRef) -> Rejection {
    let index = world.index;
    let (Some(circle), Some(assigning)) = (index.source_of(role), index.assigning(role)) else {
        return Rejection::by(
            rule::GOV_2_1_1,
            Code::NotAssigner,
            "nobody assigns this role",
        );
    };
    let leads_circle = leads(world, by, circle);
    let name = index.role_name(role);
    let ways = ways(world, role, circle, &assigning);
    let rejection = match &assigning {
        Assigning::Placed(policy, to) if leads_circle || matches!(to, Delegate::Process(_)) => {
            let message = format!(
                "in {} assigning belongs to {} under policy `{}`",
                index.circle_name(circle),
                placed_with(world, to),
                policy_key(world, *policy)
            );
            Rejection::by(rule::GOV_1_4_3, Code::LeadFunctionDelegated, message)
        }
        Assigning::Narrowed(named) if would_assign(world, by, circle, named) => {
            narrowed(world, by, role, named)
        }
        Assigning::Leads(_) if index.anchor() == Some(circle.role()) && no_leads(world, role) => {
            return anchor_has_no_lead(world, circle);
        }
        Assigning::Leads(_) | Assigning::Placed(..) | Assigning::Narrowed(..) => {
            if let Some(target) = linked_target(world, by, role) {
                let message = format!(
                    "{name} is assigned in {}, not in {}, which it is linked to",
                    index.circle_name(circle),
                    index.circle_name(target)
                );
                Rejection::by(rule::GOV_1_5_4, Code::AssignAtSource, message)
            } else {
                not_assigner(world, role, circle)
            }
        }
    };
    rejection.about(Subject::Role(role)).with(ways)
}

/// Whether a person would fill the roles of a circle, or is one of those whom its policies name, if
/// no other policy said whose leads do.
fn would_assign(
    world: World<'_>,
    by: PersonId,
    circle: CircleId,
    named: &[(PolicyId, RoleId)],
) -> bool {
    let placed = match world.index.assigning_placed(circle) {
        Some((_, Delegate::Role(role))) => Some(*role),
        Some((_, Delegate::Process(_))) | None => None,
    };
    let mut roles = named.iter().map(|(_, role)| *role).chain(placed);
    leads(world, by, circle) || roles.any(|role| leads(world, by, CircleId::inside(role)))
}

/// GOV-2.1.7: the nearest policy that names other leads than this person.
fn narrowed(
    world: World<'_>,
    by: PersonId,
    role: RoleRef,
    named: &[(PolicyId, RoleId)],
) -> Rejection {
    let index = world.index;
    let others = |(_, role): &&(PolicyId, RoleId)| !leads(world, by, CircleId::inside(*role));
    let message = named.iter().find(others).map(|(policy, by)| {
        format!(
            "policy `{}` has {} assigned by {}",
            policy_key(world, *policy),
            index.role_name(role),
            index.role_name(RoleRef::Defined(*by))
        )
    });
    let message = message.unwrap_or_else(|| "other leads assign this role".to_owned());
    Rejection::by(rule::GOV_2_1_7, Code::AssignmentPolicy, message)
}

fn policy_key(world: World<'_>, policy: PolicyId) -> &str {
    let policies = &world.index.snapshot().policies;
    policies.get(&policy).map_or("unknown", |p| p.key.as_str())
}

/// GOV-2.1.1: names those who may.
fn not_assigner(world: World<'_>, role: RoleRef, circle: CircleId) -> Rejection {
    let index = world.index;
    let people = index.assigners(role, world.now);
    let circle = index.circle_name(circle);
    let message = if people.is_empty() {
        format!("nobody assigns in {circle} at present: propose a policy there that says who does")
    } else {
        let names = names(index, &people);
        format!("assignments in {circle} are made by {names}: ask them")
    };
    Rejection::by(rule::GOV_2_1_1, Code::NotAssigner, message)
}

/// The circle that a person leads and that a role is linked into.
fn linked_target(world: World<'_>, by: PersonId, role: RoleRef) -> Option<CircleId> {
    let snapshot = world.index.snapshot();
    snapshot
        .links
        .values()
        .filter(|l| snapshot.role_of_seat(l.seat) == Some(role))
        .map(|l| l.target)
        .find(|target| leads(world, by, *target))
}

fn leads(world: World<'_>, person: PersonId, circle: CircleId) -> bool {
    let role = RoleRef::Defined(circle.role());
    let leads = world.index.leads(role, world.now);
    leads.iter().any(|l| l.person == person)
}

fn no_leads(world: World<'_>, role: RoleRef) -> bool {
    world.index.assigning_leads(role, world.now).is_empty()
}

fn placed_with(world: World<'_>, to: &Delegate) -> String {
    match to {
        Delegate::Role(role) => world.index.role_name(RoleRef::Defined(*role)),
        Delegate::Process(text) => format!("a process ({text})"),
    }
}

/// Whom to ask, and where to propose that others may.
fn ways(world: World<'_>, role: RoleRef, circle: CircleId, by: &Assigning) -> Vec<Remedy> {
    let leads = world.index.assigning_leads(role, world.now);
    let mut people = unique(leads.into_iter().map(|l| l.person));
    let asked = match by {
        Assigning::Leads(circle) => Some(circle.role()),
        Assigning::Placed(_, Delegate::Role(role)) => Some(*role),
        Assigning::Narrowed(named) => named.first().map(|(_, role)| *role),
        Assigning::Placed(_, Delegate::Process(_)) => None,
    };
    let asked = asked.map(RoleRef::Defined);
    let others = people.len().saturating_sub(Remedy::MOST_PEOPLE);
    people.truncate(Remedy::MOST_PEOPLE);
    let ask = (!people.is_empty()).then_some(Remedy {
        kind: RemedyKind::AskController,
        about: About::Case,
        circle: Some(circle),
        role: asked,
        people,
        others,
    });
    ask.into_iter().chain([propose(circle)]).collect()
}

/// To propose a change in a circle.
fn propose(circle: CircleId) -> Remedy {
    Remedy {
        kind: RemedyKind::ProposeGovernance,
        about: About::Case,
        circle: Some(circle),
        role: None,
        people: Vec::new(),
        others: 0,
    }
}

/// To ask whoever assigns a role.
pub(super) fn ask(world: World<'_>, role: RoleRef) -> Vec<Remedy> {
    let index = world.index;
    match (index.source_of(role), index.assigning(role)) {
        (Some(circle), Some(by)) => {
            let mut found = ways(world, role, circle, &by);
            found.retain(|r| r.kind == RemedyKind::AskController);
            found
        }
        (None, _) | (_, None) => Vec::new(),
    }
}
