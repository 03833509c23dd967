//! May this person resolve this case?

use crate::{App, AppError, Request, View};
use zirkel_domain::{
    authority::{
        case::Case,
        resolve::{Question, Statement},
        verdict::Decision,
        who_may,
    },
    ids::PersonId,
    structure::role::SeatRef,
};

/// What is asked about one person.
#[derive(Clone, Debug)]
pub struct MayResolve {
    /// Who.
    pub actor: PersonId,
    /// Only in this seat.
    pub seat: Option<SeatRef>,
    /// The case.
    pub case: Case,
    /// How it serves the seat's purpose, in the actor's words.
    pub statement: Option<String>,
}

impl App {
    /// Judges one person at a moment. A statement counts only when the caller is that person
    /// (`authority.md`, Which seat 6).
    #[tracing::instrument(
        name = "app.may_resolve",
        skip_all,
        fields(decision = %question.case.decision)
    )]
    pub fn may_resolve(
        &self,
        request: &Request,
        view: &View,
        question: &MayResolve,
    ) -> Result<Decision, AppError> {
        super::check_case(view, &question.case)?;
        let own_words = request.person() == Some(question.actor);
        let statement = question.statement.as_ref().map(|_| {
            if own_words {
                Statement::OwnWords
            } else {
                Statement::SentByOther
            }
        });
        let asked = Question {
            person: question.actor,
            seat: question.seat,
            statement,
        };
        let decision =
            who_may::may_resolve(&view.index, &view.live, view.at, &question.case, asked);
        self.noted.judged(decision.verdict);
        Ok(decision)
    }
}
