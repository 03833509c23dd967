//! Names a proposal that is to resolve a tension.

use super::{
    act::{Acted, Envelope, Order},
    process::Subject,
};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::{ProposalId, TensionId},
    process::tension,
};

impl App {
    /// Names a proposal that is to resolve a tension; its author or a member of its circle does.
    #[tracing::instrument(name = "app.tension_link", skip_all, fields(tension = %id.uuid()))]
    pub async fn tension_link(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, proposal): (TensionId, ProposalId),
    ) -> Result<Acted, AppError> {
        let order = Order::new("tensionLink", envelope);
        let subject = Subject {
            proposal: Some(proposal),
            ..Subject::given(id)
        };
        self.on_tension(request, order, subject, |world, it, by| {
            tension::link(world, it, by, proposal)
        })
        .await
    }
}
