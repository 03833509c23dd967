//! What every act goes through: who acts, whether it was done before, what it is judged by, all
//! refusals at once, one transaction, the published index. Each verb's file says only what is its
//! own.

pub(super) mod actor;
pub(super) mod base;
pub(crate) mod moved;
mod past;
pub(super) mod repeat;

use crate::{
    App, AppError, Request, View, error::Problem, process::Handled, query::person::PersonRef,
};
use base::Base;
use std::sync::Arc;
use zirkel_domain::{
    act::{Acting, DirectoryChange, Outcome, Settled, World, assignment::Which, settle},
    event::Event,
    ids::{AssignmentId, RevisionNumber},
    rejection::Rejection,
    structure::assignment::Served,
    subject::Subject,
};
use zirkel_persistence::{Head, Receipt, Tx};

/// How often an act is tried in all where others keep being faster.
pub(super) const TRIES: u32 = 4;

/// What every act brings besides what it is about.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// The caller's own name for the act: sent again, it is done once.
    pub client_mutation_id: Option<String>,
    /// For whom a machine acts.
    pub on_behalf_of: Option<PersonRef>,
    /// The revision that the caller has seen.
    pub revision: Option<RevisionNumber>,
    /// All that was asked for, in one form: what tells an act sent again from another one.
    pub input: String,
}

/// An act as it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Order<'a> {
    /// The verb, as the API calls it.
    pub(crate) verb: &'static str,
    /// What it brings besides what it is about.
    pub(crate) envelope: &'a Envelope,
    /// Whose past it is judged by, too.
    past: PastWanted<'a>,
}

/// What an act needs to know that is in no structure of today.
#[derive(Clone, Copy, Debug)]
enum PastWanted<'a> {
    Nothing,
    /// Of an assignment or offer that it takes as given; and of its person, where terms count.
    Given(AssignmentId, bool),
    /// Of a person whose terms count.
    Of(&'a PersonRef),
}

impl<'a> Order<'a> {
    /// An act that is judged by what is there.
    pub(crate) const fn new(verb: &'static str, envelope: &'a Envelope) -> Self {
        Self {
            verb,
            envelope,
            past: PastWanted::Nothing,
        }
    }

    /// An act on an assignment or offer.
    pub(crate) const fn on(self, given: AssignmentId) -> Self {
        let past = PastWanted::Given(given, false);
        Self { past, ..self }
    }

    /// An act that puts the person of an assignment or offer into a seat.
    pub(crate) const fn seating(self, given: AssignmentId) -> Self {
        let past = PastWanted::Given(given, true);
        Self { past, ..self }
    }

    /// An act that puts a person into a seat, or asks them to.
    pub(crate) const fn seating_person(self, person: &'a PersonRef) -> Self {
        let past = PastWanted::Of(person);
        Self { past, ..self }
    }
}

/// What came of an act.
#[derive(Clone, Debug)]
pub enum Acted {
    /// It was done, now or when it was first sent.
    Done(Box<Done>),
    /// Rules stand in the way; nothing was done.
    Refused {
        /// What it was judged by.
        view: View,
        /// Why, all at once.
        rejections: Vec<Rejection>,
    },
}

/// An act that was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// The organization just before, where it still can be told.
    pub before: View,
    /// The organization with it.
    pub after: View,
    /// What it was about, as far as it is still there.
    pub subject: Option<Subject>,
    /// The facts that it made; none where everything was so already.
    pub events: Vec<Event>,
    /// The part of a circle's process that it was about, where it was about one.
    pub matter: Option<Handled>,
}

/// What an act comes to, seen from one picture of the organization.
#[derive(Debug)]
pub(crate) struct Judged {
    /// What it touches: none of it may have moved since the revision that the caller has seen.
    pub(crate) touches: Vec<Subject>,
    /// What follows.
    pub(crate) outcome: Outcome,
}

impl Judged {
    /// An act that touches nothing that is there yet.
    pub(crate) const fn anew(outcome: Outcome) -> Self {
        Self {
            touches: Vec::new(),
            outcome,
        }
    }
}

/// What an act is judged by, and by whom it is done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'a> {
    /// The organization at the revision that the act comes after.
    pub(crate) view: &'a View,
    /// Who acts.
    pub(crate) by: Acting,
    /// What is over of what it is about.
    past: &'a past::Known,
}

/// Gathers what is not to be found, so that all of it is told at once.
#[derive(Debug, Default)]
pub(crate) struct Gathered(Vec<Problem>);

impl Gathered {
    /// What was found; what is no fault of the request is handed on.
    pub(crate) fn keep<T>(&mut self, found: Result<T, AppError>) -> Result<Option<T>, AppError> {
        match found {
            Ok(value) => Ok(Some(value)),
            Err(AppError::Malformed(problems)) => {
                self.0.extend(problems);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// All that was looked for, unless something is missing.
    pub(crate) fn all<T>(self, found: Option<T>) -> Result<T, AppError> {
        found.ok_or(AppError::Malformed(self.0))
    }
}

impl Scene<'_> {
    /// An assignment or offer that is taken as given.
    pub(crate) fn which(&self, id: AssignmentId) -> Which {
        Which {
            id,
            former: self.past.former,
        }
    }

    /// Terms that the person has behind them.
    pub(crate) fn served(&self) -> Vec<Served> {
        self.past.served.clone()
    }

    /// An act on an assignment or offer, with what it touches: that, its seat or role, its person.
    pub(crate) fn on(&self, id: AssignmentId, outcome: Outcome) -> Judged {
        let around = past::about(&self.view.index, id);
        let around = around.map(|(place, person)| [place, Subject::Person(person)]);
        Judged {
            touches: std::iter::once(Subject::Assignment(id))
                .chain(around.into_iter().flatten())
                .collect(),
            outcome,
        }
    }

    /// What the domain judges by.
    pub(crate) fn world(&self) -> World<'_> {
        World {
            index: &self.view.index,
            now: self.view.at,
        }
    }
}

impl App {
    /// Does an act, or says why not. Where another writer was faster it is judged anew by what that
    /// one left, with the same ids, a few times (house rule: the one place where writes are tried
    /// again).
    pub(crate) async fn act(
        &self,
        request: &Request,
        order: Order<'_>,
        judge: impl Fn(Scene<'_>) -> Result<Judged, AppError> + Send + Sync,
    ) -> Result<Acted, AppError> {
        let mut tries = 1;
        let acted = loop {
            // Kept off the stack: resolvers nest deep, and each holds what it awaits.
            match Box::pin(self.act_once(request, order, &judge)).await {
                Err(AppError::Stale) if tries < TRIES => tries += 1,
                outcome => break outcome,
            }
        };
        tell(&acted, tries);
        acted
    }

    async fn act_once(
        &self,
        request: &Request,
        order: Order<'_>,
        judge: &(impl Fn(Scene<'_>) -> Result<Judged, AppError> + Send + Sync),
    ) -> Result<Acted, AppError> {
        let mut tx = self.store.begin().await?;
        let head = tx.head(&request.published.head.key).await?;
        let head = head
            .filter(|head| head.id == request.actor.organization)
            .ok_or(AppError::Unknown("its organization is gone"))?;
        if tx.proposals_wake(head.id, request.now).await? {
            drop(tx);
            // What was due by then came before this act, whoever looks first.
            let organization = request.actor.organization;
            Box::pin(self.processes_settle(organization, request.now)).await?;
            return Err(AppError::Stale);
        }
        let base = self.base(&mut tx, head, request).await?;
        actor::may_act(&base.view, request.actor)?;
        let ask = repeat::Ask::new(request, order.verb, order.envelope);
        if let Some(known) = ask.look_up(&mut tx, base.head.id).await? {
            drop(tx);
            return self.repeated(request, ask.same(&known)?).await;
        }
        let by = actor::actor(&base.view, request.actor, order.envelope)?;
        let past = past::Known::of(&mut tx, &base, order.past).await?;
        let scene = Scene {
            view: &base.view,
            by,
            past: &past,
        };
        let Judged { touches, outcome } = judge(scene)?;
        let moved = moved::since(&base.view.index, order.envelope.revision, &touches)?;
        let settled = if moved.is_empty() {
            outcome.and_then(|decided| settle(scene.world(), by, decided))
        } else {
            Err(moved
                .into_iter()
                .chain(outcome.err().into_iter().flatten())
                .collect())
        };
        match settled {
            Ok(settled) => {
                let receipt = ask.receipt(&base.head, &settled, base.view.at);
                let head = record(&mut tx, &base, &settled, receipt).await?;
                tx.commit().await?;
                Ok(self.done(base, head, settled))
            }
            Err(rejections) => Ok(Acted::Refused {
                view: base.view,
                rejections,
            }),
        }
    }

    /// Publishes what was committed, and hands it on.
    fn done(&self, base: Base, head: Head, settled: Settled) -> Acted {
        let index = settled.index.map(Arc::new);
        if let Some(index) = &index {
            self.publish(head, Arc::clone(index));
        }
        let after = View {
            index: index.unwrap_or_else(|| Arc::clone(&base.view.index)),
            ..base.view.clone()
        };
        Acted::Done(Box::new(Done {
            before: base.view,
            after,
            subject: settled.subject,
            events: settled.revision.map_or_else(Vec::new, |it| it.events),
            matter: None,
        }))
    }
}

/// Writes all of it; the head as it will be once that is committed.
pub(super) async fn record(
    tx: &mut Tx,
    base: &Base,
    settled: &Settled,
    receipt: Option<Receipt>,
) -> Result<Head, AppError> {
    let organization = base.head.id;
    if let Some(revision) = &settled.revision {
        tx.revision_append(organization, base.head.revision, revision)
            .await?;
    }
    for change in &settled.directory {
        match change {
            DirectoryChange::Put(profile) => tx.profile_put(organization, profile).await?,
            DirectoryChange::Erase(person) => {
                // Whether anything was known of them is all the same.
                let _known = tx.profile_erase(organization, *person).await?;
            }
        }
    }
    if let Some(receipt) = receipt {
        tx.receipt_put(organization, &receipt).await?;
    }
    let left_behind = tx.head_of(organization).await?;
    left_behind.ok_or(AppError::Unknown("its organization is gone"))
}

/// One line of the log: what came of it. The span names the verb.
pub(super) fn tell(acted: &Result<Acted, AppError>, tries: u32) {
    match acted {
        Ok(Acted::Done(done)) => {
            let revision = done.after.index.revision().0;
            let subject = done.subject.map(repeat::written);
            tracing::info!(outcome = "DONE", revision, subject, tries, "acted");
        }
        Ok(Acted::Refused { view, rejections }) => {
            let codes: Vec<&str> = rejections.iter().map(|it| it.code.as_str()).collect();
            let (outcome, revision) = (codes.join(","), view.index.revision().0);
            tracing::info!(outcome, revision, tries, "refused");
        }
        // Whoever turns it into an answer tells of it.
        Err(_) => {}
    }
}
