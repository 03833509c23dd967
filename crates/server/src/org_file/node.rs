//! YAML (and so JSON) as a tree of nodes, each with its place and its path. Scalars keep their raw
//! text and whether they were quoted, so that no decimal ever becomes a float.
//!
//! Anchors, aliases and tags are refused by name: the format needs none, and without them a file is
//! no larger than it looks. Bounds: 16 MiB, 200 levels, two million values.

use super::{
    mistake::{Mistake, Place},
    source::{self, Source},
};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use std::collections::BTreeMap;

/// The largest file that is read, in bytes.
pub(super) const MOST_BYTES: usize = 16 * 1024 * 1024;
/// The deepest nesting.
pub(super) const MOST_LEVELS: usize = 200;
/// What to do where there are more.
const TOO_DEEP: &str = "look for brackets or indentation too many";
/// The most values, lists and mappings in one file.
pub(super) const MOST_NODES: usize = 2_000_000;

/// A value, a list or a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// Where it begins. A mapping's place ends with its first entry.
    pub(super) place: Place,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A single value.
    Scalar {
        /// As written, escapes resolved.
        text: String,
        /// Without quotes, so that it may be a number, `true`, or nothing.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping; no key comes twice.
    Map(Vec<Entry>),
}

/// An entry of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its key.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) place: Place,
    /// Its value.
    pub(super) value: Node,
}

impl Node {
    /// The value under a key, where this is a mapping that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|e| e.key == key).map(|e| &e.value),
            Kind::Scalar { .. } | Kind::List(_) => None,
        }
    }

    /// Its items, where this is a list.
    pub(super) fn items(&self) -> &[Self] {
        match &self.kind {
            Kind::List(items) => items,
            Kind::Scalar { .. } | Kind::Map(_) => &[],
        }
    }
}

/// Reads a whole file; none where its text is no YAML.
pub(super) fn parse(text: &str, mistakes: &mut Vec<Mistake>) -> Option<Node> {
    parse_within(MOST_NODES, text, mistakes)
}

/// The same with another bound on the number of values.
pub(super) fn parse_within(
    most_nodes: usize,
    text: &str,
    mistakes: &mut Vec<Mistake>,
) -> Option<Node> {
    if let Some(mistake) = source::unreadable(text) {
        mistakes.push(mistake);
        return None;
    }
    let source = Source::new(text);
    let mut tree = Tree::new(&source, most_nodes, mistakes);
    let outcome = tree.grow();
    let root = tree.root.take();
    match outcome {
        Ok(()) => root.or_else(|| {
            mistakes.push(
                Mistake::error(&Place::top(), "the file is empty")
                    .hint("an organization file begins with `zirkel: 1`"),
            );
            None
        }),
        Err(mistake) => {
            mistakes.push(*mistake);
            None
        }
    }
}

/// A list or a mapping that is still open.
struct Open {
    place: Place,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        key: Option<Key>,
        /// The line of each key so far.
        seen: BTreeMap<String, usize>,
    },
}

/// A key whose value comes next.
struct Key {
    text: String,
    place: Place,
    /// The value is read and forgotten: the key is a mistake of its own.
    forget: bool,
}

struct Tree<'a> {
    source: &'a Source<'a>,
    mistakes: &'a mut Vec<Mistake>,
    open: Vec<Open>,
    root: Option<Node>,
    count: usize,
    most_nodes: usize,
    documents: usize,
}

type Stop = Box<Mistake>;

impl<'a> Tree<'a> {
    const fn new(
        source: &'a Source<'a>,
        most_nodes: usize,
        mistakes: &'a mut Vec<Mistake>,
    ) -> Self {
        Self {
            source,
            mistakes,
            open: Vec::new(),
            root: None,
            count: 0,
            most_nodes,
            documents: 0,
        }
    }

    fn grow(&mut self) -> Result<(), Stop> {
        let mut parser = Parser::new_from_str(self.source.parsed());
        let mut cursor = self.source.cursor();
        while let Some(next) = parser.next_event() {
            let (event, span) = next.map_err(|e| self.no_yaml(&e))?;
            let (start, end) = (span.start.index(), span.end.index());
            match event {
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                Event::DocumentStart(_) => {
                    self.documents += 1;
                    if self.documents > 1 {
                        let place = cursor.place(start, end);
                        return Err(stop(&place, "a second document begins here")
                            .map_hint("one file holds one organization"));
                    }
                }
                Event::Alias(_) => {
                    let place = self.child(cursor.place(start, end));
                    return Err(
                        stop(&place, "aliases (`*name`) are not part of this format")
                            .map_hint("write the value out"),
                    );
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let place = self.child(cursor.place(start, end));
                    self.plainly(anchor, tag.is_some(), &place)?;
                    let plain = style == ScalarStyle::Plain;
                    self.scalar(text.into_owned(), plain, place);
                }
                Event::SequenceStart(anchor, tag) => {
                    let place = self.child(cursor.place(start, start + 1));
                    self.plainly(anchor, tag.is_some(), &place)?;
                    self.push(place, Content::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    let place = self.child(cursor.place(start, start + 1));
                    self.plainly(anchor, tag.is_some(), &place)?;
                    let content = Content::Map {
                        entries: Vec::new(),
                        key: None,
                        seen: BTreeMap::new(),
                    };
                    self.push(place, content)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(),
            }
        }
        Ok(())
    }

    /// The same place with the path of what comes next.
    fn child(&self, mut place: Place) -> Place {
        place.path = match self.open.last() {
            None => String::new(),
            Some(open) => match &open.content {
                Content::List(items) => format!("{}[{}]", open.place.path, items.len()),
                Content::Map { key: None, .. } => open.place.path.clone(),
                Content::Map { key: Some(key), .. } => key.place.path.clone(),
            },
        };
        place
    }

    fn plainly(&self, anchor: usize, tagged: bool, place: &Place) -> Result<(), Stop> {
        if anchor > 0 {
            return Err(stop(place, "anchors (`&name`) are not part of this format")
                .map_hint("write the value out"));
        }
        if tagged {
            return Err(stop(place, "tags (`!name`) are not part of this format")
                .map_hint("leave the tag out; a text that looks like a number is put in quotes"));
        }
        if self.count >= self.most_nodes {
            return Err(stop(
                place,
                format!("more than {} values in one file", self.most_nodes),
            ));
        }
        Ok(())
    }

    fn scalar(&mut self, text: String, plain: bool, mut place: Place) {
        if self.awaits_key() {
            self.key(text, place);
            return;
        }
        if plain && text.is_empty() {
            // Nothing is written: the key says where.
            if let Some(key) = self.pending() {
                place = key.place.clone();
            }
        }
        self.add(Node {
            place,
            kind: Kind::Scalar { text, plain },
        });
    }

    fn pending(&self) -> Option<&Key> {
        match self.open.last().map(|open| &open.content) {
            Some(Content::Map { key, .. }) => key.as_ref(),
            Some(Content::List(_)) | None => None,
        }
    }

    fn awaits_key(&self) -> bool {
        match self.open.last().map(|open| &open.content) {
            Some(Content::Map { key, .. }) => key.is_none(),
            Some(Content::List(_)) | None => false,
        }
    }

    fn key(&mut self, text: String, mut place: Place) {
        let mistakes = &mut *self.mistakes;
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let Content::Map { key, seen, .. } = &mut open.content else {
            return;
        };
        if !open.place.path.is_empty() {
            place.path.push('.');
        }
        place.path.extend(text.chars().take(100));
        let first = seen.get(&text).copied();
        if let Some(line) = first {
            mistakes.push(
                Mistake::error(&place, format!("the field `{text}` comes twice"))
                    .hint(format!("the first one is on line {line}; keep one")),
            );
        }
        if seen.is_empty() {
            // A mapping is shown by its first key.
            open.place.end = place.end;
        }
        let forget = first.is_some();
        seen.entry(text.clone()).or_insert(place.line);
        *key = Some(Key {
            text,
            place,
            forget,
        });
    }

    fn push(&mut self, place: Place, content: Content) -> Result<(), Stop> {
        if self.open.len() >= MOST_LEVELS {
            let message = format!("nested more than {MOST_LEVELS} levels deep");
            return Err(stop(&place, message).map_hint(TOO_DEEP));
        }
        if self.awaits_key() {
            let message = "a field's name is a text, not a list or a mapping";
            return Err(stop(&place, message).map_hint("look for a bracket or a dash too many"));
        }
        self.open.push(Open { place, content });
        Ok(())
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let kind = match open.content {
            Content::List(items) => Kind::List(items),
            Content::Map { entries, .. } => Kind::Map(entries),
        };
        self.add(Node {
            place: open.place,
            kind,
        });
    }

    fn add(&mut self, value: Node) {
        self.count += 1;
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(value),
            Some(Content::List(items)) => items.push(value),
            Some(Content::Map { entries, key, .. }) => {
                if let Some(key) = key.take().filter(|key| !key.forget) {
                    entries.push(Entry {
                        key: key.text,
                        place: key.place,
                        value,
                    });
                }
            }
        }
    }

    fn no_yaml(&self, error: &ScanError) -> Stop {
        let at = error.marker().index();
        let mut cursor = self.source.cursor();
        let info = error.info();
        let end = self.source.content_end();
        let mut place = cursor.place(at.min(end), at + 1);
        place.path = self.innermost();
        // An open quote is shown where it opens.
        if (at >= end && !self.open.is_empty()) || info.contains("end of stream") {
            return stop(&place, "the file ends in the middle")
                .map_hint(format!("the reader says: {info}"));
        }
        if info.contains("recursion limit") {
            let message = format!("nested more than {MOST_LEVELS} levels deep");
            return stop(&place, message).map_hint(TOO_DEEP);
        }
        let hint = if info.contains("tab") {
            "indent with spaces, not tabs"
        } else {
            "look at the indentation, colons, quotes and brackets on this line and the one before"
        };
        stop(&place, format!("this is not YAML: {info}")).map_hint(hint)
    }

    fn innermost(&self) -> String {
        self.pending()
            .map(|key| key.place.path.clone())
            .or_else(|| self.open.last().map(|open| open.place.path.clone()))
            .unwrap_or_default()
    }
}

fn stop(place: &Place, message: impl Into<String>) -> Stop {
    Box::new(Mistake::error(place, message))
}

/// Advice for a boxed mistake.
trait MapHint {
    fn map_hint(self, hint: impl Into<String>) -> Self;
}

impl MapHint for Stop {
    fn map_hint(self, hint: impl Into<String>) -> Self {
        Self::new((*self).hint(hint))
    }
}
