//! What a proposal would change, and for whom. What it would make is shown as it would be, in a
//! structure that is nowhere stored.

use super::{
    difference::Difference, mandate::Mandate, person::Person, proposal::Proposal, seat::Seat,
};
use crate::{
    context::{Shown, app, caller},
    fault,
    page::Item as _,
    user_error::UserError,
};
use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use std::sync::Arc;
use zirkel_domain::{
    authority::{mandate::MandateChange, verdict},
    change::{self, Preview},
    rejection::Rejection,
};

/// What becomes of a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum AuthorityChangeKind {
    /// The person may what they might not.
    Gained,
    /// The person may no more.
    Lost,
    /// In the same seat, for the same decision type, under other conditions, up to another limit or
    /// on another basis.
    Changed,
}

/// Somebody may do more, less or something else.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AuthorityChange {
    /// Who.
    person: Person,
    /// What becomes of the mandate.
    kind: AuthorityChangeKind,
    /// The decision type: exactly this key.
    decision_type: String,
    /// What they may now; null where it is gained.
    before: Option<Mandate>,
    /// What they would be able to resolve then; null where it is lost.
    after: Option<Mandate>,
}

/// A preview with both structures, or why there is none.
#[derive(Debug)]
pub(crate) struct ProposalPreview {
    before: Shown,
    foreseen: std::result::Result<(Shown, Preview), Vec<Rejection>>,
}

impl ProposalPreview {
    /// What adopting a proposal now would come to: by the present of the request, or by what an act
    /// of the same request has made since.
    pub(super) async fn of(ctx: &Context<'_>, proposal: &Proposal) -> Result<Self> {
        let request = caller(ctx)?;
        let present = Arc::new(request.present());
        let own = &proposal.shown;
        let is_newer = own.index.revision() > present.index.revision();
        let before = if is_newer { Arc::clone(own) } else { present };
        let found = app(ctx)?.proposal_preview(request, &before, &proposal.it);
        let found = found.await.map_err(|error| fault::raise(ctx, error))?;
        let foreseen = found.map(|it| (Arc::new(it.after), it.preview));
        Ok(Self { before, foreseen })
    }

    fn foreseen(&self) -> Option<(&Shown, &Preview)> {
        let foreseen = self.foreseen.as_ref().ok();
        foreseen.map(|(after, preview)| (after, preview))
    }

    fn change(&self, after: &Shown, it: &change::AuthorityChange) -> Option<AuthorityChange> {
        let (kind, old, new) = match &it.change {
            MandateChange::Gained(new) => (AuthorityChangeKind::Gained, None, Some(new)),
            MandateChange::Lost(old) => (AuthorityChangeKind::Lost, Some(old), None),
            MandateChange::Changed { before, after } => {
                (AuthorityChangeKind::Changed, Some(before), Some(after))
            }
        };
        let mandate = |shown: &Shown, it: &verdict::Mandate| Mandate {
            shown: Arc::clone(shown),
            it: it.clone(),
        };
        Some(AuthorityChange {
            person: Person::of(&self.before, it.person)?,
            kind,
            decision_type: old.or(new)?.decision.to_string(),
            before: old.map(|it| mandate(&self.before, it)),
            after: new.map(|it| mandate(after, it)),
        })
    }
}

/// What adopting a proposal as it stands would change now, and for whom (GOV-4.7.4). Nothing is
/// written. Where its edits can not be made, `userErrors` says why, and all lists are empty.
#[Object]
impl ProposalPreview {
    /// Everything in which governance would differ, by kind and then by thing; at most 500. What is
    /// there after it is shown as it would be, under the revision that would come next.
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity)")]
    async fn differences(&self) -> Vec<Difference> {
        let shown = self.foreseen().into_iter().flat_map(|(after, preview)| {
            let all = preview.differences.iter();
            all.map(|it| Difference::new(&self.before, after, it.clone()))
        });
        shown.collect()
    }

    /// Who holds or leads, now or then, a seat of a role that would change, go or move, or of one
    /// inside a circle that would: nearest to what changes first, at most 500.
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity)")]
    async fn affected_people(&self) -> Vec<Person> {
        let people = self.foreseen().into_iter().flat_map(|(_, it)| &it.people);
        people
            .filter_map(|it| Person::of(&self.before, *it))
            .collect()
    }

    /// The seats of those roles, held or not, in the same order; at most 500. What would be gone is
    /// shown as it is, everything else as it would be.
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity)")]
    async fn affected_seats(&self) -> Vec<Seat> {
        let seats = self.foreseen().into_iter().flat_map(|(after, preview)| {
            let seats = preview.seats.iter();
            seats.filter_map(|it| Seat::of(after, *it).or_else(|| Seat::of(&self.before, *it)))
        });
        seats.collect()
    }

    /// Who gains and who loses authority: the difference of `resolvableBy` now and then, for each
    /// person, seat and decision type; at most 500. Up to 200 people are asked, those nearest to
    /// what changes first, and fewer where there are more than 500 decision types.
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity)")]
    async fn authority(&self) -> Vec<AuthorityChange> {
        let changes = self.foreseen().into_iter().flat_map(|(after, preview)| {
            let changes = preview.authority.iter();
            changes.filter_map(|it| self.change(after, it))
        });
        changes.collect()
    }

    /// Whether that is all: no list was cut off, and everybody who leads anything was asked. False
    /// where the edits can not be made.
    async fn complete(&self) -> bool {
        self.foreseen()
            .is_some_and(|(_, preview)| preview.is_complete)
    }

    /// What stands in the way of the edits, all at once, each with its place as in a draft's input;
    /// empty where they can be made.
    #[graphql(complexity = "crate::limits::list_cost(10, child_complexity)")]
    async fn user_errors(&self) -> Vec<UserError> {
        let refusals = self.foreseen.as_ref().err().into_iter().flatten();
        refusals
            .map(|it| UserError::of(&self.before, it.clone()))
            .collect()
    }
}
