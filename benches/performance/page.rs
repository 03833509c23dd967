//! The tables, and the page that holds them between two marks; all else on it is written by hand.

use crate::{
    Failure,
    taken::{Part, Taken},
};
use std::{fs, io::Write as _, path::Path, process::Command};
use zirkel_app::clock::{Clock as _, SystemClock};

const BEGIN: &str = "<!-- measured: begin -->\n";
const END: &str = "<!-- measured: end -->\n";

/// The tables with when, where and by what they were taken.
pub(crate) fn tables(taken: &Taken) -> String {
    let mut lines = vec![circumstances()];
    for (part, title) in [
        (Part::Inside, "In process, in memory"),
        (Part::Sqlite, "On SQLite, and over HTTP"),
        (Part::Postgres, "On PostgreSQL, and over HTTP"),
    ] {
        let rows: Vec<_> = taken
            .cells
            .iter()
            .filter(|((of, ..), _)| *of == part)
            .collect();
        if rows.is_empty() {
            continue;
        }
        let sizes = || taken.sizes.iter();
        let heads: Vec<String> = sizes().map(|it| format!("{it} people")).collect();
        lines.push(format!("\n### {title}\n\n| | {} |", heads.join(" | ")));
        lines.push(format!("| --- |{}", " ---: |".repeat(heads.len())));
        for ((_, _, what), cells) in rows {
            let cells: Vec<&str> = sizes()
                .map(|size| cells.get(size).map_or("", String::as_str))
                .collect();
            lines.push(format!("| {what} | {} |", cells.join(" | ")));
        }
    }
    lines.join("\n")
}

/// The machine, the day and the compiler.
fn circumstances() -> String {
    let value = |text: &str, name: &str| {
        let mut lines = text.lines().filter_map(|it| it.split_once(':'));
        let found = lines.find(|(key, _)| key.trim() == name);
        found.map_or_else(|| "unknown".to_owned(), |(_, it)| it.trim().to_owned())
    };
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = value(&read("/proc/cpuinfo"), "model name");
    let memory = value(&read("/proc/meminfo"), "MemTotal");
    let memory: u64 = memory.trim_end_matches(" kB").parse().unwrap_or(0);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let compiler = Command::new("rustc").arg("--version").output();
    let compiler = compiler.map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned());
    format!(
        "Taken by `benches/run` on {}: {cpu}, {cores} cores, {} GiB, {}.",
        SystemClock
            .now()
            .to_string()
            .split('T')
            .next()
            .unwrap_or_default(),
        memory.div_ceil(1 << 20),
        compiler.unwrap_or_default(),
    )
}

/// Writes the tables between the marks of the page.
pub(crate) fn write(page: &Path, tables: &str) -> Result<(), Failure> {
    let text = fs::read_to_string(page)?;
    let (before, rest) = text.split_once(BEGIN).ok_or("the page has no first mark")?;
    let (_, after) = rest.split_once(END).ok_or("the page has no second mark")?;
    Ok(fs::write(
        page,
        format!("{before}{BEGIN}\n{tables}\n{END}{after}"),
    )?)
}

/// Shows the tables.
pub(crate) fn print(tables: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout().lock(), "\n{tables}")?)
}
