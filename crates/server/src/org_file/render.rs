//! Mistakes for people: the line of the file with a mark under it; and the same as one line each
//! for machines.

use super::mistake::{Mistake, Place};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::fmt;
use zirkel_domain::check::Severity;

/// How many mistakes are shown with their line of the file; the rest in one line each.
const MOST_SHOWN: usize = 100;

/// All mistakes of the file `name` with this text: each with its place marked, then each in one
/// line (`FILE:LINE:COL: error: PATH: message (hint: …)`).
pub fn render(name: &str, text: &str, mistakes: &[Mistake], colour: bool) -> String {
    let theme = if colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(100)
        .with_links(false)
        .without_cause_chain();
    let mut out = String::new();
    for mistake in mistakes.iter().take(MOST_SHOWN) {
        let shown = Shown {
            mistake,
            line: Line::of(name, text, &mistake.place),
        };
        let before = out.len();
        if handler.render_report(&mut out, &shown).is_err() {
            // The line below says the same without the picture.
            out.truncate(before);
        }
        out.push('\n');
    }
    for mistake in mistakes {
        out.push_str(&mistake.line(name));
        out.push('\n');
    }
    out
}

/// A mistake as the renderer takes it.
#[derive(Debug)]
struct Shown<'a> {
    mistake: &'a Mistake,
    line: Line<'a>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.mistake.place.path;
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.mistake.headline())
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.mistake.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Notice => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let hint = self.mistake.hint.as_ref()?;
        Some(Box::new(hint))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.line)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = LabeledSpan::underline(self.line.mark);
        Some(Box::new(std::iter::once(span)))
    }
}

/// The one line of the file that a mistake is on, so that a large file is not searched again for
/// each mistake.
#[derive(Debug)]
struct Line<'a> {
    name: &'a str,
    text: &'a str,
    /// The line's first byte.
    start: usize,
    /// The line's number, from 0.
    number: usize,
    /// The column of the mark, from 0.
    column: usize,
    mark: SourceSpan,
}

impl<'a> Line<'a> {
    /// A line longer than this is cut around the place: JSON may be a single one.
    const MOST: usize = 200;

    fn of(name: &'a str, text: &'a str, place: &Place) -> Self {
        let at = floor(text, place.start);
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at..).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let start = floor(text, line.max(at.saturating_sub(Self::MOST)));
        let rest = after.find(['\n', '\r']).unwrap_or(after.len());
        let end = floor(text, at + rest.min(Self::MOST));
        let length = floor(text, place.end).clamp(at, end) - at;
        Self {
            name,
            text: text.get(start..end).unwrap_or_default(),
            start,
            number: place.line.saturating_sub(1),
            column: place.column.saturating_sub(1),
            mark: (at, length).into(),
        }
    }
}

/// The nearest beginning of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl SourceCode for Line<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // Without context the mark alone is asked for: its line and column stand in the heading.
        if before == 0 && after == 0 {
            return Ok(Box::new(MietteSpanContents::new_named(
                self.name.to_owned(),
                &[],
                *span,
                self.number,
                self.column,
                1,
            )));
        }
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.to_owned(),
            self.text.as_bytes(),
            (self.start, self.text.len()).into(),
            self.number,
            0,
            1,
        )))
    }
}
