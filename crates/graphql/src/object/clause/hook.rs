//! Clauses that change a default.

use super::{people, people_names, role_name, role_names, roles};
use crate::{
    context::Shown,
    object::{
        domain::Domain, person::Person, role::Role, scope, spend_control, spend_control::SpendLimit,
    },
    page::Item as _,
};
use async_graphql::{ComplexObject, Enum, SimpleObject};
use std::sync::Arc;
use zirkel_app::query::role::core_key;
use zirkel_domain::{
    change::Names,
    ids::{DomainId, PersonId, RoleId},
    structure::{
        element,
        policy::{self, Delegate, Hook, Quorum, Voice},
        scope::Scope,
    },
};

/// The doors that the rules leave open to policies (GOV-3.2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum HookKind {
    /// The anchor's purpose and accountabilities (GOV-1.3.3).
    AnchorPurpose,
    /// Who leads the anchor (GOV-1.3.2).
    AnchorLead,
    /// Invites roles to link in (GOV-1.5.1).
    LinkInvite,
    /// How links of roles end (GOV-1.5.6).
    LinkExit,
    /// Narrows assignments (GOV-2.1.7).
    Assignment,
    /// Places a function of the circle lead elsewhere (GOV-1.4.3).
    LeadFunction,
    /// Changes the permission process of a domain (GOV-3.3.7).
    DomainPermission,
    /// Gives a role control over money outright (GOV-3.4.8).
    Spending,
    /// Limits who represents a role that several people lead (GOV-2.4.2).
    MultiFillVoice,
    /// How many reps a sub-circle may send (GOV-5.2.2).
    RepCount,
    /// Limits reps whose circles are heard otherwise (GOV-2.4.3).
    RepLimit,
    /// Another way to pick the rep.
    RepProcess,
    /// Who is invited to tactical meetings.
    TacticalInvite,
    /// How tactical meetings run.
    TacticalProcess,
    /// Further steps in governance meetings.
    GovMeetingAdd,
    /// Who may be elected (GOV-5.2.1).
    ElectEligibility,
    /// Silence for so long means no objection (GOV-4.7.3).
    ObjectionTimeLimit,
    /// Who misses an election for so long is left out of it (GOV-5.3.4).
    ElectionTimeLimit,
    /// What a call for a meeting does to an open proposal (GOV-4.8.1).
    AsyncEscalation,
    /// How many members a meeting needs (GOV-6.2.2).
    Quorum,
}

/// What an override sets besides roles, people, a domain and money.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct HookSetting {
    /// Its name in the organization file, e.g. `max_holders`.
    name: &'static str,
    /// Its value as text.
    value: String,
}

/// Changes a default where the rules leave that door open (GOV-3.2.4).
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub(crate) struct OverrideClause {
    /// In words, made from the data.
    pub(crate) text: String,
    /// Whether it acts only in the circle itself; else in every circle below, too (GOV-3.2.3).
    pub(crate) local: bool,
    /// Whether a sub-circle may override it.
    pub(crate) may_override: bool,
    /// Which door.
    hook: HookKind,
    /// What else it sets.
    settings: Vec<HookSetting>,
    #[graphql(skip)]
    shown: Shown,
    #[graphql(skip)]
    said: Said,
}

/// What a hook says, by kind of thing.
#[derive(Clone, Debug)]
struct Said {
    kind: HookKind,
    roles: Vec<RoleId>,
    people: Vec<PersonId>,
    domain: Option<DomainId>,
    limit: Option<element::SpendLimit>,
    scopes: Vec<Scope>,
    settings: Vec<(&'static str, String)>,
}

impl Said {
    const fn new(kind: HookKind) -> Self {
        Self {
            kind,
            roles: Vec::new(),
            people: Vec::new(),
            domain: None,
            limit: None,
            scopes: Vec::new(),
            settings: Vec::new(),
        }
    }

    fn roles(mut self, roles: impl IntoIterator<Item = RoleId>) -> Self {
        self.roles.extend(roles);
        self
    }

    fn people(mut self, people: &[PersonId]) -> Self {
        self.people.extend(people);
        self
    }

    fn set(mut self, name: &'static str, value: &dyn ToString) -> Self {
        self.settings.push((name, value.to_string()));
        self
    }

    fn set_if(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.set(name, &value),
            None => self,
        }
    }

    fn voice(kind: HookKind, voice: &Voice) -> Self {
        let said = Self::new(kind)
            .roles([voice.role])
            .set("count", &voice.count);
        said.set_if("how", voice.how.as_ref())
    }

    fn of(names: &Names<'_>, hook: &Hook) -> Self {
        match hook {
            Hook::AnchorPurpose {
                purpose,
                accountabilities,
            } => {
                let said = Self::new(HookKind::AnchorPurpose).set_if("purpose", purpose.as_ref());
                accountabilities
                    .iter()
                    .fold(said, |said, text| said.set("accountability", text))
            }
            Hook::AnchorLead { people } => Self::new(HookKind::AnchorLead).people(people),
            Hook::LinkInvite { roles, may_opt_out } => Self::new(HookKind::LinkInvite)
                .roles(roles.iter().copied())
                .set("may_opt_out", may_opt_out),
            Hook::LinkExit { roles, may_opt_out } => Self::new(HookKind::LinkExit)
                .roles(roles.iter().copied())
                .set("may_opt_out", may_opt_out),
            Hook::Assignment {
                roles,
                term_months,
                max_terms,
                max_holders,
                partners_only,
                by,
            } => Self::new(HookKind::Assignment)
                .roles(roles.iter().copied())
                .set_if("term_months", *term_months)
                .set_if("max_terms", *max_terms)
                .set_if("max_holders", *max_holders)
                .set_if("partners_only", partners_only.then_some(true))
                .set_if("by", by.map(|role| role_name(names, role))),
            Hook::LeadFunction { function, to } => {
                let said = Self::new(HookKind::LeadFunction).set("function", &function.as_str());
                match to {
                    Delegate::Role(role) => said.roles([*role]),
                    Delegate::Process(text) => said.set("process", text),
                }
            }
            Hook::DomainPermission {
                domain,
                wait,
                announcement,
                by,
            } => {
                let said = Self::new(HookKind::DomainPermission).roles(*by);
                let said = said.set_if("wait", *wait).set("announcement", announcement);
                Self {
                    domain: Some(*domain),
                    ..said
                }
            }
            Hook::Spending { to, limit, scopes } => Self {
                limit: Some(*limit),
                scopes: scopes.clone(),
                ..Self::new(HookKind::Spending).roles([*to])
            },
            Hook::MultiFillVoice(_)
            | Hook::RepCount(_)
            | Hook::RepLimit(_)
            | Hook::RepProcess(_)
            | Hook::TacticalInvite(_)
            | Hook::TacticalProcess(_)
            | Hook::GovMeetingAdd(_)
            | Hook::ElectEligibility { .. }
            | Hook::ObjectionTimeLimit { .. }
            | Hook::ElectionTimeLimit { .. }
            | Hook::AsyncEscalation { .. }
            | Hook::Quorum(_) => Self::of_process(names, hook),
        }
    }

    /// The doors of the governance process.
    fn of_process(names: &Names<'_>, hook: &Hook) -> Self {
        let words = |kind, text: &zirkel_domain::text::Text| Self::new(kind).set("text", text);
        match hook {
            Hook::MultiFillVoice(voice) => Self::voice(HookKind::MultiFillVoice, voice),
            Hook::RepCount(voice) => Self::voice(HookKind::RepCount, voice),
            Hook::RepLimit(voice) => Self::voice(HookKind::RepLimit, voice),
            Hook::RepProcess(text) => words(HookKind::RepProcess, text),
            Hook::TacticalInvite(text) => words(HookKind::TacticalInvite, text),
            Hook::TacticalProcess(text) => words(HookKind::TacticalProcess, text),
            Hook::GovMeetingAdd(text) => words(HookKind::GovMeetingAdd, text),
            Hook::ElectEligibility {
                office,
                add,
                exclude,
            } => {
                let excluded = (!exclude.is_empty()).then(|| people_names(names, exclude));
                Self::new(HookKind::ElectEligibility)
                    .people(add)
                    .set("office", &core_key(*office))
                    .set_if("exclude", excluded)
            }
            Hook::ObjectionTimeLimit { days } => {
                Self::new(HookKind::ObjectionTimeLimit).set("days", days)
            }
            Hook::ElectionTimeLimit { days } => {
                Self::new(HookKind::ElectionTimeLimit).set("days", days)
            }
            Hook::AsyncEscalation { stops } => {
                Self::new(HookKind::AsyncEscalation).set("stops", stops)
            }
            Hook::Quorum(Quorum::Count(count)) => Self::new(HookKind::Quorum).set("count", count),
            Hook::Quorum(Quorum::Share(share)) => Self::new(HookKind::Quorum).set("share", share),
            Hook::AnchorPurpose { .. }
            | Hook::AnchorLead { .. }
            | Hook::LinkInvite { .. }
            | Hook::LinkExit { .. }
            | Hook::Assignment { .. }
            | Hook::LeadFunction { .. }
            | Hook::DomainPermission { .. }
            | Hook::Spending { .. } => Self::of(names, hook),
        }
    }

    fn words(&self, names: &Names<'_>) -> String {
        let mut parts = Vec::new();
        if !self.roles.is_empty() {
            parts.push(format!("roles: {}", role_names(names, &self.roles)));
        }
        if !self.people.is_empty() {
            parts.push(format!("people: {}", people_names(names, &self.people)));
        }
        if let Some(domain) = self.domain {
            parts.push(format!("domain: {}", names.domain(domain)));
        }
        if let Some(limit) = self.limit {
            parts.push(spend_control::words(limit));
        }
        if !self.scopes.is_empty() {
            parts.push(format!("for {}", scope::list_words(&self.scopes)));
        }
        let settings = self.settings.iter();
        parts.extend(settings.map(|(name, value)| format!("{}: {value}", name.replace('_', " "))));
        format!("{}: {}", self.kind.title(), parts.join("; "))
    }
}

impl HookKind {
    const fn title(self) -> &'static str {
        match self {
            Self::AnchorPurpose => "purpose of the anchor circle",
            Self::AnchorLead => "leads of the anchor circle",
            Self::LinkInvite => "invited to link in",
            Self::LinkExit => "how links end",
            Self::Assignment => "who may hold roles, and how long",
            Self::LeadFunction => "a lead's function placed elsewhere",
            Self::DomainPermission => "how a domain's permission is got",
            Self::Spending => "control over money",
            Self::MultiFillVoice => "who speaks for a role that several people lead",
            Self::RepCount => "how many reps a circle sends",
            Self::RepLimit => "limit on reps",
            Self::RepProcess => "how the rep is picked",
            Self::TacticalInvite => "who is invited to tactical meetings",
            Self::TacticalProcess => "how tactical meetings run",
            Self::GovMeetingAdd => "further steps in governance meetings",
            Self::ElectEligibility => "who may be elected",
            Self::ObjectionTimeLimit => "silence means no objection",
            Self::ElectionTimeLimit => "time to vote",
            Self::AsyncEscalation => "what a call for a meeting does to an open proposal",
            Self::Quorum => "how many members a meeting needs",
        }
    }
}

impl OverrideClause {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        clause: &policy::Clause,
        hook: &Hook,
    ) -> Self {
        let said = Said::of(names, hook);
        let settings = said.settings.iter();
        Self {
            text: said.words(names),
            local: clause.local,
            may_override: clause.may_override,
            hook: said.kind,
            settings: settings
                .map(|(name, value)| HookSetting {
                    name,
                    value: value.clone(),
                })
                .collect(),
            shown: Arc::clone(shown),
            said,
        }
    }
}

#[ComplexObject]
impl OverrideClause {
    /// The roles that it is about.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn roles(&self) -> Vec<Role> {
        roles(&self.shown, &self.said.roles)
    }

    /// The people that it is about.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn people(&self) -> Vec<Person> {
        people(&self.shown, &self.said.people)
    }

    /// The domain whose permission process it changes.
    async fn domain(&self) -> Option<Domain> {
        Domain::of(&self.shown, self.said.domain?)
    }

    /// The money that it gives outright.
    async fn limit(&self) -> Option<SpendLimit> {
        self.said.limit.map(Into::into)
    }

    /// For which decisions it gives money; empty means for every one.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn covers(&self) -> Vec<scope::Scope> {
        scope::Scope::all(&self.said.scopes)
    }
}
