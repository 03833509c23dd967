//! Between domain values and their stored forms; the only place where both are in scope. One file a
//! noun. A stored form is a plain struct, written as JSON into the record and spread over columns
//! in its row table; reading one back checks everything that the domain's constructors check.

pub(crate) mod assignment;
pub(crate) mod cause;
pub(crate) mod circle;
pub(crate) mod decision_type;
pub(crate) mod digest;
pub(crate) mod domain;
pub(crate) mod element;
pub(crate) mod ending;
pub(crate) mod event;
pub(crate) mod field;
pub(crate) mod json;
pub(crate) mod offer;
pub(crate) mod organization;
pub(crate) mod person;
pub(crate) mod policy;
pub(crate) mod process;
pub(crate) mod profile;
pub(crate) mod receipt;
pub(crate) mod revision;
pub(crate) mod role;
pub(crate) mod scope;

use crate::entity::Versioned;
use sea_orm::prelude::Uuid;

pub(crate) use field::Unreadable;

/// The stored form of a domain value.
pub(crate) trait Stored: Sized {
    /// The domain value.
    type Value;

    /// Takes a value down.
    fn of(value: &Self::Value) -> Self;

    /// Makes the value again, checking it.
    fn value(self) -> Result<Self::Value, Unreadable>;
}

/// Whose a new row is, and since when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The organization.
    pub(crate) organization: Uuid,
    /// The revision that makes the row.
    pub(crate) revision: i64,
}

/// A row table that holds the states of one kind of thing.
pub(crate) trait Row: Versioned {
    /// The thing's stored form.
    type Form: Stored;
    /// What tells things of the kind apart.
    type Id: Ord + Copy;

    /// The id of this kind.
    fn typed(id: Uuid) -> Self::Id;

    /// The bare id.
    fn bare(id: Self::Id) -> Uuid;

    /// Spreads the stored form over the columns of a new current row.
    fn spread(place: Place, form: Self::Form) -> Result<Self::Model, serde_json::Error>;

    /// Gathers it again.
    fn gather(row: Self::Model) -> Result<Self::Form, Unreadable>;
}

/// A row table whose columns are named as the fields of the stored form; those after `json` hold
/// JSON.
macro_rules! row {
    ($table:ident: $id:ty => $form:ident { $($plain:ident),* } json { $($json:ident),* }) => {
        impl crate::convert::Row for crate::entity::$table::Entity {
            type Form = $form;
            type Id = $id;

            fn typed(id: sea_orm::prelude::Uuid) -> $id {
                <$id>::from_uuid(id)
            }

            fn bare(id: $id) -> sea_orm::prelude::Uuid {
                id.uuid()
            }

            fn spread(
                place: crate::convert::Place,
                form: $form,
            ) -> Result<crate::entity::$table::Model, serde_json::Error> {
                Ok(crate::entity::$table::Model {
                    organization_id: place.organization,
                    id: form.id,
                    valid_from: place.revision,
                    valid_to: None,
                    $($plain: form.$plain,)*
                    $($json: crate::convert::json::write(&form.$json)?,)*
                })
            }

            fn gather(
                row: crate::entity::$table::Model,
            ) -> Result<$form, crate::convert::Unreadable> {
                Ok($form {
                    id: row.id,
                    $($plain: row.$plain,)*
                    $($json: crate::convert::json::read(stringify!($json), &row.$json)?,)*
                })
            }
        }
    };
}

pub(crate) use row;
