//! References that a lead re-points.

use super::{circle::Circle, role::Role, stored};
use crate::{fault, page::Item as _};
use async_graphql::{ID, Object, Result};
use zirkel_domain::{
    ids::RedirectId,
    structure::{circle, role::RoleRef},
    subject::Subject,
};

stored!(Redirect: circle::Redirect, redirects, RedirectId, Subject::Redirect);

/// A lead's re-pointing of what is said outside about a circle, or a role in it (GOV-1.6.1).
#[Object]
impl Redirect {
    /// The id, `redirect_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// The circle whose lead did it.
    async fn circle(&self) -> Result<Circle> {
        Circle::of(&self.shown, self.it.circle)
            .ok_or_else(|| fault::broken("a redirect of a circle that is not in the record"))
    }

    /// What is mentioned outside: the circle's own role, or a role in it.
    async fn mention(&self) -> Option<Role> {
        Role::of(&self.shown, RoleRef::Defined(self.it.mention))
    }

    /// The role in the circle that is meant.
    async fn to(&self) -> Option<Role> {
        Role::of(&self.shown, RoleRef::Defined(self.it.to))
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}
