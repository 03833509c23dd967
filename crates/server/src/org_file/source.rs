//! A file's text: characters that no file may have, escapes of JSON that YAML does not know, and
//! where in the text a character stands.

use super::mistake::{Mistake, Place};
use std::borrow::Cow;

/// Why a file's bytes are no text.
pub(super) fn broken_utf8(bytes: &[u8]) -> Option<Mistake> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = "the file is UTF-16, expected UTF-8";
        return Some(Mistake::error(&Place::top(), message).hint("save it as UTF-8"));
    }
    let error = std::str::from_utf8(bytes).err()?;
    let offset = error.valid_up_to();
    let before = bytes
        .get(..offset)
        .and_then(|b| std::str::from_utf8(b).ok())?;
    let place = place_at(before, offset);
    let message = format!("the byte at offset {offset} is not UTF-8");
    Some(Mistake::error(&place, message).hint("save the file as UTF-8"))
}

/// A control character that no organization file has. A NUL would end the reading early.
pub(super) fn unreadable(text: &str) -> Option<Mistake> {
    let (offset, found) = text
        .char_indices()
        .find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}'))?;
    let place = place_at(text.get(..offset).unwrap_or_default(), offset);
    let message = format!(
        "the control character U+{:04X} is in the text",
        u32::from(found)
    );
    Some(Mistake::error(&place, message).hint("remove it"))
}

fn place_at(before: &str, offset: usize) -> Place {
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        path: String::new(),
        start: offset,
        end: offset + 1,
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        column: before.chars().count() - before.get(..line_start).map_or(0, |s| s.chars().count())
            + 1,
    }
}

/// A text as written, and as the YAML reader sees it.
pub(super) struct Source<'t> {
    written: &'t str,
    parsed: Cow<'t, str>,
    /// After which characters of `parsed` the written text has two more.
    shorter: Vec<usize>,
}

impl<'t> Source<'t> {
    /// JSON writes a character beyond U+FFFF as two escapes; YAML knows one escape for it.
    pub(super) fn new(written: &'t str) -> Self {
        let is_json = written
            .trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
            .starts_with('{');
        let (parsed, shorter) = if is_json {
            join_surrogates(written)
        } else {
            (Cow::Borrowed(written), Vec::new())
        };
        Self {
            written,
            parsed,
            shorter,
        }
    }

    /// The text for the YAML reader.
    pub(super) fn parsed(&self) -> &str {
        &self.parsed
    }

    /// The number of characters up to the last one that is no white space.
    pub(super) fn content_end(&self) -> usize {
        self.parsed.trim_end().chars().count()
    }

    /// A reader of places, fast where they are asked for in order.
    pub(super) const fn cursor(&self) -> Cursor<'_> {
        Cursor {
            source: self,
            chars: 0,
            bytes: 0,
            line: 1,
            column: 1,
            joined: 0,
        }
    }
}

/// Walks through the written text, forwards; it starts anew when asked for an earlier place.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'s> {
    source: &'s Source<'s>,
    chars: usize,
    bytes: usize,
    line: usize,
    column: usize,
    joined: usize,
}

impl Cursor<'_> {
    /// The place of characters `start` to `end` of the parsed text, as far as they are on one line.
    pub(super) fn place(&mut self, start: usize, end: usize) -> Place {
        if start < self.chars {
            *self = self.source.cursor();
        }
        while self.chars < start {
            self.advance();
        }
        let mut ahead = *self;
        while ahead.chars < end && ahead.bytes < self.source.written.len() {
            let before = ahead;
            ahead.advance();
            if ahead.line != self.line {
                ahead = before;
                break;
            }
        }
        Place {
            path: String::new(),
            start: self.bytes,
            end: ahead.bytes,
            line: self.line,
            column: self.column,
        }
    }

    /// One character of the parsed text.
    fn advance(&mut self) {
        let mut steps = 1;
        if self.source.shorter.get(self.joined) == Some(&self.chars) {
            self.joined += 1;
            steps = 3;
        }
        for _ in 0..steps {
            self.step();
        }
        self.chars += 1;
    }

    fn step(&mut self) {
        let mut rest = self
            .source
            .written
            .get(self.bytes..)
            .unwrap_or_default()
            .chars();
        let Some(c) = rest.next() else { return };
        self.bytes += c.len_utf8();
        let lone_return = c == '\r' && rest.next() != Some('\n');
        if c == '\n' || lone_return {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
    }
}

fn join_surrogates(text: &str) -> (Cow<'_, str>, Vec<usize>) {
    let mut joined = String::new();
    let mut shorter = Vec::new();
    let mut count = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let pair = (c == '\\').then(|| pair_at(rest)).flatten();
        let take = if let Some(full) = pair {
            let escape = format!("\\U{:08X}", u32::from(full));
            joined.push_str(&escape);
            // Ten characters stand for twelve: the last one makes up for the two.
            shorter.push(count + 9);
            count += 10;
            12
        } else {
            // An escape is taken whole, so that `\\u` is not read as the beginning of one.
            let length = if c == '\\' { 2 } else { 1 };
            let piece: String = rest.chars().take(length).collect();
            joined.push_str(&piece);
            count += piece.chars().count();
            piece.len()
        };
        rest = rest.get(take..).unwrap_or_default();
    }
    if shorter.is_empty() {
        (Cow::Borrowed(text), shorter)
    } else {
        (Cow::Owned(joined), shorter)
    }
}

/// The character that `\uD83D\uDE00` at the beginning of a text stands for.
fn pair_at(text: &str) -> Option<char> {
    let unit = |from: usize| {
        let hex = text.get(from..from + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(hex, 16).ok()
    };
    let units = [unit(0)?, unit(6)?];
    let mut decoded = char::decode_utf16(units);
    match (decoded.next(), decoded.next()) {
        (Some(Ok(full)), None) => Some(full),
        _ => None,
    }
}
