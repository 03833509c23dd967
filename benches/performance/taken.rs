//! How long things took, by what and by size; and how they are timed.

use crate::Failure;
use criterion::Criterion;
use std::{
    collections::BTreeMap,
    fs,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// In process, without a database.
    Inside,
    /// Over a store on SQLite, and the program over it.
    Sqlite,
    /// The same on PostgreSQL.
    Postgres,
}

/// A row of a table: its part, its place in it, what it is.
type Row = (Part, usize, &'static str);

/// What was measured so far.
pub(crate) struct Taken {
    /// The sizes, in people.
    pub(crate) sizes: Vec<usize>,
    /// By row and size, as it is shown.
    pub(crate) cells: BTreeMap<Row, BTreeMap<usize, String>>,
    order: BTreeMap<(Part, &'static str), usize>,
    timed: usize,
    criterion: Criterion,
    folder: TempDir,
}

impl Taken {
    pub(crate) fn new(sizes: &[usize]) -> Result<Self, Failure> {
        let folder = TempDir::with_prefix("zirkel-bench-")?;
        let criterion = Criterion::default()
            .output_directory(folder.path())
            .without_plots()
            .sample_size(20)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(2));
        Ok(Self {
            sizes: sizes.to_vec(),
            cells: BTreeMap::new(),
            order: BTreeMap::new(),
            timed: 0,
            criterion,
            folder,
        })
    }

    /// Times something short, many times.
    pub(crate) fn often(
        &mut self,
        part: Part,
        what: &'static str,
        people: usize,
        run: impl FnMut(),
    ) -> Result<(), Failure> {
        let mut run = run;
        // Also the name of a folder, in which criterion allows few letters; each its own, or the
        // numbers of another one would be read.
        self.timed += 1;
        let id = format!("{part:?}-{}-{people}", self.timed);
        self.criterion
            .bench_function(&id, |bencher| bencher.iter(&mut run));
        let estimates = format!("{id}/new/estimates.json");
        let text = fs::read_to_string(self.folder.path().join(estimates))?;
        let json: serde_json::Value = serde_json::from_str(&text)?;
        let median = json
            .pointer("/median/point_estimate")
            .and_then(serde_json::Value::as_f64)
            .ok_or("criterion wrote no median")?;
        self.put(part, what, people, shown(median / 1e9));
        Ok(())
    }

    /// Times something long, a few times; each run gets what was made ready for it.
    pub(crate) fn seldom<T>(
        &mut self,
        part: Part,
        what: &'static str,
        people: usize,
        ready: impl FnMut() -> Result<T, Failure>,
        run: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let (mut ready, mut run) = (ready, run);
        let mut all = Vec::new();
        for _ in 0..3 {
            let given = ready()?;
            let begun = Instant::now();
            run(given)?;
            all.push(begun.elapsed());
            if begun.elapsed() > Duration::from_secs(20) {
                break;
            }
        }
        all.sort_unstable();
        let median = all.get(all.len().div_ceil(2).saturating_sub(1));
        let median = median.copied().ok_or("nothing was run")?;
        self.put(part, what, people, shown(median.as_secs_f64()));
        Ok(())
    }

    /// Puts a cell where its row is, which is where it was first put.
    pub(crate) fn put(&mut self, part: Part, what: &'static str, people: usize, cell: String) {
        let next = self.order.len();
        let place = *self.order.entry((part, what)).or_insert(next);
        let row = self.cells.entry((part, place, what)).or_default();
        row.insert(people, cell);
    }
}

/// Seconds, in the unit that suits them.
fn shown(seconds: f64) -> String {
    let (value, unit) = if seconds < 1e-3 {
        (seconds * 1e6, "µs")
    } else if seconds < 1.0 {
        (seconds * 1e3, "ms")
    } else {
        (seconds, "s")
    };
    let digits = usize::from(value < 10.0);
    format!("{value:.digits$} {unit}")
}
