//! The packages as Cargo sees them, of the platform that the tests run on: others need not be
//! downloaded here.

use crate::project::root;
use serde_json::Value;
use std::{process::Command, sync::OnceLock};

/// A package.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Package(&'static Value);

impl Package {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        self.text("name")
    }

    /// A field that is a text; empty where it has none.
    pub(crate) fn text(self, field: &str) -> &'static str {
        self.0[field].as_str().unwrap_or_default()
    }

    /// Whether it is ours.
    pub(crate) fn is_ours(self) -> bool {
        self.0["source"].is_null()
    }

    /// Where its manifest is, from the project's root.
    pub(crate) fn manifest(self) -> &'static str {
        let path = std::path::Path::new(self.text("manifest_path"));
        let inside = path.strip_prefix(root().canonicalize().unwrap());
        inside
            .ok()
            .and_then(std::path::Path::to_str)
            .unwrap_or_default()
    }

    /// Whether some registry may get it.
    pub(crate) fn may_be_published(self) -> bool {
        self.0["publish"].as_array().is_none_or(|it| !it.is_empty())
    }

    /// Its features, each with what it brings in.
    pub(crate) fn features(self) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        let all = self.0["features"].as_object().into_iter().flatten();
        all.map(|(name, list)| {
            let list = list.as_array().into_iter().flatten();
            (name.as_str(), list.filter_map(Value::as_str).collect())
        })
    }

    /// What its manifest asks for.
    pub(crate) fn dependencies(self) -> impl Iterator<Item = Dependency> {
        let list = self.0["dependencies"].as_array().into_iter().flatten();
        list.map(|it| Dependency {
            name: it["name"].as_str().unwrap_or_default(),
            is_dev: it["kind"] == "dev",
            is_ours: !it["path"].is_null(),
            default_features: it["uses_default_features"] == true,
            features: &it["features"],
        })
    }
}

/// What a manifest asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dependency {
    pub(crate) name: &'static str,
    pub(crate) is_dev: bool,
    pub(crate) is_ours: bool,
    pub(crate) default_features: bool,
    features: &'static Value,
}

impl Dependency {
    /// Whether it asks for this feature by name.
    pub(crate) fn asks_for(self, feature: &str) -> bool {
        let list = self.features.as_array();
        list.is_some_and(|list| list.iter().any(|it| it == feature))
    }
}

/// All packages, ours and others.
pub(crate) fn packages() -> impl Iterator<Item = Package> {
    static METADATA: OnceLock<Value> = OnceLock::new();
    let metadata = METADATA.get_or_init(|| {
        let version = output(Command::new("rustc").arg("-vV"));
        let host = version.lines().find_map(|it| it.strip_prefix("host: "));
        let text = output(
            Command::new("cargo")
                .args(["metadata", "--offline", "--locked", "--format-version", "1"])
                .args(["--filter-platform", host.expect("the compiler's platform")])
                .current_dir(root()),
        );
        serde_json::from_str(&text).expect("what `cargo metadata` prints")
    });
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages.map(Package)
}

/// Ours.
pub(crate) fn members() -> impl Iterator<Item = Package> {
    packages().filter(|it| it.is_ours())
}

fn output(command: &mut Command) -> String {
    let output = command.output().expect("a tool that builds this project");
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}
