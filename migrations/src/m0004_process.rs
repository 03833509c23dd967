//! The process by which governance changes: everything that happened to proposals, tensions and
//! offices, one numbered list an organization; and where each proposal and tension stands.
//!
//! What: tables `process_entry`, `proposal` and `tension`; a column `organization.process`, the
//! number of the last entry. Why: governance changes by proposals now. How big: the column has a
//! constant default, which neither database rewrites a table for; the tables begin empty.

use crate::build::{
    Made, ORGANIZATION, index, instant, maybe, number, text, to_organization, to_revision, unique,
    uuid,
};
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
        let mut process = number("process");
        process.default(0);
        let alter = Table::alter()
            .table("organization")
            .add_column(process)
            .take();
        manager.alter_table(alter).await?;
        for table in [process_entry(), proposal(), tension()] {
            manager.create_table(table.create).await?;
            for index in table.indexes {
                manager.create_index(index).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [tension(), proposal(), process_entry()] {
            manager
                .drop_table(Table::drop().table(table.name).take())
                .await?;
        }
        let alter = Table::alter()
            .table("organization")
            .drop_column("process")
            .take();
        manager.alter_table(alter).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What happened, to which matter, in order.
fn process_entry() -> Made {
    let name = "process_entry";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(number("number"))
            .col(uuid("circle_id"))
            .col(text("matter"))
            .col(uuid("matter_id"))
            .col(instant("at"))
            .col(maybe(uuid("person_id")))
            .col(maybe(text("seat")))
            .col(maybe(text("standing_in")))
            .col(maybe(uuid("service_account_id")))
            .col(text("rule"))
            .col(number("version"))
            .col(text("body"))
            .primary_key(Index::create().col(ORGANIZATION).col("number"))
            .foreign_key(&mut to_organization(name))
            .take(),
        indexes: vec![
            index(
                name,
                "matter_id",
                &[ORGANIZATION, "matter_id", "matter", "number"],
            ),
            index(name, "circle_id", &[ORGANIZATION, "circle_id", "number"]),
        ],
    }
}

/// Where a proposal stands: what lists and the clock look for. All of it follows from its entries.
fn proposal() -> Made {
    let name = "proposal";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(uuid("id"))
            .col(uuid("circle_id"))
            .col(uuid("proposer_id"))
            .col(text("state"))
            .col(number("looked_at"))
            .col(maybe(instant("wakes_at")))
            .col(maybe(number("adopted_in")))
            .primary_key(Index::create().col(ORGANIZATION).col("id"))
            .foreign_key(&mut to_organization(name))
            .foreign_key(&mut to_revision(name, "adopted_in"))
            .take(),
        indexes: vec![
            index(name, "circle_id", &[ORGANIZATION, "circle_id", "id"]),
            index(name, "proposer_id", &[ORGANIZATION, "proposer_id", "id"]),
            index(name, "state", &[ORGANIZATION, "state", "id"]),
            index(name, "wakes_at", &["wakes_at"]),
            index(name, "adopted_in", &[ORGANIZATION, "adopted_in"]),
        ],
    }
}

/// Where a tension stands. All of it follows from its entries.
fn tension() -> Made {
    let name = "tension";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(uuid("id"))
            .col(uuid("circle_id"))
            .col(maybe(uuid("person_id")))
            .col(text("state"))
            .col(maybe(text("origin")))
            .primary_key(Index::create().col(ORGANIZATION).col("id"))
            .foreign_key(&mut to_organization(name))
            .take(),
        indexes: vec![
            index(name, "circle_id", &[ORGANIZATION, "circle_id", "id"]),
            index(name, "person_id", &[ORGANIZATION, "person_id", "id"]),
            index(name, "state", &[ORGANIZATION, "state", "id"]),
            unique(name, "origin", &[ORGANIZATION, "origin"]),
        ],
    }
}
