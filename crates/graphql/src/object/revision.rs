//! The record: revisions with what each changed.

use super::{
    change::Change, person::Person, proposal::Proposal, seat::Seat, service_account::ServiceAccount,
};
use crate::{
    context::{self, Shown},
    fault,
    page::{self, Item as _, Page, Window},
    scalar::DateTime,
};
use async_graphql::{Context, Enum, Object, Result, connection::Edge};
use std::sync::Arc;
use zirkel_domain::{
    event::{self, Author},
    ids::RevisionNumber,
    subject::Subject,
};

/// Why a revision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum RevisionCause {
    /// The ratifiers set the organization up (GOV-10.2.1).
    Setup,
    /// Somebody was assigned, or an assignment ended (GOV-2.1.1).
    Assignment,
    /// An admin changed who is known here or what the catalogue says.
    Administration,
    /// A circle adopted a proposal (GOV-4.7.4).
    Proposal,
}

impl From<event::Cause> for RevisionCause {
    fn from(cause: event::Cause) -> Self {
        match cause {
            event::Cause::Setup => Self::Setup,
            event::Cause::Assignment => Self::Assignment,
            event::Cause::Administration => Self::Administration,
            event::Cause::Proposal(_) => Self::Proposal,
        }
    }
}

/// A revision of the record.
#[derive(Clone, Debug)]
pub(crate) struct Revision {
    shown: Shown,
    it: event::Revision,
    hash: String,
    previous: Option<String>,
}

/// One step of the record: what an adoption changed. Nothing edits a revision.
#[Object]
impl Revision {
    /// Its number: 1, 2, 3 …
    async fn number(&self) -> i32 {
        page::revision(self.it.number)
    }

    /// When it was adopted.
    async fn adopted_at(&self) -> DateTime {
        self.it.adopted_at.into()
    }

    /// Why.
    async fn cause(&self) -> RevisionCause {
        self.it.cause.into()
    }

    /// The proposal that it adopted, with its versions, answers, objections and rulings; null where
    /// it has another cause.
    #[graphql(complexity = "child_complexity + 20")]
    async fn proposal(&self, ctx: &Context<'_>) -> Result<Option<Proposal>> {
        match self.it.cause {
            event::Cause::Proposal(id) => Proposal::by_id(ctx, &self.shown, id).await,
            event::Cause::Setup | event::Cause::Assignment | event::Cause::Administration => {
                Ok(None)
            }
        }
    }

    /// By whom.
    async fn author(&self) -> RevisionAuthor {
        RevisionAuthor::new(&self.shown, self.it.author)
    }

    /// The hash of its content and of its predecessor's hash: 64 hexadecimal digits (SHA-256). It
    /// covers ids and governance texts, never a name.
    async fn hash(&self) -> &str {
        &self.hash
    }

    /// The hash of its predecessor; null for the first.
    async fn previous_hash(&self) -> Option<&str> {
        self.previous.as_deref()
    }

    /// What it changed, in order.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Change>> {
        let name = format!("revision {}.changes", self.it.number);
        let organization = Subject::Organization(self.shown.index.snapshot().organization.id);
        let marked = self.it.events.iter().enumerate();
        let marked = marked
            .map(|(position, event)| (position.to_string(), event))
            .collect();
        let whose = (organization, name.as_str());
        page::of_any(
            ctx,
            &self.shown,
            whose,
            marked,
            page::window(ctx, first, after, last, before),
            |event| Some(Change::new(&self.shown, event)),
        )
    }
}

/// Who made a revision.
#[derive(Clone, Debug)]
pub(crate) struct RevisionAuthor {
    shown: Shown,
    it: Author,
}

impl RevisionAuthor {
    /// The view of one.
    pub(crate) fn new(shown: &Shown, it: Author) -> Self {
        Self {
            shown: Arc::clone(shown),
            it,
        }
    }
}

/// Who made a revision: the ratifiers, or a person in a seat.
#[Object]
impl RevisionAuthor {
    /// In words.
    async fn text(&self) -> String {
        let index = &self.shown.index;
        match self.it {
            Author::Ratifiers => "the ratifiers".to_owned(),
            Author::Person {
                person, seat: None, ..
            } => index.directory().name(person).to_owned(),
            Author::Person {
                person,
                seat: Some(seat),
                ..
            } => {
                format!(
                    "{} as {}",
                    index.directory().name(person),
                    index.seat_name(seat)
                )
            }
        }
    }

    /// The person; null where the ratifiers did it.
    async fn person(&self) -> Option<Person> {
        match self.it {
            Author::Ratifiers => None,
            Author::Person { person, .. } => Person::of(&self.shown, person),
        }
    }

    /// The seat, where the act needed one.
    async fn seat(&self) -> Option<Seat> {
        match self.it {
            Author::Ratifiers => None,
            Author::Person { seat, .. } => seat.and_then(|seat| Seat::of(&self.shown, seat)),
        }
    }

    /// The service account through which the person acted; null where they acted themself.
    async fn service_account(&self) -> Option<ServiceAccount> {
        match self.it {
            Author::Ratifiers => None,
            Author::Person { via, .. } => via.and_then(|id| ServiceAccount::of(&self.shown, id)),
        }
    }
}

/// A page of the record up to the moment shown.
pub(crate) async fn page(
    ctx: &Context<'_>,
    shown: &Shown,
    list: &str,
    window: Window,
    descending: bool,
) -> Result<Page<Revision>> {
    let newest = shown.index.revision().0;
    let list = format!("{list}.{}", if descending { "newest" } else { "oldest" });
    let between = page::between(&list, window, |number, _| number);
    let between = between.map_err(|problem| fault::refuse(ctx, problem))?;
    // Positions in the list as it is now; a later revision's cursor stands before the newest.
    let position = |number: u32, next: u32| {
        let position = if descending {
            newest.saturating_add(next).saturating_sub(number)
        } else {
            number.saturating_add(next).saturating_sub(1)
        };
        let of_later = descending && number > newest;
        whole(if of_later { 0 } else { position.min(newest) })
    };
    let after = between.after.map_or(0, |it| position(it, 1));
    let before = between.before.map_or(whole(newest), |it| position(it, 0));
    let (start, end) = between.part.of(after, before);
    let mut page = page::blank(start, end, whole(newest));
    let first = u32::try_from(start).unwrap_or(newest);
    let begin = if descending {
        newest.saturating_add(1).saturating_sub(first)
    } else {
        first
    };
    let limit = u32::try_from(end.saturating_sub(start)).unwrap_or(0);
    let read = read(ctx, shown, Some(begin), limit, descending).await?;
    page.edges.extend(read.into_iter().map(|revision| {
        let number = revision.it.number.0;
        Edge::new(page::cursor(&list, number, 0, String::new()), revision)
    }));
    Ok(page)
}

/// A count as a position.
fn whole(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// One revision, if it is in the record at the moment shown.
pub(crate) async fn by_number(
    ctx: &Context<'_>,
    shown: &Shown,
    number: i32,
) -> Result<Option<Revision>> {
    let known = u32::try_from(number)
        .ok()
        .filter(|n| (1..=shown.index.revision().0).contains(n));
    let Some(number) = known else { return Ok(None) };
    let before = number.saturating_sub(1);
    Ok(read(ctx, shown, Some(before), 1, false)
        .await?
        .into_iter()
        .next())
}

async fn read(
    ctx: &Context<'_>,
    shown: &Shown,
    after: Option<u32>,
    limit: u32,
    descending: bool,
) -> Result<Vec<Revision>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let (app, caller) = (context::app(ctx)?, context::caller(ctx)?);
    let after = after.map(RevisionNumber);
    let recorded = app.revisions(caller, after, limit, descending).await;
    let recorded = recorded.map_err(|error| fault::raise(ctx, error))?;
    let revisions = recorded.into_iter().map(|it| Revision {
        shown: Arc::clone(shown),
        hash: it.hash.to_string(),
        previous: it.previous.map(|hash| hash.to_string()),
        it: it.revision,
    });
    Ok(revisions.collect())
}
