//! One thing of the structure by its key.

use crate::{
    context::{Shown, shown_from},
    fault,
    input::{AsOfInput, Path, text},
    object::{
        circle::Circle, decision_type::DecisionType, domain::Domain, person::Person,
        policy::Policy, role::Role,
    },
    page::Item as _,
};
use async_graphql::{Context, Object, Result};
use zirkel_app::query::role::split_key;
use zirkel_domain::{
    ids::CircleId,
    structure::role::RoleRef,
    text::{DecisionKey, Key},
};

/// The look-ups of an organization.
#[derive(Clone, Debug)]
pub(crate) struct Find {
    pub(super) shown: Shown,
}

/// A key as an argument.
fn key(ctx: &Context<'_>, given: String) -> Result<Key> {
    text(&Path::argument("key"), Key::new, given).map_err(|p| fault::refuse(ctx, p))
}

#[Object]
impl Find {
    /// The circle with this key; null where there is none.
    async fn circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its key, which is its role's.")] key: String,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Circle>> {
        let key = self::key(ctx, key)?;
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let role = shown.index.role_by_key(&key);
        Ok(role.and_then(|role| Circle::of(&shown, CircleId::inside(role))))
    }

    /// The role with this key; null where there is none.
    async fn role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its key; of a core role e.g. `frontline:facilitator`.")] key: String,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Role>> {
        let (key, core) = split_key(&key);
        let key = self::key(ctx, key.to_owned())?;
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let found = shown.index.role_by_key(&key);
        let found = found.map(|id| {
            core.map_or(RoleRef::Defined(id), |core| {
                RoleRef::Core(CircleId::inside(id), core)
            })
        });
        Ok(found.and_then(|role| Role::of(&shown, role)))
    }

    /// The person with this key; null where there is none.
    async fn person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Their key.")] key: String,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Person>> {
        let key = self::key(ctx, key)?;
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let found = shown.index.directory().by_key(&key);
        Ok(found.and_then(|id| Person::of(&shown, id)))
    }

    /// The policy with this key; null where there is none.
    async fn policy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its key.")] key: String,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Policy>> {
        let key = self::key(ctx, key)?;
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let found = shown
            .index
            .snapshot()
            .policies
            .values()
            .find(|it| it.key == key);
        Ok(found.and_then(|it| Policy::of(&shown, it.id)))
    }

    /// The domain with this key; null where there is none.
    async fn domain(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its key.")] key: String,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Domain>> {
        let key = self::key(ctx, key)?;
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let found = shown
            .index
            .snapshot()
            .domains
            .values()
            .find(|it| it.key == key);
        Ok(found.and_then(|it| Domain::of(&shown, it.id)))
    }

    /// The decision type with this key, or else its nearest known ancestor, whose definition it
    /// takes; null outside the catalogue.
    async fn decision_type(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A dotted key, e.g. `refund.late_delivery`.")] key: String,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<DecisionType>> {
        let key = text(&Path::argument("key"), DecisionKey::new, key)
            .map_err(|p| fault::refuse(ctx, p))?;
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let found = shown.index.catalogue().nearest(&key);
        Ok(found.and_then(|it| DecisionType::of(&shown, it.id)))
    }
}
