//! The words in which a migration describes tables. Released migrations are written in them, so
//! what one of them means stays.

use sea_orm_migration::prelude::{
    ColumnDef, ConditionalStatement as _, Expr, ExprTrait as _, ForeignKey,
    ForeignKeyCreateStatement, Index, IndexCreateStatement, Table, TableCreateStatement,
};

/// Whose a row is: every table but `organization` has it.
pub(crate) const ORGANIZATION: &str = "organization_id";
/// The revision that made a row.
pub(crate) const FROM: &str = "valid_from";
/// The revision that ended a row; none while it is current.
pub(crate) const TO: &str = "valid_to";

/// A table with what must be made after it.
pub(crate) struct Made {
    pub(crate) name: &'static str,
    pub(crate) create: TableCreateStatement,
    pub(crate) indexes: Vec<IndexCreateStatement>,
}

/// A row table: one row a state of a thing. Of the current rows at most one has an id, and at most
/// one each of the `keys`.
pub(crate) fn versioned(
    name: &'static str,
    columns: Vec<ColumnDef>,
    keys: &[&'static str],
) -> Made {
    let mut create = Table::create();
    create
        .table(name)
        .col(uuid(ORGANIZATION))
        .col(uuid("id"))
        .col(number(FROM))
        .col(maybe(number(TO)));
    for column in columns {
        create.col(column);
    }
    create.primary_key(Index::create().col(ORGANIZATION).col("id").col(FROM));
    bounds(name, &mut create);
    let mut indexes = vec![
        index(name, FROM, &[ORGANIZATION, FROM]),
        index(name, TO, &[ORGANIZATION, TO]),
        current(unique(name, "id", &[ORGANIZATION, "id"])),
    ];
    indexes.extend(
        keys.iter()
            .map(|key| current(unique(name, key, &[ORGANIZATION, key]))),
    );
    Made {
        name,
        create,
        indexes,
    }
}

/// Both ends of a row's time are revisions of the same organization, in order.
pub(crate) fn bounds(name: &'static str, create: &mut TableCreateStatement) {
    create
        .check(Expr::col(TO).gt(Expr::col(FROM)))
        .foreign_key(&mut to_revision(name, FROM))
        .foreign_key(&mut to_revision(name, TO));
}

pub(crate) fn to_organization(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}__{ORGANIZATION}"))
        .from(table, ORGANIZATION)
        .to("organization", "id")
        .take()
}

pub(crate) fn to_revision(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}__{column}"))
        .from(table, (ORGANIZATION, column))
        .to("revision", (ORGANIZATION, "number"))
        .take()
}

pub(crate) fn index(
    table: &'static str,
    what: &str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("ix_{table}__{what}")).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

pub(crate) fn unique(
    table: &'static str,
    what: &str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    index(table, what, columns)
        .name(format!("uq_{table}__{what}"))
        .unique()
        .take()
}

/// Only among rows that are current.
pub(crate) fn current(mut index: IndexCreateStatement) -> IndexCreateStatement {
    index.and_where(Expr::col(TO).is_null());
    index
}

pub(crate) fn uuid(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

pub(crate) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

pub(crate) fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

pub(crate) fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

pub(crate) fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

pub(crate) fn instant(name: &'static str) -> ColumnDef {
    ColumnDef::new(name)
        .timestamp_with_time_zone()
        .not_null()
        .take()
}

pub(crate) fn blob(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().not_null().take()
}

/// The column may be empty.
pub(crate) fn maybe(mut column: ColumnDef) -> ColumnDef {
    column.null().take()
}
