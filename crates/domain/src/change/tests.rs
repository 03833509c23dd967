//! Each rule of the edits by its id, on the organization of the rulebook's vectors.

mod bounds;
mod money;
mod moves;
mod others;
mod ownership;
mod paths;
mod policies;
mod preview;
mod removals;
mod roles;

use super::{
    Adoption, Change, Inside, Part, PartEdit, PolicyAmendment, RoleAmendment, Site, adoption::judge,
};
use crate::{
    act::{Acting, World},
    code::Code,
    edit::Edit,
    event::{Cause, Revision},
    example::{Vectors, moment, vectors},
    ids::{AccountabilityId, CircleId, DomainId, PersonId, PolicyId, ProposalId, RoleId},
    index::Index,
    rejection::Rejection,
    structure::{
        domain::{Domain, Reach},
        element::Accountability,
        policy::{Clause, ClauseKind, Policy},
        role::{Role, RoleRef},
        scope::Scope,
    },
    text::{Key, Name, Text},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The organization, and proposals held against it.
struct Bench {
    org: Vectors,
    index: Index,
}

impl Bench {
    fn new() -> Self {
        Self::of(vectors())
    }

    fn of(org: Vectors) -> Self {
        let index = org.world.index();
        Self { org, index }
    }

    /// What adopting edits in the circle inside a role comes to.
    fn adopt(&self, inside: RoleId, changes: &[Change]) -> Result<Adoption, Vec<Rejection>> {
        let world = World {
            index: &self.index,
            now: moment("2026-06-01T09:00:00Z"),
        };
        let proposal = ProposalId::from_uuid(Uuid::from_u128(0xABCD));
        let by = Acting {
            person: self.org.ana,
            via: None,
        };
        judge(world, (proposal, site(inside)), (by, None), changes)
    }

    /// The revision that an adoption makes.
    fn revision(&self, inside: RoleId, changes: &[Change]) -> Revision {
        let adoption = self.adopt(inside, changes).expect("it can be adopted");
        let revision = adoption.settled.revision.expect("it changes something");
        assert!(matches!(revision.cause, Cause::Proposal(_)));
        revision
    }

    /// The structure after an adoption.
    fn after(&self, inside: RoleId, changes: &[Change]) -> Index {
        let adoption = self.adopt(inside, changes).expect("it can be adopted");
        adoption.settled.index.expect("it changes something")
    }

    /// Rule, code and place of each refusal.
    fn refused(
        &self,
        inside: RoleId,
        changes: &[Change],
    ) -> Vec<(Option<&'static str>, Code, String)> {
        let refusals = self.adopt(inside, changes).expect_err("it is refused");
        let told = refusals.into_iter().map(|it| {
            assert!(
                !it.message.is_empty() && !it.message.ends_with('.'),
                "{it:?}"
            );
            (it.rule.map(|rule| rule.id), it.code, it.path.join("."))
        });
        told.collect()
    }
}

/// The circle inside a role, with no proposal open anywhere.
fn site(inside: RoleId) -> Site<'static> {
    static NOWHERE: BTreeSet<CircleId> = BTreeSet::new();
    Site {
        circle: CircleId::inside(inside),
        processing: &NOWHERE,
    }
}

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128((1 << 64) + number)
}

fn text(it: &str) -> Text {
    Text::new(it).expect("a text")
}

fn name(it: &str) -> Name {
    Name::new(it).expect("a name")
}

fn key(it: &str) -> Key {
    Key::new(it).expect("a key")
}

fn role(number: u128, called: &str) -> Role {
    Role {
        id: RoleId::from_uuid(uuid(number)),
        key: key(called),
        name: name(called),
        purpose: Some(text("keeping customers")),
        source: None,
    }
}

fn create(number: u128, called: &str) -> Change {
    Change::RoleCreate {
        role: role(number, called),
        parts: Vec::new(),
    }
}

fn accountability(number: u128, words: &str, covers: &[Scope]) -> Part {
    Part::Accountability(Accountability {
        id: AccountabilityId::from_uuid(uuid(number)),
        role: RoleRef::Defined(RoleId::from_uuid(Uuid::nil())),
        text: text(words),
        covers: covers.to_vec(),
        added_by: None,
    })
}

fn domain(number: u128, called: &str, reach: Reach, from: Option<DomainId>) -> Part {
    Part::Domain(Domain {
        id: DomainId::from_uuid(uuid(number)),
        key: key(called),
        holder: RoleRef::Defined(RoleId::from_uuid(Uuid::nil())),
        text: text(called),
        reach,
        delegated_from: from,
        covers: Vec::new(),
        added_by: None,
    })
}

fn amend(role: impl Into<RoleRef>, parts: Vec<PartEdit>) -> RoleAmendment {
    RoleAmendment {
        role: role.into(),
        name: None,
        purpose: Edit::Keep,
        parts,
    }
}

fn rename(role: impl Into<RoleRef>, called: &str) -> Change {
    Change::RoleAmend(RoleAmendment {
        name: Some(name(called)),
        ..amend(role, Vec::new())
    })
}

fn policy(number: u128, called: &str, kinds: Vec<ClauseKind>) -> Policy {
    let clauses = kinds.into_iter().map(|kind| Clause {
        kind,
        local: false,
        may_override: false,
    });
    Policy {
        id: PolicyId::from_uuid(uuid(number)),
        circle: CircleId::from_uuid(Uuid::nil()),
        key: key(called),
        title: name(called),
        text: None,
        legacy: false,
        review_at: None,
        clauses: clauses.collect(),
    }
}

fn remove(role: RoleId, inside: Inside) -> Change {
    Change::RoleRemove { role, inside }
}

/// What happened, by the facts' names.
fn kinds(revision: &Revision) -> Vec<String> {
    let written = revision.events.iter().map(|event| format!("{event:?}"));
    let named = written.map(|it| it.split('(').next().unwrap_or_default().to_owned());
    named.collect()
}
