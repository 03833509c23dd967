//! The files that servers are run from, in `deploy/`: pinned, without secrets, as nobody in
//! particular, and true to the program.

use crate::{
    findings::{Findings, left_out},
    project::{File, file, files, root},
};
use std::{fs, process::Command};

const DOCKERFILE: &str = "deploy/Dockerfile";
const COMPOSE: &str = "deploy/compose.yaml";
const UNIT: &str = "deploy/zirkel.service";

/// An image that changes behind its name is another one tomorrow.
fn is_pinned(image: &str) -> bool {
    let tag = image.rsplit_once(':').map(|(_, tag)| tag);
    tag.is_some_and(|tag| tag != "latest" && !tag.is_empty())
}

#[test]
fn images_are_pinned() {
    let mut findings = Findings::of("an image is named with a version");
    let begins = [(DOCKERFILE, "FROM "), (COMPOSE, "image: ")];
    for (path, begin) in begins {
        for (line, text) in file(path).lines() {
            let Some(image) = text.trim().strip_prefix(begin) else {
                continue;
            };
            let image = image.split_whitespace().next().unwrap_or_default();
            if !is_pinned(image) {
                findings.at(path, line, format!("`{image}`"));
            }
        }
    }
    findings.none("give it the version that was tried");
}

#[test]
fn the_image_is_built_as_the_project_is_and_runs_as_nobody() {
    let text = &file(DOCKERFILE).text;
    let rust = file("Cargo.toml")
        .lines()
        .find_map(|(_, text)| text.strip_prefix("rust-version = "))
        .expect("the workspace names a toolchain")
        .trim_matches('"');
    let mut findings = Findings::of("the image is the program, its port, its user and its probe");
    let expected = [
        format!("FROM rust:{rust}-"),
        "RUN cargo build --release --locked --bin zirkel\n".to_owned(),
        "COPY --from=build /src/target/release/zirkel /usr/local/bin/zirkel\n".to_owned(),
        "ENTRYPOINT [\"/usr/local/bin/zirkel\"]\nCMD [\"serve\"]\n".to_owned(),
        "ENV ZIRKEL_LISTEN=0.0.0.0:8080 ".to_owned(),
        "EXPOSE 8080\n".to_owned(),
        "http://127.0.0.1:8080/healthz".to_owned(),
        "HEALTHCHECK ".to_owned(),
        "STOPSIGNAL SIGTERM\n".to_owned(),
    ];
    for words in expected.iter().filter(|it| !text.contains(it.as_str())) {
        findings.add(DOCKERFILE, format!("lacks `{}`", words.trim_end()));
    }
    let user = file(DOCKERFILE)
        .lines()
        .filter_map(|(_, text)| text.strip_prefix("USER "))
        .last();
    if user.is_none_or(|user| user == "root" || user.starts_with('0')) {
        findings.add(DOCKERFILE, "runs as root");
    }
    findings.none("make both say the same");
}

#[test]
fn secrets_come_from_files() {
    let mut findings =
        Findings::of("no file of `deploy/` holds a secret, each that is used is declared");
    for file in files().iter().filter(|it| it.path.starts_with("deploy/")) {
        for (line, text) in file.lines() {
            let is_comment = text.trim_start().starts_with(['#', '-']);
            for word in [
                "ZIRKEL_JWT_SECRET",
                "POSTGRES_PASSWORD:",
                "ZIRKEL_DATABASE_URL",
            ] {
                if text.contains(word) && !is_comment {
                    findings.at(&file.path, line, format!("`{word}`"));
                }
            }
        }
    }
    let compose = file(COMPOSE);
    let (_, declared) = compose.text.split_once("\nsecrets:\n").unwrap_or_default();
    for (line, text) in compose.lines() {
        let used = text.trim().strip_prefix("secrets: [");
        for name in used.unwrap_or_default().trim_end_matches(']').split(", ") {
            if !name.is_empty() && !declared.contains(&format!("  {name}: {{ file: ./secrets/")) {
                findings.at(COMPOSE, line, format!("`{name}` is not declared"));
            }
        }
    }
    findings.none("put it into a file below `deploy/secrets`, which nothing takes in");
}

#[test]
fn what_is_set_is_a_setting() {
    let known: Vec<&File> = files()
        .iter()
        .filter(|it| it.path.starts_with("crates/server/src/config"))
        .collect();
    let mut findings =
        Findings::of("each variable `ZIRKEL_…` that is set is one the program reads");
    let ours = |it: &&File| it.path.starts_with("deploy/") || it.path == "docs/operate.md";
    for file in files().iter().filter(ours) {
        for (line, text) in file.lines() {
            for (at, _) in text.match_indices("ZIRKEL_") {
                let rest = text.split_at(at).1;
                let end = rest.find(|it: char| !it.is_ascii_uppercase() && it != '_');
                let name = rest.split_at(end.unwrap_or(rest.len())).0;
                let is_known = known
                    .iter()
                    .any(|it| it.text.contains(&format!("\"{name}\"")));
                if !is_known && !name.ends_with('_') {
                    findings.at(&file.path, line, format!("`{name}`"));
                }
            }
        }
    }
    findings.none("use the names of `zirkel serve --help`");
}

/// How much a service may reach, in tenths, as systemd counts: 100 is everything.
const EXPOSURE: &str = "20";

#[test]
fn the_unit_is_sound_and_reaches_little() {
    let folder = std::env::temp_dir().join(format!("zirkel-unit-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the unit");
    let unit = folder.join("zirkel.service");
    // The program need not be installed where this runs.
    let text = file(UNIT)
        .text
        .replace("/usr/local/bin/zirkel", "/bin/true");
    fs::write(&unit, text).expect("writing the unit");
    let threshold = format!("--threshold={EXPOSURE}");
    let checks: [&[&str]; 2] = [&["verify"], &["security", "--offline=yes", &threshold]];
    for arguments in checks {
        let ran = Command::new("systemd-analyze")
            .args(arguments)
            .arg(&unit)
            .current_dir(root())
            .output();
        let Ok(ran) = ran else {
            left_out("the systemd unit: there is no program `systemd-analyze`");
            break;
        };
        let said = [ran.stdout, ran.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(ran.status.success(), "{UNIT}: {arguments:?}: {said}");
    }
    fs::remove_dir_all(&folder).expect("removing the folder");
}
