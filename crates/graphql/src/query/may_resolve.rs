//! May this person resolve this case?

use crate::{
    context::{Shown, app, caller, shown},
    fault,
    input::{AsOfInput, CaseInput, Path, PersonRef, Problems, text},
    node,
    object::decision::Decision,
};
use async_graphql::{Context, ID, InputObject, Object, Result};
use std::sync::Arc;
use zirkel_app::{
    App, AppError, Request,
    error::{Problem, ProblemCode},
    query::may_resolve::MayResolve as Question,
};
use zirkel_domain::{structure::role::SeatRef, text::Text};

/// One question of a batch.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct MayResolveInput {
    /// Whom it is about.
    pub(crate) actor: PersonRef,
    /// Only this seat; else every seat of the person is judged and the best one answers.
    pub(crate) seat_id: Option<ID>,
    /// The case.
    pub(crate) case: CaseInput,
    /// How it serves the seat's purpose, in the actor's own words; at most 10,000 characters. It
    /// counts only where the caller is the actor (GOV-3.6.2).
    pub(crate) statement: Option<String>,
}

/// Judges one question; everything that is wrong with it at once.
pub(crate) fn judge(
    app: &App,
    request: &Request,
    shown: &Shown,
    input: MayResolveInput,
) -> std::result::Result<Decision, AppError> {
    let MayResolveInput {
        actor,
        seat_id,
        case,
        statement,
    } = input;
    let mut problems = Problems::default();
    let actor = problems.keep_app(actor.find(app, shown, "actor"))?;
    let seat = problems.keep(seat_id.map(|id| seat(shown, &id)).transpose());
    let case = problems.keep_all(case.read());
    let path = Path::argument("statement");
    let statement = statement.map(|it| text(&path, Text::new, it)).transpose();
    let statement = problems.keep(statement);
    let read = actor.zip(seat).zip(case.zip(statement));
    let ((actor, seat), (read, statement)) = problems.or(read)?;
    let statement = statement.map(|text| text.as_str().to_owned());
    let question = Question {
        actor,
        seat,
        case: read.case.clone(),
        statement,
    };
    let it = app
        .may_resolve(request, shown, &question)
        .map_err(|error| read.place(error))?;
    Ok(Decision {
        shown: Arc::clone(shown),
        case: Arc::new(question.case),
        it,
    })
}

fn seat(shown: &Shown, id: &ID) -> std::result::Result<SeatRef, Problem> {
    let path = Path::argument("seatId").segments();
    let named = node::seat(id, path.clone())?;
    node::seat_in(&shown.index, named).ok_or_else(|| Problem {
        code: ProblemCode::NotFound,
        message: format!("there is no seat `{}` here", id.as_str()),
        path,
    })
}

#[derive(Default)]
pub(crate) struct MayResolve;

#[Object]
impl MayResolve {
    /// May this person resolve this case? Judges every seat of the person, or the one given, and
    /// never blends two (GOV-1.1.4). Nothing is written.
    #[graphql(complexity = "crate::limits::decision_cost(child_complexity)")]
    #[expect(
        clippy::too_many_arguments,
        reason = "the arguments that the contract gives it"
    )]
    async fn may_resolve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom it is about.")] actor: PersonRef,
        #[graphql(
            desc = "Only this seat; else every seat of the person is judged and the best one answers."
        )]
        seat_id: Option<ID>,
        #[graphql(desc = "The case.")] case: CaseInput,
        #[graphql(
            desc = "How it serves the seat's purpose, in the actor's own words; at most 10,000 \
                    characters. It lifts `UNMAPPED` only where the caller is the actor; sent by a \
                    service account it lifts nothing (GOV-3.6.2)."
        )]
        statement: Option<String>,
        #[graphql(desc = "The moment of the record to judge by; else now.")] as_of: Option<
            AsOfInput,
        >,
        #[graphql(
            desc = "Judge by this revision or a later one (read-your-writes): the server waits a \
                    moment for it, then answers `REVISION_NOT_YET_AVAILABLE`. Excludes `asOf`."
        )]
        at_least_revision: Option<i32>,
    ) -> Result<Decision> {
        let shown = shown(ctx, as_of, at_least_revision).await?;
        let input = MayResolveInput {
            actor,
            seat_id,
            case,
            statement,
        };
        judge(app(ctx)?, caller(ctx)?, &shown, input).map_err(|error| fault::raise(ctx, error))
    }
}
