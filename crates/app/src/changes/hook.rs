//! Open doors, as they are asked for.

use super::{
    PersonNamed, Reference,
    lookup::{Found, Lookup, Made},
};
use zirkel_domain::{
    ids::DomainId,
    structure::{
        element::SpendLimit,
        policy::{Delegate, Hook, LeadFunction, Voice},
        role::{CoreRole, RoleRef},
        scope::Scope,
    },
    text::Text,
    time::Wait,
};

/// A door that the rules leave open, as [`Hook`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HookDraft {
    /// One of those that name nobody and nothing.
    Plain(Hook),
    /// Who leads the anchor.
    AnchorLead {
        /// These people.
        people: Vec<PersonNamed>,
    },
    /// Invites roles to link in.
    LinkInvite {
        /// The invited roles.
        roles: Vec<Reference<RoleRef>>,
        /// Whether they may opt out again.
        may_opt_out: bool,
    },
    /// How links of roles end.
    LinkExit {
        /// The roles.
        roles: Vec<Reference<RoleRef>>,
        /// Whether they may opt out.
        may_opt_out: bool,
    },
    /// Narrows assignments.
    Assignment(AssignmentDraft),
    /// Places a lead function elsewhere.
    LeadFunction {
        /// Which.
        function: LeadFunction,
        /// Where.
        to: DelegateDraft,
    },
    /// Changes the permission process of a domain.
    DomainPermission {
        /// Which domain.
        domain: Reference<DomainId>,
        /// How long to wait after announcing.
        wait: Option<Wait>,
        /// Whether announcing is a way at all.
        announcement: bool,
        /// The leads of this role permit instead.
        by: Option<Reference<RoleRef>>,
    },
    /// Gives a role control over money outright.
    Spending {
        /// Which role.
        to: Reference<RoleRef>,
        /// How much.
        limit: SpendLimit,
        /// For which decisions; empty means for every one.
        scopes: Vec<Scope>,
    },
    /// Limits who represents a role that several people lead.
    MultiFillVoice(VoiceDraft),
    /// How many reps a sub-circle may send.
    RepCount(VoiceDraft),
    /// Limits reps whose circles are heard otherwise.
    RepLimit(VoiceDraft),
    /// Who may be elected.
    ElectEligibility {
        /// To which office.
        office: CoreRole,
        /// Also these people.
        add: Vec<PersonNamed>,
        /// Not these people.
        exclude: Vec<PersonNamed>,
    },
}

/// How assignments are narrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentDraft {
    /// Of these roles; empty means all inside.
    pub roles: Vec<Reference<RoleRef>>,
    /// The longest term, in months.
    pub term_months: Option<u32>,
    /// The most terms in a row.
    pub max_terms: Option<u32>,
    /// The most people in one role.
    pub max_holders: Option<u32>,
    /// Partners only.
    pub partners_only: bool,
    /// Made by the leads of this role.
    pub by: Option<Reference<RoleRef>>,
}

/// Where a lead function goes, as [`Delegate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DelegateDraft {
    /// To the leads of a role.
    Role(Reference<RoleRef>),
    /// To a process, in words.
    Process(Text),
}

/// A limit on how many speak for a role, as [`Voice`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceDraft {
    /// Of which role.
    pub role: Reference<RoleRef>,
    /// How many.
    pub count: u32,
    /// How they are chosen, or how the others are heard.
    pub how: Option<Text>,
}

impl HookDraft {
    /// The door.
    pub(super) fn resolved(&self, lookup: &mut Lookup<'_>) -> Found<Hook> {
        Ok(match self {
            Self::Plain(hook) => hook.clone(),
            Self::AnchorLead { people } => Hook::AnchorLead {
                people: lookup.people(people)?,
            },
            Self::LinkInvite { roles, may_opt_out } => Hook::LinkInvite {
                roles: lookup.roles(roles)?,
                may_opt_out: *may_opt_out,
            },
            Self::LinkExit { roles, may_opt_out } => Hook::LinkExit {
                roles: lookup.roles(roles)?,
                may_opt_out: *may_opt_out,
            },
            Self::Assignment(it) => it.resolved(lookup)?,
            Self::LeadFunction { function, to } => Hook::LeadFunction {
                function: *function,
                to: to.resolved(lookup)?,
            },
            Self::DomainPermission {
                domain,
                wait,
                announcement,
                by,
            } => {
                let domain = lookup.find(domain, Made::Anywhere);
                let by = lookup.maybe_role(by.as_ref());
                Hook::DomainPermission {
                    domain: domain?,
                    wait: *wait,
                    announcement: *announcement,
                    by: by?,
                }
            }
            Self::Spending { to, limit, scopes } => Hook::Spending {
                to: lookup.role(to)?,
                limit: *limit,
                scopes: scopes.clone(),
            },
            Self::MultiFillVoice(voice) => Hook::MultiFillVoice(voice.resolved(lookup)?),
            Self::RepCount(voice) => Hook::RepCount(voice.resolved(lookup)?),
            Self::RepLimit(voice) => Hook::RepLimit(voice.resolved(lookup)?),
            Self::ElectEligibility {
                office,
                add,
                exclude,
            } => {
                let (add, exclude) = (lookup.people(add), lookup.people(exclude));
                Hook::ElectEligibility {
                    office: *office,
                    add: add?,
                    exclude: exclude?,
                }
            }
        })
    }
}

impl AssignmentDraft {
    fn resolved(&self, lookup: &mut Lookup<'_>) -> Found<Hook> {
        let roles = lookup.roles(&self.roles);
        let by = lookup.maybe_role(self.by.as_ref());
        Ok(Hook::Assignment {
            roles: roles?,
            term_months: self.term_months,
            max_terms: self.max_terms,
            max_holders: self.max_holders,
            partners_only: self.partners_only,
            by: by?,
        })
    }
}

impl DelegateDraft {
    fn resolved(&self, lookup: &mut Lookup<'_>) -> Found<Delegate> {
        Ok(match self {
            Self::Role(role) => Delegate::Role(lookup.role(role)?),
            Self::Process(text) => Delegate::Process(text.clone()),
        })
    }
}

impl VoiceDraft {
    fn resolved(&self, lookup: &mut Lookup<'_>) -> Found<Voice> {
        Ok(Voice {
            role: lookup.role(&self.role)?,
            count: self.count,
            how: self.how.clone(),
        })
    }
}
