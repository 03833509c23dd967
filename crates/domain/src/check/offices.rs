//! Who may hold an elected role: partners, and a rep who is a member but no lead of the circle.

use super::Finding;
use crate::{
    code::Code,
    ids::{CircleId, PersonId},
    index::Index,
    rule,
    structure::{
        assignment::Assignment,
        policy::Hook,
        role::{CoreRole, RoleRef, SeatRef},
    },
    subject::Subject,
    time::Timestamp,
};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    let anchor = index.anchor().map(CircleId::inside);
    for assignment in index.snapshot().assignments.values() {
        let SeatRef::Whole(RoleRef::Core(circle, office)) = assignment.seat else {
            continue;
        };
        let subject = Subject::Assignment(assignment.id);
        let finding = match office {
            CoreRole::CircleLead => Some(Finding::broken(
                rule::GOV_2_1_8,
                Code::ElectedOnlyByElection,
                subject,
                "circle lead is held by whoever leads the circle's role, never by itself",
                "fill the circle's role",
            )),
            CoreRole::CircleRep if Some(circle) == anchor => Some(no_rep_in_anchor(subject)),
            CoreRole::CircleRep => rep(index, circle, assignment),
            CoreRole::Facilitator | CoreRole::Secretary => {
                officer(index, circle, office, assignment)
            }
        };
        found.extend(finding);
        if !index.is_partner(assignment.person) {
            found.push(Finding::broken(
                rule::GOV_2_3_1,
                Code::NotAPartner,
                subject,
                "elected roles are for partners: the person did not agree to the rules",
                "elect a partner",
            ));
        }
    }
}

/// GOV-1.3.4: there is no broader circle to represent the anchor in.
pub(super) fn no_rep_in_anchor(subject: Subject) -> Finding {
    Finding::broken(
        rule::GOV_1_3_4,
        Code::NoContainingCircle,
        subject,
        "the anchor circle has no rep: there is no broader circle to represent it in",
        "leave it out",
    )
}

/// GOV-5.2.2: a member of the circle who does not lead it.
fn rep(index: &Index, circle: CircleId, assignment: &Assignment) -> Option<Finding> {
    let at = index.snapshot().adopted_at;
    let name = index.circle_name(circle);
    let broken = |code, message, hint| {
        let subject = Subject::Assignment(assignment.id);
        Some(Finding::broken(
            rule::GOV_5_2_2,
            code,
            subject,
            message,
            hint,
        ))
    };
    match unfit_rep(index, circle, assignment.person, at)? {
        Unfit::Leads => {
            let message = format!("the person leads {name} and cannot also be its rep");
            broken(Code::RepConflict, message, "elect another member")
        }
        Unfit::NoMember => {
            let message =
                format!("the person fills no role in {name}: only members may be its rep");
            broken(Code::NotEligible, message, "elect a member")
        }
        // Said of every elected role.
        Unfit::NoPartner => None,
    }
}

/// Why somebody cannot serve as rep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// They lead the circle.
    Leads,
    /// They are no member of it.
    NoMember,
    /// They did not agree to the rules.
    NoPartner,
}

/// GOV-5.2.2: why somebody cannot serve as rep of a circle at a moment; none where they can.
pub(crate) fn unfit_rep(
    index: &Index,
    circle: CircleId,
    person: PersonId,
    at: Timestamp,
) -> Option<Unfit> {
    let leads = index.leads(RoleRef::Defined(circle.role()), at);
    if leads.iter().any(|l| l.person == person) {
        return Some(Unfit::Leads);
    }
    if !index.is_partner(person) {
        return Some(Unfit::NoPartner);
    }
    let member = index.members(circle, at).contains(&person);
    (!member).then_some(Unfit::NoMember)
}

/// GOV-5.2.1: a member, unless a policy adds or excludes. Eligibility is checked when somebody is
/// elected; later it may lapse without ending the term, so that this is lawful.
fn officer(
    index: &Index,
    circle: CircleId,
    office: CoreRole,
    assignment: &Assignment,
) -> Option<Finding> {
    let person = assignment.person;
    let at = index.snapshot().adopted_at;
    let around = std::iter::once(circle).chain(index.circles_above(circle));
    let (mut added, mut excluded) = (false, false);
    for (_, _, hook) in around.flat_map(|c| index.hooks_of(c)) {
        if let Hook::ElectEligibility {
            office: of,
            add,
            exclude,
        } = hook
            && *of == office
        {
            added |= add.contains(&person);
            excluded |= exclude.contains(&person);
        }
    }
    let eligible = !excluded && (added || index.members(circle, at).contains(&person));
    (!eligible).then(|| {
        let (office, circle) = (crate::index::core_name(office), index.circle_name(circle));
        Finding::untidy(
            Subject::Assignment(assignment.id),
            format!("the person would not be eligible as {office} of {circle} today"),
            "call an election",
        )
    })
}
