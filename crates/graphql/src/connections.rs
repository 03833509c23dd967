//! What the connections are called in the schema: the engine makes their types and describes only
//! their fields.

use crate::{
    object::{
        accountability::Accountability, assignment::Assignment, change::Change, circle::Circle,
        decision_type::DecisionType, difference::Difference, domain::Domain,
        external_domain::ExternalDomain, finding::Finding, lead::Lead, link::Link,
        mandate::Mandate, person::Person, policy::Policy, proposal::Proposal, redirect::Redirect,
        revision::Revision, role::Role, search::SearchPage, seat::Seat,
        service_account::ServiceAccount, spend_control::SpendControl, tension::Tension,
        timeline::TimelineEntry,
    },
    page::Page,
};
use async_graphql::{ObjectType, SchemaBuilder, SubscriptionType};

/// Describes every kind of connection.
pub(crate) fn described<Q, M, S>(builder: SchemaBuilder<Q, M, S>) -> SchemaBuilder<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    of_processes(builder)
        .override_output_type_description::<Page<Accountability>>(
            "Accountabilities, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Assignment>>(
            "Assignments and terms, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Change>>(
            "Changes of a revision, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Circle>>(
            "Circles, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<DecisionType>>(
            "Decision types, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Difference>>(
            "Differences, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Domain>>(
            "Domains, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<ExternalDomain>>(
            "External domains, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Finding>>(
            "Findings, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Lead>>(
            "Leads, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Link>>(
            "Links, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Mandate>>(
            "Mandates, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Person>>(
            "People, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Policy>>(
            "Policies, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Redirect>>(
            "Redirects, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Revision>>(
            "Revisions, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Role>>(
            "Roles, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<SearchPage>(
            "What was found, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Seat>>(
            "Seats, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<ServiceAccount>>(
            "Service accounts, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<SpendControl>>(
            "Spend controls, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<TimelineEntry>>(
            "What happened, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
}

/// Describes those of what is in circles' processes.
fn of_processes<Q, M, S>(builder: SchemaBuilder<Q, M, S>) -> SchemaBuilder<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    builder
        .override_output_type_description::<Page<Proposal>>(
            "Proposals, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
        .override_output_type_description::<Page<Tension>>(
            "Tensions, a page at a time: at most 100. Go on with `after: pageInfo.endCursor`.",
        )
}
