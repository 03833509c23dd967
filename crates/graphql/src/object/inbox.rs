//! What waits for somebody in the processes of their circles.

mod changes;

use super::{proposal::Proposal, tension::Tension};
use crate::{
    context::{Shown, app, caller},
    fault,
    input::Path,
    node, page,
};
use async_graphql::{Context, Enum, ID, SimpleObject};
use std::sync::Arc;
use zirkel_app::{Who, error::Problem, live::Place, process, query};
use zirkel_domain::{
    ids::{ObjectionId, PersonId, RevisionNumber},
    process::Owed,
    subject::Subject,
};

/// What is owed to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum InboxKind {
    /// An answer to its current version: `proposalConfirm` or `objectionRaise` (GOV-4.7.1).
    Answer,
    /// As acting Facilitator: `objectionCapture` or `objectionStartTest` (GOV-4.5.1).
    Test,
    /// As acting Facilitator: `objectionFindValid`, `objectionFindInvalid` or `objectionAskRuling`.
    Finding,
    /// As acting Secretary: `objectionRule` (GOV-4.4.2).
    Ruling,
    /// As objector: `objectionArgue` (GOV-4.4.1).
    Argument,
    /// As objector: `objectionOfferAmendment` or `objectionConfirmSolved` (GOV-4.6.2).
    Resolution,
    /// As proposer: `objectionConfirmServes` (GOV-4.6.5).
    Service,
    /// As proposer: `proposalRebase` (GOV-4.7.5).
    Rebase,
    /// As proposer or acting Secretary: see to the meeting that a member called for (GOV-4.8.1).
    Meeting,
    /// As a member: `proposalTakeOver`, if it is a tension of yours (GOV-4.2.1).
    TakeOver,
}

/// Something that waits for the caller.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct InboxItem {
    /// What.
    kind: InboxKind,
    /// The proposal.
    proposal: Proposal,
    /// The id of the objection that it is about, where it is about one.
    objection_id: Option<ID>,
}

/// What waits for the caller.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub(crate) struct Inbox {
    /// What, newest proposals first; what is answered is gone from it.
    items: Vec<InboxItem>,
    /// The policies of the caller's circles whose day to be looked at again has come, newest first:
    /// each as the tension that it raised, until a member of its circle settles it (GOV-9.4.1).
    reviews: Vec<Tension>,
    /// What others sensed and shared that asks something of a role that the caller leads: its work,
    /// or, as controller of a domain or named by a policy, a permission that is all that a case of
    /// it lacks (GOV-3.3.5). Newest first, until it is settled.
    requests: Vec<Tension>,
    /// Whether everything was looked through: the newest 500 proposals that are processed, and the
    /// newest 200 tensions that are shared, are.
    complete: bool,
    /// How far this goes: to be told when it may have changed, give it to the subscription `inbox`
    /// as `after`.
    cursor: String,
}

impl Inbox {
    /// What waits for a person at the present.
    pub(crate) async fn of(ctx: &Context<'_>, person: PersonId) -> async_graphql::Result<Self> {
        let asker = caller(ctx)?;
        let shown = &Arc::new(asker.present());
        let found = app(ctx)?.inbox(asker, shown, person).await;
        let found = found.map_err(|error| fault::raise(ctx, error))?;
        let cursor = cursor(asker.actor.who, asker.place);
        Ok(Self::new(shown, found, cursor))
    }

    /// What was found, with the organization around it.
    pub(crate) fn new(shown: &Shown, found: query::inbox::Inbox, cursor: String) -> Self {
        let item = |it: query::inbox::Waiting| {
            let (kind, about) = named(it.owed);
            InboxItem {
                kind,
                proposal: Proposal::new(shown, Arc::new(it.proposal)),
                objection_id: about.map(node::objection),
            }
        };
        let tensions = |found: Vec<process::Tension>| {
            let each = found
                .into_iter()
                .map(|it| Tension::new(shown, Arc::new(it)));
            each.collect()
        };
        Self {
            items: found.waiting.into_iter().map(item).collect(),
            reviews: tensions(found.reviews),
            requests: tensions(found.requests),
            complete: found.is_complete,
            cursor,
        }
    }

    /// Nothing waits for a machine.
    pub(crate) fn empty(ctx: &Context<'_>) -> async_graphql::Result<Self> {
        let asker = caller(ctx)?;
        Ok(Self {
            items: Vec::new(),
            reviews: Vec::new(),
            requests: Vec::new(),
            complete: true,
            cursor: cursor(asker.actor.who, asker.place),
        })
    }
}

/// The cursor of somebody's inbox as of a place.
pub(crate) fn cursor(whose: Who, place: Place) -> String {
    page::cursor(&list(whose), place.revision.0, 0, place.process.to_string())
}

/// The place that a cursor of somebody's inbox is as of.
pub(crate) fn after(whose: Who, cursor: &str) -> Result<Place, Problem> {
    let (revision, _, mark) = page::read_cursor(&list(whose), "after", cursor)?;
    let process = mark.parse();
    let process = process.map_err(|_| Path::argument("after").wrong(page::NO_CURSOR))?;
    Ok(Place {
        process,
        revision: RevisionNumber(revision),
    })
}

fn list(whose: Who) -> String {
    let whose = match whose {
        Who::Person(id) => Subject::Person(id),
        Who::Service(id) => Subject::ServiceAccount(id),
    };
    format!("{}.inbox", node::encode(whose).as_str())
}

const fn named(owed: Owed) -> (InboxKind, Option<ObjectionId>) {
    match owed {
        Owed::Answer => (InboxKind::Answer, None),
        Owed::Test(id) => (InboxKind::Test, Some(id)),
        Owed::Finding(id) => (InboxKind::Finding, Some(id)),
        Owed::Ruling(id) => (InboxKind::Ruling, Some(id)),
        Owed::Argument(id) => (InboxKind::Argument, Some(id)),
        Owed::Resolution(id) => (InboxKind::Resolution, Some(id)),
        Owed::Service(id) => (InboxKind::Service, Some(id)),
        Owed::Rebase => (InboxKind::Rebase, None),
        Owed::Meeting => (InboxKind::Meeting, None),
        Owed::TakeOver => (InboxKind::TakeOver, None),
    }
}
