//! Gives up an assignment, or an elected term, at once (GOV-2.1.6).

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

/// What `assignmentResign` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentResignInput {
    /// The id of the assignment, `assignment_…`.
    assignment_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `assignmentResign`.
    AssignmentResignPayload {
        /// The assignment, or offer, with the act; null where it was refused.
        assignment: Assignment
    }
}

#[derive(Default)]
pub(crate) struct AssignmentResign;

#[Object]
impl AssignmentResign {
    /// Gives up an assignment, or an elected term, at once (GOV-2.1.6).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn assignment_resign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: AssignmentResignInput,
    ) -> Result<AssignmentResignPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .assignment_resign(caller(ctx)?, &envelope, command)
            .await;
        told(ctx, envelope, acted, Assignment::acted_on).map(Into::into)
    }
}

impl AssignmentResignInput {
    fn command(&self) -> std::result::Result<AssignmentId, Problems> {
        let path = Path::default().at("assignmentId");
        Ok(node::assignment(&self.assignment_id, path.segments())?)
    }
}
