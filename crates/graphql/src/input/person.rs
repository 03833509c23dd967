//! Who is meant.

use super::{Path, Problems, bounded};
use crate::node;
use async_graphql::{Context, ID, InputObject, OneofObject, Result};
use zirkel_app::{AppError, error::Problem, query::person::PersonRef as Reference};
use zirkel_domain::{
    ids::PersonId,
    text::{Key, OutsideRef},
};

/// A person, by one of the names that systems know them by. Exactly one field. Nobody by that name
/// in the caller's organization is the error `NOT_FOUND`.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum PersonRef {
    /// The person's id in this API, `person_…`.
    Id(ID),
    /// The person's key in the organization file.
    Key(String),
    /// The person's address, upper and lower case alike.
    Email(String),
    /// The person's id in another system.
    External(ExternalRefInput),
}

/// A person's id in another system, for example the CRM's user id.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ExternalRefInput {
    /// The system's key, e.g. `crm`.
    system: String,
    /// The id there; at most 200 characters.
    id: String,
}

impl PersonRef {
    fn read(self, path: &Path) -> std::result::Result<Reference, Problem> {
        Ok(match self {
            Self::Id(id) => Reference::Id(node::person(&id, path.at("id").segments())?),
            Self::Key(key) => Reference::Key(bounded(&path.at("key"), key, Key::MOST)?),
            Self::Email(email) => {
                Reference::Email(bounded(&path.at("email"), email, OutsideRef::MOST)?)
            }
            Self::External(ExternalRefInput { system, id }) => {
                let path = path.at("external");
                Reference::External {
                    system: bounded(&path.at("system"), system, Key::MOST)?,
                    id: bounded(&path.at("id"), id, OutsideRef::MOST)?,
                }
            }
        })
    }

    /// Finds the person at a moment.
    pub(crate) fn find(
        self,
        app: &zirkel_app::App,
        shown: &zirkel_app::View,
        argument: &str,
    ) -> std::result::Result<PersonId, AppError> {
        let reference = self
            .read(&Path::argument(argument))
            .map_err(Problems::from)?;
        app.person(shown, &reference, argument)
    }

    /// As [`Self::find`], for a resolver.
    pub(crate) fn resolve(
        self,
        ctx: &Context<'_>,
        shown: &zirkel_app::View,
        argument: &str,
    ) -> Result<PersonId> {
        let app = crate::context::app(ctx)?;
        self.find(app, shown, argument)
            .map_err(|e| crate::fault::raise(ctx, e))
    }
}
