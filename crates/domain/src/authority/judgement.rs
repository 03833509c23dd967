//! What the steps of the procedure gather about one person in one seat.

use super::verdict::{Assumption, Basis, Blocker, Failed, Ground, Reason, Verdict};
use crate::{
    code::Code,
    ids::{CircleId, PersonId},
    index::By,
    rule::Rule,
    structure::role::{RoleRef, SeatRef},
    subject::Subject,
};

use super::truth::Truth;

/// A person in a seat, before it is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seating {
    /// Who.
    pub person: PersonId,
    /// The seat.
    pub seat: SeatRef,
    /// Its role.
    pub role: RoleRef,
    /// The circle it sits in.
    pub circle: CircleId,
    /// How the person comes to lead it.
    pub basis: Basis,
    /// By what.
    pub by: By,
    /// Whether its focus reaches the case.
    pub focus: Truth,
    /// Whether only a hole between focuses is covered.
    pub in_hole: bool,
}

/// Everything found about a person in a seat.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Who, in which seat.
    pub seating: Seating,
    /// Whether the role is tied to the case, inside the seat's focus.
    pub tied: bool,
    /// How exactly the best tie speaks: depth of the key, number of conditions.
    pub exactness: (usize, usize),
    /// What was relied on.
    pub grounds: Vec<Ground>,
    /// What stands in the way.
    pub blockers: Vec<Blocker>,
    /// Readings that were used.
    pub assumptions: Vec<Assumption>,
}

/// Which blocker gives which verdict (`authority.md`, Which seat). [`Code::LeadCannotOverride`] is
/// a note beside another blocker and gives none.
const VERDICTS: &[(Code, Verdict)] = &[
    (Code::Unmapped, Verdict::Unmapped),
    (Code::UngovernedDecision, Verdict::Unmapped),
    (Code::NeedsPermission, Verdict::NeedsPermission),
    (Code::NeedsSecond, Verdict::NeedsPermission),
    (Code::DomainOfOtherRole, Verdict::NeedsPermission),
    (Code::HardToUndo, Verdict::NeedsPermission),
    (Code::ExternalOwner, Verdict::NeedsPermission),
    (Code::SpendNotAuthorized, Verdict::NeedsSpendAuthorization),
    (Code::AttributeMissing, Verdict::Undetermined),
    (Code::CurrencyMismatch, Verdict::Undetermined),
    (Code::ReversibilityUnstated, Verdict::Undetermined),
    (Code::PoliciesConflict, Verdict::Undetermined),
    (Code::PolicyForbids, Verdict::ForbiddenByPolicy),
    (Code::DirectedOtherwise, Verdict::ForbiddenByPolicy),
    (Code::SupersededInBreakdown, Verdict::ForbiddenByPolicy),
    (Code::OutOfRole, Verdict::OutOfRole),
    (Code::OutsideFocus, Verdict::OutOfRole),
    (Code::UncoveredRole, Verdict::OutOfRole),
];

/// The verdict that a code gives; none for a note.
pub fn verdict_of(code: Code) -> Option<Verdict> {
    VERDICTS
        .iter()
        .find(|(c, _)| *c == code)
        .map(|(_, verdict)| *verdict)
}

impl Judgement {
    /// An empty one.
    pub const fn new(seating: Seating) -> Self {
        Self {
            seating,
            tied: false,
            exactness: (0, 0),
            grounds: Vec::new(),
            blockers: Vec::new(),
            assumptions: Vec::new(),
        }
    }

    /// The worst that any blocker gives.
    pub fn verdict(&self) -> Verdict {
        self.blockers
            .iter()
            .filter_map(|b| verdict_of(b.code))
            .max()
            .unwrap_or(Verdict::Allowed)
    }

    /// How many blockers there are, notes aside.
    pub fn blocker_count(&self) -> usize {
        self.blockers
            .iter()
            .filter(|b| verdict_of(b.code).is_some())
            .count()
    }

    /// Adds a blocker. The same attribute is asked for once, however many limits look at it.
    pub fn block(&mut self, blocker: Blocker) {
        let asks = |b: &Blocker| {
            matches!(b.reason, Reason::Attribute(_) | Reason::Currency(_)).then(|| b.reason.clone())
        };
        let repeated = asks(&blocker)
            .is_some_and(|a| self.blockers.iter().any(|b| asks(b) == Some(a.clone())));
        if !repeated && !self.blockers.contains(&blocker) {
            self.blockers.push(blocker);
        }
    }

    /// Adds a blocker of the circle that the seat sits in.
    pub fn block_here(&mut self, code: Code, rule: Rule, reason: Reason, element: Option<Subject>) {
        let circle = self.seating.circle;
        self.block(Blocker {
            code,
            rule,
            reason,
            element,
            failed: None,
            circle,
        });
    }

    /// Asks for an attribute without which a limit cannot be told, or says that currencies differ.
    pub fn ask(
        &mut self,
        unclear: Option<super::truth::Unclear<'_>>,
        rule: Rule,
        element: Option<Subject>,
        circle: CircleId,
    ) {
        use super::truth::Unclear;
        let (code, reason, failed) = match unclear {
            Some(Unclear::Currency(name)) => (
                Code::CurrencyMismatch,
                Reason::Currency(name.to_owned()),
                Failed::Currency(name.to_owned()),
            ),
            Some(Unclear::Missing(name)) => (
                Code::AttributeMissing,
                Reason::Attribute(name.to_owned()),
                Failed::Missing(name.to_owned()),
            ),
            None => return,
        };
        self.block(Blocker {
            code,
            rule,
            reason,
            element,
            failed: Some(failed),
            circle,
        });
    }

    /// Adds a ground once.
    pub fn rely(&mut self, ground: Ground) {
        if !self.grounds.contains(&ground) {
            self.grounds.push(ground);
        }
    }

    /// Records a reading that was used.
    pub fn assume(&mut self, id: &'static str) {
        let assumption = Assumption(id);
        if !self.assumptions.contains(&assumption) {
            self.assumptions.push(assumption);
        }
    }
}
