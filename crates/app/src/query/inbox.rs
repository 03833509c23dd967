//! What waits for a person in the processes of their circles?

use crate::{
    App, AppError, Request, View,
    process::{Listed, Proposal, Slice, Sought},
};
use std::collections::BTreeMap;
use zirkel_domain::{
    act::World,
    ids::{CircleId, OrganizationId, PersonId},
    process::{Floor, Offices, Owed, StateKind, owed},
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

impl App {
    /// The proposals that may wait for somebody, newest first, as far as they are looked through;
    /// and what holds in the offices of their circles.
    pub(crate) async fn processed(
        &self,
        organization: OrganizationId,
    ) -> Result<(Listed<Proposal>, BTreeMap<CircleId, Offices>), AppError> {
        let sought = Sought {
            states: vec![
                StateKind::Open,
                StateKind::Integrating,
                StateKind::Escalated,
                StateKind::Conflicted,
                StateKind::Orphaned,
            ],
            ..Sought::default()
        };
        let part = Slice {
            after: None,
            before: None,
            from_end: false,
            limit: MOST,
        };
        let listed = self
            .store
            .proposal_list(organization, &sought, part)
            .await?;
        let circles = listed.page.iter().map(|it| it.case.circle).collect();
        let offices = self.store.offices_of(organization, &circles).await?;
        Ok((listed, offices))
    }

    /// What waits for a person at the moment of a view.
    #[tracing::instrument(name = "app.inbox", skip_all)]
    pub async fn inbox(
        &self,
        request: &Request,
        view: &View,
        person: PersonId,
    ) -> Result<Inbox, AppError> {
        request.may_ask()?;
        let (listed, offices) = self.processed(request.actor.organization).await?;
        let world = World {
            index: &view.index,
            now: view.at,
        };
        let waiting = listed.page.into_iter().flat_map(|proposal| {
            let circle = proposal.case.circle;
            let known = offices.get(&circle);
            let owed = known.map(|it| owed(&Floor::of(world, circle, it), &proposal.case, person));
            owed.into_iter().flatten().map(move |owed| Waiting {
                owed,
                proposal: proposal.clone(),
            })
        });
        Ok(Inbox {
            waiting: waiting.collect(),
            is_complete: !listed.has_more,
        })
    }
}
