//! Who holds which seat: offered, accepted, declined, withdrawn, ended, resigned from, given
//! another focus (rulebook §13.4). Elections and governance change assignments too, but not here.
//!
//! Each act first looks at the state that the assignment is in, then at who acts, then at the rest.

mod accept;
mod assigner;
mod decline;
mod end;
mod focus;
mod limits;
mod offer;
mod placing;
mod refocus;
mod rep;
mod resign;
mod state;
mod withdraw;

#[cfg(test)]
mod tests;

pub use accept::{Accept, accept};
pub use decline::decline;
pub use end::end;
pub use limits::terms_count;
pub use offer::{Offer, offer};
pub use refocus::{Refocus, refocus};
pub use resign::resign;
pub use state::{Former, State, Which, state_of};
pub use withdraw::withdraw;

use super::{Decided, World};
use crate::{
    code::Code,
    event::{Cause, Event},
    ids::{AssignmentId, PersonId},
    rejection::Rejection,
    rule::Rule,
    structure::role::SeatRef,
    subject::Subject,
};

/// What follows from an act on one assignment.
fn decided(id: AssignmentId, seat: Option<SeatRef>, events: Vec<Event>) -> Decided {
    Decided {
        cause: Cause::Assignment,
        seat,
        events,
        directory: Vec::new(),
        subject: Some(Subject::Assignment(id)),
    }
}

/// The person alone may do this: it turns on their own will.
fn by_themselves(
    world: World<'_>,
    by: PersonId,
    person: PersonId,
    (rule, what): (Rule, &str),
) -> Result<(), Vec<Rejection>> {
    let name = world.index.directory().name(person);
    let about = Subject::Person(person);
    if by != person {
        let message = format!("only {name} can {what}: ask them");
        let rejection = Rejection::by(rule, Code::AssigneeNotWilling, message);
        return Err(vec![rejection.about(about)]);
    }
    if !world.index.is_present(person, world.now) {
        let message = format!("{name} does not belong to the organization at present");
        let rejection = Rejection::by(rule, Code::WrongState, message);
        return Err(vec![rejection.about(about)]);
    }
    Ok(())
}
