//! Who takes part in a circle's governance, and what an act is judged by.

use super::{
    Case, Entry, Fact, Offices,
    fact::Who,
    officer::{Ground, Stand, acting},
};
use crate::{
    act::{Acting, World},
    change::Site,
    code::Code,
    ids::{CircleId, PersonId},
    rejection::Rejection,
    rule::{self, Rule},
    structure::role::{CoreRole, RoleRef, SeatRef},
    time::{Timestamp, Wait},
};
use std::collections::BTreeSet;

/// What comes of an act: what happened, or every reason why not.
pub type Step<F = Fact> = Result<Vec<Entry<F>>, Vec<Rejection>>;

/// How long a proposal waits for a proposer who is no member any more, before another member
/// may take it over (GOV-4.2.1).
const GRACE: Wait = Wait::days(7);

/// A lead's leave for somebody to speak for their seat in a circle (GOV-4.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepresentationGrant {
    /// In which circle.
    pub circle: CircleId,
    /// For which seat.
    pub seat: SeatRef,
    /// Who gave it: a lead of the seat.
    pub by: PersonId,
    /// To whom.
    pub to: PersonId,
    /// Until when.
    pub until: Timestamp,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

/// What an act in a circle's governance is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Floor<'a> {
    /// Governance at the moment of the act.
    pub world: World<'a>,
    /// The circle.
    pub circle: CircleId,
    /// What was said about its offices.
    pub stands: &'a [Stand],
    /// Who may speak for whose seats.
    pub grants: &'a [RepresentationGrant],
    /// The circles in which proposals are open.
    pub processing: &'a BTreeSet<CircleId>,
    /// How long a proposal waits for a proposer who is no member any more.
    pub grace: Wait,
}

/// Nobody asked where proposals are open.
static UNASKED: BTreeSet<CircleId> = BTreeSet::new();

impl<'a> Floor<'a> {
    /// The floor of a circle, with what holds in its offices.
    pub fn of(world: World<'a>, circle: CircleId, offices: &'a Offices) -> Self {
        Self {
            world,
            circle,
            stands: &offices.stands,
            grants: &offices.grants,
            processing: &UNASKED,
            grace: GRACE,
        }
    }

    /// The same, where proposals are open in these circles.
    #[must_use]
    pub const fn among(self, processing: &'a BTreeSet<CircleId>) -> Self {
        Self { processing, ..self }
    }
}

impl Floor<'_> {
    /// Where edits of the circle's governance are proposed.
    pub(super) const fn site(&self) -> Site<'_> {
        Site {
            circle: self.circle,
            processing: self.processing,
        }
    }

    /// The moment.
    pub const fn now(&self) -> Timestamp {
        self.world.now
    }

    /// Whether somebody is a member of the circle (GOV-2.4.1).
    pub fn is_member(&self, person: PersonId) -> bool {
        let members = self.world.index.members(self.circle, self.now());
        members.contains(&person)
    }

    /// GOV-4.2.1: nobody else takes part.
    pub(super) fn member(&self, by: Acting) -> Option<Rejection> {
        (!self.is_member(by.person)).then(|| {
            let index = self.world.index;
            let message = format!(
                "{} is no member of {}: only who leads a role in it, or represents one, takes \
                 part in its governance",
                index.directory().name(by.person),
                index.circle_name(self.circle)
            );
            Rejection::by(rule::GOV_4_2_1, Code::NotCircleMember, message)
        })
    }

    /// GOV-4.2.2: the seats that a member speaks for in the circle: those that they lead in it or
    /// linked into it, as its lead, as rep of a circle in it, as officer, or by a lead's leave.
    pub fn represents(&self, person: PersonId) -> Vec<SeatRef> {
        if !self.is_member(person) {
            return Vec::new();
        }
        let mut seats = self
            .world
            .index
            .seats_represented(self.circle, person, self.now());
        let now = self.now();
        let given = self.grants.iter().filter(|it| {
            it.circle == self.circle
                && it.to == person
                && now <= it.until
                && it.withdrawn_at.is_none_or(|at| now < at)
        });
        let standing = given.filter(|it| {
            let own = self.world.index.seats_represented(self.circle, it.by, now);
            own.contains(&it.seat)
        });
        seats.extend(standing.map(|it| it.seat));
        seats.sort_unstable();
        seats.dedup();
        seats
    }

    /// GOV-4.2.2: only a seat that one represents.
    pub(super) fn represented(
        &self,
        by: Acting,
        seat: SeatRef,
        path: &'static str,
    ) -> Option<Rejection> {
        let own = self.represents(by.person);
        (!own.contains(&seat)).then(|| {
            let index = self.world.index;
            let role = index.snapshot().role_of_seat(seat);
            let leads = role.map_or_else(Vec::new, |role| index.leads(role, self.now()));
            // Only who speaks for it here can give leave to.
            let speaks = |lead: &PersonId| self.represents(*lead).contains(&seat);
            let leads = leads.into_iter().map(|it| it.person).filter(speaks);
            let leads = crate::index::unique(leads);
            let next = match (leads.as_slice(), own.as_slice()) {
                ([], []) => "name a seat that you represent".to_owned(),
                ([], own) => format!("you represent {}", self.names(own)),
                (leads, _) => {
                    format!("ask {} for permission", crate::act::names(index, leads))
                }
            };
            let message = format!(
                "{} does not represent {} in {}: {next}",
                index.directory().name(by.person),
                index.seat_name(seat),
                index.circle_name(self.circle)
            );
            Rejection::by(rule::GOV_4_2_2, Code::RoleNotRepresented, message).at([path])
        })
    }

    fn names(&self, seats: &[SeatRef]) -> String {
        let index = self.world.index;
        let names: Vec<String> = seats.iter().map(|it| index.seat_name(*it)).collect();
        names.join(", ")
    }

    /// GOV-1.1.4: the seat in which somebody speaks who represents just one here.
    pub fn only_seat(&self, by: Acting) -> Result<SeatRef, Vec<Rejection>> {
        let seats = self.represents(by.person);
        if let [only] = seats[..] {
            return Ok(only);
        }
        if let Some(refusal) = self.member(by) {
            return Err(vec![refusal]);
        }
        let names = self.names(&seats);
        let message = format!("say in which seat you speak: you represent {names}");
        let refusal = Rejection::by(rule::GOV_1_1_4, Code::CapacityRequired, message);
        Err(vec![refusal.at(["seatId"])])
    }

    /// Who acts in an office, and on what ground.
    pub fn acting(&self, office: CoreRole) -> Option<(PersonId, Option<Ground>)> {
        acting(
            self.world.index,
            (self.circle, office),
            self.stands,
            self.now(),
        )
    }

    /// GOV-4.5.1, GOV-6.5.1: only who acts in the office, with the ground on which they do.
    pub(super) fn officer(&self, by: Acting, office: CoreRole) -> Result<Who, Vec<Rejection>> {
        let found = self.acting(office);
        if let Some((person, standing_in)) = found
            && person == by.person
        {
            let seat = Some(SeatRef::Whole(RoleRef::Core(self.circle, office)));
            return Ok(Who {
                person,
                seat,
                standing_in,
                via: by.via,
            });
        }
        let index = self.world.index;
        let (name, circle) = (
            crate::index::core_name(office),
            index.circle_name(self.circle),
        );
        let (code, by_rule) = match (office, found) {
            (_, Some((_, Some(_)))) => (Code::SurrogateOrder, rule::GOV_6_5_1),
            (CoreRole::Secretary, _) => (Code::RecordsDomain, rule::GOV_7_2_2),
            (CoreRole::Facilitator | CoreRole::CircleLead | CoreRole::CircleRep, _) => {
                (Code::FacilitatorOnly, rule::GOV_4_5_1)
            }
        };
        let message = found.map_or_else(
            || {
                format!(
                    "nobody acts as {name} of {circle}: a lead of the circle, or else a member, \
                     may declare that they stand in"
                )
            },
            |(person, _)| {
                let acting = index.directory().name(person);
                format!("{acting} acts as {name} of {circle}, and this is theirs to do")
            },
        );
        Err(vec![Rejection::by(by_rule, code, message)])
    }

    /// Who acts in no seat in particular.
    pub(super) const fn plainly(by: Acting) -> Who {
        Who {
            person: by.person,
            seat: None,
            standing_in: None,
            via: by.via,
        }
    }

    /// An entry by somebody.
    pub(super) const fn entry<F>(&self, by: Who, rule: Rule, fact: F) -> Entry<F> {
        Entry {
            at: self.world.now,
            by: Some(by),
            rule,
            fact,
        }
    }

    /// An entry that follows by itself.
    pub(super) const fn follows<F>(&self, rule: Rule, fact: F) -> Entry<F> {
        Entry {
            at: self.world.now,
            by: None,
            rule,
            fact,
        }
    }
}

/// All refusals that were found, by rule; or nothing stands in the way.
pub(super) fn all(
    refusals: impl IntoIterator<Item = Option<Rejection>>,
) -> Result<(), Vec<Rejection>> {
    let mut found: Vec<Rejection> = refusals.into_iter().flatten().collect();
    found.sort_by_key(|it| it.rule);
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// GOV-4.2.1: only the proposer.
pub(super) fn proposer(floor: &Floor<'_>, case: &Case, by: Acting) -> Option<Rejection> {
    (case.proposer != by.person).then(|| {
        let name = floor.world.index.directory().name(case.proposer);
        let message = format!("the proposal is {name}'s, and this is theirs to do");
        Rejection::by(rule::GOV_4_2_1, Code::WrongState, message)
    })
}
