//! A list of edits held against a structure, one after the other: what follows, or everything that
//! is wrong with it.

use super::{Change, Site, owner, policy, relocate, removal, role, sweep};
use crate::{
    code::Code,
    event::Event,
    ids::{CircleId, RevisionNumber},
    index::Index,
    rejection::Rejection,
    rule,
    snapshot::Snapshot,
    structure::role::RoleRef,
    subject::Subject,
    text::Key,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// The most edits in one list.
pub const MOST: usize = 100;

/// What the edits of a list touch, each with the revision that adopted it as the edits found it
/// (GOV-4.7.5).
pub type Bases = BTreeMap<Subject, RevisionNumber>;

/// What a list of edits comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The facts that follow, in order.
    pub events: Vec<Event>,
    /// What they rest on.
    pub bases: Bases,
    /// Which edit, counted from 0, speaks of a thing: where a finding about it belongs.
    pub places: BTreeMap<Subject, usize>,
}

/// GOV-4.1.1: holds a list of edits, proposed in a circle, against the structure as it is. All or
/// none of them (GOV-4.3.4): one that can not be made refuses the list, and every reason of every
/// edit is given at once.
pub fn plan(index: &Index, site: Site<'_>, changes: &[Change]) -> Result<Plan, Vec<Rejection>> {
    if changes.is_empty() {
        return Err(vec![
            Rejection::by(
                rule::GOV_4_1_1,
                Code::NotAGovernanceOutput,
                "names no change of roles or policies: projects, next actions, single decisions \
                 and role assignments are not governance; make a request to the role instead",
            )
            .at(["changes"]),
        ]);
    }
    if changes.len() > MOST {
        let message = format!(
            "has {} changes, {MOST} at most: bundle only what serves the one tension",
            changes.len()
        );
        return Err(vec![
            Rejection::by(rule::GOV_4_3_4, Code::WrongState, message).at(["changes"]),
        ]);
    }
    let mut draft = Draft::new(index, site);
    for (at, change) in changes.iter().enumerate() {
        draft.at = at;
        draft.take(change);
    }
    draft.finish()
}

/// What an edit touched that is not as it was: changed, gone, or come in since. Each is named, none
/// is merged (GOV-4.7.5).
pub fn moved(then: &Bases, now: &Bases) -> Vec<Subject> {
    let changed = then.iter().filter(|(it, base)| now.get(it) != Some(*base));
    let came = now.keys().filter(|it| !then.contains_key(it));
    let mut moved: Vec<Subject> = changed.map(|(it, _)| *it).chain(came.copied()).collect();
    moved.sort_unstable();
    moved
}

/// What of the things that a list rests on is not as it was.
pub fn changed(index: &Index, then: &Bases) -> Vec<Subject> {
    let changed = then
        .iter()
        .filter(|(it, base)| adopted_in(index.snapshot(), **it) != Some(**base));
    changed.map(|(it, _)| *it).collect()
}

/// A list of edits, half way through.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// The structure that the list is held against; what names are told from.
    pub(super) index: &'a Index,
    /// The circle whose governance it is.
    pub(super) circle: CircleId,
    /// The circles in which proposals are open.
    pub(super) processing: &'a BTreeSet<CircleId>,
    /// The structure after the edits so far.
    pub(super) now: Snapshot,
    at: usize,
    shaped: BTreeSet<Subject>,
    loosens: bool,
    events: Vec<Event>,
    bases: Bases,
    places: BTreeMap<Subject, usize>,
    refusals: Vec<Rejection>,
}

impl<'a> Draft<'a> {
    fn new(index: &'a Index, site: Site<'a>) -> Self {
        let mut now = index.snapshot().clone();
        now.revision = RevisionNumber(now.revision.0.saturating_add(1));
        Self {
            index,
            circle: site.circle,
            processing: site.processing,
            now,
            at: 0,
            shaped: BTreeSet::new(),
            loosens: false,
            events: Vec::new(),
            bases: Bases::new(),
            places: BTreeMap::new(),
            refusals: Vec::new(),
        }
    }

    fn take(&mut self, change: &Change) {
        match change {
            Change::RoleCreate { role, parts } => role::create(self, role, parts),
            Change::RoleAmend(amendment) => role::amend(self, amendment),
            Change::RoleRemove { role, inside } => removal::role(self, *role, inside),
            Change::RoleMove {
                role,
                into,
                fit_reason,
            } => relocate::role(self, *role, *into, fit_reason.as_ref()),
            Change::PolicyAdopt(it) => policy::adopt(self, it),
            Change::PolicyAmend(amendment) => policy::amend(self, amendment),
            Change::PolicyRemove(id) => policy::remove(self, *id),
            Change::PolicyMove {
                policy,
                into,
                fit_reason,
            } => relocate::policy(self, *policy, *into, fit_reason.as_ref()),
        }
    }

    /// Makes a fact, and whatever hangs on what it takes away goes too.
    pub(super) fn make(&mut self, event: Event) {
        let takes_away = event.removes().is_some() || matches!(event, Event::PolicyAmended(_));
        self.loosens |= sweep::loosens(&self.now, &event);
        self.put(event);
        if takes_away {
            self.sweep(sweep::hanging(&self.now));
        }
    }

    /// Takes what hangs on what the list changes; the list rests on that as well.
    fn sweep(&mut self, hanging: Vec<Event>) {
        for event in hanging {
            if let Some(gone) = event.removes() {
                self.rests_on(sweep::subject(gone));
            }
            self.put(event);
        }
    }

    fn put(&mut self, event: Event) {
        self.now.apply(&event);
        self.events.push(event);
    }

    /// The edit at hand rests on this thing as it is.
    pub(super) fn rests_on(&mut self, subject: Subject) {
        self.places.entry(subject).or_insert(self.at);
        // What the list itself made or changed before is no base: nobody else moves that.
        if let Some(revision) = adopted_in(&self.now, subject)
            && revision < self.now.revision
        {
            self.bases.insert(subject, revision);
        }
    }

    /// The edit at hand makes this thing, or changes what it says.
    pub(super) fn shapes(&mut self, subject: Subject) {
        self.shaped.insert(subject);
    }

    /// Whether an edit before made it, or changed what it says.
    pub(super) fn is_shaped(&self, subject: Subject) -> bool {
        self.shaped.contains(&subject)
    }

    /// The edit at hand speaks of this thing, which it makes.
    pub(super) fn speaks_of(&mut self, subject: Subject) {
        self.places.entry(subject).or_insert(self.at);
    }

    /// The edit at hand can not be made; the path is one inside the edit.
    pub(super) fn refuse(&mut self, rejection: Rejection) {
        let outer = place(self.at);
        self.refusals.push(rejection.within(&outer));
    }

    /// Refuses an edit of what is not there.
    pub(super) fn missing(&mut self, what: &str, subject: Subject, path: &'static str) {
        self.refuse(
            Rejection::by(
                rule::GOV_4_7_5,
                Code::BaseMoved,
                format!("there is no such {what} any more: leave it out, or look it up anew"),
            )
            .about(subject)
            .at([path]),
        );
    }

    /// Whether the circle may change a role's definition; says why not otherwise.
    pub(super) fn governs(&mut self, role: RoleRef, path: &'static str) -> bool {
        let refusal = owner::refusal(self, role);
        let governs = refusal.is_none();
        if let Some(refusal) = refusal {
            self.refuse(refusal.at([path]));
        }
        governs
    }

    /// What a list makes is new: an id that is in use names a thing already, perhaps of another
    /// circle (GOV-4.1.2).
    pub(super) fn id_is_free(&mut self, subject: Subject) -> bool {
        let free = adopted_in(&self.now, subject).is_none();
        if !free {
            let message = "is there already under this id: amend it, or draw another id";
            self.refuse(Rejection::by(rule::GOV_4_1_2, Code::Taken, message).about(subject));
        }
        free
    }

    /// Keys are outside references: each is given once in its kind. The path leads to the thing.
    pub(super) fn key_is_free(
        &mut self,
        key: &Key,
        taken: bool,
        (it, what): (Subject, &str),
        path: &[Cow<'static, str>],
    ) {
        if taken {
            let message = format!(
                "there is a {what} with the key `{key}` already: give it another, or amend that one"
            );
            let refusal = Rejection::plain(Code::Taken, message).about(it);
            self.refuse(refusal.at(["key"]).within(path));
        }
    }

    /// Whether a list inside the edit at hand is no longer than it may be; says so otherwise.
    pub(super) fn is_bounded(
        &mut self,
        (count, most): (usize, usize),
        what: &str,
        subject: Subject,
        path: &'static str,
    ) -> bool {
        if count > most {
            let message = format!("has {count} {what}, {most} at most: propose it in parts");
            let refusal = Rejection::plain(Code::WrongState, message);
            self.refuse(refusal.about(subject).at([path]));
        }
        count <= most
    }

    /// The circle's own policies, and those that the list makes, name nothing that is not there
    /// when all is done (GOV-1.2.6); what other circles' policies name is theirs to mend.
    fn name_what_is_there(&mut self) {
        let base = self.index.snapshot();
        let mut dangling: Vec<(Subject, Option<Subject>, String)> = Vec::new();
        for policy in self.now.policies.values() {
            let made = policy.adopted_in == self.now.revision;
            if !made && policy.circle != self.circle {
                continue;
            }
            let subject = Subject::Policy(policy.id);
            for named in policy.clauses.iter().map(|clause| clause.kind.named()) {
                let gone = named
                    .roles
                    .iter()
                    .filter(|it| !self.now.roles.contains_key(it));
                for role in gone.filter(|it| made || base.roles.contains_key(it)) {
                    let role = RoleRef::Defined(*role);
                    let message = format!(
                        "policy `{}` names {}: amend or repeal it in the same proposal",
                        policy.key,
                        self.index.role_name(role)
                    );
                    dangling.push((subject, Some(Subject::Role(role)), message));
                }
                let gone = named
                    .domains
                    .iter()
                    .filter(|it| !self.now.domains.contains_key(it));
                for domain in gone.filter(|it| made || base.domains.contains_key(it)) {
                    let message = format!(
                        "policy `{}` names a domain that is not there: amend or repeal it in the \
                         same proposal",
                        policy.key
                    );
                    dangling.push((subject, Some(Subject::Domain(*domain)), message));
                }
                if made && named.people.iter().any(|it| !base.people.contains_key(it)) {
                    let message = format!("policy `{}` names nobody known here", policy.key);
                    dangling.push((subject, None, message));
                }
            }
        }
        for (subject, cause, message) in dangling {
            let at = self.places.get(&subject);
            let at = at
                .or_else(|| cause.and_then(|it| self.places.get(&it)))
                .copied();
            self.at = at.unwrap_or(self.at);
            let refusal = Rejection::by(rule::GOV_1_2_6, Code::RemovalIncomplete, message);
            self.refuse(refusal.about(subject));
        }
    }

    fn finish(mut self) -> Result<Plan, Vec<Rejection>> {
        if self.loosens {
            self.sweep(sweep::unfit(self.index, &self.now));
        }
        self.name_what_is_there();
        if self.refusals.is_empty() && self.events.is_empty() {
            let message = "changes nothing: everything is so already";
            let rejection = Rejection::by(rule::GOV_4_1_1, Code::NotAGovernanceOutput, message);
            self.refusals.push(rejection.at(["changes"]));
        }
        if self.refusals.is_empty() {
            Ok(Plan {
                events: self.events,
                bases: self.bases,
                places: self.places,
            })
        } else {
            Err(self.refusals)
        }
    }
}

/// Where an edit stands in the list.
pub(super) fn place(at: usize) -> [Cow<'static, str>; 2] {
    [Cow::Borrowed("changes"), Cow::Owned(at.to_string())]
}

/// The revision that adopted a thing as it is; none where it is not there.
fn adopted_in(snapshot: &Snapshot, subject: Subject) -> Option<RevisionNumber> {
    match subject {
        Subject::Role(RoleRef::Defined(id)) => snapshot.roles.get(&id).map(|it| it.adopted_in),
        Subject::Role(RoleRef::Core(circle, _)) | Subject::Circle(circle) => {
            let role = snapshot.roles.get(&circle.role());
            role.map(|it| it.adopted_in)
        }
        Subject::Accountability(id) => snapshot.accountabilities.get(&id).map(|it| it.adopted_in),
        Subject::Domain(id) => snapshot.domains.get(&id).map(|it| it.adopted_in),
        Subject::SpendControl(id) => snapshot.spend_controls.get(&id).map(|it| it.adopted_in),
        Subject::Policy(id) | Subject::Clause(id, _) => {
            snapshot.policies.get(&id).map(|it| it.adopted_in)
        }
        Subject::Link(id) => snapshot.links.get(&id).map(|it| it.adopted_in),
        Subject::Redirect(id) => snapshot.redirects.get(&id).map(|it| it.adopted_in),
        Subject::Organization(_)
        | Subject::Person(_)
        | Subject::ServiceAccount(_)
        | Subject::DecisionType(_)
        | Subject::Seat(_)
        | Subject::ExternalDomain(_)
        | Subject::Assignment(_) => None,
    }
}
