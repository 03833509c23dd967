//! Raises a concern about a version of a proposal.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{answered, proposal, seat},
};
use crate::{
    context::{app, caller},
    input::{Path, Problems},
    object::proposal::{Objection, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionRaise` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionRaiseInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The number of the version that you read, counted from 1 (GOV-4.7.2).
    version: i32,
    /// The seat that you represent, `seat_…` (GOV-4.2.2).
    seat_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionRaise`.
    ObjectionRaisePayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionRaise;

#[Object]
impl ObjectionRaise {
    /// Raises a concern about the version that you read, as representative of a seat, also about
    /// your own proposal (GOV-4.4.3). It is in the way of adoption until it is settled.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_raise(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionRaiseInput,
    ) -> Result<ObjectionRaisePayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let version = problems.keep(answered(input.version));
        let seat = seat(ctx, &Path::default().at("seatId"), &input.seat_id);
        let seat = problems.keep(seat);
        let (envelope, ((of, version), seat)) =
            read(ctx, input.envelope, problems.or(of.zip(version).zip(seat)))?;
        let acted = app(ctx)?
            .objection_raise(caller(ctx)?, &envelope, (of, version, seat))
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}
