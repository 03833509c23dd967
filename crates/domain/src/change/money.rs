//! A circle gives only the money that it controls (GOV-3.2.6, GOV-3.4.1).

use super::{element::part_path, owner::is_inside, plan::Draft};
use crate::{
    authority::boxes,
    code::Code,
    ids::{CircleId, RoleId, SpendControlId},
    index::scopes_or_every,
    money::Money,
    rejection::Rejection,
    rule,
    structure::{
        element::{Period, SpendControl, SpendLimit},
        policy::{Clause, ClauseKind, Grant, Hook, Policy},
        scope::Scope,
    },
    subject::Subject,
};
use std::borrow::Cow;

/// Money by one text, or by several for the same decisions, whose limits all hold. Of several such
/// the best counts, never the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Allowance {
    texts: Vec<SpendControlId>,
    limits: Vec<SpendLimit>,
    scopes: Vec<Scope>,
}

/// What is given, and where it is said.
pub(super) struct Given<'a> {
    /// The text that gives it.
    pub(super) subject: Subject,
    /// Its place inside the edit.
    pub(super) path: &'a [Cow<'static, str>],
}

/// Refuses money that a role comes to control by an edit: neither what it had before, or less of
/// it, nor what the circle controls. Limits for the same decisions bind together, so that only the
/// whole edit tells, and that one of them taken away is more money.
pub(super) fn refuse_more(
    draft: &mut Draft<'_>,
    role: RoleId,
    before: &[SpendControl],
    edits: &[(usize, SpendControlId)],
) {
    let before = allowances(before);
    let after = allowances(&controls_of(draft, role)).into_iter();
    for more in after.filter(|it| !leave_room(&before, it)) {
        let named = edits.iter().find(|(_, id)| more.texts.contains(id));
        if let Some((at, id)) = named.or(edits.last()) {
            let (subject, path) = (Subject::SpendControl(*id), &part_path(*at));
            held(draft, draft.circle, &more, &Given { subject, path });
        }
    }
}

/// Whether a clause gives no money, or none that its circle lacks; says why not otherwise
/// (GOV-3.4.8).
pub(super) fn may_give(
    draft: &mut Draft<'_>,
    circle: CircleId,
    clause: &Clause,
    given: &Given<'_>,
) -> bool {
    clause_gives(clause).is_none_or(|(_, it)| held(draft, circle, &it, given))
}

/// The money that a role controls by itself.
pub(super) fn controls_of(draft: &Draft<'_>, role: RoleId) -> Vec<SpendControl> {
    let all = draft.now.spend_controls.values().map(|it| &it.value);
    all.filter(|it| it.role == role).cloned().collect()
}

/// Whether a circle controls as much as it would give. The anchor controls all there is
/// (GOV-1.3.1).
fn held(draft: &mut Draft<'_>, circle: CircleId, it: &Allowance, given: &Given<'_>) -> bool {
    let own = controlled(draft, circle);
    if draft.index.anchor() == Some(circle.role()) || leave_room(&own, it) {
        return true;
    }
    let name = draft.circle_name(circle);
    let message = if own.is_empty() {
        format!("{name} controls no money that it could give: propose it in the circle around")
    } else {
        let own: Vec<String> = own.iter().map(words).collect();
        format!(
            "{name} controls {}, so it can not give {} for these decisions",
            own.join(", or "),
            words(it)
        )
    };
    let refusal = Rejection::by(rule::GOV_3_2_6, Code::GrantExceedsHolder, message);
    draft.refuse(refusal.about(given.subject).within(given.path));
    false
}

/// What a circle's own role may spend: by its definition, and by policies of circles around it;
/// not what a circle grants itself.
fn controlled(draft: &Draft<'_>, circle: CircleId) -> Vec<Allowance> {
    let role = circle.role();
    let source = draft.now.roles.get(&role).and_then(|it| it.source);
    let policies = draft.now.policies.values().map(|it| &it.value);
    let reaches = |policy: &Policy, clause: &Clause| {
        if clause.local {
            source == Some(policy.circle)
        } else {
            is_inside(&draft.now, circle, policy.circle)
        }
    };
    let clauses = policies.flat_map(|policy| policy.clauses.iter().map(move |it| (policy, it)));
    let given = clauses.filter_map(|(policy, clause)| {
        let (to, it) = clause_gives(clause)?;
        (to.contains(&role) && reaches(policy, clause)).then_some(it)
    });
    let own = allowances(&controls_of(draft, role));
    own.into_iter().chain(given).collect()
}

/// The money that a clause gives, with whom it gives it to.
fn clause_gives(clause: &Clause) -> Option<(&[RoleId], Allowance)> {
    let (to, limit, scopes) = match &clause.kind {
        ClauseKind::Grant(Grant { spend, scope, to }) => {
            (to.as_slice(), (*spend)?, std::slice::from_ref(scope))
        }
        ClauseKind::Override(Hook::Spending { to, limit, scopes }) => {
            let scopes = scopes_or_every(scopes);
            (std::slice::from_ref(to), *limit, scopes)
        }
        ClauseKind::Override(_) | ClauseKind::Constrain(_) | ClauseKind::DomainAccess(_) => {
            return None;
        }
    };
    let gives = Allowance {
        texts: Vec::new(),
        limits: vec![limit],
        scopes: scopes.to_vec(),
    };
    Some((to, gives))
}

/// A role's own money, by the decisions that it is for.
fn allowances(controls: &[SpendControl]) -> Vec<Allowance> {
    let mut found: Vec<Allowance> = Vec::new();
    for control in controls {
        let scopes = scopes_or_every(&control.scopes).iter().map(Scope::normal);
        let mut scopes: Vec<Scope> = scopes.collect();
        scopes.sort();
        scopes.dedup();
        match found.iter_mut().find(|it| it.scopes == scopes) {
            Some(same) => {
                same.texts.push(control.id);
                same.limits.push(control.limit);
            }
            None => found.push(Allowance {
                texts: vec![control.id],
                limits: vec![control.limit],
                scopes,
            }),
        }
    }
    found
}

/// Whether for each of its decisions money leaves room for other money.
fn leave_room(own: &[Allowance], given: &Allowance) -> bool {
    given.scopes.iter().all(|part| {
        own.iter().any(|it| {
            let covers = it.scopes.iter().any(|whole| boxes::contains(whole, part));
            covers && binds(&it.limits, &given.limits)
        })
    })
}

/// Whether limits keep what other limits allow: in each currency that they allow something in,
/// every one of the own limits follows from one of theirs. Currencies are never compared, and money
/// of one is no money of another.
fn binds(own: &[SpendLimit], given: &[SpendLimit]) -> bool {
    let (own, given) = (bounded(own), bounded(given));
    if own.is_empty() {
        return true;
    }
    let within = |most: Money, per: Period| {
        given.iter().any(|(it, over)| {
            it.currency() == most.currency() && it.amount() <= most.amount() && spans(*over, per)
        })
    };
    let fits = |(it, _): &(Money, Period)| {
        let mut same = own
            .iter()
            .filter(|(most, _)| most.currency() == it.currency())
            .peekable();
        same.peek().is_some() && same.all(|(most, per)| within(*most, *per))
    };
    !given.is_empty() && given.iter().all(fits)
}

fn bounded(limits: &[SpendLimit]) -> Vec<(Money, Period)> {
    let bounded = limits.iter().filter_map(|it| Some((it.most?, it.per)));
    bounded.collect()
}

/// Whether what is counted over one span is counted over the other too, so that an amount for the
/// first is at most that amount for the second.
const fn spans(over: Period, per: Period) -> bool {
    match per {
        Period::Case => true,
        Period::Day => matches!(over, Period::Day | Period::Month | Period::Year),
        Period::Month => matches!(over, Period::Month | Period::Year),
        Period::Year => matches!(over, Period::Year),
        Period::CustomerMonth => !matches!(over, Period::Case | Period::Day),
        Period::CustomerYear => matches!(over, Period::CustomerYear | Period::Year),
    }
}

fn words(it: &Allowance) -> String {
    let limits = it.limits.iter().map(|limit| {
        let per = limit.per.as_str().replace('_', " and ");
        limit.most.map_or_else(
            || "money without limit".to_owned(),
            |most| format!("{most} per {per}"),
        )
    });
    let limits: Vec<String> = limits.collect();
    limits.join(" and at most ")
}
