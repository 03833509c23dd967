//! Who acts.

use super::Envelope;
use crate::{
    Actor, AppError, View, Who,
    error::{Problem, ProblemCode},
    query::person,
};
use zirkel_domain::{act::Acting, ids::ServiceAccountId};

/// The field that names the person for whom a machine acts.
const FIELD: &str = "onBehalfOf";

/// Whether the caller still is somebody who acts here: asked of the locked head, and before an act
/// that was done already is answered again.
pub(in crate::command) fn may_act(view: &View, actor: Actor) -> Result<(), AppError> {
    match actor.who {
        Who::Person(person) if view.index.is_present(person, view.at) => Ok(()),
        Who::Person(_) => Err(AppError::Unknown("no such person any more")),
        Who::Service(id) => in_scope(view, id),
    }
}

/// The person who asks, or the one for whom a machine does; of a caller who may act.
pub(in crate::command) fn actor(
    view: &View,
    actor: Actor,
    envelope: &Envelope,
) -> Result<Acting, AppError> {
    match (actor.who, &envelope.on_behalf_of) {
        (Who::Person(person), None) => Ok(Acting { person, via: None }),
        (Who::Person(_), Some(_)) => Err(Problem::at(
            [FIELD],
            ProblemCode::Malformed,
            format!(
                "`{FIELD}` is for service accounts: a person acts for themselves, leave it out"
            ),
        )
        .into()),
        (Who::Service(id), on_behalf_of) => {
            let reference = on_behalf_of.as_ref().ok_or_else(|| {
                let message =
                    format!("`{FIELD}` is missing: a service account names whom it acts for");
                Problem::at([FIELD], ProblemCode::Malformed, message)
            })?;
            let person = person::find(view, reference, FIELD)?;
            if !view.index.is_present(person, view.at) {
                let message = format!("`{FIELD}` names somebody who is not with the organization");
                return Err(Problem::at([FIELD], ProblemCode::NotFound, message).into());
            }
            Ok(Acting {
                person,
                via: Some(id),
            })
        }
    }
}

fn in_scope(view: &View, id: ServiceAccountId) -> Result<(), AppError> {
    let account = view.index.snapshot().service_accounts.get(&id);
    let account = account.ok_or(AppError::Unknown("no such service account any more"))?;
    if account.may_act {
        return Ok(());
    }
    let message = format!(
        "the service account `{}` may only ask: have an admin let it act",
        account.key
    );
    Err(Problem::at([], ProblemCode::MayNotAct, message).into())
}
