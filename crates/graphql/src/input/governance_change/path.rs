//! Where a refusal points: the domain counts edits, parts and clauses, a request names what each
//! of them is.

use std::borrow::Cow;
use zirkel_app::changes::{
    ChangeDraft, ClauseDraft, InsideDraft, KindDraft, PartDraft, PartEditDraft,
};

type Segment = Cow<'static, str>;

/// A refusal's path as the request has it: of `changes, 0, parts, 1` it makes
/// `changes, 0, roleCreate, parts, 1, domain`. A field that the edit does not have is that of the
/// thing which brings it: the clauses of a policy that is moved stand at the policy. Any other path
/// stays.
pub(crate) fn path(drafts: &[ChangeDraft], of_refusal: &[Segment]) -> Vec<Segment> {
    let [changes, at, rest @ ..] = of_refusal else {
        return of_refusal.to_vec();
    };
    let draft = at.parse().ok().and_then(|at: usize| drafts.get(at));
    let Some(draft) = draft.filter(|_| changes == "changes") else {
        return of_refusal.to_vec();
    };
    let mut path = vec![changes.clone(), at.clone(), Cow::Borrowed(field(draft))];
    path.extend(within(draft, rest));
    path
}

/// The field of an edit that holds it.
const fn field(draft: &ChangeDraft) -> &'static str {
    match draft {
        ChangeDraft::RoleCreate(_) => "roleCreate",
        ChangeDraft::RoleAmend(_) => "roleAmend",
        ChangeDraft::RoleRemove { .. } => "roleRemove",
        ChangeDraft::RoleMove { .. } => "roleMove",
        ChangeDraft::PolicyAdopt(_) => "policyAdopt",
        ChangeDraft::PolicyAmend(_) => "policyAmend",
        ChangeDraft::PolicyRemove(_) => "policyRemove",
        ChangeDraft::PolicyMove { .. } => "policyMove",
    }
}

fn within(draft: &ChangeDraft, rest: &[Segment]) -> Vec<Segment> {
    let Some((entry, inner)) = Entry::of(rest) else {
        return rest.to_vec();
    };
    match draft {
        ChangeDraft::RoleCreate(it) => {
            let part = entry.among("parts", &it.parts);
            entry.named(part.map(|it| vec![part_field(it)]), inner)
        }
        ChangeDraft::RoleAmend(it) => {
            let part = entry.among("parts", &it.parts);
            entry.named(part.map(part_edit_fields), inner)
        }
        ChangeDraft::PolicyAdopt(it) => {
            let clause = entry.among("clauses", &it.clauses);
            entry.named(clause.map(clause_fields), inner)
        }
        ChangeDraft::PolicyAmend(it) => match &it.clauses {
            Some(clauses) => {
                let clause = entry.among("clauses", clauses);
                entry.named(clause.map(clause_fields), inner)
            }
            None => vec![Cow::Borrowed("policy")],
        },
        ChangeDraft::RoleRemove { inside, .. } => match inside {
            InsideDraft::Kept { .. } => ["inside", "kept"].map(Cow::Borrowed).to_vec(),
            InsideDraft::Removed | InsideDraft::Unsaid => vec![Cow::Borrowed("inside")],
        },
        ChangeDraft::RoleMove { .. } => vec![Cow::Borrowed("role")],
        ChangeDraft::PolicyRemove(_) | ChangeDraft::PolicyMove { .. } => {
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

const fn part_field(part: &PartDraft) -> &'static str {
    match part {
        PartDraft::Accountability { .. } => "accountability",
        PartDraft::Domain { .. } => "domain",
        PartDraft::SpendControl { .. } => "spendControl",
    }
}

fn part_edit_fields(edit: &PartEditDraft) -> Vec<&'static str> {
    match edit {
        PartEditDraft::Add(part) => vec!["add", part_field(part)],
        PartEditDraft::AmendAccountability { .. } => vec!["amendAccountability"],
        PartEditDraft::AmendDomain { .. } => vec!["amendDomain"],
        PartEditDraft::AmendSpendControl { .. } => vec!["amendSpendControl"],
        PartEditDraft::RemoveAccountability(_) => vec!["removeAccountability"],
        PartEditDraft::RemoveDomain(_) => vec!["removeDomain"],
        PartEditDraft::RemoveSpendControl(_) => vec!["removeSpendControl"],
    }
}

fn clause_fields(clause: &ClauseDraft) -> Vec<&'static str> {
    match &clause.kind {
        KindDraft::Constrain { .. } => vec!["constrain"],
        KindDraft::Grant { .. } => vec!["grant"],
        KindDraft::DomainAccess { .. } => vec!["domainAccess"],
        KindDraft::Override(_) => vec!["override"],
    }
}
