//! Takes an offer back that was not answered yet; for whoever assigns the role.

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

/// What `assignmentWithdraw` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentWithdrawInput {
    /// The id of the offer, `assignment_…`.
    assignment_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `assignmentWithdraw`.
    AssignmentWithdrawPayload {
        /// The assignment, or offer, with the act; null where it was refused.
        assignment: Assignment
    }
}

#[derive(Default)]
pub(crate) struct AssignmentWithdraw;

#[Object]
impl AssignmentWithdraw {
    /// Takes an offer back that was not answered yet; for whoever assigns the role.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn assignment_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: AssignmentWithdrawInput,
    ) -> Result<AssignmentWithdrawPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .assignment_withdraw(caller(ctx)?, &envelope, command)
            .await;
        told(ctx, envelope, acted, Assignment::acted_on).map(Into::into)
    }
}

impl AssignmentWithdrawInput {
    fn command(&self) -> std::result::Result<AssignmentId, Problems> {
        let path = Path::default().at("assignmentId");
        Ok(node::assignment(&self.assignment_id, path.segments())?)
    }
}
