//! The doors that the rules leave open (GOV-3.2.4), as stored.

use super::{super::role::office_name, person_ids, role_ids, typed};
use crate::convert::{
    Stored, Unreadable,
    element::SpendLimit,
    field::{decimal, maybe_text, one_of, text},
    scope::{self, Scope},
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{DomainId, PersonId, RoleId},
    structure::{
        policy::{self, LeadFunction},
        role::CoreRole,
    },
    text::Text,
    time::Wait,
};

/// What a circle does with an open door.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Hook {
    AnchorPurpose {
        purpose: Option<String>,
        accountabilities: Vec<String>,
    },
    AnchorLead {
        people: Vec<Uuid>,
    },
    LinkInvite {
        roles: Vec<Uuid>,
        may_opt_out: bool,
    },
    LinkExit {
        roles: Vec<Uuid>,
        may_opt_out: bool,
    },
    Assignment {
        roles: Vec<Uuid>,
        term_months: Option<u32>,
        max_terms: Option<u32>,
        max_holders: Option<u32>,
        partners_only: bool,
        by: Option<Uuid>,
    },
    LeadFunction {
        function: String,
        to: Delegate,
    },
    DomainPermission {
        domain: Uuid,
        wait_minutes: Option<u32>,
        announcement: bool,
        by: Option<Uuid>,
    },
    Spending {
        to: Uuid,
        limit: SpendLimit,
        scopes: Vec<Scope>,
    },
    MultiFillVoice(Voice),
    RepCount(Voice),
    RepLimit(Voice),
    RepProcess(String),
    TacticalInvite(String),
    TacticalProcess(String),
    GovMeetingAdd(String),
    ElectEligibility {
        office: String,
        add: Vec<Uuid>,
        exclude: Vec<Uuid>,
    },
    ObjectionTimeLimit {
        days: u32,
    },
    ElectionTimeLimit {
        days: u32,
    },
    AsyncEscalation {
        stops: bool,
    },
    Quorum(Quorum),
}

/// A limit on how many speak for a role.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Voice {
    role: Uuid,
    count: u32,
    how: Option<String>,
}

/// Where a lead function goes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Delegate {
    Role(Uuid),
    Process(String),
}

/// What a meeting needs.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Quorum {
    Count(u32),
    Share(String),
}

impl Stored for Hook {
    type Value = policy::Hook;

    #[expect(clippy::too_many_lines, reason = "one arm a door, none missing")]
    fn of(hook: &policy::Hook) -> Self {
        match hook {
            policy::Hook::AnchorPurpose {
                purpose,
                accountabilities,
            } => Self::AnchorPurpose {
                purpose: purpose.as_ref().map(Text::to_string),
                accountabilities: accountabilities.iter().map(Text::to_string).collect(),
            },
            policy::Hook::AnchorLead { people } => Self::AnchorLead {
                people: person_ids(people),
            },
            policy::Hook::LinkInvite { roles, may_opt_out } => Self::LinkInvite {
                roles: role_ids(roles),
                may_opt_out: *may_opt_out,
            },
            policy::Hook::LinkExit { roles, may_opt_out } => Self::LinkExit {
                roles: role_ids(roles),
                may_opt_out: *may_opt_out,
            },
            policy::Hook::Assignment {
                roles,
                term_months,
                max_terms,
                max_holders,
                partners_only,
                by,
            } => Self::Assignment {
                roles: role_ids(roles),
                term_months: *term_months,
                max_terms: *max_terms,
                max_holders: *max_holders,
                partners_only: *partners_only,
                by: by.map(RoleId::uuid),
            },
            policy::Hook::LeadFunction { function, to } => Self::LeadFunction {
                function: function.as_str().to_owned(),
                to: Delegate::of(to),
            },
            policy::Hook::DomainPermission {
                domain,
                wait,
                announcement,
                by,
            } => Self::DomainPermission {
                domain: domain.uuid(),
                wait_minutes: wait.map(|wait| wait.minutes),
                announcement: *announcement,
                by: by.map(RoleId::uuid),
            },
            policy::Hook::Spending { to, limit, scopes } => Self::Spending {
                to: to.uuid(),
                limit: SpendLimit::of(limit),
                scopes: scope::all_of(scopes),
            },
            policy::Hook::MultiFillVoice(voice) => Self::MultiFillVoice(Voice::of(voice)),
            policy::Hook::RepCount(voice) => Self::RepCount(Voice::of(voice)),
            policy::Hook::RepLimit(voice) => Self::RepLimit(Voice::of(voice)),
            policy::Hook::RepProcess(text) => Self::RepProcess(text.to_string()),
            policy::Hook::TacticalInvite(text) => Self::TacticalInvite(text.to_string()),
            policy::Hook::TacticalProcess(text) => Self::TacticalProcess(text.to_string()),
            policy::Hook::GovMeetingAdd(text) => Self::GovMeetingAdd(text.to_string()),
            policy::Hook::ElectEligibility {
                office,
                add,
                exclude,
            } => Self::ElectEligibility {
                office: office_name(*office).to_owned(),
                add: person_ids(add),
                exclude: person_ids(exclude),
            },
            policy::Hook::ObjectionTimeLimit { days } => Self::ObjectionTimeLimit { days: *days },
            policy::Hook::ElectionTimeLimit { days } => Self::ElectionTimeLimit { days: *days },
            policy::Hook::AsyncEscalation { stops } => Self::AsyncEscalation { stops: *stops },
            policy::Hook::Quorum(quorum) => Self::Quorum(Quorum::of(quorum)),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a door, none missing")]
    fn value(self) -> Result<policy::Hook, Unreadable> {
        let words = |words: String| text("text", words, Text::new);
        Ok(match self {
            Self::AnchorPurpose {
                purpose,
                accountabilities,
            } => policy::Hook::AnchorPurpose {
                purpose: maybe_text("purpose", purpose, Text::new)?,
                accountabilities: accountabilities
                    .into_iter()
                    .map(words)
                    .collect::<Result<_, _>>()?,
            },
            Self::AnchorLead { people } => policy::Hook::AnchorLead {
                people: typed(people, PersonId::from_uuid),
            },
            Self::LinkInvite { roles, may_opt_out } => policy::Hook::LinkInvite {
                roles: typed(roles, RoleId::from_uuid),
                may_opt_out,
            },
            Self::LinkExit { roles, may_opt_out } => policy::Hook::LinkExit {
                roles: typed(roles, RoleId::from_uuid),
                may_opt_out,
            },
            Self::Assignment {
                roles,
                term_months,
                max_terms,
                max_holders,
                partners_only,
                by,
            } => policy::Hook::Assignment {
                roles: typed(roles, RoleId::from_uuid),
                term_months,
                max_terms,
                max_holders,
                partners_only,
                by: by.map(RoleId::from_uuid),
            },
            Self::LeadFunction { function, to } => policy::Hook::LeadFunction {
                function: one_of(
                    "function",
                    &function,
                    &LeadFunction::ALL,
                    LeadFunction::as_str,
                )?,
                to: to.value()?,
            },
            Self::DomainPermission {
                domain,
                wait_minutes,
                announcement,
                by,
            } => policy::Hook::DomainPermission {
                domain: DomainId::from_uuid(domain),
                wait: wait_minutes.map(|minutes| Wait { minutes }),
                announcement,
                by: by.map(RoleId::from_uuid),
            },
            Self::Spending { to, limit, scopes } => policy::Hook::Spending {
                to: RoleId::from_uuid(to),
                limit: limit.value()?,
                scopes: scope::values("scopes", scopes)?,
            },
            Self::MultiFillVoice(voice) => policy::Hook::MultiFillVoice(voice.value()?),
            Self::RepCount(voice) => policy::Hook::RepCount(voice.value()?),
            Self::RepLimit(voice) => policy::Hook::RepLimit(voice.value()?),
            Self::RepProcess(text) => policy::Hook::RepProcess(words(text)?),
            Self::TacticalInvite(text) => policy::Hook::TacticalInvite(words(text)?),
            Self::TacticalProcess(text) => policy::Hook::TacticalProcess(words(text)?),
            Self::GovMeetingAdd(text) => policy::Hook::GovMeetingAdd(words(text)?),
            Self::ElectEligibility {
                office,
                add,
                exclude,
            } => policy::Hook::ElectEligibility {
                office: one_of("office", &office, &CoreRole::ALL, office_name)?,
                add: typed(add, PersonId::from_uuid),
                exclude: typed(exclude, PersonId::from_uuid),
            },
            Self::ObjectionTimeLimit { days } => policy::Hook::ObjectionTimeLimit { days },
            Self::ElectionTimeLimit { days } => policy::Hook::ElectionTimeLimit { days },
            Self::AsyncEscalation { stops } => policy::Hook::AsyncEscalation { stops },
            Self::Quorum(quorum) => policy::Hook::Quorum(quorum.value()?),
        })
    }
}

impl Stored for Voice {
    type Value = policy::Voice;

    fn of(voice: &policy::Voice) -> Self {
        Self {
            role: voice.role.uuid(),
            count: voice.count,
            how: voice.how.as_ref().map(Text::to_string),
        }
    }

    fn value(self) -> Result<policy::Voice, Unreadable> {
        Ok(policy::Voice {
            role: RoleId::from_uuid(self.role),
            count: self.count,
            how: maybe_text("how", self.how, Text::new)?,
        })
    }
}

impl Stored for Delegate {
    type Value = policy::Delegate;

    fn of(to: &policy::Delegate) -> Self {
        match to {
            policy::Delegate::Role(role) => Self::Role(role.uuid()),
            policy::Delegate::Process(text) => Self::Process(text.to_string()),
        }
    }

    fn value(self) -> Result<policy::Delegate, Unreadable> {
        Ok(match self {
            Self::Role(role) => policy::Delegate::Role(RoleId::from_uuid(role)),
            Self::Process(words) => policy::Delegate::Process(text("process", words, Text::new)?),
        })
    }
}

impl Stored for Quorum {
    type Value = policy::Quorum;

    fn of(quorum: &policy::Quorum) -> Self {
        match quorum {
            policy::Quorum::Count(count) => Self::Count(*count),
            policy::Quorum::Share(share) => Self::Share(share.to_string()),
        }
    }

    fn value(self) -> Result<policy::Quorum, Unreadable> {
        Ok(match self {
            Self::Count(count) => policy::Quorum::Count(count),
            Self::Share(share) => policy::Quorum::Share(decimal("share", &share)?),
        })
    }
}
