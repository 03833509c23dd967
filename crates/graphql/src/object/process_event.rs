//! Something that happened in the process of a circle, as it is told.

use super::{
    circle::Circle,
    person::Person,
    proposal::{Proposal, ProposalEntry},
    tension::Tension,
};
use crate::{
    context::Shown,
    input::Path,
    node,
    page::{self, Item as _},
    scalar::DateTime,
};
use async_graphql::{Enum, Object};
use std::sync::Arc;
use zirkel_app::{
    error::Problem,
    live::{Happened, Matter},
};
use zirkel_domain::{
    ids::CircleId,
    process::{TensionFact, Told},
    subject::Subject,
};

/// What something happened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ProcessMatter {
    /// A proposal.
    Proposal,
    /// A tension.
    Tension,
    /// Who acts in the circle's offices, or speaks for whose seat.
    Offices,
}

/// What happened to a tension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum TensionEvent {
    /// Somebody sensed it.
    Sensed,
    /// A policy is to be looked at again: a tension that nobody had to sense.
    ReviewDue,
    /// Its author put it otherwise.
    Edited,
    /// Its author let everybody see it.
    Shared,
    /// A proposal is to resolve it.
    Linked,
    /// It is resolved.
    Settled,
    /// Its author let it go.
    Dropped,
}

/// Something that happened in the process of a circle, with what it happened to as that stands now.
#[derive(Clone, Debug)]
pub(crate) struct ProcessEvent {
    shown: Shown,
    it: Happened,
}

impl ProcessEvent {
    /// Something that happened, with the organization around it.
    pub(crate) fn new(shown: &Shown, it: Happened) -> Self {
        let shown = Arc::clone(shown);
        Self { shown, it }
    }
}

/// The cursor of an entry of a circle's process.
pub(crate) fn cursor(circle: CircleId, number: u64) -> String {
    page::cursor(&list(circle), 0, 0, number.to_string())
}

/// The entry on which a cursor of a circle's process stands.
pub(crate) fn after(circle: CircleId, cursor: &str) -> Result<u64, Problem> {
    let (_, _, mark) = page::read_cursor(&list(circle), "after", cursor)?;
    let garbage = |_| Path::argument("after").wrong(page::NO_CURSOR);
    mark.parse().map_err(garbage)
}

fn list(circle: CircleId) -> String {
    format!("{}.process", node::encode(Subject::Circle(circle)).as_str())
}

/// Something that happened in the process of a circle. What it happened to is shown as it stands
/// when this is told.
#[Object]
impl ProcessEvent {
    /// Where this stands: to be told what comes after it, give it as `after`.
    async fn cursor(&self) -> String {
        cursor(self.it.circle, self.it.number)
    }

    /// When it happened.
    async fn at(&self) -> DateTime {
        self.it.entry.at.into()
    }

    /// Who did it; null where it followed by itself.
    async fn by(&self) -> Option<Person> {
        Person::of(&self.shown, self.it.entry.by?.person)
    }

    /// The rule that it goes by, e.g. `GOV-4.7.1`.
    async fn rule(&self) -> &str {
        self.it.entry.rule.id
    }

    /// The circle; null where that is gone.
    async fn circle(&self) -> Option<Circle> {
        Circle::of(&self.shown, self.it.circle)
    }

    /// What it happened to.
    async fn about(&self) -> ProcessMatter {
        match &self.it.matter {
            Matter::Proposal(_) => ProcessMatter::Proposal,
            Matter::Tension(_) => ProcessMatter::Tension,
            Matter::Offices => ProcessMatter::Offices,
        }
    }

    /// The proposal, where it happened to one.
    async fn proposal(&self) -> Option<Proposal> {
        match &self.it.matter {
            Matter::Proposal(it) => Some(Proposal::new(&self.shown, Arc::clone(it))),
            Matter::Tension(_) | Matter::Offices => None,
        }
    }

    /// What happened to the proposal, as its history has it; null for what became of a draft, which
    /// no history shows.
    async fn proposal_entry(&self) -> Option<ProposalEntry> {
        match &self.it.matter {
            Matter::Proposal(it) => {
                let proposal = Proposal::new(&self.shown, Arc::clone(it));
                ProposalEntry::numbered(&proposal, self.it.number)
            }
            Matter::Tension(_) | Matter::Offices => None,
        }
    }

    /// The tension, where it happened to one.
    async fn tension(&self) -> Option<Tension> {
        match &self.it.matter {
            Matter::Tension(it) => Some(Tension::new(&self.shown, Arc::clone(it))),
            Matter::Proposal(_) | Matter::Offices => None,
        }
    }

    /// What happened to the tension.
    async fn tension_event(&self) -> Option<TensionEvent> {
        match &self.it.entry.fact {
            Told::Tension(_, fact) => Some(of_tension(fact)),
            Told::Proposal(..) | Told::Office(..) => None,
        }
    }

    /// The revision of governance that this is shown at.
    async fn revision(&self) -> i32 {
        page::revision(self.shown.index.revision())
    }
}

const fn of_tension(fact: &TensionFact) -> TensionEvent {
    match fact {
        TensionFact::Sensed(..) => TensionEvent::Sensed,
        TensionFact::ReviewDue(..) => TensionEvent::ReviewDue,
        TensionFact::Edited(_) => TensionEvent::Edited,
        TensionFact::Shared => TensionEvent::Shared,
        TensionFact::Linked(_) => TensionEvent::Linked,
        TensionFact::Settled(_) => TensionEvent::Settled,
        TensionFact::Dropped => TensionEvent::Dropped,
    }
}
