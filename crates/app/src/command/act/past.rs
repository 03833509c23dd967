//! What an act needs to know that is in no structure of today: whether an assignment that it takes
//! as given is over, and which terms a person has behind them.

use super::{PastWanted, base::Base};
use crate::{
    AppError,
    error::{Problem, ProblemCode},
    query::person,
};
use zirkel_domain::{
    act::assignment::{Former, terms_count},
    ids::{AssignmentId, PersonId},
    index::Index,
    structure::{
        assignment::{Assignment, Served},
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
};
use zirkel_persistence::{History, Past, PastOf, Tx};

/// The field that names an assignment or offer.
const FIELD: &str = "assignmentId";

/// What is known of the past.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// What became of the assignment or offer that is taken as given, where it is over.
    pub(super) former: Option<Former>,
    /// Terms that the person has behind them.
    pub(super) served: Vec<Served>,
}

impl Known {
    /// What an act wants to know. An assignment that never was is an error.
    pub(super) async fn of(
        tx: &mut Tx,
        base: &Base,
        wanted: PastWanted<'_>,
    ) -> Result<Self, AppError> {
        let person = match wanted {
            PastWanted::Nothing => None,
            PastWanted::Given(id, terms) => match about(&base.view.index, id) {
                Some((_, person)) => terms.then_some(person),
                None => return Self::former(tx, base, id).await,
            },
            // Nobody by that name: the act says so, with all else that is wrong.
            PastWanted::Of(reference) => person::find(&base.view, reference, "person").ok(),
        };
        let counted = person.filter(|_| terms_count(&base.view.index));
        let Some(person) = counted else {
            return Ok(Self::default());
        };
        let history = tx.history(base.head.id, PastOf::Person(person)).await?;
        Ok(Self {
            former: None,
            served: served(base, &history),
        })
    }

    async fn former(tx: &mut Tx, base: &Base, id: AssignmentId) -> Result<Self, AppError> {
        let past = tx.history(base.head.id, PastOf::Assignment(id)).await?;
        let ended = past.assignments.last().map(|it| Former::Ended(it.ended_at));
        let closed = past.offers.last().map(|it| Former::Closed(it.ended_at));
        let former = ended.or(closed).ok_or_else(|| {
            let message = format!("`{FIELD}` names no assignment and no offer here");
            Problem::at([FIELD], ProblemCode::NotFound, message)
        })?;
        Ok(Self {
            former: Some(former),
            served: Vec::new(),
        })
    }
}

/// Where an assignment or offer is, and whose.
pub(super) fn about(index: &Index, id: AssignmentId) -> Option<(Subject, PersonId)> {
    let snapshot = index.snapshot();
    if let Some(held) = snapshot.assignments.get(&id) {
        return Some((Subject::Seat(held.seat), held.person));
    }
    let offer = snapshot.offers.get(&id)?;
    Some((Subject::Role(RoleRef::Defined(offer.role)), offer.person))
}

/// The terms among what ended. The day on which one ended counts; what was told only when somebody
/// came back, or long after they left, ended with the day on which they left.
fn served(base: &Base, history: &History) -> Vec<Served> {
    let snapshot = base.view.index.snapshot();
    let zone = snapshot.organization.time_zone;
    let term = |past: &Past<Assignment>| {
        let role = match past.value.seat {
            SeatRef::Whole(role) => role,
            SeatRef::Focused(id) => RoleRef::Defined(*history.roles.get(&id)?),
        };
        let told = zone.day_of(past.ended_at);
        let left = history.left(past.value.person, past.ended_in);
        let ended = left.map_or(told, |left| left.min(told));
        Some(Served {
            person: past.value.person,
            role,
            since: past.value.since,
            last: past.value.until.map_or(ended, |last| last.min(ended)),
        })
    };
    history.assignments.iter().filter_map(term).collect()
}
