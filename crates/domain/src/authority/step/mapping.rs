//! Step 3: something ties the decision to the seat's role (GOV-3.1.1, GOV-3.6.2): an
//! accountability, a domain of its own or a grant whose scope is true, inside the seat's focus.

use crate::{
    authority::{
        inquiry::{Inquiry, Spoken, exactness},
        judgement::{Judgement, Seating},
        truth::{Truth, Unclear},
        verdict::{Fact, Ground, Reason},
    },
    code::Code,
    ids::PersonId,
    index::{Leads, ScopeSource},
    rule,
    structure::role::RoleRef,
    subject::Subject,
};

/// What ties a seat's role to the case.
pub(in crate::authority) struct Ties<'a> {
    certain: Vec<(ScopeSource, Spoken<'a>)>,
}

impl Ties<'_> {
    /// Whether the seat is tied: its role is, inside its focus.
    pub(in crate::authority) fn reach(&self, seating: &Seating) -> bool {
        self.hold() && seating.focus == Truth::True
    }

    /// Whether the role is tied.
    pub(in crate::authority) const fn hold(&self) -> bool {
        !self.certain.is_empty()
    }
}

pub(in crate::authority) fn ties<'a>(inquiry: &Inquiry<'a>, seating: &Seating) -> Ties<'a> {
    let index = inquiry.index;
    let snapshot = index.snapshot();
    let covered_inside = inquiry.is_covered_inside(seating.role);
    let mut sources = Vec::new();
    for id in index.accountabilities_of(seating.role) {
        let Some(it) = snapshot.accountabilities.get(&id) else {
            continue;
        };
        if !covered_inside && inquiry.has_part(seating.seat, it.added_by) {
            sources.push(ScopeSource::Accountability(id));
        }
    }
    for id in index.domains_of(seating.role) {
        let domain = snapshot.domains.get(&id);
        if domain.is_some_and(|d| inquiry.has_part(seating.seat, d.added_by)) {
            sources.push(ScopeSource::Domain(id));
        }
    }
    for (source, _) in inquiry.beside_accountabilities() {
        if let ScopeSource::Grant(policy, at) = source
            && inquiry.is_granted(policy, at, seating.seat)
        {
            sources.push(source);
        }
    }
    let spoken: Vec<_> = sources
        .into_iter()
        .filter_map(|s| Some((s, inquiry.spoken(s)?)))
        .collect();
    let certain = spoken
        .into_iter()
        .filter(|(_, s)| s.truth == Truth::True)
        .collect();
    Ties { certain }
}

/// What keeps it open whether some seat that the person leads, or would were more known, is tied to
/// the case. As long as it is open a statement ties no other seat instead: leaving a fact out never
/// widens authority.
pub(in crate::authority) fn open_tie<'a>(
    inquiry: &Inquiry<'a>,
    person: PersonId,
) -> Option<Unclear<'a>> {
    inquiry.roles_spoken_of().into_iter().find_map(|role| {
        let index = inquiry.index;
        let unclear = inquiry.unclear_of(role)?;
        let around = index
            .circles_containing(role)
            .map(|c| RoleRef::Defined(c.role()));
        let mut known = Leads::new();
        let concerned = std::iter::once(role).chain(around).any(|r| {
            index
                .leads_within(r, &inquiry.watch, &|_| Truth::True, &mut known)
                .iter()
                .any(|l| l.person == person)
        });
        concerned.then_some(unclear)
    })
}

pub(in crate::authority) fn run(inquiry: &Inquiry<'_>, ties: &Ties<'_>, judgement: &mut Judgement) {
    judgement.tied = ties.reach(&judgement.seating);
    for (source, spoken) in &ties.certain {
        judgement.exactness = judgement.exactness.max(exactness(spoken.scope));
        if let Some(ground) = ground(inquiry, *source) {
            judgement.rely(ground);
        }
    }
    if !ties.hold() {
        let (code, reason) = if inquiry.is_mentioned() {
            (Code::Unmapped, Reason::NotTied(judgement.seating.role))
        } else {
            (
                Code::UngovernedDecision,
                Reason::Ungoverned(inquiry.case.decision.clone()),
            )
        };
        judgement.block_here(code, rule::GOV_3_6_2, reason, None);
    }
}

fn ground(inquiry: &Inquiry<'_>, source: ScopeSource) -> Option<Ground> {
    let index = inquiry.index;
    let snapshot = index.snapshot();
    Some(match source {
        ScopeSource::Accountability(id) => {
            let it = snapshot.accountabilities.get(&id)?;
            Ground {
                fact: Fact::Accountable,
                rule: rule::GOV_3_1_1,
                element: Subject::Accountability(id),
                circle: index.home_of(it.role, it.added_by),
                since: it.adopted_in,
            }
        }
        ScopeSource::Domain(id) => {
            let it = snapshot.domains.get(&id)?;
            Ground {
                fact: Fact::OwnDomain,
                rule: rule::GOV_3_3_1,
                element: Subject::Domain(id),
                circle: index.home_of(it.holder, it.added_by),
                since: it.adopted_in,
            }
        }
        ScopeSource::Grant(policy, at) => {
            let it = snapshot.policies.get(&policy)?;
            Ground {
                fact: Fact::Granted,
                rule: rule::GOV_3_2_2,
                element: Subject::Clause(policy, at),
                circle: Some(it.circle),
                since: it.adopted_in,
            }
        }
        ScopeSource::External(_)
        | ScopeSource::Constraint(..)
        | ScopeSource::Access(..)
        | ScopeSource::Control(_)
        | ScopeSource::Spending(..) => return None,
    })
}
