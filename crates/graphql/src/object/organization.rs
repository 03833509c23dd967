//! The organization: what it adopted, and the way into its structure.

use super::{
    circle::Circle, decision_type::DecisionType, domain::Domain, external_domain::ExternalDomain,
    person::Person, policy::Policy, revision::Revision, role, role::Role,
    service_account::ServiceAccount,
};
use crate::{
    context::{Shown, shown_from},
    fault,
    input::{AsOfInput, Path, text},
    node,
    page::{self, Item as _, Page},
    scalar::{CurrencyCode, DateTime},
};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use std::sync::Arc;
use zirkel_domain::{
    ids::{
        CircleId, DecisionTypeId, DomainId, ExternalDomainId, PersonId, PolicyId, RoleId,
        ServiceAccountId,
    },
    structure::{
        organization,
        role::{CoreRole, RoleRef},
    },
    subject::Subject,
    text::{DecisionKey, Key},
};

/// Versions of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "organization::Profile")]
pub(crate) enum RulesProfile {
    /// Version 5.0.
    V5,
}

/// How long a reasonable wait is where no policy says otherwise, in whole minutes.
#[derive(Clone, Copy, Debug, SimpleObject)]
#[expect(
    clippy::struct_field_names,
    reason = "a span's unit ends its name, at the API as well"
)]
pub(crate) struct Clocks {
    /// After announcing an intent to touch a domain (GOV-3.3.7).
    announcement_minutes: u32,
    /// After announcing an intent to spend (GOV-3.4.3).
    spending_minutes: u32,
    /// For the reply to a request (GOV-9.2.5).
    reply_minutes: u32,
}

/// An organization at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Organization {
    pub(crate) shown: Shown,
}

impl Organization {
    fn it(&self) -> &organization::Organization {
        &self.shown.index.snapshot().organization.value
    }

    fn list(&self, name: &'static str) -> (Subject, &'static str) {
        (Subject::Organization(self.it().id), name)
    }
}

/// A key as an argument.
fn key(ctx: &Context<'_>, given: String) -> Result<Key> {
    text(&Path::argument("key"), Key::new, given).map_err(|p| fault::refuse(ctx, p))
}

/// One organization: one record, one tenant. Its fields show the moment that it was asked for; those
/// with `asOf` may show another.
#[Object]
impl Organization {
    /// The id, `organization_…`.
    pub(crate) async fn id(&self) -> ID {
        node::encode(Subject::Organization(self.it().id))
    }

    /// Its key, unique on the server; tokens name it.
    async fn key(&self) -> &str {
        self.it().key.as_str()
    }

    /// Its name.
    async fn name(&self) -> &str {
        self.it().name.as_str()
    }

    /// The revision of the record at the moment shown: 1, 2, 3 …
    async fn revision(&self) -> i32 {
        page::revision(self.shown.index.revision())
    }

    /// The moment shown: terms and whatever ends by itself are taken at it.
    async fn shown_at(&self) -> DateTime {
        self.shown.at.into()
    }

    /// The adopted articles of the rules: 1 always, any of 2 to 5 (GOV-10.1.1).
    async fn articles(&self) -> Vec<i32> {
        self.it().articles.iter().map(i32::from).collect()
    }

    /// The version of the rules.
    async fn profile(&self) -> RulesProfile {
        self.it().profile.into()
    }

    /// The currency of amounts that name none in its organization file. At the API every amount names
    /// one.
    async fn currency(&self) -> CurrencyCode {
        self.it().currency.into()
    }

    /// Where its days begin and end: a name of the IANA time zone database, e.g. `Europe/Berlin`.
    async fn time_zone(&self) -> &str {
        self.it().time_zone.name()
    }

    /// How long a reasonable wait is where no policy says otherwise.
    async fn clocks(&self) -> Clocks {
        let clocks = self.it().clocks;
        Clocks {
            announcement_minutes: clocks.announcement.minutes,
            spending_minutes: clocks.spending.minutes,
            reply_minutes: clocks.reply.minutes,
        }
    }

    /// Who may manage people, external ids, decision types and service accounts; nothing else.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn admins(&self) -> Vec<Person> {
        self.it()
            .admins
            .iter()
            .filter_map(|id| Person::of(&self.shown, *id))
            .collect()
    }

    /// The outermost circle, which holds everything (GOV-1.3.1).
    async fn anchor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Circle> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let anchor = shown.index.anchor().map(CircleId::inside);
        anchor
            .and_then(|id| Circle::of(&shown, id))
            .ok_or_else(|| fault::broken("an organization without an anchor"))
    }

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
        let office = key.split_once(':').and_then(|(circle, office)| {
            let core = CoreRole::ALL
                .into_iter()
                .find(|core| role::core_key(*core) == office)?;
            Some((circle.to_owned(), core))
        });
        let (key, core) = office.map_or((key, None), |(circle, core)| (circle, Some(core)));
        let key = self::key(ctx, key)?;
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

    /// The decision type with this key, or else its nearest known ancestor, whose definition it takes;
    /// null outside the catalogue.
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

    /// The anchor and every circle that holds roles, in order of adoption. Every other role's inside is a
    /// circle, too: see `Role.inside`.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn circles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<Circle>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let index = &shown.index;
        let is_shown = |id: &RoleId| {
            index.anchor() == Some(*id) || !index.roles_in(CircleId::inside(*id)).is_empty()
        };
        let roles = index.snapshot().roles.keys().filter(|id| is_shown(id));
        let keys: Vec<CircleId> = roles.map(|id| CircleId::inside(*id)).collect();
        page::of(
            ctx,
            &shown,
            self.list("circles"),
            &keys,
            page::window(first, after),
        )
    }

    /// All defined roles, the one whose inside is the anchor among them, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn roles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<Role>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let roles = shown.index.snapshot().roles.keys();
        let keys: Vec<RoleRef> = roles.map(|id| RoleRef::Defined(*id)).collect();
        page::of(
            ctx,
            &shown,
            self.list("roles"),
            &keys,
            page::window(first, after),
        )
    }

    /// Everybody whom the record knows, those who left among them, in the order in which they joined.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<Person>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<PersonId> = shown.index.snapshot().people.keys().copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("people"),
            &keys,
            page::window(first, after),
        )
    }

    /// The policies of all circles, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn policies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<Policy>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<PolicyId> = shown.index.snapshot().policies.keys().copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("policies"),
            &keys,
            page::window(first, after),
        )
    }

    /// The domains of all roles, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn domains(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<Domain>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<DomainId> = shown.index.snapshot().domains.keys().copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("domains"),
            &keys,
            page::window(first, after),
        )
    }

    /// The decision type catalogue, by key.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn decision_types(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<DecisionType>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<DecisionTypeId> = shown.index.catalogue().iter().map(|it| it.id).collect();
        page::of(
            ctx,
            &shown,
            self.list("decisionTypes"),
            &keys,
            page::window(first, after),
        )
    }

    /// What outside bodies own, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn external_domains(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<ExternalDomain>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let all = shown.index.snapshot().external_domains.keys();
        let keys: Vec<ExternalDomainId> = all.copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("externalDomains"),
            &keys,
            page::window(first, after),
        )
    }

    /// The machines that may ask, in order of registration.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn service_accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
    ) -> Result<Page<ServiceAccount>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let all = shown.index.snapshot().service_accounts.keys();
        let keys: Vec<ServiceAccountId> = all.copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("serviceAccounts"),
            &keys,
            page::window(first, after),
        )
    }

    /// The record up to the moment shown: its revisions, newest first. Nothing edits a revision, so a
    /// cursor of this list fits for ever.
    #[graphql(complexity = "crate::limits::page_cost(first, child_complexity)")]
    async fn revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor of the same list.")] after: Option<
            String,
        >,
        #[graphql(desc = "Oldest first, if false.", default_with = "Some(true)")]
        newest_first: Option<bool>,
    ) -> Result<Page<Revision>> {
        let list = format!(
            "{}.revisions",
            node::encode(Subject::Organization(self.it().id)).as_str()
        );
        let descending = newest_first.unwrap_or(true);
        super::revision::page(
            ctx,
            &self.shown,
            &list,
            page::window(first, after),
            descending,
        )
        .await
    }

    /// One revision of the record; null where the number is not in it at the moment shown.
    async fn revision_by_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its number, from 1.")] number: i32,
    ) -> Result<Option<Revision>> {
        super::revision::by_number(ctx, &self.shown, number).await
    }
}

/// The organization shown.
pub(crate) fn organization(shown: &Shown) -> Organization {
    Organization {
        shown: Arc::clone(shown),
    }
}
