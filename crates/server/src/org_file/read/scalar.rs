//! Single values: texts, numbers, dates, words of a closed list.

use super::Reader;
use crate::org_file::{
    mistake::suggestion,
    node::{Kind, Node},
};
use zirkel_domain::{
    money::{self, Decimal},
    text::{DecisionKey, Key, Name, Text, TextError},
    time::{Date, Wait},
};

/// What a scalar is by its looks (the core schema of YAML 1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::org_file) enum Scalar {
    /// Nothing, `~` or `null`.
    Nothing,
    /// `true` or `false`.
    Boolean(bool),
    /// A number of any form, among them those that are no decimal: `1e400`, `.nan`, `0x1f`.
    Number,
    /// Anything else.
    Text,
}

/// What an unquoted scalar is.
pub(in crate::org_file) fn classify(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Nothing,
        "true" | "True" | "TRUE" => Scalar::Boolean(true),
        "false" | "False" | "FALSE" => Scalar::Boolean(false),
        _ if is_number(text) => Scalar::Number,
        _ => Scalar::Text,
    }
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(
        unsigned,
        ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN"
    ) {
        return true;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|b| (b'0'..=b'7').contains(&b));
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let exponent = exponent.is_none_or(|e| {
        let e = e.strip_prefix(['-', '+']).unwrap_or(e);
        !e.is_empty() && digits(e)
    });
    exponent && digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty())
}

impl Node {
    /// What this is by its looks, where it is a scalar.
    pub(super) fn scalar(&self) -> Option<(Scalar, &str)> {
        match &self.kind {
            Kind::Scalar { text, plain: true } => Some((classify(text), text)),
            Kind::Scalar { text, plain: false } => Some((Scalar::Text, text)),
            Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// What this is, in words for a message.
    pub(super) fn in_words(&self) -> String {
        let short = |text: &str| {
            let mut short: String = text.chars().take(40).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            short
        };
        match (&self.kind, self.scalar()) {
            (Kind::List(_), _) => "a list".to_owned(),
            (Kind::Map(_), _) => "a mapping".to_owned(),
            (Kind::Scalar { .. }, Some((Scalar::Nothing, _)) | None) => "nothing".to_owned(),
            (Kind::Scalar { .. }, Some((Scalar::Boolean(yes), _))) => format!("`{yes}`"),
            (Kind::Scalar { .. }, Some((Scalar::Number, text))) => {
                format!("the number `{}`", short(text))
            }
            (Kind::Scalar { .. }, Some((Scalar::Text, text))) => {
                format!("the text `{}`", short(text))
            }
        }
    }
}

impl<'n> Reader<'n> {
    /// A value of the wrong type.
    pub(super) fn wrong(&mut self, node: &Node, expected: &str, hint: &str) {
        let message = format!("expected {expected}, found {}", node.in_words());
        self.mistake(&node.place, message, hint);
    }

    /// A list's items.
    pub(super) fn list(&mut self, node: &'n Node, of: &str) -> &'n [Node] {
        if let Kind::List(items) = &node.kind {
            return items;
        }
        let hint = match node.scalar() {
            Some((Scalar::Nothing, _)) => "leave the field out",
            Some(_) => "put it in brackets: `[…]`",
            None => "",
        };
        self.wrong(node, &format!("a list of {of}"), hint);
        &[]
    }

    /// A text; a bare number or `true` is none.
    pub(super) fn string<'t>(&mut self, node: &'t Node, expected: &str) -> Option<&'t str> {
        let hint = match node.scalar() {
            Some((Scalar::Text, text)) => return Some(text),
            Some((Scalar::Number | Scalar::Boolean(_), _)) => "put it in quotes",
            Some((Scalar::Nothing, _)) => "leave the field out where there is nothing to say",
            None => "",
        };
        self.wrong(node, expected, hint);
        None
    }

    fn bounded<T>(
        &mut self,
        node: &Node,
        expected: &str,
        make: impl FnOnce(String) -> Result<T, TextError>,
    ) -> Option<T> {
        let text = self.string(node, expected)?;
        match make(text.to_owned()) {
            Ok(fits) => Some(fits),
            Err(error) => {
                self.mistake(&node.place, format!("{} {error}", node.in_words()), "");
                None
            }
        }
    }

    /// A key that is declared here.
    pub(super) fn key(&mut self, node: &Node) -> Option<Key> {
        self.bounded(node, "a key", Key::new)
    }

    /// A key that refers to something.
    pub(super) fn key_text<'t>(&mut self, node: &'t Node) -> Option<&'t str> {
        self.string(node, "a key")
    }

    /// A name for people.
    pub(super) fn name(&mut self, node: &Node) -> Option<Name> {
        self.bounded(node, "a text", Name::new)
    }

    /// A text for people.
    pub(super) fn text(&mut self, node: &Node) -> Option<Text> {
        self.bounded(node, "a text", Text::new)
    }

    /// A decision type's key.
    pub(super) fn decision_key(&mut self, node: &Node) -> Option<DecisionKey> {
        self.bounded(node, "the key of a decision type", DecisionKey::new)
    }

    /// Any bounded text of another kind.
    pub(super) fn word<T>(
        &mut self,
        node: &Node,
        make: impl FnOnce(String) -> Result<T, TextError>,
    ) -> Option<T> {
        self.bounded(node, "a text", make)
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, node: &Node) -> Option<bool> {
        if let Some((Scalar::Boolean(yes), _)) = node.scalar() {
            return Some(yes);
        }
        self.wrong(node, "`true` or `false`", "");
        None
    }

    /// A whole number of at most nine digits, zero or more.
    pub(super) fn whole(&mut self, node: &Node) -> Option<u32> {
        if let Some((Scalar::Number, text)) = node.scalar()
            && text.len() <= 9
            && text.bytes().all(|b| b.is_ascii_digit())
            && let Ok(number) = text.parse()
        {
            return Some(number);
        }
        self.wrong(node, "a whole number", "");
        None
    }

    /// A whole number, one or more.
    pub(super) fn positive(&mut self, node: &Node) -> Option<u32> {
        let number = self.whole(node)?;
        if number == 0 {
            self.mistake(&node.place, "expected at least 1, found `0`", "");
            return None;
        }
        Some(number)
    }

    /// A decimal number, exactly as written.
    pub(super) fn decimal(&mut self, node: &Node) -> Option<Decimal> {
        let Some((Scalar::Number, text)) = node.scalar() else {
            let quoted =
                matches!(&node.kind, Kind::Scalar { text, plain: false } if is_number(text));
            let hint = if quoted { "leave the quotes out" } else { "" };
            self.wrong(node, "a number such as `499.95`", hint);
            return None;
        };
        match money::decimal(text) {
            Ok(number) => Some(number),
            Err(error) => {
                let hint = "write digits and a point";
                self.mistake(&node.place, format!("{} {error}", node.in_words()), hint);
                None
            }
        }
    }

    /// A calendar day.
    pub(super) fn date(&mut self, node: &Node) -> Option<Date> {
        let text = self.string(node, "a date such as `2027-06-30`")?;
        let date = (text.len() == 10)
            .then(|| Date::parse_from_str(text, "%Y-%m-%d").ok())
            .flatten();
        if date.is_none() {
            self.wrong(node, "a date such as `2027-06-30`", "");
        }
        date
    }

    /// How long to wait.
    pub(super) fn wait(&mut self, node: &Node) -> Option<Wait> {
        let expected = "a wait such as `2d`, `12h` or `30m`, at most 366 days";
        let text = self.string(node, expected)?;
        let wait = Wait::parse(text);
        if wait.is_none() {
            self.wrong(node, expected, "");
        }
        wait
    }

    /// A word of a closed list.
    pub(super) fn choice<T: Copy>(&mut self, node: &Node, known: &[(&str, T)]) -> Option<T> {
        let words: Vec<String> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
        let expected = match words.as_slice() {
            [one] => one.clone(),
            _ => format!("one of {}", words.join(", ")),
        };
        let text = self.string(node, &expected)?;
        let found = known.iter().find(|(word, _)| *word == text);
        if let Some((_, value)) = found {
            return Some(*value);
        }
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        let near = crate::org_file::mistake::nearest(text, words.iter().copied());
        let hint = near.map_or_else(String::new, |_| suggestion(text, words.clone(), "word"));
        self.wrong(node, &expected, &hint);
        None
    }
}
