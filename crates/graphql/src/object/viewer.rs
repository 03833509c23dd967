//! Who is calling.

use super::{organization::Organization, person::Person, service_account::ServiceAccount};
use crate::{context::Shown, page::Item as _};
use async_graphql::Object;
use zirkel_app::Who;

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
}
