//! The entities say of every table what the migrations make of it.

use super::Beside;
use crate::entity;
use sea_orm::{
    ColumnTrait as _, ColumnType, ConnectionTrait as _, EntityTrait, IdenStatic as _,
    Iterable as _, Statement,
};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_testkit::database::for_each_database;

/// A column: its type's family, and whether it may be empty.
type Columns = BTreeMap<String, (&'static str, bool)>;

fn of<E: EntityTrait>() -> (String, Columns) {
    let columns = E::Column::iter().map(|column| {
        let definition = column.def();
        let family = family(definition.get_column_type());
        (column.as_str().to_owned(), (family, definition.is_null()))
    });
    (E::default().table_name().to_owned(), columns.collect())
}

fn entities() -> BTreeMap<String, Columns> {
    use entity::{
        accountability, assignment, decision_type, digest, domain, event, external_domain, link,
        offer, organization, person, policy, process_entry, profile, profile_external, proposal,
        receipt, redirect, revision, role, seat, service_account, settings, spend_control, tension,
    };
    BTreeMap::from([
        of::<accountability::Entity>(),
        of::<assignment::Entity>(),
        of::<decision_type::Entity>(),
        of::<digest::Entity>(),
        of::<domain::Entity>(),
        of::<event::Entity>(),
        of::<external_domain::Entity>(),
        of::<link::Entity>(),
        of::<offer::Entity>(),
        of::<organization::Entity>(),
        of::<person::Entity>(),
        of::<policy::Entity>(),
        of::<process_entry::Entity>(),
        of::<profile::Entity>(),
        of::<profile_external::Entity>(),
        of::<proposal::Entity>(),
        of::<receipt::Entity>(),
        of::<redirect::Entity>(),
        of::<revision::Entity>(),
        of::<role::Entity>(),
        of::<seat::Entity>(),
        of::<service_account::Entity>(),
        of::<settings::Entity>(),
        of::<spend_control::Entity>(),
        of::<tension::Entity>(),
    ])
}

fn family(of: &ColumnType) -> &'static str {
    let families = [
        (matches!(of, ColumnType::Uuid), "uuid"),
        (matches!(of, ColumnType::BigInteger), "number"),
        (
            matches!(of, ColumnType::String(_) | ColumnType::Text),
            "text",
        ),
        (matches!(of, ColumnType::Boolean), "flag"),
        (matches!(of, ColumnType::Date), "day"),
        (matches!(of, ColumnType::TimestampWithTimeZone), "instant"),
        (
            matches!(of, ColumnType::VarBinary(_) | ColumnType::Blob),
            "bytes",
        ),
    ];
    let found = families.into_iter().find(|(is, _)| *is);
    found.unwrap_or_else(|| panic!("{of:?}")).1
}

/// What a database calls the same families.
fn called(name: &str) -> &'static str {
    match name {
        "uuid" | "uuid_text" => "uuid",
        "int8" | "bigint" | "integer" => "number",
        "text" => "text",
        "bool" | "boolean" => "flag",
        "date" | "date_text" => "day",
        "timestamptz" | "timestamp_with_timezone_text" => "instant",
        "bytea" | "blob" => "bytes",
        other => panic!("a column of type `{other}`"),
    }
}

const SQLITE: &str = "SELECT m.name AS t, c.name AS c, c.type AS kind, \
     CASE WHEN c.\"notnull\" = 1 THEN 'NO' ELSE 'YES' END AS nullable \
     FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";

const POSTGRES: &str = "SELECT table_name::text AS t, column_name::text AS c, \
     udt_name::text AS kind, is_nullable::text AS nullable \
     FROM information_schema.columns WHERE table_schema = 'public'";

async fn migrated(url: &str) -> BTreeMap<String, Columns> {
    let beside = Beside::open(url).await;
    let query = if url.starts_with("sqlite") {
        SQLITE
    } else {
        POSTGRES
    };
    let statement = Statement::from_string(beside.0.get_database_backend(), query);
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for row in beside.0.query_all_raw(statement).await.unwrap() {
        let text = |name| row.try_get::<String>("", name).unwrap();
        let table = text("t");
        if table == "schema_migration" {
            continue;
        }
        let family = called(&text("kind").to_lowercase());
        let column = (family, text("nullable") == "YES");
        tables.entry(table).or_default().insert(text("c"), column);
    }
    beside.close().await;
    tables
}

#[tokio::test]
async fn the_entities_are_what_the_migrations_make() {
    for_each_database(async |url| {
        let (entities, tables) = (entities(), migrated(&url).await);
        let names = |of: &BTreeMap<String, Columns>| of.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&entities), names(&tables));
        for (table, columns) in &entities {
            assert_eq!(columns, &tables[table], "{table}");
        }
    })
    .await;
}
