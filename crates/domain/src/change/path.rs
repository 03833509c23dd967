//! Where a refusal points: edits, parts and clauses are counted where they are judged; whoever is
//! told reads what each of them is, in the words of the public names.

use super::{Change, Inside, Part, PartEdit};
use crate::{
    rejection::Rejection,
    structure::policy::{Clause, ClauseKind},
};
use std::borrow::Cow;

type Segment = Cow<'static, str>;

/// The refusal with its path as a list of edits is written: of `changes, 0, parts, 1` it makes
/// `changes, 0, roleCreate, parts, 1, domain`. A field that the edit does not have is that of the
/// thing which brings it: the clauses of a policy that is moved stand at the policy. Any other path
/// stays.
pub(super) fn spelt_out(changes: &[Change], refusal: Rejection) -> Rejection {
    Rejection {
        path: path(changes, &refusal.path),
        ..refusal
    }
}

fn path(changes: &[Change], of_refusal: &[Segment]) -> Vec<Segment> {
    let [list, at, rest @ ..] = of_refusal else {
        return of_refusal.to_vec();
    };
    let change = at.parse().ok().and_then(|at: usize| changes.get(at));
    let Some(change) = change.filter(|_| list == "changes") else {
        return of_refusal.to_vec();
    };
    let mut path = vec![list.clone(), at.clone(), Cow::Borrowed(field(change))];
    path.extend(within(change, rest));
    path
}

/// The field of an edit that holds it.
const fn field(change: &Change) -> &'static str {
    match change {
        Change::RoleCreate { .. } => "roleCreate",
        Change::RoleAmend(_) => "roleAmend",
        Change::RoleRemove { .. } => "roleRemove",
        Change::RoleMove { .. } => "roleMove",
        Change::PolicyAdopt(_) => "policyAdopt",
        Change::PolicyAmend(_) => "policyAmend",
        Change::PolicyRemove(_) => "policyRemove",
        Change::PolicyMove { .. } => "policyMove",
    }
}

fn within(change: &Change, rest: &[Segment]) -> Vec<Segment> {
    let Some((entry, inner)) = Entry::of(rest) else {
        return rest.to_vec();
    };
    match change {
        Change::RoleCreate { parts, .. } => {
            let part = entry.among("parts", parts);
            entry.named(part.map(|it| vec![part_field(it)]), inner)
        }
        Change::RoleAmend(it) => {
            let part = entry.among("parts", &it.parts);
            entry.named(part.map(part_edit_fields), inner)
        }
        Change::PolicyAdopt(it) => {
            let clause = entry.among("clauses", &it.clauses);
            entry.named(clause.map(clause_fields), inner)
        }
        Change::PolicyAmend(it) => match &it.clauses {
            Some(clauses) => {
                let clause = entry.among("clauses", clauses);
                entry.named(clause.map(clause_fields), inner)
            }
            None => vec![Cow::Borrowed("policy")],
        },
        Change::RoleRemove { inside, .. } => match inside {
            Inside::Kept { .. } => ["inside", "kept"].map(Cow::Borrowed).to_vec(),
            Inside::Removed | Inside::Unsaid => vec![Cow::Borrowed("inside")],
        },
        Change::RoleMove { .. } => vec![Cow::Borrowed("role")],
        Change::PolicyRemove(_) | Change::PolicyMove { .. } => {
            vec![Cow::Borrowed("policy")]
        }
    }
}

/// An entry of a list of the edit: `parts, 1`.
struct Entry<'a> {
    list: &'a Segment,
    at: &'a Segment,
}

impl<'a> Entry<'a> {
    fn of(rest: &'a [Segment]) -> Option<(Self, &'a [Segment])> {
        match rest {
            [list, at, inner @ ..] if at.parse::<usize>().is_ok() => {
                Some((Self { list, at }, inner))
            }
            _ => None,
        }
    }

    fn among<'d, T>(&self, list: &str, entries: &'d [T]) -> Option<&'d T> {
        let at = self.at.parse().ok().filter(|_| self.list == list);
        at.and_then(|at: usize| entries.get(at))
    }

    fn named(&self, fields: Option<Vec<&'static str>>, inner: &[Segment]) -> Vec<Segment> {
        let fields = fields.into_iter().flatten().map(Cow::Borrowed);
        [self.list.clone(), self.at.clone()]
            .into_iter()
            .chain(fields)
            .chain(inner.iter().cloned())
            .collect()
    }
}

const fn part_field(part: &Part) -> &'static str {
    match part {
        Part::Accountability(_) => "accountability",
        Part::Domain(_) => "domain",
        Part::SpendControl(_) => "spendControl",
    }
}

fn part_edit_fields(edit: &PartEdit) -> Vec<&'static str> {
    match edit {
        PartEdit::Add(part) => vec!["add", part_field(part)],
        PartEdit::AmendAccountability { .. } => vec!["amendAccountability"],
        PartEdit::AmendDomain { .. } => vec!["amendDomain"],
        PartEdit::AmendSpendControl { .. } => vec!["amendSpendControl"],
        PartEdit::RemoveAccountability(_) => vec!["removeAccountability"],
        PartEdit::RemoveDomain(_) => vec!["removeDomain"],
        PartEdit::RemoveSpendControl(_) => vec!["removeSpendControl"],
    }
}

fn clause_fields(clause: &Clause) -> Vec<&'static str> {
    match &clause.kind {
        ClauseKind::Constrain(_) => vec!["constrain"],
        ClauseKind::Grant(_) => vec!["grant"],
        ClauseKind::DomainAccess(_) => vec!["domainAccess"],
        ClauseKind::Override(_) => vec!["override"],
    }
}
