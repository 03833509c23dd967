//! Where a tension can be worked on, as the engine can tell from what it is about. Its words are
//! weighed by nobody: whether a person's own authority is enough, whether a role is there to be
//! asked, and whose governance could change something.

use super::{Tension, tension::About};
use crate::{
    authority::{
        case::Case,
        live::LiveFacts,
        resolve::Question,
        verdict::{Decision, RemedyKind},
        who_may::{self, Listing},
    },
    ids::{CircleId, PersonId},
    index::Index,
    structure::role::RoleRef,
    time::Timestamp,
};

/// One way to work on a tension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Triage {
    /// The person may resolve this case of it already.
    WithinAuthority(Box<Case>, Box<Decision>),
    /// It is a request to a role, not governance.
    Request(RoleRef),
    /// It is governance of a circle.
    Governance {
        /// Of which.
        circle: CircleId,
        /// Whether the person is a member, and so may propose (GOV-4.2.1).
        is_member: bool,
    },
}

/// Every way to work on a tension for a person, or for nobody in particular: of each thing that it
/// is about, in order, each way once; then the governance of its own circle, if it is there.
pub fn triage(
    index: &Index,
    live: &LiveFacts,
    (person, at): (Option<PersonId>, Timestamp),
    tension: &Tension,
) -> Vec<Triage> {
    let asked = Asked {
        index,
        live,
        person,
        at,
    };
    let about = tension.sense.iter().flat_map(|it| &it.about);
    let found = about.filter_map(|it| asked.about(it));
    let mut ways: Vec<Triage> = Vec::new();
    for way in found.chain([asked.governance(tension.circle)]) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// The roles that somebody's tension asks something of: those that it is about and that are
/// accountable for anything, and those whose permission is all that its author lacks in a case of
/// it (GOV-3.3.5). Of what nobody sensed none.
pub fn roles_asked(
    index: &Index,
    live: &LiveFacts,
    at: Timestamp,
    tension: &Tension,
) -> Vec<RoleRef> {
    let Some(person) = tension.by else {
        return Vec::new();
    };
    let asked = Asked {
        index,
        live,
        person: Some(person),
        at,
    };
    let about = tension.sense.iter().flat_map(|it| &it.about);
    let roles = about.filter_map(|it| match it {
        About::Role(role) => match asked.role(*role) {
            Some(Triage::Request(role)) => Some(role),
            Some(Triage::WithinAuthority(..) | Triage::Governance { .. }) | None => None,
        },
        About::Case(case) => {
            let own = asked.is_sound(case).then(|| asked.own(case)).flatten();
            own.as_ref().and_then(controller)
        }
        About::Policy(_) | About::Proposal(_) => None,
    });
    roles.collect()
}

#[derive(Clone, Copy)]
struct Asked<'a> {
    index: &'a Index,
    live: &'a LiveFacts,
    person: Option<PersonId>,
    at: Timestamp,
}

impl Asked<'_> {
    fn about(self, about: &About) -> Option<Triage> {
        let snapshot = self.index.snapshot();
        match about {
            About::Case(case) => self.case(case),
            About::Role(role) => self.role(*role),
            About::Policy(id) => {
                let policy = snapshot.policies.get(id)?;
                Some(self.governance(policy.circle))
            }
            // What becomes of a proposal is its circle's affair already.
            About::Proposal(_) => None,
        }
    }

    /// Whether the person may, else who may, else who could permit it, else whose governance could
    /// close the gap. A case that contradicts the catalogue by now is answered by nobody.
    fn case(self, case: &Case) -> Option<Triage> {
        if !self.is_sound(case) {
            return None;
        }
        let own = self.own(case);
        if let Some(own) = own.as_ref().filter(|it| it.is_allowed()) {
            let decision = Box::new(own.clone());
            return Some(Triage::WithinAuthority(Box::new(case.clone()), decision));
        }
        let listing = Listing {
            asker: self.person,
            authorized_first: 1,
            blocked_first: 1,
        };
        let may = who_may::who_may_resolve(self.index, self.live, self.at, case, listing);
        let seat = may.authorized.first().and_then(|it| it.seat);
        let authorized = seat.and_then(|it| self.index.snapshot().role_of_seat(it));
        let controller = || own.as_ref().or(may.blocked.first()).and_then(controller);
        match authorized.or_else(controller) {
            Some(role) => Some(Triage::Request(role)),
            None => may.gap.map(|gap| self.governance(gap.circle)),
        }
    }

    fn is_sound(self, case: &Case) -> bool {
        case.problems(self.index.catalogue()).is_empty()
    }

    /// What the person themselves may; of nobody in particular nothing.
    fn own(self, case: &Case) -> Option<Decision> {
        let question = Question::about(self.person?);
        let own = who_may::may_resolve(self.index, self.live, self.at, case, question);
        Some(own)
    }

    /// A role is asked for what it is accountable for; one that is accountable for nothing is
    /// changed by the governance that holds it. Nobody asks themselves.
    fn role(self, role: RoleRef) -> Option<Triage> {
        let leads = self.index.leads(role, self.at);
        let own = leads.iter().any(|it| Some(it.person) == self.person);
        if !own && !self.index.accountabilities_of(role).is_empty() {
            return Some(Triage::Request(role));
        }
        let circle = self.index.seated_in(role)?;
        Some(self.governance(circle))
    }

    fn governance(self, circle: CircleId) -> Triage {
        let members = self.index.members(circle, self.at);
        Triage::Governance {
            circle,
            is_member: self.person.is_some_and(|it| members.contains(&it)),
        }
    }
}

/// The role whose permission is all that is missing.
fn controller(decision: &Decision) -> Option<RoleRef> {
    let mut ways = decision.remedies.iter();
    ways.find(|it| it.kind == RemedyKind::AskController)?.role
}
