//! What waits for a person in the processes of their circles?

use crate::{
    App, AppError, Request, View,
    process::{Proposal, Slice, Sought},
};
use std::collections::{BTreeMap, btree_map::Entry};
use zirkel_domain::{
    act::World,
    ids::{CircleId, PersonId},
    process::{Floor, Offices, Owed, owed},
};

/// The most proposals that an inbox looks through, newest first.
const MOST: u32 = 500;

/// Something that waits for somebody.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What they owe.
    pub owed: Owed,
    /// The proposal.
    pub proposal: Proposal,
}

/// What waits for somebody.
#[derive(Clone, Debug)]
pub struct Inbox {
    /// What, newest proposals first.
    pub waiting: Vec<Waiting>,
    /// Whether everything that is processed was looked through.
    pub is_complete: bool,
}

/// The proposals that wait for somebody, as far as they are looked through.
pub(crate) fn processed<I>() -> (Sought, Slice<I>) {
    let sought = Sought {
        states: vec!["open", "integrating", "escalated", "conflicted", "orphaned"],
        ..Sought::default()
    };
    let part = Slice {
        after: None,
        before: None,
        from_end: false,
        limit: MOST,
    };
    (sought, part)
}

impl App {
    /// What waits for a person at the moment of a view.
    #[tracing::instrument(name = "app.inbox", skip_all)]
    pub async fn inbox(
        &self,
        request: &Request,
        view: &View,
        person: PersonId,
    ) -> Result<Inbox, AppError> {
        let (sought, part) = processed();
        let listed = self.proposal_list(request, sought, part).await?;
        let mut offices: BTreeMap<CircleId, Offices> = BTreeMap::new();
        let mut waiting = Vec::new();
        let world = World {
            index: &view.index,
            now: view.at,
        };
        for proposal in listed.page {
            let circle = proposal.case.circle;
            let known = match offices.entry(circle) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.offices(request, circle).await?),
            };
            let floor = Floor::of(world, circle, known);
            let found = owed(&floor, &proposal.case, person).into_iter();
            waiting.extend(found.map(|owed| Waiting {
                owed,
                proposal: proposal.clone(),
            }));
        }
        Ok(Inbox {
            waiting,
            is_complete: !listed.has_more,
        })
    }
}
