//! What every act in a circle's process begins with, whatever it is about.

use crate::{
    App, AppError, Request,
    command::act::{Order, actor, base::Base, moved, repeat::Ask},
};
use zirkel_domain::act::Acting;
use zirkel_persistence::{Head, Receipt, Tx};

/// An act that was not done before, and what it is judged by.
pub(in crate::command) struct Begun {
    /// The organization at its locked head.
    pub(in crate::command) base: Base,
    /// Who acts.
    pub(in crate::command) by: Acting,
}

impl App {
    /// Locks the organization and finds out who acts; or the receipt of the act where it was done
    /// before.
    pub(in crate::command) async fn begun(
        &self,
        tx: &mut Tx,
        request: &Request,
        (order, ask): (Order<'_>, &Ask<'_>),
    ) -> Result<Result<Begun, Receipt>, AppError> {
        let head = tx.head(&request.published.head.key).await?;
        let head = head
            .filter(|head| head.id == request.actor.organization)
            .ok_or(AppError::Unknown("its organization is gone"))?;
        let base = self.base(tx, head, request).await?;
        actor::may_act(&base.view, request.actor)?;
        if let Some(known) = ask.look_up(tx, base.head.id).await? {
            return Ok(Err(known));
        }
        let by = actor::actor(&base.view, request.actor, order.envelope)?;
        // Whether the revision is one of the record; what a text rests on is looked at anyway.
        moved::since(&base.view.index, order.envelope.revision, &[])?;
        Ok(Ok(Begun { base, by }))
    }
}

/// The head as it will be once this is committed.
pub(in crate::command) async fn left_behind(tx: &mut Tx, base: &Base) -> Result<Head, AppError> {
    let head = tx.head_of(base.head.id).await?;
    head.ok_or(AppError::Unknown("its organization is gone"))
}
