//! Which item of a Rust file a byte belongs to: so that a page can say where something is without
//! a line number, which would move with every change.

use crate::source::Source;

/// The words that begin an item.
const KEYWORDS: &[&str] = &[
    "fn",
    "struct",
    "enum",
    "union",
    "trait",
    "mod",
    "impl",
    "const",
    "static",
    "type",
    "macro_rules!",
];

/// What may stand between an item's comment and its keyword.
const BEFORE_A_KEYWORD: &[&str] = &["pub", "async", "unsafe", "extern", "crate", "super", "in"];

/// One item of a file.
#[derive(Debug, PartialEq, Eq)]
struct Item {
    /// Where its keyword is, and the byte after its end.
    from: usize,
    to: usize,
    /// Its name; of an `impl` the type's, of a `mod` nothing.
    name: String,
}

/// The items of one file.
#[derive(Debug)]
pub(crate) struct Items<'a> {
    source: &'a Source,
    list: Vec<Item>,
}

impl<'a> Items<'a> {
    pub(crate) fn of(source: &'a Source) -> Self {
        let code = &source.code;
        let mut list = Vec::new();
        for keyword in KEYWORDS {
            list.extend(
                source
                    .says(keyword)
                    .filter_map(|at| item(code, at, keyword)),
            );
        }
        list.sort_by_key(|it| (it.from, it.to));
        Self { source, list }
    }

    /// The item that says something at this byte, in code or in its comment: the names of what it
    /// is in and its own, the last two; nothing for what stands in no item.
    pub(crate) fn at(&self, at: usize) -> String {
        let next = self.list.iter().find(|it| it.from > at);
        let commented = next.filter(|it| self.is_comment_of(at, it));
        let at = commented.map_or(at, |it| it.from);
        let around = self.list.iter().filter(|it| (it.from..it.to).contains(&at));
        let names: Vec<&str> = around
            .map(|it| it.name.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        let last = names.len().saturating_sub(2);
        names.split_at(last).1.join("::")
    }

    /// Whether nothing but attributes and visibility lies between a byte of a comment and an item.
    fn is_comment_of(&self, at: usize, item: &Item) -> bool {
        let line = before(&self.source.file.text, at).rsplit('\n').next();
        let line = line.unwrap_or_default().trim_start();
        let is_comment = line.starts_with("//") && !line.starts_with("//!");
        let until = before(&self.source.code, item.from);
        let mut between = after(until, at).to_owned();
        while let Some(open) = between.find("#[") {
            let close = closing(&between, open + 1).unwrap_or(between.len() - 1);
            between.replace_range(open..=close, " ");
        }
        let mut words = between.split(|it: char| it.is_whitespace() || "():".contains(it));
        is_comment && words.all(|it| it.is_empty() || BEFORE_A_KEYWORD.contains(&it))
    }
}

/// The item that this keyword begins, if it does begin one.
fn item(code: &str, from: usize, keyword: &str) -> Option<Item> {
    let before = before(code, from).trim_end();
    let after = after(code, from).strip_prefix(keyword)?;
    let begins = match keyword {
        "impl" => before.is_empty() || before.ends_with(['{', '}', ';', ']']),
        "const" | "static" => !before.ends_with(['<', ',', '*', '\'', '|', '(']),
        _ => !before.ends_with(['.', '\'', '#']),
    };
    let is_value = ["const", "static", "type"].contains(&keyword);
    let name = match keyword {
        "impl" => type_of_impl(after),
        "mod" => word(after).map(|_| String::new()),
        _ => word(after),
    };
    let name = name.filter(|it| begins && it != "fn" && it != "mut")?;
    let to = end(code, from, is_value)?;
    Some(Item { from, to, name })
}

/// What a text has before a byte.
fn before(text: &str, at: usize) -> &str {
    text.split_at(at).0
}

/// What a text has from a byte on.
fn after(text: &str, at: usize) -> &str {
    text.split_at(at).1
}

/// The identifier that a text begins with.
fn word(text: &str) -> Option<String> {
    let text = text.trim_start();
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    let word = before(text, end.unwrap_or(text.len()));
    (!word.is_empty()).then(|| word.to_owned())
}

/// Of `<'a> Trait for Some::Type<'a> where … {`, `Type`.
fn type_of_impl(after: &str) -> Option<String> {
    let head = after.split('{').next().unwrap_or_default();
    let head = head.split(" where").next().unwrap_or_default().trim();
    let mut depth = 0_usize;
    let generics = head.char_indices().find(|(_, it)| {
        depth = match it {
            '<' => depth + 1,
            '>' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0
    });
    let head = match generics {
        Some((at, '>')) => head.split_at(at + 1).1,
        _ => head,
    };
    let named = head.rsplit_once(" for ").map_or(head, |(_, it)| it);
    let path = named.split('<').next().unwrap_or_default();
    word(
        path.rsplit("::")
            .next()
            .unwrap_or_default()
            .trim_start_matches('&'),
    )
}

/// The byte after the item that begins here: after its `;`, or after its body, whichever is first.
fn end(code: &str, from: usize, is_value: bool) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'{' if depth == 0 && !is_value => return closing(code, at).map(|it| it + 1),
            b';' if depth == 0 => return Some(at + 1),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// Where the bracket that opens here closes.
fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[test]
fn an_item_is_found_by_what_it_says_and_what_is_said_of_it() {
    let text = "//! file
use a::b; // use
/// list
#[expect(dead_code, reason = \"r\")]
pub(crate) const LIST: &[[u8; 2]] = &[[1, 2]]; // after
/// some
struct Some<'a> { /// field
  it: &'a str }
impl<'a> Iterator for crate::Some<'a> {
  /// next
  fn next(&self) -> impl Fn(u8) { inside() }
}
mod tests { fn tried<const N: usize>() { const M: u8 = in_const; } }
fn pointer(it: fn(u8) -> u8) { body }
";
    let file = Box::leak(Box::new(crate::project::File {
        path: "some.rs".to_owned(),
        text: text.to_owned(),
    }));
    let source = Source::of(file);
    let items = Items::of(&source);
    for (words, expected) in [
        ("file", ""),
        ("use\n", ""),
        ("list\n", "LIST"),
        ("1, 2", "LIST"),
        ("after", ""),
        ("some\n", "Some"),
        ("field", "Some"),
        ("it:", "Some"),
        ("next\n", "Some::next"),
        ("inside", "Some::next"),
        ("in_const", "tried::M"),
        ("body", "pointer"),
    ] {
        let at = text.find(words).expect("the text has it");
        assert_eq!(items.at(at), expected, "at `{words}`");
    }
}
