//! Who is meant: a person by id, key, address or id in another system.

use crate::{
    App, AppError, View,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{
    ids::PersonId,
    text::{Key, OutsideRef},
};

/// A reference to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonRef {
    /// By id.
    Id(PersonId),
    /// By key.
    Key(String),
    /// By address, upper and lower case alike.
    Email(String),
    /// By an id in another system.
    External {
        /// The system.
        system: String,
        /// The id there.
        id: String,
    },
}

impl App {
    /// Finds a person; the path says where the reference stood in the request.
    pub fn person(
        &self,
        view: &View,
        reference: &PersonRef,
        path: &str,
    ) -> Result<PersonId, AppError> {
        find(view, reference, path)
    }
}

/// As [`App::person`].
pub(crate) fn find(view: &View, reference: &PersonRef, path: &str) -> Result<PersonId, AppError> {
    named(view, reference).map_err(|problem| problem.within(&[path.to_owned()]).into())
}

/// Finds a person; the path of a problem begins within the reference.
pub(crate) fn named(view: &View, reference: &PersonRef) -> Result<PersonId, Problem> {
    let directory = view.index.directory();
    let (found, field, what) = match reference {
        PersonRef::Id(id) => {
            let known = view.index.snapshot().people.contains_key(id).then_some(*id);
            (known, "id", "this id".to_owned())
        }
        PersonRef::Key(key) => {
            let found = Key::new(key.as_str())
                .ok()
                .and_then(|k| directory.by_key(&k));
            (found, "key", format!("the key `{}`", shown(key)))
        }
        PersonRef::Email(email) => (
            directory.by_email(email),
            "email",
            format!("the address `{}`", shown(email)),
        ),
        PersonRef::External { system, id } => {
            let key = Key::new(system.as_str()).ok();
            let outside = OutsideRef::new(id.as_str()).ok();
            let found = key
                .zip(outside)
                .and_then(|(k, o)| directory.by_external(&k, &o));
            let what = format!("the id `{}` in `{}`", shown(id), shown(system));
            (found, "external", what)
        }
    };
    found.ok_or_else(|| {
        let message = format!("nobody here has {what}");
        Problem::at([field], ProblemCode::NotFound, message)
    })
}

/// The beginning of what a client sent, fit for a message.
pub(crate) fn shown(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(80).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
