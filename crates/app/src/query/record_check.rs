//! Whether a record is whole: folds it anew, verifies its chain, compares it with the rows, and
//! lints the structure that it gives.

use crate::{App, AppError};
use zirkel_domain::{
    check::{self, Finding},
    ids::RevisionNumber,
    snapshot::Snapshot,
    text::Key,
};
use zirkel_persistence::{At, Head, Recorded, StoreError, verify};

/// What was found about one organization's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordReport {
    /// Whose.
    pub key: Key,
    /// Its newest revision.
    pub revision: RevisionNumber,
    /// What is broken in storage; empty where the record is whole.
    pub damage: Vec<String>,
    /// What the structure breaks or leaves untidy.
    pub findings: Vec<Finding>,
}

impl App {
    /// Checks one record; none where there is no such organization.
    #[tracing::instrument(name = "app.record_check", skip_all)]
    pub async fn record_check(&self, key: &Key) -> Result<Option<RecordReport>, AppError> {
        let Some(head) = self.store.head(key).await? else {
            return Ok(None);
        };
        let mut report = RecordReport {
            key: head.key.clone(),
            revision: head.revision,
            damage: Vec::new(),
            findings: Vec::new(),
        };
        let record = readable(self.store.record(head.id).await, &mut report.damage)?;
        let rows = readable(
            self.store.snapshot(head.id, At::Latest).await,
            &mut report.damage,
        )?;
        if let Some(record) = &record {
            examine(&head, record, &mut report.damage);
        }
        let folded = record.as_deref().and_then(fold);
        if let Some(Some((snapshot, directory))) = rows {
            match folded {
                Some(folded) => report.damage.extend(differences(&folded, &snapshot)),
                None if record.is_some() => {
                    report
                        .damage
                        .push("the record does not fold into a structure".to_owned());
                }
                None => {}
            }
            report.findings = check::findings(&snapshot, &directory);
        }
        Ok(Some(report))
    }
}

/// What could be read; unreadable rows are damage, an absent database is an error.
fn readable<T>(
    outcome: Result<T, StoreError>,
    damage: &mut Vec<String>,
) -> Result<Option<T>, AppError> {
    match outcome {
        Ok(it) => Ok(Some(it)),
        Err(error @ (StoreError::BadRow { .. } | StoreError::Fold(_) | StoreError::Chain(_))) => {
            damage.push(error.to_string());
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

fn examine(head: &Head, record: &[Recorded], damage: &mut Vec<String>) {
    if let Err(error) = verify(record) {
        damage.push(error.to_string());
    }
    let last = record.last().map(|r| r.revision.number);
    if last != Some(head.revision) {
        let last = last.map_or_else(|| "none".to_owned(), |n| n.to_string());
        damage.push(format!(
            "the head is at revision {}, but the last one recorded is {last}",
            head.revision
        ));
    }
}

fn fold(record: &[Recorded]) -> Option<Snapshot> {
    Snapshot::fold(record.iter().map(|r| &r.revision)).ok()
}

/// Which kinds of rows differ from what the record says.
fn differences(folded: &Snapshot, rows: &Snapshot) -> Vec<String> {
    let equal = [
        ("settings", folded.organization == rows.organization),
        ("people", folded.people == rows.people),
        (
            "service accounts",
            folded.service_accounts == rows.service_accounts,
        ),
        (
            "decision types",
            folded.decision_types == rows.decision_types,
        ),
        ("roles", folded.roles == rows.roles),
        (
            "accountabilities",
            folded.accountabilities == rows.accountabilities,
        ),
        ("domains", folded.domains == rows.domains),
        (
            "external domains",
            folded.external_domains == rows.external_domains,
        ),
        ("policies", folded.policies == rows.policies),
        (
            "spend controls",
            folded.spend_controls == rows.spend_controls,
        ),
        ("seats", folded.seats == rows.seats),
        ("assignments", folded.assignments == rows.assignments),
        ("links", folded.links == rows.links),
        ("redirects", folded.redirects == rows.redirects),
    ];
    equal
        .into_iter()
        .filter(|(_, equal)| !equal)
        .map(|(what, _)| format!("the rows of {what} differ from what the record says"))
        .collect()
}
