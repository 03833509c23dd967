//! Timelines: what belongs to a role, a circle or a seat is found by it.
//!
//! What: an index over each row table by what its things belong to. Why: a timeline reads the past
//! states of one thing and of what belongs to it, and the rest of an organization is none of its
//! business. How big: one entry for each row, made while writers wait; the tables hold governance
//! and are small.

use crate::build::{ORGANIZATION, index};
use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// The tables with the columns that say what their things belong to.
const BELONGS: [(&str, &str); 11] = [
    ("accountability", "role"),
    ("assignment", "seat"),
    ("domain", "holder"),
    ("link", "seat"),
    ("link", "target_id"),
    ("offer", "role_id"),
    ("policy", "circle_id"),
    ("redirect", "circle_id"),
    ("role", "source_id"),
    ("seat", "role_id"),
    ("spend_control", "role_id"),
];

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves them out, and `async_trait` tells the two forms apart"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in BELONGS {
            let made = index(table, column, &[ORGANIZATION, column]);
            manager.create_index(made).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in BELONGS {
            let mut gone = Index::drop();
            gone.name(format!("ix_{table}__{column}")).table(table);
            manager.drop_index(gone).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
