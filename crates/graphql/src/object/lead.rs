//! Who leads a role, and why.

use super::{
    assignment::Assignment, circle::Circle, decision::Basis, person::Person, policy::Policy,
    seat::Seat,
};
use crate::{context::Shown, fault, page::Item as _};
use async_graphql::{Object, Result};
use std::sync::Arc;
use zirkel_domain::index::{self, By};

/// A lead at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Lead {
    shown: Shown,
    it: index::Lead,
}

impl Lead {
    /// The view of one.
    pub(crate) fn new(shown: &Shown, it: index::Lead) -> Self {
        Self {
            shown: Arc::clone(shown),
            it,
        }
    }
}

/// One person leading one seat at the moment shown: derived, never stored (GOV-2.1.9).
#[Object]
impl Lead {
    /// Who.
    async fn person(&self) -> Result<Person> {
        Person::of(&self.shown, self.it.person)
            .ok_or_else(|| fault::broken("a lead who is not in the record"))
    }

    /// Which seat; of a covering lead the whole role.
    async fn seat(&self) -> Result<Seat> {
        Seat::of(&self.shown, self.it.seat)
            .ok_or_else(|| fault::broken("a lead of a seat that is not in the record"))
    }

    /// How they come to lead it.
    async fn basis(&self) -> Basis {
        self.it.basis.into()
    }

    /// The assignment or elected term, where the person holds the seat itself.
    async fn assignment(&self) -> Option<Assignment> {
        match self.it.by {
            By::Assignment(id) => Assignment::of(&self.shown, id),
            By::AnchorPolicy(_) | By::Circle(_) => None,
        }
    }

    /// The policy that names a lead of the anchor (GOV-1.3.2).
    async fn policy(&self) -> Option<Policy> {
        match self.it.by {
            By::AnchorPolicy(id) => Policy::of(&self.shown, id),
            By::Assignment(_) | By::Circle(_) => None,
        }
    }

    /// The circle whose lead covers the role (GOV-2.2.1).
    async fn covering_from(&self) -> Option<Circle> {
        match self.it.by {
            By::Circle(id) => Circle::of(&self.shown, id),
            By::Assignment(_) | By::AnchorPolicy(_) => None,
        }
    }

    /// Whether they cover only a hole between focuses.
    async fn in_hole(&self) -> bool {
        self.it.in_hole
    }
}
