//! What acts leave behind: offers that await an answer, terms for resigning, the machine through
//! which somebody acted, receipts of acts, and a count of changes to the directory.
//!
//! What: tables `offer` and `receipt`; columns `assignment.resign_terms`,
//! `revision.author_service_account_id` and `organization.directory`; an index by person. Why:
//! structures change after their setup now. How big: the columns are added to tables of any size,
//! empty or with a constant default, which neither database rewrites a table for; the index is made
//! over `assignment`, a row a term, and keeps writers out meanwhile.

use crate::build::{
    Made, ORGANIZATION, blob, day, index, instant, maybe, number, text, to_organization,
    to_revision, uuid, versioned,
};
use sea_orm_migration::prelude::{
    ColumnDef, DbErr, DeriveMigrationName, Index, IndexCreateStatement, MigrationTrait,
    SchemaManager, Table, TableAlterStatement, async_trait,
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
        for (table, column) in columns() {
            let alter = Table::alter().table(table).add_column(column).take();
            manager.alter_table(alter).await?;
        }
        manager.create_index(by_person("assignment")).await?;
        for table in [offer(), receipt()] {
            manager.create_table(table.create).await?;
            for index in table.indexes {
                manager.create_index(index).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [receipt(), offer()] {
            manager
                .drop_table(Table::drop().table(table.name).take())
                .await?;
        }
        let mut by_person = Index::drop();
        by_person.name(BY_PERSON).table("assignment");
        manager.drop_index(by_person).await?;
        for alter in dropped() {
            manager.alter_table(alter).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn columns() -> [(&'static str, ColumnDef); 3] {
    let mut directory = number("directory");
    directory.default(1);
    [
        ("assignment", maybe(text("resign_terms"))),
        ("revision", maybe(uuid("author_service_account_id"))),
        ("organization", directory),
    ]
}

fn dropped() -> Vec<TableAlterStatement> {
    [
        ("assignment", "resign_terms"),
        ("revision", "author_service_account_id"),
        ("organization", "directory"),
    ]
    .into_iter()
    .map(|(table, column)| Table::alter().table(table).drop_column(column).take())
    .collect()
}

/// The name of the index over assignments by person.
const BY_PERSON: &str = "ix_assignment__person_id";

/// Everything that one person holds, held, or is asked to hold.
fn by_person(table: &'static str) -> IndexCreateStatement {
    index(table, "person_id", &[ORGANIZATION, "person_id"])
}

/// Who is asked to hold which seat.
fn offer() -> Made {
    let mut made = versioned(
        "offer",
        vec![
            uuid("role_id"),
            text("focus"),
            uuid("person_id"),
            maybe(day("first_day")),
            maybe(day("last_day")),
            maybe(text("resign_terms")),
        ],
        &[],
    );
    made.indexes.push(by_person("offer"));
    made
}

/// What came of an act, under the name that its caller gave it; kept for a while, so that the same
/// act sent twice is done once.
fn receipt() -> Made {
    let name = "receipt";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(text("caller"))
            .col(text("client_mutation_id"))
            .col(text("verb"))
            .col(blob("fingerprint"))
            .col(number("revision"))
            .col(maybe(text("subject")))
            .col(instant("done_at"))
            .primary_key(
                Index::create()
                    .col(ORGANIZATION)
                    .col("caller")
                    .col("client_mutation_id"),
            )
            .foreign_key(&mut to_organization(name))
            .foreign_key(&mut to_revision(name, "revision"))
            .take(),
        indexes: vec![
            index(name, "revision", &[ORGANIZATION, "revision"]),
            index(name, "done_at", &["done_at"]),
        ],
    }
}
