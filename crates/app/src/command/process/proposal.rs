//! The spine of every act on a proposal.

use super::{
    begun::{Begun, left_behind},
    kept::{Kept, keep},
    receipt::About,
    unknown,
};
use crate::{
    App, AppError, Request, View,
    command::act::{Acted, Done, Order, TRIES, base::Base, repeat::Ask, tell},
    process::{Handled, Proposal, Within, is_shown},
};
use std::{collections::BTreeSet, sync::Arc};
use zirkel_domain::{
    act::{Acting, World},
    ids::{CircleId, ProposalId},
    process::{Case, Entry, Floor, Offices, Step, conclude},
    time::Timestamp,
};
use zirkel_persistence::Tx;

/// Which proposal an act is about.
#[derive(Clone, Copy, Debug)]
enum Which {
    /// One that it begins, in this circle.
    New(ProposalId, CircleId),
    /// One that is there.
    Given(ProposalId),
}

/// What an act on a proposal is judged by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight<'a> {
    /// The organization at the revision that the act comes after.
    pub(crate) view: &'a View,
    /// The circle's governance at the moment.
    pub(crate) floor: &'a Floor<'a>,
    /// The proposal, after everything that follows by itself.
    pub(crate) case: &'a Case,
    /// Who acts.
    pub(crate) by: Acting,
}

/// What an act came to, or that something had to be settled before it.
enum Came {
    To(Acted),
    AfterOthers,
}

/// Everything that an act is judged by, as it was read.
struct Read {
    base: Base,
    by: Acting,
    circle: CircleId,
    stored: Option<Proposal>,
    offices: Offices,
    processing: BTreeSet<CircleId>,
    now: Timestamp,
}

/// What somebody does, or why they may not.
type Said = Result<Step, AppError>;

impl App {
    /// Does an act on a proposal, or says why not. What follows by itself comes first.
    pub(crate) async fn on_proposal(
        &self,
        request: &Request,
        order: Order<'_>,
        (id, within): (ProposalId, Option<Within>),
        judge: impl Fn(Sight<'_>) -> Said + Send + Sync,
    ) -> Result<Acted, AppError> {
        let which = (Which::Given(id), within);
        let handled = self.handle(request, order, which, |view, floor, case, by| match case {
            Some(case) => judge(Sight {
                view,
                floor,
                case,
                by,
            }),
            None => Err(unknown("proposalId", "proposal")),
        });
        // Kept off the stack: resolvers nest deep, and each holds what it awaits.
        Box::pin(handled).await
    }

    /// Begins a proposal in a circle, or says why not.
    pub(crate) async fn new_proposal(
        &self,
        request: &Request,
        order: Order<'_>,
        (id, circle): (ProposalId, CircleId),
        judge: impl Fn(&View, &Floor<'_>, Acting) -> Said + Send + Sync,
    ) -> Result<Acted, AppError> {
        let which = (Which::New(id, circle), None);
        let handled = self.handle(request, order, which, |view, floor, _, by| {
            judge(view, floor, by)
        });
        Box::pin(handled).await
    }

    async fn handle(
        &self,
        request: &Request,
        order: Order<'_>,
        which: (Which, Option<Within>),
        judge: impl Fn(&View, &Floor<'_>, Option<&Case>, Acting) -> Said + Send + Sync,
    ) -> Result<Acted, AppError> {
        let mut tries = 1;
        let acted = loop {
            match Box::pin(self.handle_once(request, order, which, &judge)).await {
                Ok(Came::To(acted)) => break Ok(acted),
                // It is settled now, so that does not come again.
                Ok(Came::AfterOthers) => {}
                Err(AppError::Stale) if tries < TRIES => tries += 1,
                Err(error) => break Err(error),
            }
        };
        tell(&acted, tries);
        acted
    }

    async fn handle_once(
        &self,
        request: &Request,
        order: Order<'_>,
        (which, within): (Which, Option<Within>),
        judge: &(impl Fn(&View, &Floor<'_>, Option<&Case>, Acting) -> Said + Send + Sync),
    ) -> Result<Came, AppError> {
        let mut tx = self.store.begin().await?;
        let ask = Ask::new(request, order.verb, order.envelope);
        let read = match self
            .read_for(&mut tx, request, order, (which, &ask))
            .await?
        {
            Ok(read) => read,
            Err(receipt) => {
                drop(tx);
                let acted = self.repeated(request, ask.same(&receipt)?).await?;
                return Ok(Came::To(acted));
            }
        };
        let floor = read.floor();
        let process = read.base.head.process;
        if let Some(stored) = &read.stored {
            let first = conclude(&floor, stored.case.clone(), Some(stored.looked_at));
            if !first.entries.is_empty() {
                let kept = keep(&mut tx, &read.base, (&floor, process), (Vec::new(), first));
                let settled = kept.await?.settled;
                let head = left_behind(&mut tx, &read.base).await?;
                tx.commit().await?;
                self.settled(head, settled);
                return Ok(Came::AfterOthers);
            }
        }
        let case = read.stored.as_ref().map(|it| &it.case);
        let said = match judge(&read.base.view, &floor, case, read.by)? {
            Ok(said) => said,
            Err(rejections) => {
                let view = read.base.view;
                return Ok(Came::To(Acted::Refused { view, rejections }));
            }
        };
        let case = after(which, read.stored.as_ref(), &said)?;
        // While it waited nobody looked whether what it rests on moved.
        let waited = read.stored.as_ref().is_some_and(|it| it.case.state.waits());
        let looked_at = (!waited).then_some(read.base.head.revision);
        let concluded = conclude(&floor, case, looked_at);
        let kept = keep(&mut tx, &read.base, (&floor, process), (said, concluded)).await?;
        let at = kept.settled.as_ref().and_then(|it| it.revision.as_ref());
        let at = at.map_or(read.base.head.revision, |it| it.number);
        let about = About::Proposal(kept.case.id, kept.last, within).to_string();
        if let Some(receipt) = ask.receipt_of(at, Some(about), read.now) {
            tx.receipt_put(read.base.head.id, &receipt).await?;
        }
        let head = left_behind(&mut tx, &read.base).await?;
        tx.commit().await?;
        let done = self.handled(read, kept, (head, within));
        Ok(Came::To(Acted::Done(Box::new(done))))
    }

    /// Everything that the act is judged by; or the receipt where it was done before.
    async fn read_for(
        &self,
        tx: &mut Tx,
        request: &Request,
        order: Order<'_>,
        (which, ask): (Which, &Ask<'_>),
    ) -> Result<Result<Read, zirkel_persistence::Receipt>, AppError> {
        let begun = self.begun(tx, request, (order, ask)).await?;
        let Begun { base, by } = match begun {
            Ok(begun) => begun,
            Err(receipt) => return Ok(Err(receipt)),
        };
        let (circle, stored) = match which {
            Which::New(_, circle) => (super::circle(&base.view, circle, "circleId")?, None),
            Which::Given(id) => {
                let found = tx.proposals(base.head.id, &[id]).await?.into_iter().next();
                let found = found.filter(|it| is_shown(it, Some(by.person)));
                let found = found.ok_or_else(|| unknown("proposalId", "proposal"))?;
                (found.case.circle, Some(found))
            }
        };
        let offices = tx.offices(base.head.id, circle).await?;
        let processing = tx.processing(base.head.id).await?;
        let last = stored.as_ref().and_then(|it| it.entries.last());
        let now = last.map_or(base.view.at, |it| base.view.at.max(it.entry.at));
        Ok(Ok(Read {
            base,
            by,
            circle,
            stored,
            offices,
            processing,
            now,
        }))
    }

    /// Puts in place what was committed, and hands it on.
    fn handled(
        &self,
        read: Read,
        kept: Kept,
        (head, within): (zirkel_persistence::Head, Option<Within>),
    ) -> Done {
        let Kept {
            case,
            entries,
            last: _,
            settled,
        } = kept;
        let mut all = read.stored.map_or_else(Vec::new, |it| it.entries);
        all.extend(entries);
        let looked_at = head.revision;
        let before = read.base.view;
        let unmoved = || (Arc::clone(&before.index), Vec::new());
        let (index, events) = self.settled(head, settled).unwrap_or_else(unmoved);
        let after = View {
            index,
            ..before.clone()
        };
        let proposal = Proposal {
            case,
            entries: all,
            looked_at,
        };
        Done {
            before,
            after,
            subject: None,
            events,
            matter: Some(Handled::Proposal(Arc::new(proposal), within)),
        }
    }
}

impl Read {
    fn floor(&self) -> Floor<'_> {
        let world = World {
            index: &self.base.view.index,
            now: self.now,
        };
        Floor::of(world, self.circle, &self.offices).among(&self.processing)
    }
}

/// The proposal after what somebody did to it.
fn after(which: Which, stored: Option<&Proposal>, said: &[Entry]) -> Result<Case, AppError> {
    if let Some(stored) = stored {
        let mut case = stored.case.clone();
        for entry in said {
            case.apply(entry);
        }
        return Ok(case);
    }
    let (Which::New(id, _) | Which::Given(id)) = which;
    Case::fold(id, said).ok_or(AppError::Unknown("a proposal begins with its draft"))
}
