//! Whether policies allow one more assignment (GOV-2.1.7). An offer takes nobody's place: of two
//! that one place is left for, the one who accepts first has it.

use crate::{
    act::World,
    check::narrowing,
    code::Code,
    ids::{AssignmentId, RoleId},
    index::Index,
    rejection::Rejection,
    rule,
    structure::assignment::{Assignment, Served},
    subject::Subject,
};

/// Whether a policy counts the terms that people have behind them (GOV-2.1.7). Where none does,
/// what somebody held once is nothing that an act is judged by.
pub fn terms_count(index: &Index) -> bool {
    narrowing::all(index)
        .iter()
        .any(narrowing::Narrowing::counts_terms)
}

/// What policies of the circle, and of those above, do not allow of an assignment; `instead` is one
/// that would end with it, `served` are earlier terms that the structure does not hold any more.
pub(super) fn refusals(
    world: World<'_>,
    role: RoleId,
    wanted: &Assignment,
    instead: Option<AssignmentId>,
    served: &[Served],
) -> Vec<Rejection> {
    let index = world.index;
    let standing = narrowing::standing(index, role, world.now);
    let mut with: Vec<Assignment> = standing
        .iter()
        .filter(|a| Some(a.id) != instead && a.id != wanted.id)
        .cloned()
        .collect();
    with.push(wanted.clone());
    let mut refusals = Vec::new();
    for narrowing in narrowing::all(index) {
        if !narrowing.reaches(index, role) {
            continue;
        }
        let already = narrowing.breaches(index, world.now, &standing, served);
        for breach in narrowing.breaches(index, world.now, &with, served) {
            let known = already
                .iter()
                .any(|b| b.assignment == breach.assignment && b.limit == breach.limit);
            if known && breach.assignment != wanted.id {
                continue;
            }
            let circle = index.circle_name(narrowing.policy.circle);
            let message = format!(
                "policy `{}` of {circle} does not allow this: {}",
                narrowing.policy.key, breach.message
            );
            refusals.push(
                Rejection::by(rule::GOV_2_1_7, Code::AssignmentPolicy, message)
                    .at([breach.limit.field()])
                    .about(Subject::Policy(narrowing.policy.id)),
            );
        }
    }
    refusals
}
