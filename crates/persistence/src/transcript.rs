//! A record as a text: one line that says whose it is and how far it goes, then one line for each
//! revision with its events exactly as they were hashed. It holds no name of a person.
//!
//! A line is taken only in the one form in which it is written: no byte of it can be another.

use crate::{
    chain::{Chain, ChainError, Hash32, Recorded},
    entity::{event, revision},
    error::StoreError,
    read::record::recorded,
    store::Head,
};
use sea_orm::prelude::{DateTimeUtc, Uuid};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zirkel_domain::ids::{OrganizationId, RevisionNumber};

/// The version of the form.
const FORM: u32 = 1;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    zirkel_record: u32,
    organization: Uuid,
    key: String,
    revisions: u32,
    hash: String,
}

/// The line of a revision.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    revision: i64,
    adopted_at: DateTimeUtc,
    cause: String,
    author: String,
    author_person: Option<Uuid>,
    author_seat: Option<String>,
    author_service_account: Option<Uuid>,
    previous: Option<String>,
    hash: String,
    events: Vec<Fact>,
}

/// An event within its line: what was hashed, byte for byte.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    kind: String,
    version: i64,
    body: String,
}

/// Why a line is not what it must be.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// It is not one of this form, or not in the one form in which it is written.
    #[error("{0}")]
    Form(String),
    /// A value in it is none.
    #[error("{0}")]
    Value(#[source] StoreError),
    /// It contradicts the lines before it, or its own hash.
    #[error("{0}")]
    Chain(#[source] ChainError),
}

/// The title of a record that ends with a revision of this hash.
pub(crate) fn title(head: &Head, hash: Hash32) -> Result<String, StoreError> {
    let title = Title {
        zirkel_record: FORM,
        organization: head.id.uuid(),
        key: head.key.to_string(),
        revisions: head.revision.0,
        hash: hash.to_string(),
    };
    Ok(serde_json::to_string(&title)?)
}

/// The line of a stored revision.
pub(crate) fn line(row: revision::Model, events: Vec<event::Model>) -> Result<String, StoreError> {
    let fact = |it: event::Model| Fact {
        kind: it.kind,
        version: it.version,
        body: it.body,
    };
    let line = Line {
        revision: row.number,
        adopted_at: row.adopted_at,
        cause: row.cause,
        author: row.author,
        author_person: row.author_person_id,
        author_seat: row.author_seat,
        author_service_account: row.author_service_account_id,
        previous: row.previous_hash.as_deref().map(hex),
        hash: hex(&row.hash),
        events: events.into_iter().map(fact).collect(),
    };
    Ok(serde_json::to_string(&line)?)
}

/// A record that is being read line by line.
#[derive(Debug)]
pub struct Transcript {
    title: Title,
    chain: Chain,
}

impl Transcript {
    /// Begins with the first line.
    pub fn begin(line: &str) -> Result<Self, LineError> {
        let title: Title = exact(line)?;
        if title.zirkel_record != FORM {
            return Err(LineError::Form(format!(
                "the record is written in form {}, this program reads form {FORM}",
                title.zirkel_record
            )));
        }
        Ok(Self {
            title,
            chain: Chain::default(),
        })
    }

    /// Whose record it is.
    pub const fn organization(&self) -> OrganizationId {
        OrganizationId::from_uuid(self.title.organization)
    }

    /// The key that the organization had when the record was written down.
    pub fn key(&self) -> &str {
        &self.title.key
    }

    /// How many revisions it has.
    pub const fn revisions(&self) -> RevisionNumber {
        RevisionNumber(self.title.revisions)
    }

    /// Takes the next revision's line, which must follow from the ones before it.
    pub fn next(&mut self, line: &str) -> Result<Recorded, LineError> {
        if self.chain.last() == Some(self.revisions()) {
            return Err(LineError::Form(format!(
                "the record ends with revision {}, but more follows",
                self.revisions()
            )));
        }
        let line: Line = exact(line)?;
        let row = revision::Model {
            organization_id: self.title.organization,
            number: line.revision,
            adopted_at: line.adopted_at,
            cause: line.cause,
            author: line.author,
            author_person_id: line.author_person,
            author_seat: line.author_seat,
            author_service_account_id: line.author_service_account,
            hash: bytes(&line.hash)?,
            previous_hash: line.previous.as_deref().map(bytes).transpose()?,
        };
        let event = |(position, it): (i64, Fact)| event::Model {
            organization_id: self.title.organization,
            revision: line.revision,
            position,
            kind: it.kind,
            version: it.version,
            body: it.body,
        };
        let events = (0_i64..).zip(line.events).map(event).collect();
        let recorded = recorded(self.organization(), &row, events).map_err(LineError::Value)?;
        self.chain.step(&recorded).map_err(LineError::Chain)?;
        Ok(recorded)
    }

    /// Whether the lines so far are the whole record.
    pub fn end(&self) -> Result<(), LineError> {
        if self.chain.last() != Some(self.revisions()) {
            let last = self.chain.last().map_or(0, |it| it.0);
            return Err(LineError::Form(format!(
                "the record ends after revision {last}, but has {}",
                self.revisions()
            )));
        }
        let hash = self.chain.hash().map(|it| it.to_string());
        if hash.as_ref() == Some(&self.title.hash) {
            Ok(())
        } else {
            let what = "the title names another hash than the last revision's";
            Err(LineError::Form(what.to_owned()))
        }
    }
}

/// Reads a line that is exactly what would be written for what it says.
fn exact<T: Serialize + DeserializeOwned>(line: &str) -> Result<T, LineError> {
    let read: T = serde_json::from_str(line)
        .map_err(|error| LineError::Form(format!("is no line of a record: {error}")))?;
    let written = serde_json::to_string(&read)
        .map_err(|error| LineError::Form(format!("is no line of a record: {error}")))?;
    if written == line {
        Ok(read)
    } else {
        let what = "is not written as this program writes it; take the file as it was exported";
        Err(LineError::Form(what.to_owned()))
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // A string takes whatever is written to it.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}

/// A hash's bytes from their hexadecimal digits.
fn bytes(text: &str) -> Result<Vec<u8>, LineError> {
    let wrong = || LineError::Form(format!("`{}` is no hash", shown(text)));
    let digits: Vec<char> = text.chars().collect();
    digits
        .chunks(2)
        .map(|pair| {
            let digits: String = pair.iter().collect();
            u8::from_str_radix(&digits, 16).map_err(|_| wrong())
        })
        .collect()
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}
