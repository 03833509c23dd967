//! Gives an assignment another focus.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{FocusInput, Path, Problems},
    node,
    object::assignment::Assignment,
};
use async_graphql::{Context, ID, InputObject, Object, Result};
use zirkel_app::command::assignment_refocus::AssignmentRefocus as Command;

/// What `assignmentRefocus` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentRefocusInput {
    /// The id of the assignment, `assignment_…`.
    assignment_id: ID,
    /// The part of the role; left out, the whole role.
    focus: Option<FocusInput>,
    /// Your word that the person agreed: then it takes effect at once (GOV-2.1.2).
    agreed: Option<bool>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `assignmentRefocus`.
    AssignmentRefocusPayload {
        /// The assignment, or offer, that takes its place; null where it was refused.
        assignment: Assignment
    }
}

#[derive(Default)]
pub(crate) struct AssignmentRefocus;

#[Object]
impl AssignmentRefocus {
    /// Gives an assignment another focus, with the same days and terms (GOV-2.1.4); for whoever
    /// assigns the role. One assignment ends and another takes its place: at once where the person
    /// agreed, else it is offered to them.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn assignment_refocus(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: AssignmentRefocusInput,
    ) -> Result<AssignmentRefocusPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .assignment_refocus(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, Assignment::acted_on).map(Into::into)
    }
}

impl AssignmentRefocusInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let id = path.at("assignmentId").segments();
        let id = problems.keep(node::assignment(&self.assignment_id, id));
        let focus = self.focus.clone().map(|it| it.read(&path.at("focus")));
        let focus = problems.keep_all(focus.transpose());
        let read = id.zip(focus);
        let (id, focus) = problems.or(read)?;
        Ok(Command {
            id,
            focus,
            agreed: self.agreed.unwrap_or(false),
        })
    }
}
