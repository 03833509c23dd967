//! What adopting a list of edits comes to, whole: the next revision, or everything that stands in
//! its way. The same judgement tells a draft what is wrong with it, a reader what it would change,
//! and makes the change.

use super::{Change, Plan, Site, path::spelt_out, plan, plan::place};
use crate::{
    act::{Acting, Decided, Settled, World, settle_as},
    event::Cause,
    ids::{CircleId, ProposalId},
    index::Index,
    rejection::Rejection,
    structure::role::SeatRef,
    subject::Subject,
};
use std::borrow::Cow;

/// What an adoption comes to.
#[derive(Debug)]
pub struct Adoption {
    /// The edits, held against the structure.
    pub plan: Plan,
    /// The next revision and the structure after it.
    pub settled: Settled,
}

/// GOV-4.7.4: every edit of a proposal at once, as one revision by its proposer. Refused, with the
/// place of each reason in the list, where an edit can not be made or a rule would be broken by the
/// structure that comes of all.
pub fn adopt(
    world: World<'_>,
    what: (ProposalId, Site<'_>),
    whose: (Acting, Option<SeatRef>),
    changes: &[Change],
) -> Result<Adoption, Vec<Rejection>> {
    let spelt = |it| spelt_out(changes, it);
    judge(world, what, whose, changes).map_err(|all| all.into_iter().map(spelt).collect())
}

/// The same, with edits, parts and clauses counted.
pub(super) fn judge(
    world: World<'_>,
    (proposal, site): (ProposalId, Site<'_>),
    (proposer, seat): (Acting, Option<SeatRef>),
    changes: &[Change],
) -> Result<Adoption, Vec<Rejection>> {
    let plan = plan(world.index, site, changes)?;
    let decided = Decided {
        cause: Cause::Proposal(proposal),
        seat,
        events: plan.events.clone(),
        directory: Vec::new(),
        subject: None,
    };
    let settled = settle_as(world, proposer, decided, &|after, finding| {
        is_own(after, site.circle, finding.subject)
    });
    let settled = settled.map_err(|refusals| placed(refusals, &plan, changes))?;
    Ok(Adoption { plan, settled })
}

/// Whether what holds no more is the circle's affair: a clause of one of its policies, or of one
/// that it makes, changes or moves; a role that it holds. What becomes of what other circles said
/// is theirs to mend and forbids it nothing (GOV-4.1.2, A-27), nor do assignments made before a
/// limit on them (GOV-2.1.7).
fn is_own(after: &Index, circle: CircleId, subject: Subject) -> bool {
    if let Subject::Clause(policy, _) = subject {
        let policy = after.snapshot().policies.get(&policy);
        policy.is_some_and(|it| it.circle == circle || it.adopted_in == after.revision())
    } else if let Subject::Role(role) = subject {
        after.seated_in(role) == Some(circle)
    } else {
        false
    }
}

/// Says of each finding to which edit it belongs, as far as one of them speaks of its subject.
fn placed(refusals: Vec<Rejection>, plan: &Plan, changes: &[Change]) -> Vec<Rejection> {
    let says_clauses = |policy| {
        let at = plan.places.get(&Subject::Policy(policy));
        let change = at.and_then(|at| changes.get(*at));
        matches!(
            change,
            Some(Change::PolicyAdopt(_) | Change::PolicyAmend(_))
        )
    };
    let told = refusals.into_iter().map(|refusal| {
        let (subject, inner) = match refusal.subject {
            Some(Subject::Clause(policy, at)) if says_clauses(policy) => (
                Some(Subject::Policy(policy)),
                vec![Cow::Borrowed("clauses"), Cow::Owned(at.to_string())],
            ),
            Some(Subject::Clause(policy, _)) => (Some(Subject::Policy(policy)), Vec::new()),
            other => (other, Vec::new()),
        };
        match subject.and_then(|it| plan.places.get(&it)) {
            Some(at) => refusal.within(&inner).within(&place(*at)),
            None => refusal.within(&[Cow::Borrowed("changes")]),
        }
    });
    told.collect()
}
