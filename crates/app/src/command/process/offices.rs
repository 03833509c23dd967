//! The spine of every act about who stands in for whom, and who speaks for whose seat.

use super::{begun::Begun, receipt::About};
use crate::{
    App, AppError, Request, View,
    command::act::{Acted, Done, Order, TRIES, repeat::Ask, tell},
    live::Place,
    process::Handled,
};
use zirkel_domain::{
    act::{Acting, World},
    ids::CircleId,
    process::{Entry, Floor, OfficeFact, Step, Told},
};

/// What somebody says, or why they may not.
type Said = Result<Step<OfficeFact>, AppError>;

impl App {
    /// Says something about the offices of a circle, or why that may not be said.
    pub(crate) async fn on_offices(
        &self,
        request: &Request,
        order: Order<'_>,
        circle: CircleId,
        judge: impl Fn(&View, &Floor<'_>, Acting) -> Said + Send + Sync,
    ) -> Result<Acted, AppError> {
        let mut tries = 1;
        let acted = loop {
            match Box::pin(self.say_once(request, order, circle, &judge)).await {
                Err(AppError::Stale) if tries < TRIES => tries += 1,
                outcome => break outcome,
            }
        };
        tell(&acted, tries);
        acted
    }

    async fn say_once(
        &self,
        request: &Request,
        order: Order<'_>,
        circle: CircleId,
        judge: &(impl Fn(&View, &Floor<'_>, Acting) -> Said + Send + Sync),
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
        let circle = super::circle(&base.view, circle, "circleId")?;
        let offices = tx.offices(base.head.id, circle).await?;
        let world = World {
            index: &base.view.index,
            now: base.view.at,
        };
        let floor = Floor::of(world, circle, &offices);
        let said = match judge(&base.view, &floor, by)? {
            Ok(said) => said,
            Err(rejections) => {
                let view = base.view;
                return Ok(Acted::Refused { view, rejections });
            }
        };
        let told = said.into_iter();
        let told = told.map(|it| it.map(|fact| Told::Office(circle, fact)));
        let told: Vec<Entry<Told>> = told.collect();
        let process = base.head.process;
        let last = tx
            .process_append(base.head.id, process, circle, &told)
            .await?;
        let about = About::Offices(circle).to_string();
        let receipt = ask.receipt_of(base.head.revision, Some(about), base.view.at);
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
            matter: Some(Handled::Offices(circle)),
        })))
    }
}
