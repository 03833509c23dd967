//! Setup by the ratifiers (GOV-10.2.1): an organization's structure becomes revision 1, all or
//! nothing. There is no other way to write governance outside its own process (GOV-4.1.3).

use crate::{App, AppError};
use zirkel_domain::{
    check::{self, Finding, Severity},
    directory::Directory,
    event::{Author, Cause, Event, Revision},
    ids::RevisionNumber,
    snapshot::Snapshot,
    structure::person::Profile,
    text::Key,
    time::Timestamp,
};
use zirkel_persistence::{Head, StoreError};

/// What is to be set up.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The facts, founding first.
    pub events: Vec<Event>,
    /// Who the people are.
    pub profiles: Vec<Profile>,
}

/// How an import is to treat what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// An organization with this key stands in the way.
    Keep,
    /// It is replaced, as long as its record holds nothing but its setup.
    Replace,
}

/// What came of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The organization's key.
    pub key: Key,
    /// Things that are lawful but that somebody should look at.
    pub warnings: Vec<Finding>,
    /// Whether another organization's setup was replaced.
    pub replaced: bool,
}

/// Why an import was refused, besides broken rules.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A HARD rule is broken; nothing was written.
    #[error("the structure breaks {} rules", broken(.0))]
    Broken(Vec<Finding>),
    /// The key is taken.
    #[error(
        "an organization `{0}` is already here; choose another key, or pass --replace while its record holds nothing but its setup"
    )]
    Taken(Key),
    /// The record went on after the setup.
    #[error(
        "`{0}` has {1} revisions: what was adopted is never replaced; change it by proposals, or import under another key"
    )]
    Adopted(Key, RevisionNumber),
    /// The setup is no record.
    #[error("the setup is incomplete: {0}")]
    Incomplete(#[from] zirkel_domain::snapshot::FoldError),
    /// Storage failed.
    #[error(transparent)]
    App(#[from] AppError),
}

impl Setup {
    /// Checks it against every structural rule: what a dry run does. Needs no database.
    pub fn check(&self, now: Timestamp) -> Result<Vec<Finding>, ImportError> {
        let snapshot = Snapshot::fold([&setup_revision(self, now)])?;
        let directory = Directory::new(self.profiles.clone());
        Ok(check::findings(&snapshot, &directory))
    }
}

impl App {
    /// Whether what is there leaves room for a checked setup: what a dry run asks last.
    pub async fn organization_room(
        &self,
        setup: &Setup,
        existing: Existing,
        now: Timestamp,
    ) -> Result<(), ImportError> {
        let snapshot = Snapshot::fold([&setup_revision(setup, now)])?;
        let key = &snapshot.organization.key;
        match self.store.head(key).await.map_err(AppError::from)? {
            Some(head) => may_give_way(&head, existing),
            None => Ok(()),
        }
    }

    /// Writes a checked setup as revision 1.
    #[tracing::instrument(name = "app.organization_import", skip_all)]
    pub async fn organization_import(
        &self,
        setup: Setup,
        existing: Existing,
        now: Timestamp,
    ) -> Result<Imported, ImportError> {
        let revision = setup_revision(&setup, now);
        let snapshot = Snapshot::fold([&revision])?;
        let directory = Directory::new(setup.profiles);
        let findings = check::findings(&snapshot, &directory);
        if findings.iter().any(|f| f.severity == Severity::Error) {
            return Err(ImportError::Broken(findings));
        }
        let key = snapshot.organization.key.clone();
        let mut tx = self.store.begin().await.map_err(AppError::from)?;
        let standing = tx.head(&key).await.map_err(AppError::from)?;
        if let Some(head) = &standing {
            may_give_way(head, existing)?;
            tx.organization_remove(head.id)
                .await
                .map_err(AppError::from)?;
        }
        tx.organization_found(&revision, &directory)
            .await
            .map_err(|error| lost(error, &key))?;
        tx.commit().await.map_err(AppError::from)?;
        Ok(Imported {
            key,
            warnings: findings,
            replaced: standing.is_some(),
        })
    }
}

/// Whether an organization may be removed for another's setup.
fn may_give_way(head: &Head, existing: Existing) -> Result<(), ImportError> {
    let key = || head.key.clone();
    match existing {
        Existing::Keep => Err(ImportError::Taken(key())),
        Existing::Replace if head.revision > RevisionNumber::FIRST => {
            Err(ImportError::Adopted(key(), head.revision))
        }
        Existing::Replace => Ok(()),
    }
}

/// Another import of the same key may have been faster.
fn lost(error: StoreError, key: &Key) -> ImportError {
    let taken = matches!(&error, StoreError::Taken { table, .. } if table == "organization");
    if taken {
        ImportError::Taken(key.clone())
    } else {
        ImportError::App(error.into())
    }
}

fn setup_revision(setup: &Setup, now: Timestamp) -> Revision {
    Revision {
        number: RevisionNumber::FIRST,
        adopted_at: now,
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events: setup.events.clone(),
    }
}

/// How many findings break a rule.
fn broken(findings: &[Finding]) -> usize {
    let errors = findings.iter().filter(|f| f.severity == Severity::Error);
    errors.count()
}
