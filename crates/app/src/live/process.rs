//! What happens in the process of a circle.

use super::{Following, Handed, Place};
use crate::{
    App, AppError, Request,
    error::{Problem, ProblemCode},
    process::{
        Logged, Numbered, Proposal, Tension, is_public, is_told_of_proposal, is_told_of_tension,
    },
};
use std::sync::Arc;
use zirkel_domain::{
    ids::{CircleId, PersonId},
    process::{Entry, Told},
};

/// How many entries are read at once.
const PAGE: u32 = 50;

/// Something that happened in the process of a circle.
#[derive(Clone, Debug)]
pub struct Happened {
    /// Its place in the list of its organization.
    pub number: u64,
    /// In which circle.
    pub circle: CircleId,
    /// What, and to what.
    pub matter: Matter,
    /// When, by whom, and by which rule.
    pub entry: Entry<Told>,
}

/// What something happened to, as it stands now.
#[derive(Clone, Debug)]
pub enum Matter {
    /// A proposal.
    Proposal(Arc<Proposal>),
    /// A tension.
    Tension(Arc<Tension>),
    /// The offices of the circle.
    Offices,
}

impl App {
    /// What happens next in the process of a circle that the caller sees, after an entry of its
    /// organization, or from now on; none where nothing has happened yet. The same until
    /// [`Following::told`].
    #[tracing::instrument(name = "app.process_next", skip_all)]
    pub async fn process_next(
        &self,
        request: &Request,
        following: &Following,
        (circle, after): (CircleId, Option<u64>),
    ) -> Result<Option<Happened>, AppError> {
        request.may_ask()?;
        if following.state().told.is_none() {
            let place = self.begin(request, following, circle, after).await?;
            following.state().told = Some(place);
        }
        let mut has_read = false;
        loop {
            let next = following.state().read.front().cloned();
            let Some(next) = next else {
                // However much there is that is not for the caller, each call ends in time.
                if !has_read && self.read_on(request, following, circle).await? {
                    has_read = true;
                    continue;
                }
                return Ok(None);
            };
            if let Some(matter) = self.matter(request, &next).await? {
                following.state().handed = Some(Handed::Entry);
                return Ok(Some(Happened {
                    number: next.told.number,
                    circle: next.circle,
                    matter,
                    entry: next.told.entry,
                }));
            }
            following.state().pass();
        }
    }

    /// Where somebody begins who wants to hear of a circle from after an entry on.
    async fn begin(
        &self,
        request: &Request,
        following: &Following,
        circle: CircleId,
        after: Option<u64>,
    ) -> Result<Place, AppError> {
        let organization = request.actor.organization;
        let is_there = request.published.index.contains(circle.role()) || {
            // What happened in one that is gone can be read to its end.
            let first = self.store.process_since(organization, 0, Some(circle), 1);
            !first.await?.is_empty()
        };
        if !is_there {
            let message = "no circle has this id here: ask for `organization { circles }`";
            return Err(Problem::at(["circleId"], ProblemCode::NotFound, message).into());
        }
        let until = following.state().until;
        let process = match after {
            None => until.process,
            Some(after) if after <= until.process => after,
            Some(_) => return Err(from_the_future()),
        };
        Ok(Place { process, ..until })
    }

    /// Reads a page of what happened since; whether there was anything that may be for the caller.
    async fn read_on(
        &self,
        request: &Request,
        following: &Following,
        circle: CircleId,
    ) -> Result<bool, AppError> {
        let (told, until) = {
            let state = following.state();
            (state.told.unwrap_or(Place::BEGINNING), state.until)
        };
        if told.process >= until.process {
            following.state().told = Some(told.max_of(until));
            return Ok(false);
        }
        let organization = following.organization();
        let after = told.process;
        let page = self
            .store
            .process_since(organization, after, Some(circle), PAGE);
        let mut page = page.await?;
        // What was written meanwhile may rest on a revision that the request does not see.
        page.retain(|it| it.told.number <= until.process);
        let mut state = following.state();
        let Some(last) = page.last().map(|it| it.told.number) else {
            state.told = Some(until);
            return Ok(false);
        };
        page.retain(|it| !is_of_anothers_draft(it, request.person()));
        if page.is_empty() {
            state.told = Some(Place {
                process: last,
                ..told
            });
        }
        state.read.extend(page);
        Ok(!state.read.is_empty())
    }

    /// What an entry is about, as it stands; none where the entry is not for the caller.
    async fn matter(&self, request: &Request, it: &Logged) -> Result<Option<Matter>, AppError> {
        let Numbered { number, ref entry } = it.told;
        let person = request.person();
        match &entry.fact {
            Told::Proposal(id, fact) => {
                let found = self.proposals(request, &[*id]).await?;
                let found = found.into_iter().next();
                let found = found.filter(|it| is_told_of_proposal(it, (number, fact), person));
                Ok(found.map(|it| Matter::Proposal(Arc::new(it))))
            }
            Told::Tension(id, _) => {
                let found = self.tensions(request, &[*id]).await?;
                let found = found.into_iter().next();
                let found = found.filter(|it| is_told_of_tension(it, number, person));
                Ok(found.map(|it| Matter::Tension(Arc::new(it))))
            }
            Told::Office(..) => Ok(Some(Matter::Offices)),
        }
    }
}

/// Whether it was done to a draft of somebody else: there may be many, and each draft is large.
fn is_of_anothers_draft(it: &Logged, person: Option<PersonId>) -> bool {
    let entry = &it.told.entry;
    let own = entry.by.is_some_and(|by| Some(by.person) == person);
    let Told::Proposal(_, fact) = &entry.fact else {
        return false;
    };
    !is_public(fact) && !own
}

/// A cursor of something that has not happened.
pub(super) fn from_the_future() -> AppError {
    let message = "is a cursor of what has not happened here: leave it out to hear from now on, \
                   and ask for everything anew";
    Problem::at(["after"], ProblemCode::Malformed, message).into()
}
