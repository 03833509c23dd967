//! Somebody's inbox, whenever it may have changed.

use super::{Following, Handed, Place, Told, process::from_the_future};
use crate::{
    App, AppError, Request,
    process::Tension,
    query::{
        inbox::{Inbox, Waiting},
        timeline::{Happenings, TimelinePart},
    },
};
use tokio::time::Instant;
use zirkel_domain::{
    ids::{ProposalId, RevisionNumber, TensionId},
    process::Owed,
};

/// What tells one inbox from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Brief {
    /// What is owed to which proposal, by its last entry.
    owed: Vec<(Owed, ProposalId, u64)>,
    reviews: Vec<TensionId>,
    requests: Vec<TensionId>,
    is_complete: bool,
    /// How much changed in the roles of its owner, and the revision that did so last.
    changed: (usize, Option<RevisionNumber>),
}

impl Brief {
    fn of(inbox: &Inbox, changes: &Happenings) -> Self {
        let item = |it: &Waiting| {
            let last = it.proposal.entries.last();
            (it.owed, it.proposal.case.id, last.map_or(0, |it| it.number))
        };
        let ids = |tensions: &[Tension]| tensions.iter().map(|it| it.tension.id).collect();
        let last = changes.entries.first();
        Self {
            owed: inbox.waiting.iter().map(item).collect(),
            reviews: ids(&inbox.reviews),
            requests: ids(&inbox.requests),
            is_complete: inbox.is_complete,
            changed: (changes.total, last.map(|it| it.revision.number)),
        }
    }

    /// Nothing waits for a machine, and it holds no role.
    const EMPTY: Self = Self {
        owed: Vec::new(),
        reviews: Vec::new(),
        requests: Vec::new(),
        is_complete: true,
        changed: (0, None),
    };
}

impl App {
    /// What waits for the caller: at once for who has no place to go on from, then whenever it may
    /// have changed; none where it has not. The same until [`Following::told`].
    #[tracing::instrument(name = "app.inbox_next", skip_all)]
    pub async fn inbox_next(
        &self,
        request: &Request,
        following: &Following,
        after: Option<Place>,
    ) -> Result<Option<Told>, AppError> {
        request.may_ask()?;
        let (told, until) = {
            let state = following.state();
            (state.told, state.until)
        };
        if told.is_none() && after.is_some_and(|after| after.is_beyond(until)) {
            return Err(from_the_future());
        }
        let (inbox, brief) = self.waiting(request).await?;
        let mut state = following.state();
        state.looked_at = Some(Instant::now());
        if told.is_none() && after == Some(until) {
            // They have what there is.
            state.inbox = Some(brief.clone());
        }
        if state.inbox.as_ref() == Some(&brief) {
            state.told = Some(until);
            return Ok(None);
        }
        state.handed = Some(Handed::Inbox(until, brief));
        drop(state);
        Ok(Some(Told {
            inbox,
            place: until,
        }))
    }

    async fn waiting(&self, request: &Request) -> Result<(Inbox, Brief), AppError> {
        let Some(person) = request.person() else {
            let inbox = Inbox {
                waiting: Vec::new(),
                reviews: Vec::new(),
                requests: Vec::new(),
                is_complete: true,
            };
            return Ok((inbox, Brief::EMPTY));
        };
        let view = request.present();
        let inbox = self.inbox(request, &view, person).await?;
        let newest = TimelinePart {
            limit: 1,
            ..TimelinePart::default()
        };
        let changes = self.timeline_of_held(request, &view, person, newest);
        let brief = Brief::of(&inbox, &changes.await?);
        Ok((inbox, brief))
    }
}
