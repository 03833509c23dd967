//! Who is calling.

use super::{
    assignment::{self, Assignment},
    inbox::Inbox,
    organization::Organization,
    person::Person,
    service_account::ServiceAccount,
    tension::{self, Tension, TensionState},
};
use crate::{
    context::Shown,
    node,
    page::{self, Item as _, Page},
};
use async_graphql::{Context, Object, Result};
use zirkel_app::{Who, process::Sought};
use zirkel_domain::subject::Subject;

/// The caller at the present.
#[derive(Clone, Debug)]
pub(crate) struct Viewer {
    pub(crate) shown: Shown,
    pub(crate) who: Who,
}

impl Viewer {
    fn service(&self) -> Option<ServiceAccount> {
        match self.who {
            Who::Person(_) => None,
            Who::Service(id) => ServiceAccount::of(&self.shown, id),
        }
    }
}

/// The caller: the person or service account of the token, of exactly one organization.
#[Object]
impl Viewer {
    /// The person, where the token is a person's.
    async fn person(&self) -> Option<Person> {
        match self.who {
            Who::Person(id) => Person::of(&self.shown, id),
            Who::Service(_) => None,
        }
    }

    /// The service account's key, where the token is a machine's. It has no authority of its own
    ///
    async fn service_account(&self) -> Option<String> {
        self.service().map(|account| account.key_text().to_owned())
    }

    /// The one organization that the caller sees.
    async fn organization(&self) -> Organization {
        Organization::new(&self.shown)
    }

    /// What waits for the caller at the present, whatever the moment shown, in the processes of
    /// their circles: answers that they owe, and what is theirs to do as Facilitator, Secretary,
    /// objector or proposer. Nothing waits for a service account.
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity) + 100")]
    async fn inbox(&self, ctx: &Context<'_>) -> Result<Inbox> {
        match self.who {
            Who::Person(id) => Inbox::of(ctx, id).await,
            Who::Service(_) => Inbox::empty(ctx),
        }
    }

    /// What the caller is asked to hold and has not answered yet: say yes with `assignmentAccept`,
    /// no with `assignmentDecline`. A service account is asked nothing.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn offers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Assignment>> {
        let (owner, whose) = match self.who {
            Who::Person(id) => (Subject::Person(id), Some(id)),
            Who::Service(id) => (Subject::ServiceAccount(id), None),
        };
        let window = page::window(ctx, first, after, last, before);
        assignment::offers(ctx, &self.shown, owner, window, |it| {
            Some(it.person) == whose
        })
    }

    /// Tensions that the caller sensed, private ones too, newest first; as they stand now.
    /// A service account senses none.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn tensions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these states; all where it is left out.")] states: Option<
            Vec<TensionState>,
        >,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Option<Page<Tension>>> {
        let Who::Person(id) = self.who else {
            return Ok(None);
        };
        let name = format!("{}.tensions", node::encode(Subject::Person(id)).as_str());
        let sought = Sought {
            by: Some(id),
            ..Sought::default()
        };
        let window = page::window(ctx, first, after, last, before);
        let found = tension::list::page(ctx, &self.shown, (name, sought, states), window).await?;
        Ok(Some(found))
    }
}
