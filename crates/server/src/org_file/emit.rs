//! A small YAML writer: block style, short innermost mappings and lists on one line, quotes only
//! where needed. The serializers at hand go through floats or quote every decimal; here a number is
//! written as its text.

use super::read::{Scalar, classify};
use std::fmt::Display;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Yaml {
    /// A text, quoted where it would be read as something else.
    Text(String),
    /// A number, `true` or `false`: as it is.
    Bare(String),
    /// A list.
    List(Vec<Self>),
    /// A mapping.
    Map(Vec<(String, Self)>),
}

impl Yaml {
    /// A text.
    pub(super) fn text(text: impl AsRef<str>) -> Self {
        Self::Text(text.as_ref().to_owned())
    }

    /// Something that writes itself without quotes.
    pub(super) fn bare(value: impl Display + Copy) -> Self {
        Self::Bare(value.to_string())
    }
}

/// The longest line of a mapping or list in one line, without its indentation.
const MOST_INLINE: usize = 80;

/// The whole document.
pub(super) fn emit(document: &Yaml) -> String {
    let mut out = String::new();
    match document {
        Yaml::Map(entries) => block_map(entries, 0, &mut out),
        Yaml::Text(_) | Yaml::Bare(_) | Yaml::List(_) => {
            out.push_str(&inline(document));
            out.push('\n');
        }
    }
    out
}

fn block_map(entries: &[(String, Yaml)], indent: usize, out: &mut String) {
    for (at, (key, value)) in entries.iter().enumerate() {
        if at > 0 {
            spaces(indent, out);
        }
        out.push_str(&scalar(key));
        out.push(':');
        value_after_key(value, indent, out);
    }
}

/// A value after `key:`, with the line break that ends it.
fn value_after_key(value: &Yaml, indent: usize, out: &mut String) {
    match value {
        Yaml::Text(text) if fits_block_text(text) => block_text(text, indent + 2, out),
        Yaml::List(items) if !one_line(value) => {
            out.push('\n');
            for item in items {
                spaces(indent + 2, out);
                out.push_str("- ");
                item_after_dash(item, indent + 4, out);
            }
        }
        Yaml::Map(entries) if !one_line(value) => {
            out.push('\n');
            spaces(indent + 2, out);
            block_map(entries, indent + 2, out);
        }
        Yaml::Text(_) | Yaml::Bare(_) | Yaml::List(_) | Yaml::Map(_) => {
            out.push(' ');
            out.push_str(&inline(value));
            out.push('\n');
        }
    }
}

fn item_after_dash(item: &Yaml, indent: usize, out: &mut String) {
    match item {
        Yaml::Map(entries) if !one_line(item) => block_map(entries, indent, out),
        Yaml::Text(_) | Yaml::Bare(_) | Yaml::List(_) | Yaml::Map(_) => {
            out.push_str(&inline(item));
            out.push('\n');
        }
    }
}

/// Whether a list or mapping is short and flat enough for one line.
fn one_line(value: &Yaml) -> bool {
    let length = inline(value).chars().count();
    levels(value) <= 4 && length <= MOST_INLINE && !inline(value).contains("\\n")
}

fn levels(value: &Yaml) -> usize {
    match value {
        Yaml::Text(_) | Yaml::Bare(_) => 0,
        Yaml::List(items) => 1 + items.iter().map(levels).max().unwrap_or(0),
        Yaml::Map(entries) => 1 + entries.iter().map(|(_, v)| levels(v)).max().unwrap_or(0),
    }
}

fn inline(value: &Yaml) -> String {
    match value {
        Yaml::Text(text) => scalar(text),
        Yaml::Bare(text) => text.clone(),
        Yaml::List(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Yaml::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Yaml::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", scalar(key), inline(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn spaces(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// Whether a text is written as a literal block: several lines, none with white space at an end
/// that the block would lose or take for indentation.
fn fits_block_text(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    body.contains('\n')
        && !body.ends_with('\n')
        && text.chars().all(|c| c == '\n' || is_printable(c))
        && body
            .split('\n')
            .all(|line| !line.starts_with(' ') && !line.ends_with(' '))
        && !body.starts_with('\n')
}

fn block_text(text: &str, indent: usize, out: &mut String) {
    let (mark, body) = match text.strip_suffix('\n') {
        Some(body) => (" |\n", body),
        None => (" |-\n", text),
    };
    out.push_str(mark);
    for line in body.split('\n') {
        if !line.is_empty() {
            spaces(indent, out);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// A text in one line, in quotes where it would otherwise be read as something else.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_printable(c) => quoted.push(c),
            c => quoted.extend(format!("\\U{:08X}", u32::from(c)).chars()),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a text can stand without quotes, within brackets too. Rather too strict than too lax.
fn is_plain(text: &str) -> bool {
    let first = text.chars().next().is_some_and(char::is_alphanumeric);
    // What YAML 1.1 reads as true or false is quoted too, for the sake of other readers.
    let older = ["y", "n", "yes", "no", "on", "off"];
    let word = older.iter().any(|word| text.eq_ignore_ascii_case(word));
    first
        && !word
        && classify(text) == Scalar::Text
        && !text.ends_with(' ')
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|c| {
            is_printable(c) && !matches!(c, '[' | ']' | '{' | '}' | ',' | '"' | '\\' | '`')
        })
}
