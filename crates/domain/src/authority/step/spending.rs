//! Step 7: money. Control belongs to the seat's role (GOV-3.4.1). Entries with the same `for` are
//! limits that all hold; entries with different ones, and clauses that give money, are
//! alternatives: the best counts, never the sum.

use crate::{
    authority::{
        inquiry::Inquiry,
        judgement::Judgement,
        truth::{self, Truth, Unclear},
        verdict::{Blocker, Fact, Failed, Ground, Reason},
    },
    code::Code,
    ids::{PolicyId, RevisionNumber, RoleId},
    money::{Decimal, Money},
    rule,
    structure::{
        element::SpendLimit,
        policy::{ClauseKind, Hook},
        role::{RoleRef, SeatRef},
        scope::Scope,
    },
    subject::Subject,
    text::AttributeName,
};

/// Money that a role may use for a case, by one text or several with the same `for`.
#[derive(Clone, Debug)]
pub(in crate::authority) struct Alternative {
    /// The texts, each with its limit.
    pub(in crate::authority) limits: Vec<(Subject, SpendLimit)>,
    /// For which decisions.
    pub(in crate::authority) scopes: Vec<Scope>,
}

/// What an alternative gives for an amount.
enum Outcome {
    /// Up to this; none means without limit.
    Enough(Option<Money>),
    /// Only up to this.
    Short(Money),
    /// Nothing that could be compared.
    OtherCurrency,
    /// Cannot be told without this.
    Unclear(String),
    /// It is for other decisions.
    Elsewhere,
}

pub(in crate::authority) fn run(inquiry: &Inquiry<'_>, judgement: &mut Judgement) {
    let known = inquiry.index.catalogue().nearest(&inquiry.case.decision);
    // An amount on a type outside the catalogue counts as spending.
    let spends = known.is_none_or(|t| t.spends);
    if !spends {
        return;
    }
    let Some(amount) = inquiry.case.amount else {
        if known.is_some() {
            let missing = Some(Unclear::Missing(AttributeName::AMOUNT));
            judgement.ask(missing, rule::GOV_3_4_2, None, judgement.seating.circle);
        }
        return;
    };
    if amount.is_zero() {
        return;
    }
    settle(inquiry, judgement, amount);
}

fn settle(inquiry: &Inquiry<'_>, judgement: &mut Judgement, amount: Money) {
    let mut enough: Option<(Subject, Option<Money>)> = None;
    let mut short: Option<(Subject, Money)> = None;
    let mut other_currency = None;
    let mut unclear = None;
    for alternative in alternatives(inquiry, judgement.seating.seat) {
        let Some((element, _)) = alternative.limits.first().copied() else {
            continue;
        };
        match outcome(inquiry, &alternative, amount) {
            Outcome::Enough(limit) => {
                if enough.is_none_or(|(_, best)| more(limit, best)) {
                    enough = Some((element, limit));
                }
            }
            Outcome::Short(limit) => {
                if short.is_none_or(|(_, best)| more(Some(limit), Some(best))) {
                    short = Some((element, limit));
                }
            }
            Outcome::OtherCurrency => other_currency = other_currency.or(Some(element)),
            Outcome::Unclear(what) => unclear = unclear.or(Some((element, what))),
            Outcome::Elsewhere => {}
        }
    }
    if let Some((element, limit)) = enough {
        return judgement.rely(ground(inquiry, judgement, element, limit));
    }
    let circle = judgement.seating.circle;
    let mut block = |code, reason, element, failed| {
        judgement.block(Blocker {
            code,
            rule: rule::GOV_3_4_1,
            reason,
            element,
            failed,
            circle,
        });
    };
    let not_enough = Code::SpendNotAuthorized;
    match (short, other_currency, unclear) {
        (Some((element, limit)), _, _) => {
            let reason = Reason::Money(Some(limit), amount);
            block(
                not_enough,
                reason,
                Some(element),
                Some(Failed::Limit(limit)),
            );
        }
        (None, _, Some((element, what))) => {
            let reason = Reason::Money(None, amount);
            block(
                not_enough,
                reason,
                Some(element),
                Some(Failed::Missing(what)),
            );
        }
        (None, Some(element), None) => {
            let name = AttributeName::AMOUNT.to_owned();
            let failed = Failed::Currency(name.clone());
            block(
                Code::CurrencyMismatch,
                Reason::Currency(name),
                Some(element),
                Some(failed),
            );
        }
        (None, None, None) => block(not_enough, Reason::Money(None, amount), None, None),
    }
}

/// Whether a seat's money suffices for an amount in this case.
pub(in crate::authority) fn suffices(inquiry: &Inquiry<'_>, seat: SeatRef, amount: Money) -> bool {
    alternatives(inquiry, seat)
        .iter()
        .any(|a| matches!(outcome(inquiry, a, amount), Outcome::Enough(_)))
}

/// Whether one limit allows more than another; none means without limit.
fn more(a: Option<Money>, b: Option<Money>) -> bool {
    match (a, b) {
        (None, b) => b.is_some(),
        (Some(_), None) => false,
        (Some(a), Some(b)) => a.compare(b).is_some_and(std::cmp::Ordering::is_gt),
    }
}

fn ground(
    inquiry: &Inquiry<'_>,
    judgement: &Judgement,
    element: Subject,
    limit: Option<Money>,
) -> Ground {
    let snapshot = inquiry.index.snapshot();
    let (circle, since, rule) = match element {
        Subject::SpendControl(id) => (
            None,
            snapshot.spend_controls.get(&id).map(|c| c.adopted_in),
            rule::GOV_3_4_1,
        ),
        Subject::Clause(id, _) => {
            let policy = snapshot.policies.get(&id);
            (
                policy.map(|p| p.circle),
                policy.map(|p| p.adopted_in),
                rule::GOV_3_4_8,
            )
        }
        Subject::Accountability(_)
        | Subject::Assignment(_)
        | Subject::Circle(_)
        | Subject::DecisionType(_)
        | Subject::Domain(_)
        | Subject::ExternalDomain(_)
        | Subject::Link(_)
        | Subject::Organization(_)
        | Subject::Person(_)
        | Subject::Policy(_)
        | Subject::Redirect(_)
        | Subject::Role(_)
        | Subject::Seat(_)
        | Subject::ServiceAccount(_) => (None, None, rule::GOV_3_4_1),
    };
    Ground {
        fact: Fact::Money(limit),
        rule,
        element,
        circle: circle.or(Some(judgement.seating.circle)),
        since: since.unwrap_or(RevisionNumber::FIRST),
    }
}

/// Every money that a seat might use, whatever the case: its role's, and what clauses give.
pub(in crate::authority) fn alternatives(inquiry: &Inquiry<'_>, seat: SeatRef) -> Vec<Alternative> {
    let Some(RoleRef::Defined(role)) = inquiry.index.snapshot().role_of_seat(seat) else {
        return Vec::new();
    };
    let given = inquiry.index.money_clauses_of(role).iter();
    let given = given.filter_map(|(policy, at)| given_to(inquiry, *policy, *at, seat));
    own_control(inquiry, role)
        .into_iter()
        .chain(given)
        .collect()
}

/// The money that a clause gives to a seat, where it reaches it.
fn given_to(
    inquiry: &Inquiry<'_>,
    policy: PolicyId,
    at: usize,
    seat: SeatRef,
) -> Option<Alternative> {
    let (policy, clause) = inquiry.index.clause(policy, at)?;
    if !inquiry.reaches_seat(policy.circle, clause.local, seat) {
        return None;
    }
    let element = Subject::Clause(policy.id, at);
    match &clause.kind {
        ClauseKind::Grant(grant) => Some(Alternative {
            limits: vec![(element, grant.spend?)],
            scopes: vec![grant.scope.clone()],
        }),
        ClauseKind::Override(Hook::Spending { limit, scopes, .. }) => Some(Alternative {
            limits: vec![(element, *limit)],
            scopes: crate::index::scopes_or_every(scopes).to_vec(),
        }),
        ClauseKind::Override(_) | ClauseKind::Constrain(_) | ClauseKind::DomainAccess(_) => None,
    }
}

/// The role's own control, grouped by `for`.
fn own_control(inquiry: &Inquiry<'_>, role: RoleId) -> Vec<Alternative> {
    let snapshot = inquiry.index.snapshot();
    let mut groups: Vec<Alternative> = Vec::new();
    for id in inquiry.index.spend_controls_of(role) {
        let Some(control) = snapshot.spend_controls.get(&id) else {
            continue;
        };
        let scopes = crate::index::scopes_or_every(&control.scopes);
        let mut scopes: Vec<Scope> = scopes.iter().map(Scope::normal).collect();
        scopes.sort();
        scopes.dedup();
        let limit = (Subject::SpendControl(id), control.limit);
        match groups.iter_mut().find(|g| g.scopes == scopes) {
            Some(group) => group.limits.push(limit),
            None => groups.push(Alternative {
                limits: vec![limit],
                scopes,
            }),
        }
    }
    groups
}

fn outcome(inquiry: &Inquiry<'_>, alternative: &Alternative, amount: Money) -> Outcome {
    let case = inquiry.case;
    let speaks = inquiry.said_by(&alternative.scopes);
    match speaks.map(|s| s.truth) {
        Some(Truth::True) => {}
        Some(Truth::Unknown) => {
            let when = speaks.map_or(&[] as &[_], |s| s.scope.when.as_slice());
            return match truth::unclear(when, case) {
                Some(Unclear::Currency(_)) => Outcome::OtherCurrency,
                Some(Unclear::Missing(name)) => Outcome::Unclear(name.to_owned()),
                None => Outcome::Elsewhere,
            };
        }
        Some(Truth::False) | None => return Outcome::Elsewhere,
    }
    let comparable: Vec<_> = alternative
        .limits
        .iter()
        .filter(|(_, l)| l.most.is_none_or(|m| m.currency() == amount.currency()))
        .collect();
    // Limits that all hold: one in another currency is not met by another that says "unlimited".
    let bounded = alternative.limits.iter().filter(|(_, l)| l.most.is_some());
    let only_others = comparable.iter().all(|(_, l)| l.most.is_none()) && bounded.count() > 0;
    if comparable.is_empty() || only_others {
        return Outcome::OtherCurrency;
    }
    if comparable.iter().any(|(_, l)| l.per.by_customer()) && case.customer_ref.is_none() {
        return Outcome::Unclear("customerRef".to_owned());
    }
    let least = comparable
        .iter()
        .filter_map(|(element, limit)| Some(left(inquiry, *element, *limit, limit.most?)))
        .reduce(|a, b| if more(Some(a), Some(b)) { b } else { a });
    match least {
        Some(least) if more(Some(amount), Some(least)) => Outcome::Short(least),
        least => Outcome::Enough(least),
    }
}

/// What is left of a limit after what was spent in the running period.
fn left(inquiry: &Inquiry<'_>, element: Subject, limit: SpendLimit, most: Money) -> Money {
    let spent = inquiry
        .live
        .spent
        .iter()
        .filter(|s| s.under == element && s.per == limit.per)
        .filter(|s| s.amount.currency() == most.currency())
        .map(|s| s.amount.amount())
        .try_fold(Decimal::ZERO, Decimal::checked_add);
    let left = spent
        .and_then(|spent| most.amount().checked_sub(spent))
        .unwrap_or_default();
    Money::new(left.max(Decimal::ZERO), most.currency()).unwrap_or(most)
}

/// What is left of each limit of an alternative; none means without limit.
pub(in crate::authority) fn remaining(
    inquiry: &Inquiry<'_>,
    alternative: &Alternative,
) -> Vec<Option<Money>> {
    let left_of = |(element, limit): &(Subject, SpendLimit)| {
        limit.most.map(|most| left(inquiry, *element, *limit, most))
    };
    alternative.limits.iter().map(left_of).collect()
}
