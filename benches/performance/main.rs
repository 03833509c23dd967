//! What questions, imports and starts take in organizations of several sizes: in process, on both
//! databases, and asked of the real program over HTTP. Started by `benches/run`.
//!
//! Short ones are measured by criterion, long ones by a few runs and their median. Nothing is
//! asserted: the numbers go to a table of `docs/performance.md`.

mod asked;
mod inside;
mod page;
mod program;
mod stored;
mod taken;

use std::{error::Error, path::Path};
use taken::Taken;

/// Whatever goes wrong ends the run.
type Failure = Box<dyn Error + Send + Sync>;

/// The sizes, in people, unless others are asked for.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() -> Result<(), Failure> {
    // Cargo passes `--bench`.
    let asked: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let sizes = if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked.clone()
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let mut taken = Taken::new(&sizes)?;
    for people in sizes {
        let sample = inside::measure(&mut taken, people)?;
        stored::measure(&mut taken, &runtime, people, &sample)?;
    }
    let tables = page::tables(&taken);
    if asked.is_empty() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        page::write(&root.join("docs/performance.md"), &tables)?;
    }
    page::print(&tables)?;
    Ok(())
}
