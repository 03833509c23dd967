//! Who acts as Facilitator or Secretary of a circle: whoever was elected, else a surrogate, in the
//! order of the rules (GOV-6.5.1).

use crate::{
    ids::{CircleId, PersonId},
    index::Index,
    structure::role::{CoreRole, RoleRef},
    time::Timestamp,
};

/// What somebody said about an office of a circle; the last word of each counts. Of what was said
/// at one moment the later in order is the later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The circle.
    pub circle: CircleId,
    /// The office: Facilitator or Secretary.
    pub office: CoreRole,
    /// Who said it.
    pub by: PersonId,
    /// What.
    pub kind: StandKind,
    /// When.
    pub at: Timestamp,
}

/// What is said about an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandKind {
    /// Its holder names who stands in for them.
    Names(PersonId),
    /// Its holder is away, or asks to be replaced.
    Away,
    /// Its holder is back.
    Back,
    /// A lead or a member is ready to stand in.
    Declares,
    /// They are not any more.
    Retracts,
}

/// Why somebody stands in (GOV-6.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// (a) The one they replace named them.
    Named,
    /// (b) They hold the other of the two offices.
    OtherOfficer,
    /// (c) They are the circle's one lead, or of several the first to declare.
    CircleLead,
    /// (d) They are the first member to declare, while none of several leads did.
    Member,
}

/// GOV-6.5.1: who acts in an office at a moment, with the ground where it is a surrogate; nobody
/// until somebody declares, where neither the officers nor a single lead are there. Several leads
/// who say nothing keep no member from it: whoever of them declares comes first from then on.
pub fn acting(
    index: &Index,
    (circle, office): (CircleId, CoreRole),
    stands: &[Stand],
    at: Timestamp,
) -> Option<(PersonId, Option<Ground>)> {
    let said = Said {
        index,
        circle,
        at,
        stands,
    };
    if let Some(holder) = said.available(office) {
        return Some((holder, None));
    }
    if let Some(named) = said.named(office) {
        return Some((named, Some(Ground::Named)));
    }
    let other = said.available(other(office));
    if let Some(other) = other.filter(|it| said.stands_in(office, *it)) {
        return Some((other, Some(Ground::OtherOfficer)));
    }
    let leads = index.leads(RoleRef::Defined(circle.role()), at);
    let leads = crate::index::unique(leads.into_iter().map(|lead| lead.person));
    let leads = leads.into_iter();
    let leads: Vec<PersonId> = leads.filter(|it| said.stands_in(office, *it)).collect();
    if let [only] = leads[..] {
        return Some((only, Some(Ground::CircleLead)));
    }
    if let Some(first) = said.first_to_declare(office, |it| leads.contains(&it)) {
        return Some((first, Some(Ground::CircleLead)));
    }
    let members = index.members(circle, at);
    let first = said.first_to_declare(office, |it| members.contains(&it));
    first.map(|it| (it, Some(Ground::Member)))
}

const fn other(office: CoreRole) -> CoreRole {
    match office {
        CoreRole::Secretary => CoreRole::Facilitator,
        CoreRole::Facilitator | CoreRole::CircleLead | CoreRole::CircleRep => CoreRole::Secretary,
    }
}

/// When something was said, and its place among all that was said.
type Moment = (Timestamp, usize);

struct Said<'a> {
    index: &'a Index,
    circle: CircleId,
    at: Timestamp,
    stands: &'a [Stand],
}

impl Said<'_> {
    /// What was said about an office, each with its moment in total order.
    fn of(&self, office: CoreRole) -> impl Iterator<Item = (Moment, &Stand)> {
        let circle = self.circle;
        let stands = self.stands.iter().enumerate();
        let stands = stands.filter(move |(_, it)| it.circle == circle && it.office == office);
        stands.map(|(place, it)| ((it.at, place), it))
    }

    /// The last word of somebody about an office, of those of a kind.
    fn last(
        &self,
        office: CoreRole,
        by: PersonId,
        of_kind: impl Fn(StandKind) -> bool,
    ) -> Option<(Moment, StandKind)> {
        let own = self
            .of(office)
            .filter(|(_, it)| it.by == by && of_kind(it.kind));
        let last = own.max_by_key(|(when, _)| *when);
        last.map(|(when, it)| (when, it.kind))
    }

    fn is_here(&self, person: PersonId) -> bool {
        self.index.is_present(person, self.at) && self.index.is_partner(person)
    }

    /// Who holds an office, unless they are away. A term that is over is still served
    /// (GOV-5.1.3, T-17).
    fn available(&self, office: CoreRole) -> Option<PersonId> {
        let mut holders = self.holders(office).into_iter();
        holders.find(|it| self.stands_in(office, *it))
    }

    /// Whether somebody can stand in for an office: who is away from it does not come back to it
    /// in another of their roles.
    fn stands_in(&self, office: CoreRole, person: PersonId) -> bool {
        let is_away = self.holders(office).contains(&person) && self.is_away(office, person);
        self.is_here(person) && !is_away
    }

    fn holders(&self, office: CoreRole) -> Vec<PersonId> {
        let role = RoleRef::Core(self.circle, office);
        let holders = self.index.holders(role, self.at);
        holders.map(|it| it.person).collect()
    }

    fn is_away(&self, office: CoreRole, person: PersonId) -> bool {
        let last = self.last(office, person, |it| {
            matches!(it, StandKind::Away | StandKind::Back)
        });
        last.is_some_and(|(_, it)| it == StandKind::Away)
    }

    /// Whom the holder named. Only who holds the office still names anybody.
    fn named(&self, office: CoreRole) -> Option<PersonId> {
        let holders = self.holders(office);
        let said = self.of(office).filter(|(_, it)| holders.contains(&it.by));
        let said = said.filter_map(|(when, it)| match it.kind {
            StandKind::Names(person) => Some((when, person)),
            StandKind::Away | StandKind::Back | StandKind::Declares | StandKind::Retracts => None,
        });
        let (_, named) = said.max_by_key(|(when, _)| *when)?;
        self.stands_in(office, named).then_some(named)
    }

    fn first_to_declare(
        &self,
        office: CoreRole,
        counts: impl Fn(PersonId) -> bool,
    ) -> Option<PersonId> {
        let declared = |person: PersonId| {
            let (when, last) = self.last(office, person, |it| {
                matches!(it, StandKind::Declares | StandKind::Retracts)
            })?;
            (last == StandKind::Declares).then_some((when, person))
        };
        let people = crate::index::unique(self.of(office).map(|(_, it)| it.by));
        let standing = people
            .into_iter()
            .filter(|it| counts(*it) && self.stands_in(office, *it));
        let first = standing.filter_map(declared).min();
        first.map(|(_, person)| person)
    }
}
