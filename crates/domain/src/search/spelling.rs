//! A word in all the ways in which it may be spelt.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A word without case and accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    /// `ü` as `u`.
    plain: String,
    /// `ü` as `ue`; none where that makes no difference.
    german: Option<String>,
    /// `ü` and `ue` as `u`; none where that makes no difference.
    loose: Option<String>,
}

/// A spelling that is looked for.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) text: &'a str,
    /// Whether it takes `ue` for `u`, which finds more than what is meant.
    pub(super) is_loose: bool,
    /// Whether a word must be it, not only begin so.
    is_whole: bool,
}

impl Asked<'_> {
    pub(super) fn fits(&self, word: &str) -> bool {
        if self.is_whole {
            word == self.text
        } else {
            word.starts_with(self.text)
        }
    }
}

/// The words of a text, in order: letters and digits between anything else.
pub(super) fn words(text: &str) -> Vec<Spelling> {
    let text: String = text.nfkc().collect::<String>().to_lowercase();
    let is_apart = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
    text.split(is_apart)
        .map(Spelling::new)
        .filter(|word| !word.plain.is_empty())
        .collect()
}

impl Spelling {
    fn new(word: &str) -> Self {
        let plain = spelt(word, false);
        let german = Some(spelt(word, true)).filter(|it| *it != plain);
        let loose = Some(loose(&plain)).filter(|it| *it != plain);
        Self {
            plain,
            german,
            loose,
        }
    }

    /// The spelling that things are ordered by.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// The spellings under which a word is found, with whether only loosely.
    pub(super) fn stored(self) -> impl Iterator<Item = (String, bool)> {
        std::iter::once((self.plain, false))
            .chain(self.german.map(|it| (it, false)))
            .chain(self.loose.map(|it| (it, true)))
    }

    /// The spellings that are looked for. One whose last letters are taken together must be the
    /// whole word: the beginning of `blue` is not that of `blunt`.
    pub(super) fn asked(&self) -> impl Iterator<Item = Asked<'_>> {
        let strict = std::iter::once(&self.plain).chain(&self.german);
        let strict = strict.map(|text| Asked {
            text,
            is_loose: false,
            is_whole: false,
        });
        let ends_loosely = ["ae", "oe", "ue"].iter().any(|it| self.plain.ends_with(it));
        strict.chain(self.loose.as_ref().map(move |text| Asked {
            text,
            is_loose: true,
            is_whole: ends_loosely,
        }))
    }

    /// Whether a word begins with this one.
    pub(super) fn begins(&self, word: &Self) -> bool {
        self.asked()
            .any(|asked| word.all().any(|text| asked.fits(text)))
    }

    /// Whether a word is this one.
    pub(super) fn is(&self, word: &Self) -> bool {
        self.asked()
            .any(|asked| word.all().any(|text| asked.text == text))
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let others = self.german.iter().chain(&self.loose);
        std::iter::once(&self.plain)
            .chain(others)
            .map(String::as_str)
    }
}

/// A lower-case word without accents; letters of one language that are two in others are two.
fn spelt(word: &str, german: bool) -> String {
    let mut letters = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'ä' if german => letters.push_str("ae"),
            'ö' if german => letters.push_str("oe"),
            'ü' if german => letters.push_str("ue"),
            'ß' => letters.push_str("ss"),
            'æ' => letters.push_str("ae"),
            'œ' => letters.push_str("oe"),
            'ø' => letters.push('o'),
            'ł' => letters.push('l'),
            'đ' => letters.push('d'),
            'ı' => letters.push('i'),
            'ς' => letters.push('σ'),
            _ => letters.push(c),
        }
    }
    letters
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
}

fn loose(plain: &str) -> String {
    let mut letters = String::with_capacity(plain.len());
    let mut before = None;
    for c in plain.chars() {
        if !(c == 'e' && matches!(before, Some('a' | 'o' | 'u'))) {
            letters.push(c);
        }
        before = Some(c);
    }
    letters
}
