//! Says yes to an offer.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{Path, Problems},
    node,
    object::assignment::Assignment,
};
use async_graphql::{Context, ID, InputObject, Object, Result};
use zirkel_domain::ids::AssignmentId;

/// What `assignmentAccept` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentAcceptInput {
    /// The id of the offer, `assignment_…`.
    assignment_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `assignmentAccept`.
    AssignmentAcceptPayload {
        /// The assignment, or offer, with the act; null where it was refused.
        assignment: Assignment
    }
}

#[derive(Default)]
pub(crate) struct AssignmentAccept;

#[Object]
impl AssignmentAccept {
    /// Says yes to an offer: from then on you hold the seat (GOV-2.1.2). It is judged by what holds
    /// now: policies may have changed since.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn assignment_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: AssignmentAcceptInput,
    ) -> Result<AssignmentAcceptPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .assignment_accept(caller(ctx)?, &envelope, command)
            .await;
        told(ctx, envelope, acted, Assignment::acted_on).map(Into::into)
    }
}

impl AssignmentAcceptInput {
    fn command(&self) -> std::result::Result<AssignmentId, Problems> {
        let path = Path::default().at("assignmentId");
        Ok(node::assignment(&self.assignment_id, path.segments())?)
    }
}
