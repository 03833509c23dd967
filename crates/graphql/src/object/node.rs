//! Anything with an id.

use super::{
    accountability::Accountability, assignment::Assignment, circle::Circle,
    decision_type::DecisionType, domain::Domain, external_domain::ExternalDomain, link::Link,
    organization::Organization, person::Person, policy::Policy, proposal::Proposal,
    redirect::Redirect, role::Role, seat::Seat, service_account::ServiceAccount,
    spend_control::SpendControl, tension::Tension,
};
use crate::{
    context::Shown,
    node::{self, Named},
    page::Item as _,
};
use async_graphql::{Context, ID, Interface, Result};
use zirkel_domain::subject::Subject;

/// Anything with an id. Ids carry their kind (`role_01j…`), are unique across organizations, and
/// never change or come back.
#[derive(Clone, Debug, Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "The id, its kind in front: `role_01j…`."
))]
pub(crate) enum Node {
    /// An accountability.
    Accountability(Accountability),
    /// An assignment.
    Assignment(Assignment),
    /// A circle.
    Circle(Circle),
    /// A decision type.
    DecisionType(DecisionType),
    /// A domain.
    Domain(Domain),
    /// An external domain.
    ExternalDomain(ExternalDomain),
    /// A link.
    Link(Link),
    /// The organization.
    Organization(Organization),
    /// A person.
    Person(Person),
    /// A policy.
    Policy(Policy),
    /// A proposal.
    Proposal(Proposal),
    /// A redirect.
    Redirect(Redirect),
    /// A role.
    Role(Role),
    /// A seat.
    Seat(Seat),
    /// A service account.
    ServiceAccount(ServiceAccount),
    /// A spend control.
    SpendControl(SpendControl),
    /// A tension.
    Tension(Tension),
}

impl Node {
    /// The thing by this id; none where there is none that the caller sees.
    pub(crate) async fn by_id(ctx: &Context<'_>, shown: &Shown, id: Named) -> Result<Option<Self>> {
        match id {
            Named::Subject(subject) => Ok(Self::of(shown, subject)),
            Named::Proposal(id) => {
                let found = Proposal::by_id(ctx, shown, id).await?;
                Ok(found.map(Self::from))
            }
            Named::Tension(id) => {
                let found = Tension::by_id(ctx, shown, id).await?;
                Ok(found.map(Self::from))
            }
        }
    }

    /// The thing at the moment shown; none where it does not exist there. Of a clause its policy.
    pub(crate) fn of(shown: &Shown, subject: Subject) -> Option<Self> {
        Some(match subject {
            Subject::Organization(id) => {
                let own = shown.index.snapshot().organization.id;
                (own == id).then(|| Organization::new(shown))?.into()
            }
            Subject::Person(id) => Person::of(shown, id)?.into(),
            Subject::ServiceAccount(id) => ServiceAccount::of(shown, id)?.into(),
            Subject::DecisionType(id) => DecisionType::of(shown, id)?.into(),
            Subject::Circle(id) => Circle::of(shown, id)?.into(),
            Subject::Role(role) => Role::of(shown, role)?.into(),
            Subject::Seat(seat) => Seat::of(shown, node::seat_in(&shown.index, seat)?)?.into(),
            Subject::Accountability(id) => Accountability::of(shown, id)?.into(),
            Subject::Domain(id) => Domain::of(shown, id)?.into(),
            Subject::ExternalDomain(id) => ExternalDomain::of(shown, id)?.into(),
            Subject::Policy(id) | Subject::Clause(id, _) => Policy::of(shown, id)?.into(),
            Subject::SpendControl(id) => SpendControl::of(shown, id)?.into(),
            Subject::Assignment(id) => Assignment::of(shown, id)?.into(),
            Subject::Link(id) => Link::of(shown, id)?.into(),
            Subject::Redirect(id) => Redirect::of(shown, id)?.into(),
        })
    }
}
