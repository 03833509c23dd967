//! SQLite: the template is a file among the machine's temporary ones, named after the schema.

use super::Schema;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempDir};

/// A test's files; removed when dropped.
#[derive(Debug)]
pub(super) struct Files {
    _folder: TempDir,
}

pub(super) async fn create(schema: Schema) -> (Files, String) {
    let folder = TempDir::with_prefix("zirkel-test-").expect("a folder for the database");
    let file = folder.path().join("test.db");
    if schema == Schema::Migrated {
        fs::copy(template().await, &file).expect("copying the template");
    }
    (Files { _folder: folder }, url(&file))
}

/// The migrated file. Made under another name and then renamed, so that it is whole wherever it is;
/// tests that make it at the same time make the same.
async fn template() -> PathBuf {
    let name = format!("zirkel-template-{}.db", zirkel_migrations::fingerprint());
    let template = std::env::temp_dir().join(name);
    if !template.exists() {
        let making = NamedTempFile::new().expect("a file for the template");
        zirkel_migrations::up(&url(making.path()))
            .await
            .expect("migrating the template");
        making.persist(&template).expect("naming the template");
    }
    template
}

fn url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}
