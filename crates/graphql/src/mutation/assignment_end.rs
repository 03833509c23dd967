//! Ends an assignment at once; for whoever assigns the role (GOV-2.1.5).

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

/// What `assignmentEnd` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentEndInput {
    /// The id of the assignment, `assignment_…`.
    assignment_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `assignmentEnd`.
    AssignmentEndPayload {
        /// The assignment, or offer, with the act; null where it was refused.
        assignment: Assignment
    }
}

#[derive(Default)]
pub(crate) struct AssignmentEnd;

#[Object]
impl AssignmentEnd {
    /// Ends an assignment at once; for whoever assigns the role (GOV-2.1.5). An elected term ends
    /// only by election.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn assignment_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: AssignmentEndInput,
    ) -> Result<AssignmentEndPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .assignment_end(caller(ctx)?, &envelope, command)
            .await;
        told(ctx, envelope, acted, Assignment::acted_on).map(Into::into)
    }
}

impl AssignmentEndInput {
    fn command(&self) -> std::result::Result<AssignmentId, Problems> {
        let path = Path::default().at("assignmentId");
        Ok(node::assignment(&self.assignment_id, path.segments())?)
    }
}
