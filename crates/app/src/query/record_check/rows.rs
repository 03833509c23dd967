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

/// What differs; `folded` is what the record says.
pub(super) fn differences(folded: &Snapshot, rows: &Snapshot) -> Vec<String> {
    let pairs = diff::unequal(folded, rows);
    if pairs.is_empty() {
        return Vec::new();
    }
    let nobody = Directory::default;
    let (record, stored) = (
        Index::new(folded.clone(), nobody()),
        Index::new(rows.clone(), nobody()),
    );
    let all = pairs.iter().flat_map(|pair| told(pair, &record, &stored));
    let mut told: Vec<String> = all.collect();
    let more = told.len().saturating_sub(MOST);
    told.truncate(MOST);
    if more > 0 {
        told.push(format!(
            "and {more} more differences of rows from the record"
        ));
    }
    told
}

fn told(pair: &Pair, record: &Index, stored: &Index) -> Vec<String> {
    match (&pair.before, &pair.after) {
        (Some(said), Some(row)) => fields(said, row, record, stored),
        (Some(said), None) => vec![format!("{} is missing", place(said))],
        (None, Some(row)) => vec![format!("{} is there, the record has none", place(row))],
        (None, None) => Vec::new(),
    }
}

fn fields(
    said: &Adopted<Thing>,
    row: &Adopted<Thing>,
    record: &Index,
    stored: &Index,
) -> Vec<String> {
    let text = |it: Option<String>| it.map_or_else(|| "nothing".to_owned(), |it| short(&it));
    let mut told: Vec<String> = diff::changes(&said.value, &row.value)
        .into_iter()
        .map(|change| {
            format!(
                "{}: `{}` is {}, in the record it is {}",
                place(row),
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
            "{}: `valid_from` is {stands}, in the record it is {adopted}",
            place(row)
        ));
    }
    told
}

fn place(thing: &Thing) -> String {
    format!("row {} of `{}`", thing.uuid(), thing.table())
}

fn short(text: &str) -> String {
    let mut cut: String = text.chars().take(MOST_VALUE).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("`{cut}`")
}
