//! A circle gives only the money that it controls (GOV-3.2.6, GOV-3.4.1).

use super::{owner::is_inside, plan::Draft};
use crate::{
    authority::boxes,
    code::Code,
    ids::CircleId,
    index::scopes_or_every,
    rejection::Rejection,
    rule,
    structure::{
        element::{Period, SpendLimit},
        policy::{ClauseKind, Grant, Hook},
        role::RoleRef,
        scope::Scope,
    },
    subject::Subject,
};
use std::borrow::Cow;

/// Money: how much, and for which decisions; none named means for every one.
pub(super) type Given<'a> = (SpendLimit, &'a [Scope]);

/// Whether a circle controls as much as it would give; says why not otherwise. The anchor controls
/// all there is (GOV-1.3.1). Limits are held against each other one by one: several that bind a
/// circle together are not yet added up.
pub(super) fn held(
    draft: &mut Draft<'_>,
    circle: CircleId,
    given: Given<'_>,
    path: &[Cow<'static, str>],
) -> bool {
    let role = circle.role();
    let own = controlled(draft, circle);
    let enough = |(limit, scopes): &(SpendLimit, Vec<Scope>)| within((*limit, scopes), given);
    if draft.index.anchor() == Some(role) || own.iter().any(enough) {
        return true;
    }
    let name = draft.circle_name(circle);
    let message = if own.is_empty() {
        format!("{name} controls no money that it could give: propose it in the circle around")
    } else {
        let own: Vec<String> = own.iter().map(|(limit, _)| words(*limit)).collect();
        format!(
            "{name} controls {}, so it can not give {} for these decisions",
            own.join(" and "),
            words(given.0)
        )
    };
    let refusal = Rejection::by(rule::GOV_3_2_6, Code::GrantExceedsHolder, message);
    let refusal = refusal.about(Subject::Role(RoleRef::Defined(role)));
    draft.refuse(refusal.within(path));
    false
}

/// What a circle's own role may spend: by its definition, and by policies of circles around it;
/// not what a circle grants itself.
fn controlled(draft: &Draft<'_>, circle: CircleId) -> Vec<(SpendLimit, Vec<Scope>)> {
    let role = circle.role();
    let own = draft.now.spend_controls.values();
    let own = own.filter(|it| it.role == role);
    let own = own.map(|it| (it.limit, it.scopes.clone()));
    let around = draft.now.policies.values();
    let around = around.filter(|it| is_inside(&draft.now, circle, it.circle));
    let clauses = around.flat_map(|it| &it.clauses);
    own.chain(clauses.filter_map(|clause| match &clause.kind {
        ClauseKind::Grant(Grant {
            spend: Some(limit),
            scope,
            to,
        }) => to.contains(&role).then(|| (*limit, vec![scope.clone()])),
        ClauseKind::Override(Hook::Spending { to, limit, scopes }) => {
            (*to == role).then(|| (*limit, scopes.clone()))
        }
        ClauseKind::Grant(_)
        | ClauseKind::Override(_)
        | ClauseKind::Constrain(_)
        | ClauseKind::DomainAccess(_) => None,
    }))
    .collect()
}

/// Whether money leaves room for other money: for all its decisions, in the same currency, counted
/// over the same span, and no less.
pub(super) fn within((own, scopes): Given<'_>, (given, parts): Given<'_>) -> bool {
    let covers = |part: &Scope| {
        scopes_or_every(scopes)
            .iter()
            .any(|it| boxes::contains(it, part))
    };
    let enough = match (own.most, given.most) {
        (None, _) => own.per == given.per || own.per == Period::Case,
        (Some(_), None) => false,
        (Some(own_most), Some(most)) => {
            own.per == given.per
                && own_most.currency() == most.currency()
                && own_most.amount() >= most.amount()
        }
    };
    enough && scopes_or_every(parts).iter().all(covers)
}

fn words(limit: SpendLimit) -> String {
    let per = limit.per.as_str().replace('_', " and ");
    limit.most.map_or_else(
        || "money without limit".to_owned(),
        |most| format!("{most} per {per}"),
    )
}
