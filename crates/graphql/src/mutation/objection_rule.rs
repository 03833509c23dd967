//! Says whether a rule would be broken.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{concern, words},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Objection, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionRule` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionRuleInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// Whether a rule would be broken.
    violates: bool,
    /// Why; everybody reads it. At most 10,000 characters.
    reason: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionRule`.
    ObjectionRulePayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionRule;

#[Object]
impl ObjectionRule {
    /// Says whether a rule would be broken, for the acting Secretary alone. Where none would, the
    /// concern is dismissed (GOV-4.4.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_rule(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionRuleInput,
    ) -> Result<ObjectionRulePayload> {
        let mut problems = Problems::default();
        let of = concern(&input.proposal_id, &input.objection_id);
        let of = problems.keep_all(of);
        let reason = problems.keep(words("reason", &input.reason));
        let (envelope, (of, reason)) = read(ctx, input.envelope, problems.or(of.zip(reason)))?;
        let (of, objection) = of;
        let acted = app(ctx)?
            .objection_rule(
                caller(ctx)?,
                &envelope,
                (of, objection, input.violates, &reason),
            )
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}
