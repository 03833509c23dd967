//! Where the rows are not what the record says, each with its table, its key and its field.

use zirkel_domain::{
    diff::{self, Pair, Thing, english},
    directory::Directory,
    ids::RevisionNumber,
    index::Index,
    snapshot::{Adopted, Snapshot},
};

/// How many differences are told one by one.
const MOST: usize = 100;

/// The most characters of a value that is told.
const MOST_VALUE: usize = 60;

/// A row that is not what the record says, or only one of both.
pub(super) struct Unlike {
    /// What the record says, and what the row does.
    pair: Pair,
    /// The revision that ended the state; none of what is in force.
    ended_in: Option<RevisionNumber>,
}

impl Unlike {
    /// Of a state that is over.
    pub(super) const fn closed(pair: Pair, ended_in: RevisionNumber) -> Self {
        Self {
            pair,
            ended_in: Some(ended_in),
        }
    }
}

/// What differs of what is in force; `folded` is what the record says.
pub(super) fn open(folded: &Snapshot, rows: &Snapshot) -> Vec<String> {
    let pairs = diff::unequal(folded, rows).into_iter();
    let unlike: Vec<Unlike> = pairs
        .map(|pair| Unlike {
            pair,
            ended_in: None,
        })
        .collect();
    differences(&unlike, folded, rows)
}

/// What differs, in words; the structures know what things are called on either side.
pub(super) fn differences(unlike: &[Unlike], folded: &Snapshot, rows: &Snapshot) -> Vec<String> {
    if unlike.is_empty() {
        return Vec::new();
    }
    let nobody = Directory::default;
    let (record, stored) = (
        Index::new(folded.clone(), nobody()),
        Index::new(rows.clone(), nobody()),
    );
    let all = unlike.iter().flat_map(|it| told(it, &record, &stored));
    bounded(all.collect())
}

/// The first of them, and how many there are besides.
pub(super) fn bounded(mut told: Vec<String>) -> Vec<String> {
    let more = told.len().saturating_sub(MOST);
    told.truncate(MOST);
    if more > 0 {
        told.push(format!(
            "and {more} more differences of rows from the record"
        ));
    }
    told
}

fn told(unlike: &Unlike, record: &Index, stored: &Index) -> Vec<String> {
    let Unlike { pair, ended_in } = unlike;
    let place = |thing| place(thing, *ended_in);
    match (&pair.before, &pair.after) {
        (Some(said), Some(row)) => fields(&place(row), (said, row), record, stored),
        (Some(said), None) => vec![format!("{} is missing", place(said))],
        (None, Some(row)) => vec![format!("{} is there, the record has none", place(row))],
        (None, None) => Vec::new(),
    }
}

fn fields(
    place: &str,
    (said, row): (&Adopted<Thing>, &Adopted<Thing>),
    record: &Index,
    stored: &Index,
) -> Vec<String> {
    let text = |it: Option<String>| it.map_or_else(|| "nothing".to_owned(), |it| short(&it));
    let mut told: Vec<String> = diff::changes(&said.value, &row.value)
        .into_iter()
        .map(|change| {
            format!(
                "{place}: `{}` is {}, in the record it is {}",
                change.name,
                text(english::value(stored, &change.after)),
                text(english::value(record, &change.before)),
            )
        })
        .collect();
    if said.adopted_in != row.adopted_in {
        let RevisionNumber(stands) = row.adopted_in;
        let RevisionNumber(adopted) = said.adopted_in;
        told.push(format!(
            "{place}: `valid_from` is {stands}, in the record it is {adopted}"
        ));
    }
    told
}

fn place(thing: &Thing, ended_in: Option<RevisionNumber>) -> String {
    let row = format!("row {} of `{}`", thing.uuid(), thing.table());
    match ended_in {
        Some(ended_in) => format!("{row}, ended in revision {ended_in}"),
        None => row,
    }
}

fn short(text: &str) -> String {
    let mut cut: String = text.chars().take(MOST_VALUE).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("`{cut}`")
}
