//! Clauses that open a domain.

use super::{people, people_names, role_names, roles};
use crate::{
    context::Shown,
    object::{domain::Domain, person::Person, role::Role, scope},
    page::Item as _,
};
use async_graphql::{ComplexObject, SimpleObject};
use std::sync::Arc;
use zirkel_domain::{
    change::Names,
    structure::policy::{self, DomainAccess},
};

/// Opens a domain to those who do not control it. It clears the domain's permission only; a person
/// named in it still needs a seat.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub(crate) struct DomainAccessClause {
    /// In words, made from the data.
    pub(crate) text: String,
    /// Whether it reaches only roles directly in the circle (GOV-3.2.3).
    pub(crate) local: bool,
    /// Whether a sub-circle may override it.
    pub(crate) may_override: bool,
    #[graphql(skip)]
    shown: Shown,
    #[graphql(skip)]
    it: DomainAccess,
}

impl DomainAccessClause {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        clause: &policy::Clause,
        it: &DomainAccess,
    ) -> Self {
        let domain = names.domain(it.domain);
        let whom = [
            role_names(names, &it.roles),
            people_names(names, &it.people),
        ];
        let whom: Vec<String> = whom.into_iter().filter(|it| !it.is_empty()).collect();
        let decisions = scope::words(&it.scope);
        Self {
            text: format!(
                "{} may use the domain `{domain}` for {decisions}",
                whom.join(", ")
            ),
            local: clause.local,
            may_override: clause.may_override,
            shown: Arc::clone(shown),
            it: it.clone(),
        }
    }
}

#[ComplexObject]
impl DomainAccessClause {
    /// Which domain.
    async fn domain(&self) -> Option<Domain> {
        Domain::of(&self.shown, self.it.domain)
    }

    /// For which roles.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn roles(&self) -> Vec<Role> {
        roles(&self.shown, &self.it.roles)
    }

    /// For which people.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn people(&self) -> Vec<Person> {
        people(&self.shown, &self.it.people)
    }

    /// For which decisions.
    async fn covers(&self) -> scope::Scope {
        self.it.scope.clone().into()
    }
}
