//! Whether what an act touches is still what its caller has seen.

use crate::{
    AppError,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{
    code::Code,
    ids::RevisionNumber,
    index::Index,
    rejection::Rejection,
    structure::role::{RoleRef, SeatRef},
    subject::Subject,
};

/// A refusal for each thing that was adopted after the revision that the caller has seen; what
/// moved elsewhere stands in nobody's way.
pub(in crate::command) fn since(
    index: &Index,
    seen: Option<RevisionNumber>,
    touches: &[Subject],
) -> Result<Vec<Rejection>, AppError> {
    let Some(seen) = seen else {
        return Ok(Vec::new());
    };
    let newest = index.revision();
    if seen < RevisionNumber::FIRST || seen > newest {
        let message = format!("`revision` is {seen}: the record holds 1 to {newest}");
        return Err(Problem::at(["revision"], ProblemCode::Malformed, message).into());
    }
    let moved = touches.iter().filter_map(|touched| {
        let adopted = adopted_in(index, *touched)?;
        (adopted > seen).then(|| {
            let message = format!(
                "what this touches changed in revision {adopted}, and you have seen {seen}: look \
                 again"
            );
            Rejection::plain(Code::RevisionMoved, message)
                .at(["revision"])
                .about(*touched)
        })
    });
    Ok(moved.collect())
}

/// The revision that made a thing what it is; none where it is not there.
pub(crate) fn adopted_in(index: &Index, subject: Subject) -> Option<RevisionNumber> {
    let snapshot = index.snapshot();
    let role = |role: RoleRef| {
        let id = match role {
            RoleRef::Defined(id) => id,
            RoleRef::Core(circle, _) => circle.role(),
        };
        snapshot.roles.get(&id).map(|it| it.adopted_in)
    };
    match subject {
        Subject::Organization(_) => Some(snapshot.organization.adopted_in),
        Subject::Person(id) => snapshot.people.get(&id).map(|it| it.adopted_in),
        Subject::ServiceAccount(id) => snapshot.service_accounts.get(&id).map(|it| it.adopted_in),
        Subject::DecisionType(id) => snapshot.decision_types.get(&id).map(|it| it.adopted_in),
        Subject::Role(it) | Subject::Seat(SeatRef::Whole(it)) => role(it),
        Subject::Circle(id) => role(RoleRef::Defined(id.role())),
        Subject::Seat(seat @ SeatRef::Focused(_)) => index.seat_adopted_in(seat),
        Subject::Assignment(id) => {
            let held = snapshot.assignments.get(&id).map(|it| it.adopted_in);
            held.or_else(|| snapshot.offers.get(&id).map(|it| it.adopted_in))
        }
        Subject::Accountability(id) => snapshot.accountabilities.get(&id).map(|it| it.adopted_in),
        Subject::Domain(id) => snapshot.domains.get(&id).map(|it| it.adopted_in),
        Subject::ExternalDomain(id) => snapshot.external_domains.get(&id).map(|it| it.adopted_in),
        Subject::Policy(id) | Subject::Clause(id, _) => {
            snapshot.policies.get(&id).map(|it| it.adopted_in)
        }
        Subject::SpendControl(id) => snapshot.spend_controls.get(&id).map(|it| it.adopted_in),
        Subject::Link(id) => snapshot.links.get(&id).map(|it| it.adopted_in),
        Subject::Redirect(id) => snapshot.redirects.get(&id).map(|it| it.adopted_in),
    }
}
