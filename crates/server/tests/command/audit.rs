//! The public audit of GraphQL over HTTP, by the package that the specification's authors publish:
//! every MUST, SHOULD and MAY.

use crate::support::{SECRET, Server, Zirkel, import, small, written};
use std::process::Command;
use zirkel_testkit::{
    database::{Database, Schema},
    node,
};

#[tokio::test]
async fn every_audit_of_graphql_over_http_is_fulfilled() {
    let Some(programs) = node::folder() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let database = Database::sqlite(Schema::Migrated).await;
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    import(database.url(), &file);
    let server = Server::over(database.url());
    let arguments = ["token", "--organization", "o", "--person", "ana"];
    let token = Zirkel::new(arguments).signing(SECRET).run().ends(0).out;

    let ran = Command::new("node")
        .arg(programs.join("audit.mjs"))
        .arg(format!("http://{}/graphql", server.address))
        .arg(token.trim())
        .output()
        .unwrap();
    let (told, failed) = (
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr),
    );
    assert!(ran.status.success(), "{failed}");
    assert_eq!(told.trim(), "60 of 60 audits", "{told}");
}
