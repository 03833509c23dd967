//! The organization: what it adopted, and the way into its structure.

mod find;
mod lists;

use super::{circle::Circle, person::Person};
use crate::{
    context::{Shown, shown_from},
    fault,
    input::AsOfInput,
    node,
    page::{self, Item as _},
    scalar::{CurrencyCode, DateTime},
};
use async_graphql::{Context, Enum, ID, MergedObject, Object, Result, SimpleObject};
use find::Find;
use lists::Lists;
use std::sync::Arc;
use zirkel_domain::{ids::CircleId, structure::organization, subject::Subject};

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

/// One organization: one record, one tenant. Its fields show the moment that it was asked for;
/// those with `asOf` may show another.
#[derive(Clone, Debug, MergedObject)]
pub(crate) struct Organization(Itself, Find, Lists);

impl Organization {
    /// The organization at a moment.
    pub(crate) fn new(shown: &Shown) -> Self {
        let shown = || Arc::clone(shown);
        Self(
            Itself { shown: shown() },
            Find { shown: shown() },
            Lists { shown: shown() },
        )
    }

    /// Its id, for whatever it is one kind of.
    pub(crate) async fn id(&self, _: &Context<'_>) -> Result<ID> {
        Ok(node::encode(Subject::Organization(self.0.it().id)))
    }
}

/// What the organization says of itself.
#[derive(Clone, Debug)]
pub(crate) struct Itself {
    shown: Shown,
}

impl Itself {
    fn it(&self) -> &organization::Organization {
        &self.shown.index.snapshot().organization.value
    }
}

#[Object]
impl Itself {
    /// The id, `organization_…`.
    async fn id(&self) -> ID {
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

    /// The currency of amounts that name none in its organization file. At the API every amount
    /// names one.
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
}
