//! One table a file. Rows are plain and private: `convert` alone makes domain values of them.
#![expect(
    unreachable_pub,
    reason = "the ORM's derive writes `pub` inside private modules"
)]

pub(crate) mod accountability;
pub(crate) mod assignment;
pub(crate) mod decision_type;
pub(crate) mod digest;
pub(crate) mod domain;
pub(crate) mod event;
pub(crate) mod external_domain;
pub(crate) mod link;
pub(crate) mod offer;
pub(crate) mod organization;
pub(crate) mod person;
pub(crate) mod policy;
pub(crate) mod process_entry;
pub(crate) mod profile;
pub(crate) mod profile_external;
pub(crate) mod proposal;
pub(crate) mod receipt;
pub(crate) mod redirect;
pub(crate) mod revision;
pub(crate) mod role;
pub(crate) mod seat;
pub(crate) mod service_account;
pub(crate) mod settings;
pub(crate) mod spend_control;
pub(crate) mod tension;

use sea_orm::{EntityTrait, FromQueryResult, IntoActiveModel, ModelTrait, prelude::Uuid};

/// A table whose rows hold the states of things, each from the revision that made it so
/// (`valid_from`) up to the one that ended it (`valid_to`, none while current).
pub(crate) trait Versioned:
    EntityTrait<
        Model: ModelTrait<Entity = Self>
                   + FromQueryResult
                   + IntoActiveModel<Self::ActiveModel>
                   + Send
                   + Sync,
        ActiveModel: Send,
    >
{
    /// The table's name.
    const TABLE: &'static str;
    /// Whose.
    const ORGANIZATION: Self::Column;
    /// Which thing.
    const ID: Self::Column;
    /// Since which revision.
    const FROM: Self::Column;
    /// Up to which revision.
    const TO: Self::Column;

    /// Which thing the row is a state of.
    fn id(row: &Self::Model) -> Uuid;
    /// Since which revision.
    fn from(row: &Self::Model) -> i64;
    /// Up to which revision.
    fn to(row: &Self::Model) -> Option<i64>;
}

/// A row table: the columns that all of them have, and its own.
macro_rules! versioned {
    ($table:tt { $($column:ident: $kind:ident $(<$inner:ident>)?,)* }) => {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = $table)]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub organization_id: Uuid,
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: Uuid,
            #[sea_orm(primary_key, auto_increment = false)]
            pub valid_from: i64,
            pub valid_to: Option<i64>,
            $(pub $column: $kind $(<$inner>)?,)*
        }

        crate::entity::versioned!(by Id, id, $table);
    };
    (by $id:ident, $field:ident, $table:tt) => {
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}

        impl crate::entity::Versioned for Entity {
            const TABLE: &'static str = $table;
            const ORGANIZATION: Column = Column::OrganizationId;
            const ID: Column = Column::$id;
            const FROM: Column = Column::ValidFrom;
            const TO: Column = Column::ValidTo;

            fn id(row: &Model) -> Uuid {
                row.$field
            }

            fn from(row: &Model) -> i64 {
                row.valid_from
            }

            fn to(row: &Model) -> Option<i64> {
                row.valid_to
            }
        }
    };
}

/// Any other table.
macro_rules! plain {
    (
        $table:tt [$($key:ident: $key_kind:ident),+]
        { $($column:ident: $kind:ident $(<$inner:ident>)?,)* }
    ) => {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = $table)]
        pub struct Model {
            $(
                #[sea_orm(primary_key, auto_increment = false)]
                pub $key: $key_kind,
            )+
            $(pub $column: $kind $(<$inner>)?,)*
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    };
}

pub(crate) use {plain, versioned};
