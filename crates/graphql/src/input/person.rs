//! Who is meant.

use super::{Path, Problems, bounded, few, text};
use crate::node;
use async_graphql::{Context, ID, InputObject, OneofObject, Result};
use zirkel_app::{AppError, error::Problem, query::person::PersonRef as Reference};
use zirkel_domain::{
    ids::PersonId,
    structure::person::ExternalRef,
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

/// The ids of a person in other systems; all that is wrong with them at once.
pub(crate) fn external_refs(
    path: &Path,
    given: Vec<ExternalRefInput>,
) -> std::result::Result<Vec<ExternalRef>, Problems> {
    let mut problems = Problems::default();
    problems.keep(few(path, given.len()));
    let mut read = Vec::new();
    for (position, ExternalRefInput { system, id }) in given.into_iter().enumerate() {
        let path = path.entry(position);
        let system = problems.keep(text(&path.at("system"), Key::new, system));
        let id = problems.keep(text(&path.at("id"), OutsideRef::new, id));
        read.extend(
            system
                .zip(id)
                .map(|(system, id)| ExternalRef { system, id }),
        );
    }
    problems.or(Some(read))
}

/// What becomes of a person's id in one other system; those in others stay.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ExternalEditInput {
    /// The system's key, e.g. `crm`.
    system: String,
    /// The id there, at most 200 characters; left out or null, none any more.
    id: Option<String>,
}

/// Changes of a person's ids in other systems; all that is wrong with them at once.
pub(crate) fn external_edits(
    path: &Path,
    given: Vec<ExternalEditInput>,
) -> std::result::Result<Vec<(Key, Option<OutsideRef>)>, Problems> {
    let mut problems = Problems::default();
    problems.keep(few(path, given.len()));
    let mut read = Vec::new();
    for (position, ExternalEditInput { system, id }) in given.into_iter().enumerate() {
        let path = path.entry(position);
        let system = problems.keep(text(&path.at("system"), Key::new, system));
        let id = id.map(|it| text(&path.at("id"), OutsideRef::new, it));
        let id = problems.keep(id.transpose());
        read.extend(system.zip(id));
    }
    problems.or(Some(read))
}

impl PersonRef {
    /// Reads it, without looking for the person.
    pub(crate) fn read(self, path: &Path) -> std::result::Result<Reference, Problem> {
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
