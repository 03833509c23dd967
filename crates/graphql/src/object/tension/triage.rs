//! One way to work on a tension.

use crate::{
    context::Shown,
    object::{circle::Circle, decision::Decision, role::Role},
    page::Item as _,
};
use async_graphql::{Enum, Object};
use std::sync::Arc;
use zirkel_domain::{
    authority::explain::{Catalogue as _, English},
    process::Triage,
};

/// Kinds of ways to work on a tension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum TensionTriageKind {
    /// The person may resolve a case of it already.
    WithinAuthority,
    /// It is a request to a role, not governance.
    Request,
    /// It is governance of a circle.
    Governance,
}

/// One way to work on a tension, at a moment.
#[derive(Clone, Debug)]
pub(crate) struct TensionTriage {
    shown: Shown,
    it: Triage,
}

impl TensionTriage {
    pub(super) fn new(shown: &Shown, it: Triage) -> Self {
        Self {
            shown: Arc::clone(shown),
            it,
        }
    }
}

/// One way to work on a tension.
#[Object]
impl TensionTriage {
    /// Which kind.
    async fn kind(&self) -> TensionTriageKind {
        match &self.it {
            Triage::WithinAuthority(..) => TensionTriageKind::WithinAuthority,
            Triage::Request(_) => TensionTriageKind::Request,
            Triage::Governance { .. } => TensionTriageKind::Governance,
        }
    }

    /// The same, for people.
    async fn message(&self) -> String {
        English.triage(&self.shown.index, &self.it)
    }

    /// Why the case is within the person's authority, where it is.
    async fn decision(&self) -> Option<Decision> {
        match &self.it {
            Triage::WithinAuthority(case, decision) => Some(Decision {
                shown: Arc::clone(&self.shown),
                case: Arc::new((**case).clone()),
                it: (**decision).clone(),
            }),
            Triage::Request(_) | Triage::Governance { .. } => None,
        }
    }

    /// The role to ask, for a request.
    async fn role(&self) -> Option<Role> {
        match &self.it {
            Triage::Request(role) => Role::of(&self.shown, *role),
            Triage::WithinAuthority(..) | Triage::Governance { .. } => None,
        }
    }

    /// The circle, for governance.
    async fn circle(&self) -> Option<Circle> {
        match &self.it {
            Triage::Governance { circle, .. } => Circle::of(&self.shown, *circle),
            Triage::WithinAuthority(..) | Triage::Request(_) => None,
        }
    }

    /// Whether the person is a member of that circle, and so may propose there (GOV-4.2.1); null
    /// for what is no governance.
    async fn is_member(&self) -> Option<bool> {
        match &self.it {
            Triage::Governance { is_member, .. } => Some(*is_member),
            Triage::WithinAuthority(..) | Triage::Request(_) => None,
        }
    }
}
