//! A record to act on: every act is judged, settled and folded in, as a server does it.

use crate::{
    act::{Acting, Outcome, Settled, World, assignment, settle},
    code::Code,
    event::{Event, Revision},
    example::{self, moment},
    ids::{AssignmentId, PersonId, SeatId},
    index::Index,
    rejection::Rejection,
    structure::{
        assignment::Offer,
        role::{Focus, RoleRef},
    },
    time::{Date, Timestamp},
};
use uuid::Uuid;

/// A day of the year 2026.
pub(in crate::act) fn day(month: u32, day: u32) -> Date {
    Date::from_ymd_opt(2026, month, day).expect("a day")
}

/// What an act comes to: the facts, or the refusals.
pub(in crate::act) type Played = Result<Vec<Event>, Vec<Rejection>>;

/// A record, the moment, and ids to draw.
pub(in crate::act) struct Stage {
    pub(in crate::act) index: Index,
    pub(in crate::act) now: Timestamp,
    pub(in crate::act) record: Vec<Revision>,
    drawn: u128,
}

impl Stage {
    /// On 1 June 2026.
    pub(in crate::act) fn new(world: &example::World) -> Self {
        Self {
            index: world.index(),
            now: moment("2026-06-01T09:00:00Z"),
            record: vec![world.setup()],
            drawn: 1 << 64,
        }
    }

    /// The same record, to be gone on with differently.
    pub(in crate::act) fn fork(&self, index: Index) -> Self {
        Self {
            index,
            now: self.now,
            record: self.record.clone(),
            drawn: self.drawn,
        }
    }

    pub(in crate::act) fn world(&self) -> World<'_> {
        World {
            index: &self.index,
            now: self.now,
        }
    }

    pub(in crate::act) fn at(&mut self, instant: &str) {
        self.now = moment(instant);
    }

    pub(in crate::act) fn fresh(&mut self) -> Uuid {
        self.drawn += 1;
        Uuid::from_u128(self.drawn)
    }

    /// Judges an act and folds in what follows from it.
    pub(in crate::act) fn play(
        &mut self,
        by: PersonId,
        act: impl FnOnce(World<'_>, Acting) -> Outcome,
    ) -> Played {
        let by = Acting {
            person: by,
            via: None,
        };
        let decided = act(self.world(), by)?;
        let Settled {
            revision, index, ..
        } = settle(self.world(), by, decided)?;
        if let Some(index) = index {
            self.index = index;
        }
        let Some(revision) = revision else {
            return Ok(Vec::new());
        };
        let events = revision.events.clone();
        self.record.push(revision);
        Ok(events)
    }

    /// An offer of a whole role, open at both ends.
    pub(in crate::act) fn wish(
        &mut self,
        role: impl Into<RoleRef>,
        person: PersonId,
    ) -> assignment::Offer {
        assignment::Offer {
            id: AssignmentId::from_uuid(self.fresh()),
            split: SeatId::from_uuid(self.fresh()),
            role: role.into(),
            focus: None,
            person,
            since: None,
            until: None,
            resign_terms: None,
            agreed: false,
            served: Vec::new(),
        }
    }

    pub(in crate::act) fn offer(&mut self, by: PersonId, wish: &assignment::Offer) -> Played {
        self.play(by, |world, by| assignment::offer(world, by, wish))
    }

    pub(in crate::act) fn accept(&mut self, by: PersonId, id: AssignmentId) -> Played {
        let accept = assignment::Accept {
            which: which(id),
            split: SeatId::from_uuid(self.fresh()),
            served: Vec::new(),
        };
        self.play(by, |world, by| assignment::accept(world, by, &accept))
    }

    pub(in crate::act) fn decline(&mut self, by: PersonId, id: AssignmentId) -> Played {
        self.play(by, |world, by| assignment::decline(world, by, which(id)))
    }

    pub(in crate::act) fn withdraw(&mut self, by: PersonId, id: AssignmentId) -> Played {
        self.play(by, |world, by| assignment::withdraw(world, by, which(id)))
    }

    pub(in crate::act) fn end(&mut self, by: PersonId, id: AssignmentId) -> Played {
        self.play(by, |world, by| assignment::end(world, by, which(id)))
    }

    pub(in crate::act) fn resign(&mut self, by: PersonId, id: AssignmentId) -> Played {
        self.play(by, |world, by| assignment::resign(world, by, which(id)))
    }

    /// Gives another focus; the new assignment's id comes first.
    pub(in crate::act) fn refocus(
        &mut self,
        by: PersonId,
        id: AssignmentId,
        focus: Option<Focus>,
        agreed: bool,
    ) -> (AssignmentId, Played) {
        let new = AssignmentId::from_uuid(self.fresh());
        let refocus = assignment::Refocus {
            which: which(id),
            id: new,
            split: SeatId::from_uuid(self.fresh()),
            focus,
            agreed,
            served: Vec::new(),
        };
        let played = self.play(by, |world, by| assignment::refocus(world, by, &refocus));
        (new, played)
    }

    pub(in crate::act) fn open(&self, id: AssignmentId) -> Option<&Offer> {
        self.index.snapshot().offers.get(&id).map(|o| &o.value)
    }
}

pub(in crate::act) fn which(id: AssignmentId) -> assignment::Which {
    assignment::Which { id, former: None }
}

/// The refusals by code and rule.
pub(in crate::act) fn refusals(played: &Played) -> Vec<(Code, Option<&'static str>)> {
    match played {
        Ok(events) => panic!("it was done: {events:?}"),
        Err(reasons) => reasons
            .iter()
            .map(|r| (r.code, r.rule.map(|r| r.id)))
            .collect(),
    }
}

/// What the only refusal says.
pub(in crate::act) fn words(played: &Played) -> String {
    match played {
        Ok(events) => panic!("it was done: {events:?}"),
        Err(reasons) => {
            assert_eq!(reasons.len(), 1, "{reasons:?}");
            reasons[0].message.clone()
        }
    }
}
