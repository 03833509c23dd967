//! Who holds which seat, and for how long; and who is asked to.

use super::{person::Person, role::Role, scope::Condition, seat::Seat};
use crate::{
    context::Shown,
    fault, node,
    page::{self, Item, Page},
    scalar::Date,
};
use async_graphql::{Context, Enum, ID, Object, Result};
use std::sync::Arc;
use zirkel_app::command::act::Done;
use zirkel_domain::{
    act::{
        World,
        assignment::{State, Which, state_of},
    },
    event::{Event, Removed},
    ids::{AssignmentId, PersonId, RevisionNumber},
    structure::{
        assignment,
        role::{Focus, RoleRef, SeatRef},
    },
    subject::Subject,
};

/// What an assignment is (rulebook §13.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum AssignmentState {
    /// It awaits its person's word, and gives nothing yet: neither authority nor membership
    /// (GOV-2.1.2).
    Offered,
    /// Its first day is still to come.
    Upcoming,
    /// It is in force. A term in an elected role stays so after its last day, until the next
    /// election (GOV-5.1.3).
    Active,
    /// It ended, or came to nothing.
    Over,
}

/// An assignment or an offer, at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Assignment {
    shown: Shown,
    it: Form,
    adopted_in: RevisionNumber,
    /// An act ended it just after the moment shown.
    ended: bool,
}

#[derive(Clone, Debug)]
enum Form {
    Held(assignment::Assignment),
    Offered(assignment::Offer),
}

impl Item for Assignment {
    type Key = AssignmentId;

    fn subject(key: AssignmentId) -> Subject {
        Subject::Assignment(key)
    }

    fn of(shown: &Shown, key: AssignmentId) -> Option<Self> {
        let snapshot = shown.index.snapshot();
        let held = snapshot.assignments.get(&key);
        let held = held.map(|it| (Form::Held(it.value.clone()), it.adopted_in));
        let (it, adopted_in) = held.or_else(|| {
            let offer = snapshot.offers.get(&key)?;
            Some((Form::Offered(offer.value.clone()), offer.adopted_in))
        })?;
        Some(Self {
            shown: Arc::clone(shown),
            it,
            adopted_in,
            ended: false,
        })
    }
}

impl Assignment {
    /// The one that an act was about: as it is with the act, or, where that ended it, as it was
    /// just before.
    pub(crate) fn acted_on(shown: &Shown, done: &Done) -> Option<Self> {
        let Some(Subject::Assignment(id)) = done.subject else {
            return None;
        };
        Self::of(shown, id).or_else(|| {
            let gone = [Removed::Assignment(id), Removed::Offer(id)];
            let ended = done.events.iter().filter_map(Event::removes);
            let ended = ended.into_iter().any(|it| gone.contains(&it));
            let before = Self::of(&Arc::new(done.before.clone()), id)?;
            Some(Self { ended, ..before })
        })
    }

    const fn key(&self) -> AssignmentId {
        match &self.it {
            Form::Held(it) => it.id,
            Form::Offered(it) => it.id,
        }
    }

    const fn whose(&self) -> PersonId {
        match &self.it {
            Form::Held(it) => it.person,
            Form::Offered(it) => it.person,
        }
    }

    fn is_term(&self) -> bool {
        match &self.it {
            Form::Held(it) => matches!(it.seat, SeatRef::Whole(RoleRef::Core(..))),
            Form::Offered(_) => false,
        }
    }

    /// The role that it is of.
    fn of_role(&self) -> Option<RoleRef> {
        match &self.it {
            Form::Held(it) => self.shown.index.snapshot().role_of_seat(it.seat),
            Form::Offered(it) => Some(RoleRef::Defined(it.role)),
        }
    }

    /// The part of the role.
    fn part(&self) -> Option<&Focus> {
        match &self.it {
            Form::Held(it) => match it.seat {
                SeatRef::Whole(_) => None,
                SeatRef::Focused(id) => {
                    Some(&self.shown.index.snapshot().seats.get(&id)?.value.focus)
                }
            },
            Form::Offered(it) => it.focus.as_ref(),
        }
    }

    fn state_now(&self) -> AssignmentState {
        let world = World {
            index: &self.shown.index,
            now: self.shown.at,
        };
        let which = Which {
            id: self.key(),
            former: None,
        };
        match state_of(world, which) {
            _ if self.ended => AssignmentState::Over,
            State::Offered(_) => AssignmentState::Offered,
            State::Upcoming(_) => AssignmentState::Upcoming,
            State::Active(_) | State::Elected(_) => AssignmentState::Active,
            State::Over(_) | State::Gone(_) => AssignmentState::Over,
        }
    }

    const fn last_day(&self) -> Option<zirkel_domain::time::Date> {
        match &self.it {
            Form::Held(it) => it.until,
            Form::Offered(it) => it.until,
        }
    }
}

/// One person in one seat: in a defined role by assignment (GOV-2.1.1), in an elected role by
/// election (GOV-2.1.8); or the offer of one, which awaits its person (`state` tells). In the
/// answer to the act that ended it, what is below it is shown as it was just before.
#[Object]
impl Assignment {
    /// The id, `assignment_…`; an offer that is accepted keeps its own.
    pub(crate) async fn id(&self) -> ID {
        node::encode(Subject::Assignment(self.key()))
    }

    /// What it is at the moment shown.
    async fn state(&self) -> AssignmentState {
        self.state_now()
    }

    /// The role.
    async fn role(&self) -> Result<Role> {
        self.of_role()
            .and_then(|role| Role::of(&self.shown, role))
            .ok_or_else(|| fault::broken("an assignment to a role that is not in the record"))
    }

    /// The seat. Null of an offer within a focus: its seat is split off, or found, once the person
    /// accepts.
    async fn seat(&self) -> Option<Seat> {
        match &self.it {
            Form::Held(it) => Seat::of(&self.shown, it.seat),
            Form::Offered(it) if it.focus.is_none() => {
                Seat::of(&self.shown, SeatRef::Whole(RoleRef::Defined(it.role)))
            }
            Form::Offered(_) => None,
        }
    }

    /// The part of the role in words; null where it is the whole role (GOV-2.1.4).
    async fn focus(&self) -> Option<&str> {
        self.part().map(|focus| focus.text.as_str())
    }

    /// The part of the role for the machine: conditions that must all hold.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn when(&self) -> Vec<Condition> {
        let conditions = self.part().map_or(&[] as &[_], |focus| &focus.when);
        conditions.iter().cloned().map(Condition::from).collect()
    }

    /// The person.
    async fn person(&self) -> Result<Person> {
        Person::of(&self.shown, self.whose())
            .ok_or_else(|| fault::broken("an assignment of a person who is not in the record"))
    }

    /// The first day; null means since ever, of an offer the day of acceptance.
    async fn since(&self) -> Option<Date> {
        let since = match &self.it {
            Form::Held(it) => it.since,
            Form::Offered(it) => it.since,
        };
        since.map(Into::into)
    }

    /// The last day, which counts whole; null means until further notice. An assignment is over
    /// after it, an elected term only becomes overdue (GOV-5.1.3).
    async fn until(&self) -> Option<Date> {
        self.last_day().map(Into::into)
    }

    /// What the person agreed to about resigning; null means that they may at any time
    /// (GOV-2.1.6).
    async fn resign_terms(&self) -> Option<&str> {
        let terms = match &self.it {
            Form::Held(it) => it.resign_terms.as_ref(),
            Form::Offered(it) => it.resign_terms.as_ref(),
        };
        terms.map(zirkel_domain::text::Text::as_str)
    }

    /// Whether it holds at the moment shown.
    async fn in_force(&self) -> bool {
        match &self.it {
            Form::Held(it) => !self.ended && self.shown.index.is_in_force(it, self.shown.at),
            Form::Offered(_) => false,
        }
    }

    /// Whether it is a term in an elected role.
    async fn elected(&self) -> bool {
        self.is_term()
    }

    /// Whether it is a term whose last day is over, so that an election is due (GOV-5.1.3).
    async fn overdue(&self) -> bool {
        let zone = self.shown.index.snapshot().organization.time_zone;
        let last = self.last_day();
        self.is_term() && last.is_some_and(|day| self.shown.at >= zone.end_of(day))
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        page::revision(self.adopted_in)
    }
}

/// The offers that await a person's word, of those that fit; oldest first.
pub(super) fn offers(
    ctx: &Context<'_>,
    shown: &Shown,
    owner: Subject,
    window: page::Window,
    fits: impl Fn(&assignment::Offer) -> bool,
) -> Result<Page<Assignment>> {
    let offers = shown.index.snapshot().offers.values();
    let keys: Vec<AssignmentId> = offers.filter(|it| fits(it)).map(|it| it.id).collect();
    page::of(ctx, shown, (owner, "offers"), &keys, window)
}
