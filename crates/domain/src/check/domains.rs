//! Domains are exclusive, and delegated only by who holds them.

use super::Finding;
use crate::{
    authority::boxes,
    code::Code,
    ids::{CircleId, DomainId},
    index::Index,
    rule,
    structure::{
        domain::{Domain, Reach},
        role::RoleRef,
    },
    subject::Subject,
    text::DecisionKey,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    held_once(index, found);
    delegations(index, found);
}

/// Every part of a domain, held against the whole.
pub(super) fn delegations(index: &Index, found: &mut Vec<Finding>) {
    for domain in index.snapshot().domains.values() {
        if let Some(parent) = domain.delegated_from {
            delegated_by_holder(index, domain, parent, found);
        }
    }
}

/// GOV-1.1.3: within a circle, no words and no scope twice; what merely overlaps is untidy.
fn held_once(index: &Index, found: &mut Vec<Finding>) {
    let mut by_circle: BTreeMap<Option<CircleId>, Vec<&Domain>> = BTreeMap::new();
    for domain in index.snapshot().domains.values() {
        by_circle
            .entry(index.home_of(domain.holder, domain.added_by))
            .or_default()
            .push(domain);
    }
    for domains in by_circle.values() {
        let mut earlier = Earlier::default();
        for second in domains {
            for at in earlier.like(second) {
                if let Some(first) = domains.get(at) {
                    compare(index, first, second, found);
                }
            }
            earlier.add(second);
        }
    }
}

/// The domains of a circle that were seen already, by their words and by the keys of their scopes:
/// each is held only against those that could be the same, however many there are.
#[derive(Debug, Default)]
struct Earlier {
    count: usize,
    by_words: BTreeMap<String, Vec<usize>>,
    by_key: BTreeMap<Option<DecisionKey>, Vec<usize>>,
}

impl Earlier {
    fn add(&mut self, domain: &Domain) {
        let said = words(domain.text.as_str());
        self.by_words.entry(said).or_default().push(self.count);
        for scope in &domain.covers {
            let on = self.by_key.entry(scope.decision.clone()).or_default();
            on.push(self.count);
        }
        self.count += 1;
    }

    /// Those with the same words, or a scope that could share a decision.
    fn like(&self, domain: &Domain) -> BTreeSet<usize> {
        let said = words(domain.text.as_str());
        let mut found: BTreeSet<usize> = BTreeSet::new();
        found.extend(self.by_words.get(&said).into_iter().flatten());
        for scope in &domain.covers {
            let Some(key) = &scope.decision else {
                found.extend(self.by_key.values().flatten());
                continue;
            };
            let above = std::iter::successors(Some(key.clone()), DecisionKey::parent);
            for wider in std::iter::once(None).chain(above.map(Some)) {
                found.extend(self.by_key.get(&wider).into_iter().flatten());
            }
            let narrower = self.by_key.range(Some(key.clone())..);
            let narrower = narrower.take_while(|(on, _)| {
                on.as_ref()
                    .is_some_and(|on| on.as_str().starts_with(key.as_str()))
            });
            found.extend(narrower.flat_map(|(_, at)| at));
        }
        found
    }
}

fn compare(index: &Index, first: &Domain, second: &Domain, found: &mut Vec<Finding>) {
    let subject = Subject::Domain(second.id);
    let holder = index.role_name(first.holder);
    let same_scope = second
        .covers
        .iter()
        .any(|b| first.covers.iter().any(|a| a.normal() == b.normal()));
    if words(first.text.as_str()) == words(second.text.as_str()) || same_scope {
        found.push(Finding::broken(
            rule::GOV_1_1_3,
            Code::DomainAlreadyHeld,
            subject,
            format!("{holder} already controls this: domain `{}`", first.key),
            "remove or narrow one of the two, or share access with a policy",
        ));
    } else if second
        .covers
        .iter()
        .any(|b| first.covers.iter().any(|a| boxes::overlaps(a, b)))
    {
        found.push(Finding::untidy(
            subject,
            format!(
                "overlaps domain `{}` of {holder}: a case in both needs both permissions",
                first.key
            ),
            "narrow the scopes so that each case has one controller",
        ));
    }
}

fn words(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// GOV-3.3.9: only part of what the circle itself holds can be placed on a role inside.
fn delegated_by_holder(index: &Index, domain: &Domain, parent: DomainId, found: &mut Vec<Finding>) {
    let Some(parent) = index.snapshot().domains.get(&parent) else {
        return;
    };
    let subject = Subject::Domain(domain.id);
    let mut broken = |message: String, hint: &str| {
        found.push(Finding::broken(
            rule::GOV_3_3_9,
            Code::DomainNotHeld,
            subject,
            message,
            hint,
        ));
    };
    if runs_in_a_circle(index, domain.id) {
        broken(
            "is delegated from itself".to_owned(),
            "name the domain of a circle around",
        );
        return;
    }
    // What a link added was placed by the link's target, wherever the linked role is (GOV-1.5.3).
    let home = index.home_of(domain.holder, domain.added_by);
    let around = match parent.holder {
        RoleRef::Defined(role) => {
            home.is_some_and(|home| index.is_or_contains(CircleId::inside(role), home))
        }
        RoleRef::Core(..) => false,
    };
    if !around {
        let (outer, inner) = (
            index.role_name(parent.holder),
            index.role_name(domain.holder),
        );
        broken(
            format!(
                "is delegated from `{}`, but its holder {outer} is no circle around {inner}",
                parent.key
            ),
            "name a domain that a circle around holds, or mark this one internal",
        );
    }
    if parent.reach == Reach::Internal && domain.reach == Reach::Organization {
        broken(
            format!(
                "binds the whole organization, but `{}` is internal",
                parent.key
            ),
            "mark it internal as well",
        );
    }
    let within = |part| {
        parent
            .covers
            .iter()
            .any(|whole| boxes::contains(whole, part))
    };
    if !parent.covers.is_empty() && !domain.covers.iter().all(within) {
        broken(
            format!("reaches beyond `{}`, which it is a part of", parent.key),
            "narrow its scope to that of the domain it is delegated from",
        );
    }
}

fn runs_in_a_circle(index: &Index, start: DomainId) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = Some(start);
    while let Some(domain) = next {
        if !seen.insert(domain) {
            return true;
        }
        next = index
            .snapshot()
            .domains
            .get(&domain)
            .and_then(|d| d.delegated_from);
    }
    false
}
