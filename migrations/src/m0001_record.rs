//! The record of every organization, and the structure that it folds into.
//!
//! What: `organization`, its `revision`s with their `event`s, one row table a kind of thing, and
//! the `profile`s of people, which are no part of the record and can be erased. Why: the first
//! schema. A row table holds each state that a thing had: from the revision that made it so
//! (`valid_from`) up to the one that ended it (`valid_to`, none while current), so the structure as
//! of any revision is one query a table. How big: meets no table.
//!
//! A reference from one row table to another is no foreign key, since the thing that it names has
//! one row a state and so no unique key; `zirkel check` folds the record and compares instead.

use crate::build::{
    FROM, Made, ORGANIZATION, TO, blob, bounds, current, day, flag, index, instant, maybe, number,
    text, to_organization, to_revision, unique, uuid, versioned,
};
use sea_orm_migration::prelude::{
    ConditionalStatement as _, DbErr, DeriveMigrationName, Expr, ExprTrait as _, ForeignKey, Index,
    MigrationTrait, SchemaManager, Table, async_trait,
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
        for table in tables() {
            manager.create_table(table.create).await?;
            for index in table.indexes {
                manager.create_index(index).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables().into_iter().rev() {
            manager
                .drop_table(Table::drop().table(table.name).take())
                .await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn tables() -> Vec<Made> {
    let mut tables = vec![organization(), revision(), event()];
    tables.extend(people());
    tables.extend(rules());
    tables.extend(seats());
    tables.extend([profile(), profile_external()]);
    tables
}

fn organization() -> Made {
    let name = "organization";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid("id").primary_key())
            .col(text("key"))
            .col(number("revision").check(Expr::col("revision").gte(1)))
            .col(instant("adopted_at"))
            .col(instant("first_adopted_at"))
            .take(),
        indexes: vec![unique(name, "key", &["key"])],
    }
}

fn revision() -> Made {
    let name = "revision";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(number("number").check(Expr::col("number").gte(1)))
            .col(instant("adopted_at"))
            .col(text("cause"))
            .col(text("author"))
            .col(maybe(uuid("author_person_id")))
            .col(maybe(text("author_seat")))
            .col(blob("hash"))
            .col(maybe(blob("previous_hash")))
            .check(
                Expr::col("number")
                    .eq(1)
                    .eq(Expr::col("previous_hash").is_null()),
            )
            .check(
                Expr::col("author")
                    .eq("person")
                    .eq(Expr::col("author_person_id").is_not_null()),
            )
            .primary_key(Index::create().col(ORGANIZATION).col("number"))
            .foreign_key(&mut to_organization(name))
            .take(),
        indexes: vec![index(
            name,
            "adopted_at",
            &[ORGANIZATION, "adopted_at", "number"],
        )],
    }
}

fn event() -> Made {
    let name = "event";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(number("revision"))
            .col(number("position").check(Expr::col("position").gte(0)))
            .col(text("kind"))
            .col(number("version").check(Expr::col("version").gte(1)))
            .col(text("body"))
            .primary_key(
                Index::create()
                    .col(ORGANIZATION)
                    .col("revision")
                    .col("position"),
            )
            .foreign_key(&mut to_revision(name, "revision"))
            .take(),
        indexes: Vec::new(),
    }
}

/// The organization itself and who belongs to it.
fn people() -> [Made; 3] {
    [
        settings(),
        versioned(
            "person",
            vec![
                flag("partner"),
                maybe(day("first_day")),
                maybe(day("last_day")),
            ],
            &[],
        ),
        versioned(
            "service_account",
            vec![text("key"), flag("may_ask"), flag("may_act")],
            &["key"],
        ),
    ]
}

fn settings() -> Made {
    let name = "settings";
    let mut create = Table::create();
    create
        .table(name)
        .col(uuid(ORGANIZATION))
        .col(number(FROM))
        .col(maybe(number(TO)));
    for column in [
        text("key"),
        text("name"),
        text("profile"),
        text("articles"),
        text("currency"),
        text("time_zone"),
        text("admins"),
        number("announcement_minutes"),
        number("spending_minutes"),
        number("reply_minutes"),
    ] {
        create.col(column);
    }
    create.primary_key(Index::create().col(ORGANIZATION).col(FROM));
    bounds(name, &mut create);
    Made {
        name,
        create,
        indexes: vec![
            index(name, TO, &[ORGANIZATION, TO]),
            current(unique(name, ORGANIZATION, &[ORGANIZATION])),
        ],
    }
}

/// What governance says.
fn rules() -> [Made; 7] {
    let mut roles = versioned(
        "role",
        vec![
            text("key"),
            text("name"),
            maybe(text("purpose")),
            maybe(uuid("source_id")),
        ],
        &["key"],
    );
    // GOV-1.3.1: the anchor alone has no source.
    let mut anchor = current(unique("role", "anchor", &[ORGANIZATION]));
    anchor.and_where(Expr::col("source_id").is_null());
    roles.indexes.push(anchor);
    [
        versioned(
            "decision_type",
            vec![
                text("key"),
                maybe(text("title")),
                maybe(text("description")),
                maybe(flag("spends")),
                maybe(text("reversibility")),
                text("attributes"),
            ],
            &["key"],
        ),
        roles,
        versioned(
            "accountability",
            vec![
                text("role"),
                text("text"),
                text("covers"),
                maybe(uuid("added_by_id")),
            ],
            &[],
        ),
        versioned(
            "domain",
            vec![
                text("key"),
                text("holder"),
                text("text"),
                text("reach"),
                maybe(uuid("delegated_from_id")),
                text("covers"),
                maybe(uuid("added_by_id")),
            ],
            &["key"],
        ),
        versioned(
            "external_domain",
            vec![text("key"), text("text"), text("owner"), text("covers")],
            &["key"],
        ),
        versioned(
            "policy",
            vec![
                uuid("circle_id"),
                text("key"),
                text("title"),
                maybe(text("text")),
                flag("legacy"),
                maybe(day("review_at")),
                text("clauses"),
            ],
            &["key"],
        ),
        spend_control(),
    ]
}

fn spend_control() -> Made {
    let mut made = versioned(
        "spend_control",
        vec![
            uuid("role_id"),
            maybe(text("limit_amount")),
            maybe(text("limit_currency")),
            text("limit_per"),
            text("scopes"),
        ],
        &[],
    );
    made.create.check(
        Expr::col("limit_amount")
            .is_null()
            .eq(Expr::col("limit_currency").is_null()),
    );
    made
}

/// Who acts where.
fn seats() -> [Made; 4] {
    [
        versioned(
            "seat",
            vec![uuid("role_id"), text("focus_text"), text("focus_when")],
            &[],
        ),
        versioned(
            "assignment",
            vec![
                text("seat"),
                uuid("person_id"),
                maybe(day("first_day")),
                maybe(day("last_day")),
            ],
            &[],
        ),
        versioned(
            "link",
            vec![text("seat"), uuid("target_id"), uuid("policy_id")],
            &[],
        ),
        versioned(
            "redirect",
            vec![uuid("circle_id"), uuid("mention_id"), uuid("to_id")],
            &[],
        ),
    ]
}

fn profile() -> Made {
    let name = "profile";
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(uuid("person_id"))
            .col(text("key"))
            .col(text("name"))
            .col(maybe(text("email")))
            .primary_key(Index::create().col(ORGANIZATION).col("person_id"))
            .foreign_key(&mut to_organization(name))
            .take(),
        indexes: vec![unique(name, "key", &[ORGANIZATION, "key"])],
    }
}

fn profile_external() -> Made {
    let name = "profile_external";
    let mut to_profile = ForeignKey::create();
    to_profile
        .name("fk_profile_external__person_id")
        .from(name, (ORGANIZATION, "person_id"))
        .to("profile", (ORGANIZATION, "person_id"));
    Made {
        name,
        create: Table::create()
            .table(name)
            .col(uuid(ORGANIZATION))
            .col(uuid("person_id"))
            .col(text("system"))
            .col(number("position"))
            .col(text("outside_id"))
            .primary_key(
                Index::create()
                    .col(ORGANIZATION)
                    .col("person_id")
                    .col("system"),
            )
            .foreign_key(&mut to_profile)
            .take(),
        indexes: vec![unique(
            name,
            "outside_id",
            &[ORGANIZATION, "system", "outside_id"],
        )],
    }
}
