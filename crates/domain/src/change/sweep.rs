//! What hangs on something that is gone, goes with it: a role with the circle that held it, an
//! element with its role, an assignment with its seat, a link with the policy that invited it. So
//! does what no longer fits where something moved or became less: links, re-pointed references and
//! parts of domains. Neither asks whose they are: no circle keeps another from its own changes
//! (GOV-4.1.2).

use crate::{
    check,
    directory::Directory,
    event::{Closing, Ending, Event, Removed},
    ids::RoleId,
    index::Index,
    snapshot::Snapshot,
    structure::{
        circle::Link,
        policy::{ClauseKind, Hook},
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
};

/// The facts that follow from what is gone, in an order in which each names what is there still.
pub(super) fn hanging(now: &Snapshot) -> Vec<Event> {
    let mut after = now.clone();
    let mut events = Vec::new();
    loop {
        let found = next(&after);
        if found.is_empty() {
            return events;
        }
        for event in found {
            after.apply(&event);
            events.push(event);
        }
    }
}

/// Whether after a fact something may no longer fit that fitted before: something moved, or a
/// domain was drawn otherwise.
pub(super) fn loosens(now: &Snapshot, event: &Event) -> bool {
    if let Event::RoleChanged(it) = event {
        let known = now.roles.get(&it.id);
        known.is_some_and(|known| known.source != it.source)
    } else if let Event::PolicyAmended(it) = event {
        let known = now.policies.get(&it.id);
        known.is_some_and(|known| known.circle != it.circle)
    } else {
        matches!(event, Event::DomainChanged(_))
    }
}

/// The facts that follow where what fitted before does not fit any more: by the rules for whole
/// structures, so that what is left breaks none of them. What the list itself says stays, and is
/// refused by those rules.
pub(super) fn unfit(base: &Index, now: &Snapshot) -> Vec<Event> {
    let before = check::unfit(base);
    let mut after = now.clone();
    let mut events = Vec::new();
    loop {
        let unfit = check::unfit(&Index::new(after.clone(), Directory::default()));
        let unfit = unfit.difference(&before);
        let found: Vec<Event> = unfit.filter_map(|it| taking(&after, *it)).collect();
        if found.is_empty() {
            return events;
        }
        for event in found {
            after.apply(&event);
            events.push(event);
        }
        for event in hanging(&after) {
            after.apply(&event);
            events.push(event);
        }
    }
}

/// The fact that takes a thing away; none for what this very revision made or changed.
fn taking(now: &Snapshot, subject: Subject) -> Option<Event> {
    let (adopted_in, event) = if let Subject::Link(id) = subject {
        let it = now.links.get(&id)?;
        (it.adopted_in, Event::LinkEnded(it.value))
    } else if let Subject::Redirect(id) = subject {
        let it = now.redirects.get(&id)?;
        (it.adopted_in, Event::RedirectEnded(it.value))
    } else if let Subject::Domain(id) = subject {
        let it = now.domains.get(&id)?;
        (it.adopted_in, Event::DomainWithdrawn(it.value.clone()))
    } else {
        return None;
    };
    (adopted_in < now.revision).then_some(event)
}

/// The thing that a fact takes away.
pub(super) const fn subject(gone: Removed) -> Subject {
    match gone {
        Removed::ServiceAccount(id) => Subject::ServiceAccount(id),
        Removed::DecisionType(id) => Subject::DecisionType(id),
        Removed::Seat(id) => Subject::Seat(SeatRef::Focused(id)),
        Removed::Offer(id) | Removed::Assignment(id) => Subject::Assignment(id),
        Removed::Role(id) => Subject::Role(RoleRef::Defined(id)),
        Removed::Accountability(id) => Subject::Accountability(id),
        Removed::Domain(id) => Subject::Domain(id),
        Removed::Policy(id) => Subject::Policy(id),
        Removed::SpendControl(id) => Subject::SpendControl(id),
        Removed::Link(id) => Subject::Link(id),
        Removed::Redirect(id) => Subject::Redirect(id),
    }
}

/// What hangs on nothing as things are; what hangs on that comes the next time round.
fn next(now: &Snapshot) -> Vec<Event> {
    let mut found = holdings(now);
    let links = now.links.values().filter(|it| !link_holds(now, it));
    found.extend(links.map(|it| Event::LinkEnded(it.value)));
    let redirects = now.redirects.values();
    let redirects = redirects.filter(|it| {
        !is_there(now, it.circle.role()) || !is_there(now, it.mention) || !is_there(now, it.to)
    });
    found.extend(redirects.map(|it| Event::RedirectEnded(it.value)));
    found.extend(elements(now));
    let policies = now.policies.values();
    let policies = policies.filter(|it| !is_there(now, it.circle.role()));
    found.extend(policies.map(|it| Event::PolicyRepealed(it.value.clone())));
    let roles = now.roles.values();
    let roles = roles.filter(|it| {
        it.source
            .is_some_and(|circle| !is_there(now, circle.role()))
    });
    found.extend(roles.map(|it| Event::RoleRemoved(it.value.clone())));
    found
}

/// §13.4: assignments and offers whose role is gone, and the focuses that split it.
fn holdings(now: &Snapshot) -> Vec<Event> {
    let assignments = now.assignments.values();
    let assignments = assignments.filter(|it| !seat_is_there(now, it.seat));
    let mut found: Vec<Event> = assignments
        .map(|it| Event::AssignmentEnded(it.value.clone(), Ending::RoleGone))
        .collect();
    let offers = now.offers.values().filter(|it| !is_there(now, it.role));
    found.extend(offers.map(|it| Event::OfferClosed(it.value.clone(), Closing::RoleGone)));
    if found.is_empty() {
        let seats = now.seats.values().filter(|it| !is_there(now, it.role));
        found.extend(seats.map(|it| Event::SeatClosed(it.value.clone())));
    }
    found
}

/// Accountabilities, domains and money of what is gone; what a link that ended had added
/// (GOV-1.5.6); and parts of a domain that is nobody's any more (GOV-3.3.9).
fn elements(now: &Snapshot) -> Vec<Event> {
    let linked = |by: Option<crate::ids::LinkId>| by.is_none_or(|id| now.links.contains_key(&id));
    let accountabilities = now.accountabilities.values();
    let accountabilities =
        accountabilities.filter(|it| !role_is_there(now, it.role) || !linked(it.added_by));
    let mut found: Vec<Event> = accountabilities
        .map(|it| Event::AccountabilityRemoved(it.value.clone()))
        .collect();
    let domains = now.domains.values().filter(|it| {
        let whole = it.delegated_from;
        !role_is_there(now, it.holder)
            || !linked(it.added_by)
            || whole.is_some_and(|id| !now.domains.contains_key(&id))
    });
    found.extend(domains.map(|it| Event::DomainWithdrawn(it.value.clone())));
    let money = now.spend_controls.values();
    let money = money.filter(|it| !is_there(now, it.role));
    found.extend(money.map(|it| Event::SpendControlWithdrawn(it.value.clone())));
    found
}

/// GOV-1.5.6: a link stands while its ends do, and while a policy invites the role.
fn link_holds(now: &Snapshot, link: &Link) -> bool {
    let Some(RoleRef::Defined(role)) = now.role_of_seat(link.seat) else {
        return false;
    };
    let invites = now.policies.get(&link.policy).is_some_and(|policy| {
        policy.clauses.iter().any(|clause| {
            matches!(&clause.kind, ClauseKind::Override(Hook::LinkInvite { roles, .. })
                if roles.contains(&role))
        })
    });
    invites && is_there(now, role) && is_there(now, link.target.role())
}

fn is_there(now: &Snapshot, role: RoleId) -> bool {
    now.roles.contains_key(&role)
}

fn role_is_there(now: &Snapshot, role: RoleRef) -> bool {
    match role {
        RoleRef::Defined(id) => is_there(now, id),
        RoleRef::Core(circle, _) => is_there(now, circle.role()),
    }
}

fn seat_is_there(now: &Snapshot, seat: SeatRef) -> bool {
    now.role_of_seat(seat)
        .is_some_and(|role| role_is_there(now, role))
}
