//! Where each thing of the structure stands in the file, so that a breach of a rule is shown at the
//! right line.

use super::mistake::{Mistake, Place};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{
    check::Finding,
    structure::role::{RoleRef, SeatRef},
    subject::Subject,
};

/// Subjects with their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    by_subject: BTreeMap<Subject, Place>,
}

impl Places {
    /// Remembers the first place where a thing stands.
    pub(super) fn put(&mut self, subject: Subject, place: &Place) {
        self.by_subject
            .entry(subject)
            .or_insert_with(|| place.clone());
    }

    /// The place of a thing; of what holds it where the file does not speak of it, such as an
    /// office that nobody fills; the beginning of the file for what it has nothing of at all.
    pub fn of(&self, subject: Subject) -> Place {
        let mut next = Some(subject);
        while let Some(at) = next {
            if let Some(place) = self.by_subject.get(&at) {
                return place.clone();
            }
            next = holder(at);
        }
        Place::top()
    }

    /// A finding as a mistake at its place.
    pub fn locate(&self, finding: &Finding) -> Mistake {
        Mistake::from_finding(finding, &self.of(finding.subject))
    }

    /// Findings as mistakes, without those about something of which a part could not be read: they
    /// may only say that the part is missing.
    pub fn locate_sound(&self, findings: &[Finding], mistakes: &[Mistake]) -> Vec<Mistake> {
        let broken: BTreeSet<&str> = mistakes
            .iter()
            .filter(|m| m.is_error())
            .flat_map(|m| own_prefixes(&m.place.path))
            .collect();
        // What the file lacks at the top, the organization lacks.
        let lacks = |m: &Mistake| m.is_error() && m.place.path.is_empty();
        let incomplete = mistakes.iter().any(lacks);
        findings
            .iter()
            .filter(|f| !(incomplete && matches!(f.subject, Subject::Organization(_))))
            .map(|finding| self.locate(finding))
            .filter(|located| {
                !broken.contains(located.place.path.as_str())
                    && !inside_broken(&located.place.path, mistakes)
            })
            .collect()
    }
}

/// What a thing is a part of.
const fn holder(subject: Subject) -> Option<Subject> {
    match subject {
        Subject::Clause(policy, _) => Some(Subject::Policy(policy)),
        Subject::Role(RoleRef::Core(circle, _))
        | Subject::Seat(SeatRef::Whole(RoleRef::Core(circle, _))) => Some(Subject::Circle(circle)),
        Subject::Circle(circle) => Some(Subject::Role(RoleRef::Defined(circle.role()))),
        Subject::Seat(SeatRef::Whole(role)) => Some(Subject::Role(role)),
        Subject::Organization(_)
        | Subject::Person(_)
        | Subject::ServiceAccount(_)
        | Subject::DecisionType(_)
        | Subject::Role(RoleRef::Defined(_))
        | Subject::Seat(SeatRef::Focused(_))
        | Subject::Accountability(_)
        | Subject::Domain(_)
        | Subject::ExternalDomain(_)
        | Subject::Policy(_)
        | Subject::SpendControl(_)
        | Subject::Assignment(_)
        | Subject::Link(_)
        | Subject::Redirect(_) => None,
    }
}

/// The path itself and each that it is a part of, up to the circle: a mistake deep inside a role
/// says nothing about the role's outside.
fn own_prefixes(path: &str) -> impl Iterator<Item = &str> {
    let from = path.rfind(".inside").unwrap_or(0);
    let cuts = path
        .char_indices()
        .filter(move |(at, c)| *at > from && matches!(c, '.' | '['));
    cuts.filter_map(move |(at, _)| path.get(..at))
        .chain(std::iter::once(path))
}

/// Whether a path lies within what a mistake points at.
fn inside_broken(path: &str, mistakes: &[Mistake]) -> bool {
    mistakes.iter().any(|mistake| {
        let broken = &mistake.place.path;
        mistake.is_error()
            && !broken.is_empty()
            && path
                .strip_prefix(broken.as_str())
                .is_some_and(|rest| rest.starts_with(['.', '[']))
            && !path
                .strip_prefix(broken.as_str())
                .is_some_and(|rest| rest.contains(".inside"))
    })
}
