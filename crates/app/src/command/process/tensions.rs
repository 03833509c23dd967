//! The spine of every act on a tension.

use super::{begun::Begun, receipt, unknown};
use crate::{
    App, AppError, Request, View,
    command::act::{Acted, Done, Order, TRIES, base::Base, repeat::Ask, tell},
    live::Place,
    process::{Handled, Numbered, Tension, is_sensed_by, is_shown},
};
use std::sync::Arc;
use zirkel_domain::{
    act::{Acting, World},
    ids::{ProposalId, TensionId},
    process::{self, Entry, Step, TensionFact, Told, tension::About},
    time::Timestamp,
};
use zirkel_persistence::Tx;

/// Which tension an act is about, and what is said of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    /// Its id.
    pub(crate) id: TensionId,
    /// Whether the act begins it.
    pub(crate) is_new: bool,
    /// What it is about by now, where the act says so.
    pub(crate) about: &'a [About],
    /// The proposal that is to resolve it, where the act names one.
    pub(crate) proposal: Option<ProposalId>,
}

impl Subject<'_> {
    /// One that is there, of which nothing else is named.
    pub(crate) const fn given(id: TensionId) -> Self {
        Self {
            id,
            is_new: false,
            about: &[],
            proposal: None,
        }
    }
}

/// The judgement of an act: on the tension that is there, or on none yet.
trait Judge:
    Fn(World<'_>, Option<&process::Tension>, Acting) -> Result<Step<TensionFact>, AppError>
    + Send
    + Sync
{
}

impl<J> Judge for J where
    J: Fn(World<'_>, Option<&process::Tension>, Acting) -> Result<Step<TensionFact>, AppError>
        + Send
        + Sync
{
}

impl App {
    /// Begins a tension, or says why not.
    pub(crate) async fn new_tension(
        &self,
        request: &Request,
        order: Order<'_>,
        subject: Subject<'_>,
        judge: impl Fn(World<'_>, Acting) -> Step<TensionFact> + Send + Sync,
    ) -> Result<Acted, AppError> {
        let sensed = self.on_any(request, order, subject, |world, _, by| Ok(judge(world, by)));
        Box::pin(sensed).await
    }

    /// Does an act on a tension, or says why not.
    pub(crate) async fn on_tension(
        &self,
        request: &Request,
        order: Order<'_>,
        subject: Subject<'_>,
        judge: impl Fn(World<'_>, &process::Tension, Acting) -> Step<TensionFact> + Send + Sync,
    ) -> Result<Acted, AppError> {
        let done = self.on_any(request, order, subject, |world, it, by| match it {
            Some(it) => Ok(judge(world, it, by)),
            None => Err(unknown("tensionId", "tension")),
        });
        Box::pin(done).await
    }

    async fn on_any(
        &self,
        request: &Request,
        order: Order<'_>,
        subject: Subject<'_>,
        judge: impl Judge,
    ) -> Result<Acted, AppError> {
        let mut tries = 1;
        let acted = loop {
            match Box::pin(self.tension_once(request, order, subject, &judge)).await {
                Err(AppError::Stale) if tries < TRIES => tries += 1,
                outcome => break outcome,
            }
        };
        tell(&acted, tries);
        acted
    }

    async fn tension_once(
        &self,
        request: &Request,
        order: Order<'_>,
        subject: Subject<'_>,
        judge: &impl Judge,
    ) -> Result<Acted, AppError> {
        let mut tx = self.store.begin().await?;
        let ask = Ask::new(request, order.verb, order.envelope);
        let Begun { base, by } = match self.begun(&mut tx, request, (order, &ask)).await? {
            Ok(begun) => begun,
            Err(receipt) => {
                drop(tx);
                return self.repeated(request, ask.same(&receipt)?).await;
            }
        };
        let stored = read(&mut tx, &base, by, subject).await?;
        let now = moment(&base.view, stored.as_ref());
        let world = World {
            index: &base.view.index,
            now,
        };
        let known = stored.as_ref().map(|it| &it.tension);
        let said = match judge(world, known, by)? {
            Ok(said) => said,
            Err(rejections) => {
                let view = base.view;
                return Ok(Acted::Refused { view, rejections });
            }
        };
        let (after, last) = keep(&mut tx, &base, (subject.id, stored), said).await?;
        let about = receipt::About::Tension(subject.id, last).to_string();
        let receipt = ask.receipt_of(base.head.revision, Some(about), now);
        if let Some(receipt) = receipt {
            tx.receipt_put(base.head.id, &receipt).await?;
        }
        tx.commit().await?;
        let place = Place {
            process: last,
            revision: base.head.revision,
        };
        self.stir(base.head.id, place);
        Ok(Acted::Done(Box::new(Done {
            before: base.view.clone(),
            after: base.view,
            subject: None,
            events: Vec::new(),
            matter: Some(Handled::Tension(Arc::new(after))),
        })))
    }
}

/// The tension, as far as it is there and the person sees it. Whatever else the act names is there,
/// too, and seen.
async fn read(
    tx: &mut Tx,
    base: &Base,
    by: Acting,
    subject: Subject<'_>,
) -> Result<Option<Tension>, AppError> {
    let found = if subject.is_new {
        None
    } else {
        let found = tx.tension(base.head.id, subject.id).await?;
        let found = found.filter(|it| is_sensed_by(it, Some(by.person)));
        Some(found.ok_or_else(|| unknown("tensionId", "tension"))?)
    };
    named(&base.view, subject.about)?;
    let about = subject.about.iter().filter_map(|it| match it {
        About::Proposal(id) => Some((*id, "about")),
        About::Case(_) | About::Role(_) | About::Policy(_) => None,
    });
    let linked = subject.proposal.map(|id| (id, "proposalId"));
    for (id, field) in about.chain(linked) {
        let found = tx.proposals(base.head.id, &[id]).await?;
        if !found.iter().any(|it| is_shown(it, Some(by.person))) {
            return Err(unknown(field, "proposal"));
        }
    }
    Ok(found)
}

/// Whether the roles and policies that a tension is about are there, and its cases can be.
fn named(view: &View, about: &[About]) -> Result<(), AppError> {
    let snapshot = view.index.snapshot();
    for (position, it) in about.iter().enumerate() {
        match it {
            About::Role(role) if !crate::query::role::exists(&view.index, *role) => {
                return Err(unknown("about", "role"));
            }
            About::Policy(id) if !snapshot.policies.contains_key(id) => {
                return Err(unknown("about", "policy"));
            }
            About::Case(case) => {
                let path = ["about".to_owned(), position.to_string(), "case".to_owned()];
                crate::query::check_case_at(view, case, &path)?;
            }
            About::Role(_) | About::Policy(_) | About::Proposal(_) => {}
        }
    }
    Ok(())
}

/// The moment of an act: never before what happened last.
fn moment(view: &View, stored: Option<&Tension>) -> Timestamp {
    let last = stored.and_then(|it| it.entries.last());
    last.map_or(view.at, |it| view.at.max(it.entry.at))
}

/// Writes what somebody did; the tension by now, and the number of its last entry.
async fn keep(
    tx: &mut Tx,
    base: &Base,
    (id, stored): (TensionId, Option<Tension>),
    said: Vec<Entry<TensionFact>>,
) -> Result<(Tension, u64), AppError> {
    let mut entries = stored.map_or_else(Vec::new, |it| it.entries);
    let all = entries.iter().map(|it| &it.entry).chain(&said);
    let folded = process::Tension::fold(id, all);
    let tension = folded.ok_or(AppError::Unknown("a tension begins with what was sensed"))?;
    let told = said.iter().cloned();
    let told = told.map(|it| it.map(|fact| Told::Tension(id, fact)));
    let told: Vec<Entry<Told>> = told.collect();
    let process = base.head.process;
    let last = tx
        .process_append(base.head.id, process, tension.circle, &told)
        .await?;
    tx.tension_stands(base.head.id, &tension).await?;
    let numbers = process.saturating_add(1)..=last;
    let numbered = numbers.zip(said);
    entries.extend(numbered.map(|(number, entry)| Numbered { number, entry }));
    Ok((Tension { tension, entries }, last))
}
