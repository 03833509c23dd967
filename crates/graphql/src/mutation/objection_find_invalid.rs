//! Finds a criterion without an argument.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{concern, words},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Objection, ObjectionCriterion, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionFindInvalid` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionFindInvalidInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// The criteria for which there is no argument, or none that hangs together; one at least.
    criteria: Vec<ObjectionCriterion>,
    /// Why; everybody reads it. At most 10,000 characters.
    reason: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionFindInvalid`.
    ObjectionFindInvalidPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionFindInvalid;

#[Object]
impl ObjectionFindInvalid {
    /// Names the criteria for which there is no argument, or none that hangs together, for the
    /// acting Facilitator alone; never on its accuracy, weight or importance (GOV-4.5.1,
    /// GOV-4.6.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_find_invalid(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionFindInvalidInput,
    ) -> Result<ObjectionFindInvalidPayload> {
        let mut problems = Problems::default();
        let of = concern(&input.proposal_id, &input.objection_id);
        let of = problems.keep_all(of);
        let reason = problems.keep(words("reason", &input.reason));
        let (envelope, (of, reason)) = read(ctx, input.envelope, problems.or(of.zip(reason)))?;
        let (of, objection) = of;
        let acted = app(ctx)?
            .objection_find_invalid(
                caller(ctx)?,
                &envelope,
                (
                    of,
                    objection,
                    &input.criteria.into_iter().map(Into::into).collect(),
                    &reason,
                ),
            )
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}
