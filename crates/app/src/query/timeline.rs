//! What happened to a thing?

use crate::{App, AppError, Request, View};
use zirkel_domain::{ids::RevisionNumber, subject::Subject};
use zirkel_persistence::{Happenings, TimelinePage, Whose};

impl App {
    /// A page of what happened, up to the moment of a view, to a role, a circle, a policy or a
    /// person of the caller's organization and to what belongs to it; nothing for anything else.
    #[tracing::instrument(name = "app.timeline", skip_all)]
    pub async fn timeline(
        &self,
        request: &Request,
        view: &View,
        subject: Subject,
        after: Option<(RevisionNumber, String)>,
        limit: u32,
    ) -> Result<Happenings, AppError> {
        let Some(whose) = whose(subject) else {
            return Ok(Happenings {
                entries: Vec::new(),
                has_more: false,
                total: 0,
            });
        };
        let page = TimelinePage {
            up_to: view.index.revision(),
            after,
            limit,
        };
        let organization = request.actor.organization;
        Ok(self.store.timeline(organization, whose, &page).await?)
    }
}

const fn whose(subject: Subject) -> Option<Whose> {
    match subject {
        Subject::Role(role) => Some(Whose::Role(role)),
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
