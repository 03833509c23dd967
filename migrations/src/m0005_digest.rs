//! What people were told of what waits for them, so that they are told once.
//!
//! What: the table `digest`. Why: who owes an answer is told so from outside, in one message. How
//! big: it begins empty; a row a person and channel.

use crate::build::{Made, ORGANIZATION, instant, maybe, number, text, to_organization, uuid};
use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, Table, async_trait,
};

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves them out, and `async_trait` tells the two forms apart"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(digest().create).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::drop().table(digest().name).take();
        manager.drop_table(table).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What somebody was told, and when; until when somebody else is telling them, or waits to try
/// again.
fn digest() -> Made {
    let name = "digest";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(uuid("person_id"))
            .col(text("channel"))
            .col(text("told"))
            .col(maybe(instant("told_at")))
            .col(maybe(instant("held_until")))
            .col(number("tries"))
            .primary_key(
                Index::create()
                    .col(ORGANIZATION)
                    .col("person_id")
                    .col("channel"),
            )
            .foreign_key(&mut to_organization(name))
            .take(),
        indexes: Vec::new(),
    }
}
