//! The doors of the structure, of assignments and of authority.

use super::super::{
    limit::{SpendLimitInput, count_from},
    reference::{GovernanceRefInput, some_people},
    scope::ScopeInput,
};
use crate::{
    input::{Path, PersonRef, Problems, each, text},
    node::shortened,
};
use async_graphql::{Enum, InputObject};
use zirkel_app::{
    changes::{AssignmentDraft, DelegateDraft, HookDraft},
    error::Problem,
};
use zirkel_domain::{
    structure::policy::{self, Hook},
    text::Text,
    time::Wait,
};

/// What the anchor is for. At least one of the fields.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AnchorPurposeInput {
    /// The purpose, at most 10,000 characters.
    purpose: Option<String>,
    /// The accountabilities, at most 50 of at most 10,000 characters.
    accountabilities: Option<Vec<String>>,
}

/// Who leads the anchor.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AnchorLeadInput {
    /// These people, 1 to 50.
    people: Vec<PersonRef>,
}

/// Who is invited to link in.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct LinkInviteInput {
    /// The invited roles, 1 to 50.
    roles: Vec<GovernanceRefInput>,
    /// Whether they may opt out again; left out, they may.
    may_opt_out: Option<bool>,
}

/// How links of roles end; may forbid opting out, on the source side.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct LinkExitInput {
    /// The roles, 1 to 50.
    roles: Vec<GovernanceRefInput>,
    /// Whether they may opt out.
    may_opt_out: bool,
}

/// How assignments are narrowed. At least one of the fields besides `roles`.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentHookInput {
    /// Of these roles, 1 to 50; left out, of all inside.
    roles: Option<Vec<GovernanceRefInput>>,
    /// The longest term, in months, 1 or more.
    term_months: Option<i32>,
    /// The most terms in a row, 1 or more.
    max_terms: Option<i32>,
    /// The most people in one role, 1 or more.
    max_holders: Option<i32>,
    /// Whether partners alone may hold them; left out, others may as well.
    partners_only: Option<bool>,
    /// The leads of this role assign.
    by: Option<GovernanceRefInput>,
}

/// Where a function of the circle lead goes. Exactly one of `to` and `process`.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct LeadFunctionInput {
    /// Which.
    function: LeadFunction,
    /// To the leads of this role.
    to: Option<GovernanceRefInput>,
    /// To a process, in words, at most 10,000 characters.
    process: Option<String>,
}

/// What a circle lead does that may be placed elsewhere (GOV-1.4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "policy::LeadFunction")]
pub(crate) enum LeadFunction {
    /// Filling roles.
    Assigning,
    /// Ranking priorities.
    Prioritizing,
    /// Setting strategy.
    Strategy,
    /// Re-pointing references.
    Redirecting,
}

/// How a domain's permission is got. At least one of the fields besides `domain`.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DomainPermissionInput {
    /// Which domain.
    domain: GovernanceRefInput,
    /// How long to wait after announcing: a whole number with a unit, `2d`, `12h` or `30m`; at most
    /// 366 days.
    wait: Option<String>,
    /// Whether announcing is a way at all; left out, it is.
    announcement: Option<bool>,
    /// The leads of this role permit instead.
    by: Option<GovernanceRefInput>,
}

/// Control over money that a role is given outright.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SpendingInput {
    /// Which role.
    to: GovernanceRefInput,
    /// How much, and counted over what; here for each customer as well.
    limit: SpendLimitInput,
    /// For which decisions, at most 50; left out or empty, for every one.
    covers: Option<Vec<ScopeInput>>,
}

impl AnchorPurposeInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        let mut problems = Problems::default();
        if self.purpose.is_none() && self.accountabilities.is_none() {
            problems.add(path.wrong("changes nothing: give `purpose` or `accountabilities`"));
        }
        let purpose = self.purpose;
        let purpose = purpose.map(|it| text(&path.at("purpose"), Text::new, it));
        let purpose = problems.keep(purpose.transpose());
        let given = self.accountabilities.unwrap_or_default();
        let read = each(&path.at("accountabilities"), given, |it, path| {
            Ok(text(path, Text::new, it)?)
        });
        let accountabilities = problems.keep_all(read);
        let (purpose, accountabilities) = problems.or(purpose.zip(accountabilities))?;
        Ok(HookDraft::Plain(Hook::AnchorPurpose {
            purpose,
            accountabilities,
        }))
    }
}

impl AnchorLeadInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        let people = some_people(&path.at("people"), self.people)?;
        Ok(HookDraft::AnchorLead { people })
    }
}

impl LinkInviteInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        Ok(HookDraft::LinkInvite {
            roles: GovernanceRefInput::some(&path.at("roles"), self.roles)?,
            may_opt_out: self.may_opt_out.unwrap_or(true),
        })
    }
}

impl LinkExitInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        Ok(HookDraft::LinkExit {
            roles: GovernanceRefInput::some(&path.at("roles"), self.roles)?,
            may_opt_out: self.may_opt_out,
        })
    }
}

impl AssignmentHookInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        let mut problems = Problems::default();
        let counts = [
            ("termMonths", self.term_months),
            ("maxTerms", self.max_terms),
            ("maxHolders", self.max_holders),
        ];
        let none_counted = counts.iter().all(|(_, given)| given.is_none());
        if none_counted && self.partners_only.is_none() && self.by.is_none() {
            problems.add(path.wrong(
                "changes nothing: give any of `termMonths`, `maxTerms`, `maxHolders`, \
                 `partnersOnly` and `by`",
            ));
        }
        let [term_months, max_terms, max_holders] = counts.map(|(name, given)| {
            let count = given.map(|it| count_from(1, &path.at(name), it));
            problems.keep(count.transpose())
        });
        let roles = GovernanceRefInput::some_or_all(&path.at("roles"), self.roles);
        let roles = problems.keep_all(roles);
        let by = self.by.map(|it| it.read(&path.at("by")));
        let by = problems.keep(by.transpose());
        let counts = term_months.zip(max_terms).zip(max_holders);
        let read = counts.zip(roles.zip(by));
        let (((term_months, max_terms), max_holders), (roles, by)) = problems.or(read)?;
        Ok(HookDraft::Assignment(AssignmentDraft {
            roles,
            term_months,
            max_terms,
            max_holders,
            partners_only: self.partners_only.unwrap_or(false),
            by,
        }))
    }
}

impl LeadFunctionInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        let to = match (self.to, self.process) {
            (Some(role), None) => DelegateDraft::Role(role.read(&path.at("to"))?),
            (None, Some(words)) => {
                DelegateDraft::Process(text(&path.at("process"), Text::new, words)?)
            }
            (Some(_), Some(_)) | (None, None) => {
                return Err(path.wrong("needs exactly one of `to` and `process`").into());
            }
        };
        Ok(HookDraft::LeadFunction {
            function: self.function.into(),
            to,
        })
    }
}

impl DomainPermissionInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        let mut problems = Problems::default();
        if self.wait.is_none() && self.announcement.is_none() && self.by.is_none() {
            problems.add(path.wrong("changes nothing: give `wait`, `announcement` or `by`"));
        }
        let domain = problems.keep(self.domain.read(&path.at("domain")));
        let wait = self.wait.map(|it| wait(&path.at("wait"), &it));
        let wait = problems.keep(wait.transpose());
        let by = self.by.map(|it| it.read(&path.at("by")));
        let by = problems.keep(by.transpose());
        let read = domain.zip(wait).zip(by);
        let ((domain, wait), by) = problems.or(read)?;
        Ok(HookDraft::DomainPermission {
            domain,
            wait,
            announcement: self.announcement.unwrap_or(true),
            by,
        })
    }
}

fn wait(path: &Path, text: &str) -> Result<Wait, Problem> {
    Wait::parse(text).ok_or_else(|| {
        path.wrong(format!(
            "is `{}`: a wait is written `2d`, `12h` or `30m`, at most 366 days",
            shortened(text)
        ))
    })
}

impl SpendingInput {
    pub(super) fn read(self, path: &Path) -> Result<HookDraft, Problems> {
        let mut problems = Problems::default();
        let to = problems.keep(self.to.read(&path.at("to")));
        let limit = problems.keep_all(self.limit.read(&path.at("limit")));
        let scopes = ScopeInput::all_or_none(&path.at("covers"), self.covers);
        let scopes = problems.keep_all(scopes);
        let read = to.zip(limit).zip(scopes);
        let ((to, limit), scopes) = problems.or(read)?;
        Ok(HookDraft::Spending { to, limit, scopes })
    }
}
