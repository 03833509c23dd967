//! The same act sent twice is done once: a caller names it, and the first time leaves a receipt.

use super::{Acted, Done, Envelope};
use crate::{
    App, AppError, Request, View, Who,
    command::process::receipt::About,
    error::{Problem, ProblemCode},
    process::Handled,
};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use uuid::Uuid;
use zirkel_domain::{
    act::Settled,
    authority::live::LiveFacts,
    ids::{
        AssignmentId, DecisionTypeId, OrganizationId, PersonId, RevisionNumber, ServiceAccountId,
    },
    process::{Case, Tension},
    subject::Subject,
    time::Timestamp,
};
use zirkel_persistence::{At, Head, Receipt, RevisionPage, Tx};

/// The field that names an act.
const FIELD: &str = "clientMutationId";

/// An act as it was asked for: whose, under which name, and which.
#[derive(Debug)]
pub(in crate::command) struct Ask<'a> {
    caller: String,
    name: Option<&'a str>,
    verb: &'static str,
    fingerprint: [u8; 32],
}

impl<'a> Ask<'a> {
    pub(in crate::command) fn new(
        request: &Request,
        verb: &'static str,
        envelope: &'a Envelope,
    ) -> Self {
        let caller = match request.actor.who {
            Who::Person(id) => written(Subject::Person(id)),
            Who::Service(id) => written(Subject::ServiceAccount(id)),
        };
        let fingerprint = Sha256::new()
            .chain_update(verb)
            .chain_update([0])
            .chain_update(&envelope.input)
            .finalize()
            .into();
        Self {
            caller,
            name: envelope.client_mutation_id.as_deref(),
            verb,
            fingerprint,
        }
    }

    /// What the first time left, if this is not it.
    pub(in crate::command) async fn look_up(
        &self,
        tx: &mut Tx,
        organization: OrganizationId,
    ) -> Result<Option<Receipt>, AppError> {
        match self.name {
            Some(name) => Ok(tx.receipt(organization, &self.caller, name).await?),
            None => Ok(None),
        }
    }

    /// The receipt, unless it is another act's.
    pub(in crate::command) fn same<'r>(&self, known: &'r Receipt) -> Result<&'r Receipt, AppError> {
        if known.verb == self.verb && known.fingerprint == self.fingerprint {
            return Ok(known);
        }
        let what = if known.verb == self.verb {
            "with another input"
        } else {
            "for another act"
        };
        let message = format!(
            "`{FIELD}` was used {what} before ({} at {}): give each act a name of its own",
            known.verb, known.done_at
        );
        Err(Problem::at([FIELD], ProblemCode::Malformed, message).into())
    }

    /// What is left for the next time; nothing where the act has no name.
    pub(in crate::command) fn receipt(
        &self,
        base: &Head,
        settled: &Settled,
        at: Timestamp,
    ) -> Option<Receipt> {
        let revision = settled.revision.as_ref();
        let revision = revision.map_or(base.revision, |it| it.number);
        self.receipt_of(revision, settled.subject.map(written), at)
    }

    /// What is left of an act about this, which came to this revision.
    pub(in crate::command) fn receipt_of(
        &self,
        revision: RevisionNumber,
        subject: Option<String>,
        at: Timestamp,
    ) -> Option<Receipt> {
        self.name.map(|name| Receipt {
            caller: self.caller.clone(),
            client_mutation_id: name.to_owned(),
            verb: self.verb.to_owned(),
            fingerprint: self.fingerprint,
            revision,
            subject,
            done_at: at,
        })
    }
}

impl App {
    /// What came of an act when it was first sent, shown as of then.
    pub(in crate::command) async fn repeated(
        &self,
        request: &Request,
        receipt: &Receipt,
    ) -> Result<Acted, AppError> {
        let revision = receipt.revision;
        let after = self.known_at(request, revision, receipt.done_at).await?;
        let subject = receipt.subject.as_deref().and_then(read);
        let over = subject.is_some_and(|it| !is_there(&after, it));
        let (before, events) = if over && revision > RevisionNumber::FIRST {
            let previous = RevisionNumber(revision.0 - 1);
            let page = RevisionPage {
                after: Some(previous),
                limit: 1,
                descending: false,
            };
            let recorded = self
                .store
                .revisions(request.actor.organization, page)
                .await?;
            let events = recorded.into_iter().flat_map(|it| it.revision.events);
            let before = self.known_at(request, previous, receipt.done_at).await?;
            (before, events.collect())
        } else {
            (after.clone(), Vec::new())
        };
        Ok(Acted::Done(Box::new(Done {
            before,
            after,
            subject,
            events,
            matter: self.handled_then(request, receipt).await?,
        })))
    }

    /// What an act was about in a circle's process, as it was with the act.
    async fn handled_then(
        &self,
        request: &Request,
        receipt: &Receipt,
    ) -> Result<Option<Handled>, AppError> {
        let organization = request.actor.organization;
        let Some(about) = receipt.subject.as_deref().and_then(About::read) else {
            return Ok(None);
        };
        Ok(match about {
            About::Offices(circle) => Some(Handled::Offices(circle)),
            About::Tension(id, number) => {
                let found = self.store.tensions(organization, &[id]).await?;
                found.into_iter().next().and_then(|mut it| {
                    it.entries.retain(|entry| entry.number <= number);
                    it.tension = Tension::fold(id, it.entries.iter().map(|it| &it.entry))?;
                    Some(Handled::Tension(Arc::new(it)))
                })
            }
            About::Proposal(id, number, within) => {
                let found = self.store.proposals(organization, &[id]).await?;
                found.into_iter().next().and_then(|mut it| {
                    it.entries.retain(|entry| entry.number <= number);
                    it.case = Case::fold(id, it.entries.iter().map(|it| &it.entry))?;
                    Some(Handled::Proposal(Arc::new(it), within))
                })
            }
        })
    }

    /// The organization at a revision that was committed.
    async fn known_at(
        &self,
        request: &Request,
        revision: RevisionNumber,
        at: Timestamp,
    ) -> Result<View, AppError> {
        let newest = self.newest(request);
        let index = if newest.index.revision() == revision {
            Arc::clone(&newest.index)
        } else {
            self.index_at(request, At::Revision(revision)).await?
        };
        Ok(View {
            index,
            at,
            live: LiveFacts::default(),
        })
    }
}

/// Whether the subject of an act is in the structure.
fn is_there(view: &View, subject: Subject) -> bool {
    let snapshot = view.index.snapshot();
    match subject {
        Subject::Assignment(id) => {
            snapshot.assignments.contains_key(&id) || snapshot.offers.contains_key(&id)
        }
        Subject::ServiceAccount(id) => snapshot.service_accounts.contains_key(&id),
        Subject::DecisionType(id) => snapshot.decision_types.contains_key(&id),
        Subject::Person(_)
        | Subject::Organization(_)
        | Subject::Circle(_)
        | Subject::Role(_)
        | Subject::Seat(_)
        | Subject::Accountability(_)
        | Subject::Domain(_)
        | Subject::ExternalDomain(_)
        | Subject::Policy(_)
        | Subject::Clause(..)
        | Subject::SpendControl(_)
        | Subject::Link(_)
        | Subject::Redirect(_) => true,
    }
}

/// A subject of an act as a receipt holds it. Acts are about no others than these.
pub(in crate::command) fn written(subject: Subject) -> String {
    let (prefix, uuid) = match subject {
        Subject::Person(id) => (PersonId::PREFIX, id.uuid()),
        Subject::ServiceAccount(id) => (ServiceAccountId::PREFIX, id.uuid()),
        Subject::DecisionType(id) => (DecisionTypeId::PREFIX, id.uuid()),
        Subject::Assignment(id) => (AssignmentId::PREFIX, id.uuid()),
        Subject::Organization(_)
        | Subject::Circle(_)
        | Subject::Role(_)
        | Subject::Seat(_)
        | Subject::Accountability(_)
        | Subject::Domain(_)
        | Subject::ExternalDomain(_)
        | Subject::Policy(_)
        | Subject::Clause(..)
        | Subject::SpendControl(_)
        | Subject::Link(_)
        | Subject::Redirect(_) => return String::new(),
    };
    format!("{prefix} {uuid}")
}

fn read(text: &str) -> Option<Subject> {
    let (prefix, uuid) = text.split_once(' ')?;
    let uuid: Uuid = uuid.parse().ok()?;
    match prefix {
        PersonId::PREFIX => Some(Subject::Person(PersonId::from_uuid(uuid))),
        ServiceAccountId::PREFIX => {
            Some(Subject::ServiceAccount(ServiceAccountId::from_uuid(uuid)))
        }
        DecisionTypeId::PREFIX => Some(Subject::DecisionType(DecisionTypeId::from_uuid(uuid))),
        AssignmentId::PREFIX => Some(Subject::Assignment(AssignmentId::from_uuid(uuid))),
        _ => None,
    }
}
