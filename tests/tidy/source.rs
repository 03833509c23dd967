//! A Rust file taken apart, so that a rule about code does not stumble over a comment that names
//! it.

use crate::project::File;

/// A Rust file.
#[derive(Debug)]
pub(crate) struct Source {
    /// The file.
    pub(crate) file: &'static File,
    /// The text with a blank for each byte of a comment or of a literal's inside, so that a byte is
    /// at the same place in both.
    pub(crate) code: String,
    /// What literals hold, with the byte at which each begins.
    pub(crate) literals: Vec<(usize, String)>,
    /// The bytes of inline test modules.
    tests: Vec<(usize, usize)>,
}

impl Source {
    pub(crate) fn of(file: &'static File) -> Self {
        let mut cutter = Cutter {
            text: &file.text,
            at: 0,
            code: String::with_capacity(file.text.len()),
            literals: Vec::new(),
        };
        cutter.run();
        let Cutter { code, literals, .. } = cutter;
        let tests = inline_tests(&code);
        Self {
            file,
            code,
            literals,
            tests,
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &'static str {
        &self.file.path
    }

    /// Whether all of it is there for tests.
    pub(crate) fn is_test(&self) -> bool {
        let path = self.path();
        path.starts_with("tests/")
            || path.starts_with("benches/")
            || path.starts_with("crates/testkit/")
            || path.contains("/tests/")
            || path.ends_with("/tests.rs")
    }

    /// Whether a byte is part of a test.
    pub(crate) fn is_test_at(&self, at: usize) -> bool {
        self.is_test()
            || self
                .tests
                .iter()
                .any(|(from, to)| (*from..*to).contains(&at))
    }

    /// The line of a byte, counted from one.
    pub(crate) fn line(&self, at: usize) -> usize {
        let before = self.code.bytes().take(at);
        before
            .filter(|byte| *byte == b'\n')
            .count()
            .saturating_add(1)
    }

    /// The bytes at which code says this, as whole words.
    pub(crate) fn says<'a>(&'a self, words: &'a str) -> impl Iterator<Item = usize> + 'a {
        whole(&self.code, words)
    }
}

/// The bytes at which a text has these words, with nothing of a longer word around them.
pub(crate) fn whole<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part_of_word = |it: char| it.is_alphanumeric() || it == '_';
    text.match_indices(words).filter_map(move |(at, _)| {
        let (before, rest) = text.split_at(at);
        let after = rest.chars().nth(words.chars().count());
        let starts = !words.starts_with(part_of_word) || !before.ends_with(part_of_word);
        let ends = !words.ends_with(part_of_word) || !after.is_some_and(part_of_word);
        (starts && ends).then_some(at)
    })
}

fn inline_tests(code: &str) -> Vec<(usize, usize)> {
    let starts = code.match_indices("#[cfg(test)]").map(|(at, _)| at);
    starts
        .filter_map(|start| {
            let rest = code.split_at(start).1;
            let open = rest.find(['{', ';'])?;
            let mut depth = 0_usize;
            for (at, byte) in rest.bytes().enumerate().skip(open) {
                match byte {
                    b'{' => depth = depth.saturating_add(1),
                    b'}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth == 0 {
                    return Some((start, start.saturating_add(at)));
                }
            }
            None
        })
        .collect()
}

/// Walks through a text once.
struct Cutter<'a> {
    text: &'a str,
    at: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl<'a> Cutter<'a> {
    fn run(&mut self) {
        while let Some(next) = self.rest().chars().next() {
            let rest = self.rest();
            if rest.starts_with("//") {
                self.blank(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with("/*") {
                self.blank(block_comment(rest));
            } else if next == '"' {
                self.literal(1, plain_string(rest), 1);
            } else if let Some(hashes) = self.raw_string() {
                let end = format!("\"{}", "#".repeat(hashes));
                let open = hashes.saturating_add(2);
                let inside = rest.split_at(open).1;
                self.literal(open, inside.find(&end).unwrap_or(inside.len()), end.len());
            } else if next == '\'' {
                self.keep(1);
                self.blank(character(rest));
            } else {
                self.keep(next.len_utf8());
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.text.split_at(self.at).1
    }

    /// How many `#` a raw string that begins here has.
    fn raw_string(&self) -> Option<usize> {
        let after = self.rest().strip_prefix('r')?;
        let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
        let word = self.code.strip_suffix(['b', 'c']).unwrap_or(&self.code);
        let is_start = !word.ends_with(|it: char| it.is_alphanumeric() || it == '_');
        (is_start && after.split_at(hashes).1.starts_with('"')).then_some(hashes)
    }

    fn take(&mut self, length: usize) -> &'a str {
        let rest = self.rest();
        let taken = rest.split_at(length.min(rest.len())).0;
        self.at = self.at.saturating_add(taken.len());
        taken
    }

    fn keep(&mut self, length: usize) {
        let taken = self.take(length);
        self.code.push_str(taken);
    }

    fn blank(&mut self, length: usize) {
        let taken = self.take(length);
        let blanks = taken.bytes().map(|it| if it == b'\n' { '\n' } else { ' ' });
        self.code.extend(blanks);
    }

    fn literal(&mut self, open: usize, inside: usize, close: usize) {
        self.keep(open);
        let held = self.rest().split_at(inside).0.to_owned();
        self.literals.push((self.at, held));
        self.blank(inside);
        self.keep(close);
    }
}

/// The length of the inside of a string that begins here.
fn plain_string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at.saturating_sub(1),
            _ => {}
        }
    }
    rest.len().saturating_sub(1)
}

/// The length of a comment that begins here; comments nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0_usize;
    while at < rest.len() {
        let bytes = rest.as_bytes();
        match (bytes[at], bytes.get(at.saturating_add(1))) {
            (b'/', Some(b'*')) => depth = depth.saturating_add(1),
            (b'*', Some(b'/')) => depth = depth.saturating_sub(1),
            _ => {
                at = at.saturating_add(1);
                continue;
            }
        }
        at = at.saturating_add(2);
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of the inside of a character that begins here; nothing for a lifetime.
fn character(rest: &str) -> usize {
    let inside = rest.strip_prefix('\'').unwrap_or(rest);
    let mut letters = inside.char_indices();
    match (letters.next(), letters.next()) {
        (Some((_, '\\')), Some((at, escape))) => {
            let from = at.saturating_add(escape.len_utf8());
            let end = inside.split_at(from).1.find('\'').unwrap_or(0);
            from.saturating_add(end).saturating_add(1)
        }
        (Some(_), Some((at, '\''))) => at.saturating_add(1),
        _ => 0,
    }
}

#[test]
fn comments_and_literals_are_no_code() {
    let text = r##"let a = "b\"c"; // d "e"
/* f /* g */ h */ let i: &'static str = r#"j"k"#; let l = ['"', '\'', '\u{6d}', 'n'];
"##;
    let file = Box::leak(Box::new(File {
        path: "some.rs".to_owned(),
        text: text.to_owned(),
    }));
    let source = Source::of(file);
    assert_eq!(source.code.len(), text.len());
    let words: Vec<&str> = source.code.split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "let a = \" \"; let i: &'static str = r#\" \"#; let l = [' , ' , ' , ' ];"
    );
    let held: Vec<&str> = source.literals.iter().map(|(_, it)| it.as_str()).collect();
    assert_eq!(held, ["b\\\"c", "j\"k"]);
    assert_eq!(source.line(text.find("let i").unwrap()), 2);
}

#[test]
fn words_are_found_whole() {
    let text = "spawn, respawn, spawned, spawn()";
    assert_eq!(whole(text, "spawn").collect::<Vec<_>>(), [0, 25]);
}
