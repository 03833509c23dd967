//! What acts and questions took: how long, and how much of the database.

use crate::support::Cost;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// How many parts of the record are shown beside each other.
const PARTS: usize = 8;

/// Everything that was done and asked.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    acts: Vec<Act>,
    /// From a draft to the adoption, with all that everybody said to it.
    proposals: Vec<Duration>,
    /// How many of each edit were adopted.
    edits: BTreeMap<&'static str, usize>,
    /// Questions about the past: the first one of a revision, and the same again.
    past: [Vec<Asked>; 2],
}

/// One question, or one act.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    /// How long the answer took.
    pub(crate) elapsed: Duration,
    /// What it cost the database.
    pub(crate) cost: Cost,
}

/// One act.
#[derive(Clone, Debug)]
struct Act {
    verb: &'static str,
    /// How many had answered before, where it is about a proposal: their answers are read, too.
    answers: usize,
    /// What it adopted: the edits, and the kinds of facts that they came to.
    adopted: Option<[String; 2]>,
    asked: Asked,
}

impl Act {
    /// What any act like it costs, whenever it is done.
    fn share(&self) -> Cost {
        let answers = u64::try_from(self.answers).unwrap();
        Cost {
            rows: self.asked.cost.rows - answers,
            ..self.asked.cost
        }
    }
}

impl Taken {
    pub(super) fn acted(&mut self, verb: &'static str, asked: Asked) {
        self.acts.push(Act {
            verb,
            answers: 0,
            adopted: None,
            asked,
        });
    }

    /// The newest act came after so many answers to a proposal.
    pub(super) fn after_answers(&mut self, answers: usize) {
        self.acts.last_mut().unwrap().answers = answers;
    }

    /// The newest act adopted a proposal, which took so long from its draft on.
    pub(super) fn adopted(&mut self, edits: &[&'static str], facts: &[String], all: Duration) {
        let like = [edits.join(" "), facts.join(" ")];
        self.acts.last_mut().unwrap().adopted = Some(like);
        self.proposals.push(all);
        for edit in edits {
            *self.edits.entry(edit).or_default() += 1;
        }
    }

    /// A revision was asked for, for the first time, and again.
    pub(super) fn asked(&mut self, first: Asked, again: Asked) {
        self.past[0].push(first);
        self.past[1].push(again);
    }

    /// Holds that nothing cost more late in the record than early: acts alike cost the same, to the
    /// statement and the row. Gives how many adoptions had their like in another part.
    pub(crate) fn is_steady(&self) -> usize {
        let mut known: BTreeMap<_, (Cost, BTreeSet<usize>, usize)> = BTreeMap::new();
        for (part, acts) in parts(&self.acts).enumerate() {
            for act in acts {
                let cost = act.share();
                let (first, parts, count) =
                    known
                        .entry((act.verb, &act.adopted))
                        .or_insert((cost, BTreeSet::new(), 0));
                assert_eq!(*first, cost, "{act:?}");
                parts.insert(part);
                *count += 1;
            }
        }
        let statements = self.past[0].iter().map(|it| it.cost.statements);
        assert_eq!(statements.collect::<BTreeSet<u64>>().len(), 1);
        assert!(self.past[1].iter().all(|it| it.cost.statements == 0));
        let adopted = known.iter().filter(|((_, like), _)| like.is_some());
        let apart = adopted.filter(|(_, (_, parts, _))| parts.len() > 1);
        apart.map(|(_, (.., count))| count).sum()
    }

    /// The figures, as a page shows them.
    pub(crate) fn page(&self) -> String {
        let mut lines = vec!["| acts | |\n| --- | ---: |".to_owned()];
        let mut verbs: BTreeMap<&str, usize> = BTreeMap::new();
        for act in &self.acts {
            *verbs.entry(act.verb).or_default() += 1;
        }
        let counts = |of: &BTreeMap<&str, usize>| -> Vec<String> {
            let row = |(what, count): (&&str, &usize)| format!("| {what} | {count} |");
            of.iter().map(row).collect()
        };
        lines.extend(counts(&verbs));
        lines.push("\n| adopted edits | |\n| --- | ---: |".to_owned());
        lines.extend(counts(&self.edits));
        let heads: Vec<String> = (1..=PARTS).map(|it| format!(" {it}/{PARTS} |")).collect();
        lines.push(format!("\n| median, worst |{}", heads.concat()));
        lines.push(format!("| --- |{}", " ---: |".repeat(PARTS)));
        let acts = |fits: &dyn Fn(&Act) -> bool| -> Vec<Duration> {
            let acts = self.acts.iter().filter(|it| fits(it));
            acts.map(|it| it.asked.elapsed).collect()
        };
        let past = |at: usize| self.past[at].iter().map(|it| it.elapsed).collect();
        for (what, times) in [
            ("the act that adopts", acts(&|it| it.adopted.is_some())),
            ("the proposal, from its draft on", self.proposals.clone()),
            (
                "an assignment",
                acts(&|it| it.verb.starts_with("assignment")),
            ),
            ("`asOf`, the first of a revision", past(0)),
            ("`asOf`, the same again", past(1)),
        ] {
            let cells: Vec<String> = parts(&times).map(cell).collect();
            lines.push(format!("| {what} | {} |", cells.join(" | ")));
        }
        lines.join("\n")
    }
}

/// The parts of a list, in order, as equal as can be.
fn parts<T>(all: &[T]) -> impl Iterator<Item = &[T]> {
    all.chunks(all.len().div_ceil(PARTS).max(1))
}

fn cell(times: &[Duration]) -> String {
    let mut times = times.to_vec();
    times.sort_unstable();
    let shown = |it: Option<&Duration>| {
        it.map_or_else(String::new, |it| format!("{:.1}", it.as_secs_f64() * 1e3))
    };
    let median = times.get(times.len().div_ceil(2).saturating_sub(1));
    format!("{}, {} ms", shown(median), shown(times.last()))
}
