//! Whether a record that was written down is whole: its hashes, its numbering, its fold and what
//! its structure breaks, without a database.

use super::record_check::{Fold, look};
use zirkel_domain::{
    check::Finding, directory::Directory, ids::RevisionNumber, snapshot::FoldError, time::Timestamp,
};
use zirkel_persistence::{LineError, Transcript};

/// What is wrong with a written record.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct Broken {
    /// The line, counted from 1; the one after the last where something is missing.
    pub line: usize,
    /// What is wrong with it.
    #[source]
    pub why: Why,
}

/// What is wrong with a line.
#[derive(Debug, thiserror::Error)]
pub enum Why {
    /// The line itself.
    #[error(transparent)]
    Line(#[from] LineError),
    /// What it says does not fold.
    #[error("the record does not fold into a structure: {0}")]
    Fold(#[from] FoldError),
    /// The record is of another organization than its title says.
    #[error("the record is of organization `{found}`, its title says `{said}`")]
    Other {
        /// What the title says.
        said: String,
        /// What the record says.
        found: String,
    },
    /// It is no text.
    #[error("is no UTF-8 text")]
    Text,
    /// It has no end.
    #[error("is cut off: a line ends with a line break")]
    Cut,
    /// There is nothing.
    #[error("the file is empty; `zirkel export --organization KEY --record` writes a record")]
    Empty,
}

/// A written record that is being verified line by line.
#[derive(Debug, Default)]
pub struct RecordVerify {
    lines: usize,
    transcript: Option<Transcript>,
    folded: Fold,
}

/// What a whole record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The organization's key.
    pub key: String,
    /// Its last revision.
    pub revision: RevisionNumber,
    /// What its structure breaks, leaves untidy, or asks somebody to look at.
    pub findings: Vec<Finding>,
}

impl RecordVerify {
    /// Takes the next line as it stands in a file, with the line break that ends every line.
    pub fn bytes(&mut self, line: &[u8]) -> Result<(), Broken> {
        self.lines = self.lines.saturating_add(1);
        let text = std::str::from_utf8(line).map_err(|_| self.broken(Why::Text))?;
        let line = text.strip_suffix('\n').ok_or(Why::Cut);
        let line = line.map_err(|why| self.broken(why))?;
        self.take(line).map_err(|why| self.broken(why))
    }

    fn take(&mut self, line: &str) -> Result<(), Why> {
        match &mut self.transcript {
            None => self.transcript = Some(Transcript::begin(line)?),
            Some(transcript) => {
                let step = transcript.next(line)?;
                self.folded.take(&step.revision)?;
            }
        }
        Ok(())
    }

    /// Whether it was the whole record, and what the structure is like.
    pub fn end(self, now: Timestamp) -> Result<Verified, Broken> {
        let next = Self {
            lines: self.lines.saturating_add(1),
            ..Self::default()
        };
        let Some(transcript) = self.transcript else {
            return Err(next.broken(Why::Empty));
        };
        transcript.end().map_err(|it| next.broken(it.into()))?;
        let Some(snapshot) = self.folded.snapshot else {
            return Err(next.broken(FoldError::NotFounded.into()));
        };
        let title = Self {
            lines: 1,
            ..Self::default()
        };
        let other = |said: String, found: String| Why::Other { said, found };
        let (said, found) = (transcript.organization(), snapshot.organization.id);
        if said != found {
            let why = other(said.uuid().to_string(), found.uuid().to_string());
            return Err(title.broken(why));
        }
        if transcript.key() != snapshot.organization.key.as_str() {
            let found = snapshot.organization.key.to_string();
            return Err(title.broken(other(transcript.key().to_owned(), found)));
        }
        Ok(Verified {
            key: transcript.key().to_owned(),
            revision: snapshot.revision,
            findings: look(&snapshot, &Directory::default(), now),
        })
    }

    const fn broken(&self, why: Why) -> Broken {
        Broken {
            line: self.lines,
            why,
        }
    }
}
