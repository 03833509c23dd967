//! The whole structure as lists.

use crate::{
    context::{self, Shown, shown_from},
    input::AsOfInput,
    node,
    object::{
        circle::Circle,
        decision_type::DecisionType,
        domain::Domain,
        external_domain::ExternalDomain,
        finding::{Finding, FindingSeverity},
        person::Person,
        policy::Policy,
        revision,
        revision::Revision,
        role::Role,
        service_account::ServiceAccount,
    },
    page::{self, Page},
};
use async_graphql::{Context, Object, Result};
use zirkel_domain::{
    ids::{
        CircleId, DecisionTypeId, DomainId, ExternalDomainId, PersonId, PolicyId, RoleId,
        ServiceAccountId,
    },
    structure::role::RoleRef,
    subject::Subject,
};

/// The lists of an organization.
#[derive(Clone, Debug)]
pub(crate) struct Lists {
    pub(super) shown: Shown,
}

impl Lists {
    fn subject(&self) -> Subject {
        Subject::Organization(self.shown.index.snapshot().organization.id)
    }

    fn list(&self, name: &'static str) -> (Subject, &'static str) {
        (self.subject(), name)
    }
}

#[Object]
impl Lists {
    /// The anchor and every circle that holds roles, in order of adoption. Every other role's
    /// inside is a circle, too: see `Role.inside`.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn circles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
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
            page::window(ctx, first, after, last, before),
        )
    }

    /// All defined roles, the one whose inside is the anchor among them, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn roles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Role>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let roles = shown.index.snapshot().roles.keys();
        let keys: Vec<RoleRef> = roles.map(|id| RoleRef::Defined(*id)).collect();
        page::of(
            ctx,
            &shown,
            self.list("roles"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// Everybody whom the record knows, those who left among them, in the order in which they
    /// joined.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Person>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<PersonId> = shown.index.snapshot().people.keys().copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("people"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The policies of all circles, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn policies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Policy>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<PolicyId> = shown.index.snapshot().policies.keys().copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("policies"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The domains of all roles, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn domains(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Domain>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<DomainId> = shown.index.snapshot().domains.keys().copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("domains"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The decision type catalogue, by key.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn decision_types(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<DecisionType>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let keys: Vec<DecisionTypeId> = shown.index.catalogue().iter().map(|it| it.id).collect();
        page::of(
            ctx,
            &shown,
            self.list("decisionTypes"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// What outside bodies own, in order of adoption.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn external_domains(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<ExternalDomain>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let all = shown.index.snapshot().external_domains.keys();
        let keys: Vec<ExternalDomainId> = all.copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("externalDomains"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// The machines that may ask, in order of registration.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn service_accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<ServiceAccount>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let all = shown.index.snapshot().service_accounts.keys();
        let keys: Vec<ServiceAccountId> = all.copied().collect();
        page::of(
            ctx,
            &shown,
            self.list("serviceAccounts"),
            &keys,
            page::window(ctx, first, after, last, before),
        )
    }

    /// What breaks a rule at the moment shown, is untidy, or wants somebody's eye: roles that
    /// nobody leads, terms that are overdue or soon end, decision types that nobody owns, policies
    /// past their review. Worst first, in a total order.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity) + 500")]
    #[expect(
        clippy::too_many_arguments,
        reason = "which part of the list takes four"
    )]
    async fn findings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of these severities; of all where none is given.")]
        severities: Option<Vec<FindingSeverity>>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Finding>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let severities = severities.unwrap_or_default();
        let found = context::app(ctx)?.findings(&shown).into_iter();
        let asked = found
            .filter(|it| severities.is_empty() || severities.contains(&it.severity.into()))
            .map(|it| (Finding::mark(&it), it));
        let window = page::window(ctx, first, after, last, before);
        page::of_any(
            ctx,
            &shown,
            self.list("findings"),
            asked.collect(),
            window,
            |it| Some(Finding::new(&shown, it)),
        )
    }

    /// The record up to the moment shown: its revisions, newest first. Nothing edits a revision, so
    /// a cursor of this list fits for ever.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    #[expect(
        clippy::too_many_arguments,
        reason = "which part of the list takes four"
    )]
    async fn revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
        #[graphql(desc = "Oldest first, if false.", default_with = "Some(true)")]
        newest_first: Option<bool>,
    ) -> Result<Page<Revision>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        let whose = format!("{}.revisions", node::encode(self.subject()).as_str());
        let descending = newest_first.unwrap_or(true);
        revision::page(
            ctx,
            &shown,
            &whose,
            page::window(ctx, first, after, last, before),
            descending,
        )
        .await
    }

    /// One revision of the record; null where the number is not in it at the moment shown.
    async fn revision_by_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its number, from 1.")] number: i32,
        #[graphql(desc = "Another moment than the organization's.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Revision>> {
        let shown = shown_from(ctx, &self.shown, as_of).await?;
        revision::by_number(ctx, &shown, number).await
    }
}
