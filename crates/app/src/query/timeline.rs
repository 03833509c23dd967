//! What happened to a thing?

use crate::{App, AppError, Request, View};
use std::collections::BTreeSet;
use zirkel_domain::{
    ids::{PersonId, RevisionNumber},
    subject::Subject,
};
pub use zirkel_persistence::Happenings;

use zirkel_persistence::{TimelinePage, Whose};

/// Which part of a timeline. An entry is known by its revision and its mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelinePart {
    /// Only what comes after this entry, so further back.
    pub after: Option<(RevisionNumber, String)>,
    /// Only what comes before this entry.
    pub before: Option<(RevisionNumber, String)>,
    /// The last ones of that, not the first.
    pub from_end: bool,
    /// At most so many.
    pub limit: u32,
}

impl App {
    /// A page of what happened, up to the moment of a view, to a role, a circle, a policy or a
    /// person of the caller's organization and to what belongs to it; nothing for anything else.
    #[tracing::instrument(name = "app.timeline", skip_all)]
    pub async fn timeline(
        &self,
        request: &Request,
        view: &View,
        subject: Subject,
        part: TimelinePart,
    ) -> Result<Happenings, AppError> {
        let Some(whose) = whose(subject) else {
            return Ok(Happenings {
                entries: Vec::new(),
                has_more: false,
                total: 0,
            });
        };
        self.happened(request, view, whose, part).await
    }

    /// A page of what happened, up to the moment of a view, to the roles that a person holds then,
    /// and of what came to that person or went from them.
    #[tracing::instrument(name = "app.timeline_of_held", skip_all)]
    pub async fn timeline_of_held(
        &self,
        request: &Request,
        view: &View,
        person: PersonId,
        part: TimelinePart,
    ) -> Result<Happenings, AppError> {
        let snapshot = view.index.snapshot();
        let held = view.index.assignments_held_by(person);
        let roles: BTreeSet<_> = held
            .filter_map(|it| snapshot.role_of_seat(it.seat))
            .collect();
        let whose = Whose::Held(person, roles.into_iter().collect());
        self.happened(request, view, whose, part).await
    }

    async fn happened(
        &self,
        request: &Request,
        view: &View,
        whose: Whose,
        part: TimelinePart,
    ) -> Result<Happenings, AppError> {
        let page = TimelinePage {
            up_to: view.index.revision(),
            after: part.after,
            before: part.before,
            from_end: part.from_end,
            limit: part.limit,
        };
        let organization = request.actor.organization;
        Ok(self.store.timeline(organization, whose, &page).await?)
    }
}

fn whose(subject: Subject) -> Option<Whose> {
    match subject {
        Subject::Role(role) => Some(Whose::Roles(vec![role])),
        Subject::Circle(circle) => Some(Whose::Circle(circle)),
        Subject::Policy(policy) => Some(Whose::Policy(policy)),
        Subject::Person(person) => Some(Whose::Person(person)),
        Subject::Organization(_)
        | Subject::ServiceAccount(_)
        | Subject::DecisionType(_)
        | Subject::Seat(_)
        | Subject::Accountability(_)
        | Subject::Domain(_)
        | Subject::ExternalDomain(_)
        | Subject::Clause(..)
        | Subject::SpendControl(_)
        | Subject::Assignment(_)
        | Subject::Link(_)
        | Subject::Redirect(_) => None,
    }
}
