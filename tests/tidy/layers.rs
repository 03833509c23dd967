//! Who may depend on whom. No arrow turns back, and each crate knows only the outside crates that
//! its work needs.

use crate::{
    findings::Findings,
    graph::{Package, members},
};

/// What one crate may know.
struct Layer {
    name: &'static str,
    /// Crates of the house, also in tests.
    ours: &'static [&'static str],
    /// Outside crates.
    outside: &'static [&'static str],
    /// What its own tests use besides.
    tests: &'static [&'static str],
    /// What would make it another crate: no edit of the lists above may bring one in.
    never: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    Layer {
        name: "zirkel-domain",
        ours: &[],
        outside: &[
            "chrono",
            "chrono-tz", // days in the organization's time zone
            "iso_currency",
            "rust_decimal",
            "thiserror",
            "unicode-normalization", // search finds words however they are spelt
            "uuid",
        ],
        tests: &["proptest"],
        never: &[
            "tokio",
            "sea-orm",
            "async-graphql",
            "axum",
            "tracing",
            "serde",
            "serde_json",
            "rand",
        ],
    },
    Layer {
        name: "zirkel-persistence",
        ours: &["zirkel-domain"],
        outside: &[
            "chrono",
            "sea-orm",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tracing",
        ],
        tests: &["zirkel-testkit", "tokio", "proptest"],
        never: &[
            "async-graphql",
            "axum",
            "jsonwebtoken",
            "zirkel-app",
            "zirkel-graphql",
        ],
    },
    Layer {
        name: "zirkel-app",
        ours: &["zirkel-domain", "zirkel-persistence"],
        outside: &[
            "arc-swap",
            "chrono",
            "rand",
            "sha2", // tells an act sent again from another one
            "thiserror",
            "tokio", // locks and signals between tasks; starting one is the server's
            "tracing",
            "uuid",
        ],
        tests: &["zirkel-testkit", "proptest"],
        never: &["sea-orm", "async-graphql", "axum", "jsonwebtoken"],
    },
    Layer {
        name: "zirkel-auth",
        ours: &["zirkel-domain"],
        outside: &["jsonwebtoken", "serde", "serde_json", "thiserror"],
        tests: &[],
        never: &[
            "sea-orm",
            "async-graphql",
            "axum",
            "tokio",
            "zirkel-app",
            "zirkel-persistence",
        ],
    },
    Layer {
        name: "zirkel-graphql",
        ours: &["zirkel-app", "zirkel-domain"],
        outside: &[
            "async-graphql",
            "rust_decimal",
            "thiserror",
            "tracing",
            "type-safe-id",
            "uuid",
        ],
        tests: &["insta", "serde_json", "tokio"],
        never: &[
            "sea-orm",
            "axum",
            "jsonwebtoken",
            "zirkel-persistence",
            "zirkel-auth",
        ],
    },
    Layer {
        name: "zirkel-server",
        ours: &[
            "zirkel-app",
            "zirkel-auth",
            "zirkel-domain",
            "zirkel-graphql",
            "zirkel-migrations",
            "zirkel-persistence",
        ],
        outside: &[
            "async-graphql",
            "async-graphql-axum",
            "axum",
            "base64", // with `hmac`: the signature of a digest
            "chrono",
            "clap",
            "hmac",
            "http-body-util", // with the two for TLS: fetch a provider's keys
            "hyper",
            "hyper-util",
            "lettre",
            "miette",
            "prometheus-client",
            "saphyr-parser",
            "serde",
            "serde_json",
            "sha2", // names of documents, tags of answers
            "strsim",
            "tempfile",
            "thiserror",
            "tokio",
            "tokio-rustls",
            "toml",
            "tower-http",
            "tracing",
            "tracing-subscriber",
            "uuid",
            "webpki-roots",
        ],
        tests: &["zirkel-testkit", "insta", "proptest", "tower"],
        never: &["sea-orm", "sea-orm-migration"],
    },
    Layer {
        name: "zirkel-migrations",
        ours: &[],
        outside: &["sea-orm-migration", "thiserror"],
        tests: &["zirkel-testkit", "tokio"],
        never: &[
            "zirkel-domain",
            "zirkel-persistence",
            "zirkel-app",
            "zirkel-server",
        ],
    },
    Layer {
        name: "zirkel-testkit",
        ours: &["zirkel-migrations"],
        outside: &[
            "futures-util",
            "insta",
            "proptest",
            "sea-orm",
            "serde_json",
            "tempfile",
            "tokio",
            "tokio-tungstenite",
            "tower",
        ],
        tests: &["tokio"],
        never: &[
            "zirkel-domain",
            "zirkel-persistence",
            "zirkel-app",
            "zirkel-auth",
            "zirkel-graphql",
            "zirkel-server",
        ],
    },
    Layer {
        name: "zirkel-benches",
        ours: &["zirkel-app", "zirkel-domain", "zirkel-persistence"],
        outside: &[],
        tests: &[
            "zirkel-testkit",
            "criterion",
            "serde_json",
            "tempfile",
            "tokio",
        ],
        never: &["sea-orm"],
    },
    Layer {
        name: "zirkel-tests",
        ours: &[
            "zirkel-app",
            "zirkel-auth",
            "zirkel-domain",
            "zirkel-graphql",
            "zirkel-migrations",
            "zirkel-persistence",
            "zirkel-server",
            "zirkel-testkit",
        ],
        outside: &[],
        tests: &[
            "async-graphql",
            "axum",
            "chrono",
            "clap",      // the replay is a command
            "indicatif", // that takes minutes
            "insta",
            "jsonwebtoken",
            "proptest",
            "rand",
            "rust_decimal",
            "serde",
            "serde_json",
            "tempfile",
            "tokio",
            "tower",
            "tracing", // statements are counted by what is told of them
            "uuid",
        ],
        never: &[],
    },
];

fn layer(package: Package) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| layer.name == package.name())
}

#[test]
fn every_crate_has_its_place() {
    let mut findings = Findings::of("each crate of the workspace is in the table of layers");
    for package in members().filter(|it| layer(*it).is_none()) {
        findings.add(
            package.manifest(),
            format!("`{}` is not in it", package.name()),
        );
    }
    for layer in LAYERS {
        if !members().any(|it| it.name() == layer.name) {
            findings.add(
                "tests/tidy/layers.rs",
                format!("`{}` is no crate", layer.name),
            );
        }
    }
    findings.none("say in the table what the crate may know, and draw it in docs/ARCHITECTURE.md");
}

#[test]
fn no_crate_knows_more_than_it_may() {
    let mut findings = Findings::of("a crate depends on nothing outside its row of the table");
    for package in members() {
        let Some(layer) = layer(package) else {
            continue;
        };
        for dependency in package.dependencies() {
            let name = dependency.name;
            let is_listed = layer.ours.contains(&name)
                || layer.outside.contains(&name)
                || dependency.is_dev && layer.tests.contains(&name);
            if layer.never.contains(&name) {
                let what =
                    format!("`{name}` must never be known here; move the code that needs it");
                findings.add(package.manifest(), what);
            } else if !is_listed && dependency.is_ours {
                findings.add(
                    package.manifest(),
                    format!("no arrow leads from here to `{name}`"),
                );
            } else if !is_listed {
                findings.add(package.manifest(), format!("`{name}` is not in its row"));
            }
        }
    }
    findings.none(
        "do the work in the crate whose row has the dependency, or do without it; if it belongs \
         here, add it to the row in tests/tidy/layers.rs and defend that in the commit message",
    );
}

#[test]
fn the_table_does_not_contradict_itself() {
    let mut findings = Findings::of("what a crate must never know is in no list of what it may");
    for layer in LAYERS {
        let allowed = [layer.ours, layer.outside, layer.tests].concat();
        for name in layer.never.iter().filter(|it| allowed.contains(it)) {
            findings.add(
                "tests/tidy/layers.rs",
                format!("`{}` and `{name}`", layer.name),
            );
        }
    }
    findings.none("take it out of the row again");
}

#[test]
fn testkit_and_tests_serve_tests_only() {
    let mut findings = Findings::of("no crate depends on `zirkel-testkit` but in its tests");
    for package in members().filter(|it| it.name() != "zirkel-tests") {
        for dependency in package.dependencies() {
            let is_of_tests = ["zirkel-testkit", "zirkel-tests"].contains(&dependency.name);
            if is_of_tests && !dependency.is_dev {
                findings.add(package.manifest(), format!("`{}`", dependency.name));
            }
        }
    }
    findings.none("move the line to `[dev-dependencies]`");
}

#[test]
fn what_is_compiled_for_tests_is_in_no_program() {
    let mut findings = Findings::of("no crate asks for what is for tests but in its own tests");
    for package in members() {
        for dependency in package.dependencies().filter(|it| !it.is_dev) {
            for feature in ["testing", "example"] {
                if dependency.is_ours && dependency.asks_for(feature) {
                    let what = format!("`{}` with `{feature}`", dependency.name);
                    findings.add(package.manifest(), what);
                }
            }
        }
        for (name, asks_for) in package.features() {
            if !asks_for.is_empty() {
                let what = format!("the feature `{name}` brings {asks_for:?} in");
                findings.add(package.manifest(), what);
            }
        }
    }
    findings.none("move the line to `[dev-dependencies]`; no feature brings in another");
}

#[test]
fn the_domain_asks_for_no_clock_and_no_randomness() {
    let mut findings = Findings::of("the domain's dependencies come without clock and generators");
    let banned = ["clock", "now", "v1", "v4", "v6", "v7", "rng", "fast-rng"];
    for package in members().filter(|it| it.name() == "zirkel-domain") {
        for dependency in package.dependencies().filter(|it| !it.is_dev) {
            for feature in banned.iter().filter(|it| dependency.asks_for(it)) {
                findings.add(
                    package.manifest(),
                    format!("`{}` with `{feature}`", dependency.name),
                );
            }
            if ["chrono", "uuid"].contains(&dependency.name) && dependency.default_features {
                let what = format!("`{}` with its default features", dependency.name);
                findings.add(package.manifest(), what);
            }
        }
    }
    findings.none("take moments and ids as arguments; `zirkel-app` has the clock and the ids");
}
