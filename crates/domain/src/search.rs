//! Finding things by the beginnings of their words, however they are spelt: upper and lower case
//! alike, `ü` like `u` and like `ue`, `ß` like `ss`, `é` like `e`. Every word of a question must
//! begin a word of the thing; what matches by name comes before what matches in a text.

mod fill;
mod spelling;

#[cfg(test)]
mod tests;

use crate::{index::Index, subject::Subject};
use spelling::Spelling;
use std::collections::BTreeMap;

/// How many things one question lists at most, best first.
const MOST: usize = 1_000;

/// Kinds of things that are searched, in the order in which equal matches are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Defined roles, by name, key and purpose.
    Role,
    /// The anchor and circles that hold roles, as their roles are found.
    Circle,
    /// People, by name and key, those who left among them.
    Person,
    /// Policies, by title, key and text.
    Policy,
    /// Domains, by key and text, those of outside bodies among them.
    Domain,
    /// Accountabilities, by text.
    Accountability,
}

/// How well a thing matches; better ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Its name is what was asked for.
    Name,
    /// Its name begins with it.
    NameBeginning,
    /// Its name has words that begin so.
    NameWord,
    /// Its text has.
    Text,
}

/// A thing that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The thing.
    pub subject: Subject,
    /// How well it matches.
    pub rank: Rank,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The best ones, in total order.
    pub hits: Vec<Hit>,
    /// How many match in all.
    pub total: usize,
}

impl Hits {
    /// Whether everything that matches is listed.
    pub const fn is_complete(&self) -> bool {
        self.hits.len() == self.total
    }
}

/// The words that are asked for; at least one.
#[derive(Clone, Debug)]
pub struct Words(Vec<Spelling>);

impl Words {
    /// The most words of a question.
    pub const MOST: usize = 10;

    /// Reads a question; none where it has no word, or more than [`Self::MOST`].
    pub fn new(text: &str) -> Option<Self> {
        let words = spelling::words(text);
        (1..=Self::MOST)
            .contains(&words.len())
            .then_some(Self(words))
    }
}

/// The words of all things of one structure.
#[derive(Debug)]
pub struct Search {
    things: Vec<Entry>,
    /// Each spelling of each word with the things that have it, in order.
    words: Vec<Posting>,
}

/// One thing.
#[derive(Debug)]
struct Entry {
    subject: Subject,
    kind: Kind,
    /// Its names as words: its name proper, its key.
    names: Vec<Vec<Spelling>>,
}

/// A spelling of a word in a thing.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    word: String,
    /// Whether it takes `ue` for `u`, which finds more than what is meant.
    is_loose: bool,
    thing: usize,
}

impl Search {
    /// Reads all words of a structure.
    pub fn new(index: &Index) -> Self {
        let mut search = Self {
            things: Vec::new(),
            words: Vec::new(),
        };
        fill::fill(index, &mut search);
        search.words.sort_unstable();
        search.words.dedup();
        search
    }

    fn add(&mut self, subject: Subject, kind: Kind, names: &[&str], texts: &[&str]) {
        let thing = self.things.len();
        let names: Vec<_> = names.iter().map(|it| spelling::words(it)).collect();
        let texts = texts.iter().flat_map(|it| spelling::words(it));
        for word in names.iter().flatten().cloned().chain(texts) {
            for (word, is_loose) in word.stored() {
                self.words.push(Posting {
                    word,
                    is_loose,
                    thing,
                });
            }
        }
        self.things.push(Entry {
            subject,
            kind,
            names,
        });
    }

    /// The things whose words begin with all of these, of these kinds; of all where none is given.
    pub fn find(&self, words: &Words, kinds: &[Kind]) -> Hits {
        let mut found: Option<BTreeMap<usize, bool>> = None;
        for word in &words.0 {
            let mut having = self.having(word);
            if let Some(before) = found {
                having = before
                    .into_iter()
                    .filter_map(|(thing, loose)| Some((thing, loose | *having.get(&thing)?)))
                    .collect();
            }
            found = Some(having);
        }
        let found = found.unwrap_or_default().into_iter();
        let entries = found.filter_map(|(thing, loose)| Some((self.things.get(thing)?, loose)));
        let mut ranked: Vec<_> = entries
            .filter(|(it, _)| kinds.is_empty() || kinds.contains(&it.kind))
            .map(|(it, loose)| (it.rank(words), loose, it))
            .collect();
        ranked.sort_by(|(rank, loose, it), (other_rank, other_loose, other)| {
            let key = (rank, loose, it.kind);
            key.cmp(&(other_rank, other_loose, other.kind))
                .then_with(|| it.name().cmp(other.name()))
                .then_with(|| it.subject.cmp(&other.subject))
        });
        let total = ranked.len();
        let hits = ranked.into_iter().take(MOST).map(|(rank, _, it)| Hit {
            subject: it.subject,
            rank,
        });
        Hits {
            hits: hits.collect(),
            total,
        }
    }

    /// The things that have a word which begins so, and whether only loosely.
    fn having(&self, word: &Spelling) -> BTreeMap<usize, bool> {
        let mut having = BTreeMap::new();
        for asked in word.asked() {
            let start = self
                .words
                .partition_point(|it| it.word.as_str() < asked.text);
            let from = self.words.get(start..).unwrap_or_default();
            let found = from.iter().take_while(|it| asked.fits(&it.word));
            for posting in found {
                let loose = asked.is_loose || posting.is_loose;
                let known = having.entry(posting.thing).or_insert(loose);
                *known &= loose;
            }
        }
        having
    }
}

impl Entry {
    /// What equal matches are ordered by.
    fn name(&self) -> impl Iterator<Item = &str> {
        self.names
            .first()
            .into_iter()
            .flatten()
            .map(Spelling::plain)
    }

    fn rank(&self, words: &Words) -> Rank {
        let ranks = self.names.iter().map(|name| rank(name, &words.0));
        ranks.min().unwrap_or(Rank::Text)
    }
}

fn rank(name: &[Spelling], words: &[Spelling]) -> Rank {
    let begins = |word: &Spelling, asked: &Spelling| asked.begins(word);
    let same = |word: &Spelling, asked: &Spelling| asked.is(word);
    let Some((last, first)) = words.split_last() else {
        return Rank::Text;
    };
    let in_order = name.len() >= words.len()
        && name
            .iter()
            .zip(first)
            .all(|(word, asked)| same(word, asked))
        && name.get(first.len()).is_some_and(|word| begins(word, last));
    let whole = name.len() == words.len() && name.last().is_some_and(|word| same(word, last));
    if in_order && whole {
        Rank::Name
    } else if in_order {
        Rank::NameBeginning
    } else if words
        .iter()
        .all(|asked| name.iter().any(|word| begins(word, asked)))
    {
        Rank::NameWord
    } else {
        Rank::Text
    }
}
