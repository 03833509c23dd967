//! What waits for a person in the processes of their circles?

use crate::{
    App, AppError, Request, View,
    process::{Listed, Proposal, Slice, Sought, Tension},
};
use std::collections::BTreeMap;
use zirkel_domain::{
    act::World,
    ids::{CircleId, OrganizationId, PersonId},
    process::{Floor, Offices, Owed, StateKind, TensionState, owed, roles_asked},
};

/// The most proposals that an inbox looks through, newest first.
const MOST: u32 = 500;
/// The most shared tensions that it looks through, newest first.
const MOST_TENSIONS: u32 = 200;

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
    /// The policies of their circles whose day to be looked at again has come (GOV-9.4.1), as the
    /// tensions that it raised, newest first.
    pub reviews: Vec<Tension>,
    /// What others sensed and shared that asks something of a role of theirs: work, or as
    /// controller a permission; newest first.
    pub requests: Vec<Tension>,
    /// Whether everything that is processed, and every shared tension, was looked through.
    pub is_complete: bool,
}

/// The first of a list.
const fn newest<I>(limit: u32) -> Slice<I> {
    Slice {
        after: None,
        before: None,
        from_end: false,
        limit,
    }
}

impl App {
    /// The proposals that may wait for somebody, newest first, as far as they are looked through;
    /// and what holds in the offices of their circles.
    pub(crate) async fn processed(
        &self,
        organization: OrganizationId,
    ) -> Result<(Listed<Proposal>, BTreeMap<CircleId, Offices>), AppError> {
        let sought = Sought {
            states: StateKind::OPEN_ENDED.to_vec(),
            ..Sought::default()
        };
        let listed = self
            .store
            .proposal_list(organization, &sought, newest(MOST));
        let listed = listed.await?;
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
        let waiting = waiting.collect();
        let shared = self.shared(request.actor.organization).await?;
        let is_complete = !listed.has_more && !shared.has_more;
        let (index, at) = (&view.index, view.at);
        let (sensed, reviews): (Vec<_>, Vec<_>) = shared
            .page
            .into_iter()
            .partition(|it| it.tension.by.is_some());
        let is_member = |it: &Tension| index.members(it.tension.circle, at).contains(&person);
        let leads = |role| index.leads(role, at).iter().any(|it| it.person == person);
        let is_asked = |it: &Tension| {
            let mut roles = roles_asked(index, &view.live, at, &it.tension).into_iter();
            it.tension.by != Some(person) && roles.any(leads)
        };
        Ok(Inbox {
            waiting,
            reviews: reviews.into_iter().filter(is_member).collect(),
            requests: sensed.into_iter().filter(is_asked).collect(),
            is_complete,
        })
    }

    /// The tensions that are shared and not settled, newest first.
    async fn shared(&self, organization: OrganizationId) -> Result<Listed<Tension>, AppError> {
        let sought = Sought {
            states: vec![TensionState::Shared],
            ..Sought::default()
        };
        let part = newest(MOST_TENSIONS);
        Ok(self.store.tension_list(organization, &sought, part).await?)
    }
}
