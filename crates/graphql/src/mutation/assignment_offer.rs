//! Asks a person to hold a role, or a part of it.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
};
use crate::{
    context::{app, caller},
    input::{FocusInput, Path, PersonRef, Problems, RoleRefInput, date, text},
    object::assignment::Assignment,
    scalar::Date,
};
use async_graphql::{Context, InputObject, Object, Result};
use zirkel_app::command::assignment_offer::AssignmentOffer as Command;
use zirkel_domain::text::Text;

/// What `assignmentOffer` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentOfferInput {
    /// The role; elected roles are filled by election alone (GOV-2.1.8).
    role: RoleRefInput,
    /// Whom.
    person: PersonRef,
    /// The part of the role; left out, the whole role (GOV-2.1.4).
    focus: Option<FocusInput>,
    /// The first day; left out, the day on which the person accepts.
    since: Option<Date>,
    /// The last day, which counts whole; left out, until further notice.
    until: Option<Date>,
    /// What the person agrees to about resigning, at most 10,000 characters; left out, they may at
    /// any time (GOV-2.1.6).
    resign_terms: Option<String>,
    /// Your word that the person agreed: then they hold it at once (GOV-2.1.2).
    agreed: Option<bool>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `assignmentOffer`.
    AssignmentOfferPayload {
        /// The assignment, or offer, with the act; null where it was refused.
        assignment: Assignment
    }
}

#[derive(Default)]
pub(crate) struct AssignmentOffer;

#[Object]
impl AssignmentOffer {
    /// Asks a person to hold a role, or a part of it (GOV-2.1.1); for whoever assigns the role: the
    /// leads of its circle, unless a policy says otherwise. It gives nothing until the person
    /// accepts; with your word that they agreed, or to yourself, it holds at once (GOV-2.1.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn assignment_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: AssignmentOfferInput,
    ) -> Result<AssignmentOfferPayload> {
        let (envelope, command) = read(ctx, input.envelope.clone(), input.command())?;
        let acted = app(ctx)?
            .assignment_offer(caller(ctx)?, &envelope, &command)
            .await;
        told(ctx, envelope, acted, Assignment::acted_on).map(Into::into)
    }
}

impl AssignmentOfferInput {
    fn command(&self) -> std::result::Result<Command, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let role = problems.keep(self.role.clone().read(&path.at("role")));
        let person = problems.keep(self.person.clone().read(&path.at("person")));
        let focus = self.focus.clone().map(|it| it.read(&path.at("focus")));
        let focus = problems.keep_all(focus.transpose());
        let mut day = |name: &str, given: &Option<Date>| {
            let given = given.as_ref()?;
            problems.keep(date(&path.at(name), given))
        };
        let since = day("since", &self.since);
        let until = day("until", &self.until);
        let terms = self.resign_terms.clone();
        let terms = terms.map(|it| text(&path.at("resignTerms"), Text::new, it));
        let resign_terms = problems.keep(terms.transpose());
        let read = role.zip(person).zip(focus.zip(resign_terms));
        let ((role, person), (focus, resign_terms)) = problems.or(read)?;
        Ok(Command {
            role,
            person,
            focus,
            since,
            until,
            resign_terms,
            agreed: self.agreed.unwrap_or(false),
        })
    }
}
