//! Clauses of policies: exactly four kinds (GOV-3.2.2), each with its reach (GOV-3.2.3).

use super::{
    hook::HookInput,
    limit::SpendLimitInput,
    reference::{GovernanceRefInput, people},
    scope::ScopeInput,
};
use crate::input::{Path, PersonRef, Problems};
use async_graphql::{Enum, InputObject, OneofObject};
use zirkel_app::changes::{ClauseDraft, EffectDraft, KindDraft};
use zirkel_domain::structure::{policy, scope::Scope};

/// A clause of a policy, one of exactly four kinds (GOV-3.2.2).
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum ClauseInput {
    /// Limits the authority of roles inside the circle.
    Constrain(ConstrainClauseInput),
    /// Gives an authority to roles.
    Grant(GrantClauseInput),
    /// Opens a domain to those who do not control it.
    DomainAccess(DomainAccessClauseInput),
    /// Changes a default where the rules leave that door open (GOV-3.2.4).
    Override(OverrideClauseInput),
}

/// Limits the authority of roles inside the circle. Constraints add up.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ConstrainClauseInput {
    /// Which decisions; left out, every one.
    covers: Option<ScopeInput>,
    /// Which roles, with everything inside them, 1 to 50; left out, all inside the circle.
    roles: Option<Vec<GovernanceRefInput>>,
    /// What it asks for.
    effect: ConstraintEffectInput,
    /// Whether it binds only roles directly in the circle; left out, at any depth below
    /// (GOV-3.2.3).
    local: Option<bool>,
    /// Whether a sub-circle may override it; left out, it may not.
    may_override: Option<bool>,
}

/// What a constraint asks for. Exactly one field.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum ConstraintEffectInput {
    /// `true`: never.
    Forbid(bool),
    /// Only with the permission of any one lead of this role.
    NeedsPermissionOf(GovernanceRefInput),
    /// Only with the permission of members of a circle.
    NeedsPermissionOfMembers(MembersInput),
    /// Only together with a lead of this role who is another person.
    NeedsSecond(GovernanceRefInput),
}

/// Members of a circle who permit.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct MembersInput {
    /// The circle.
    members_of: GovernanceRefInput,
    /// Any one of them, or all.
    how: AnyOrAll,
}

/// One, or every one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "policy::AnyOrAll")]
pub(crate) enum AnyOrAll {
    /// Any one.
    Any,
    /// All.
    All,
}

/// Gives an authority to roles. It ties them to the decisions; it clears no constraint and no other
/// role's domain.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct GrantClauseInput {
    /// Which decisions; the decision type is named.
    covers: ScopeInput,
    /// To which roles, 1 to 50; a circle's role means its leads, not its inside.
    to: Vec<GovernanceRefInput>,
    /// With how much money; left out, with none.
    spend: Option<SpendLimitInput>,
    /// Whether it reaches only roles directly in the circle; left out, at any depth below
    /// (GOV-3.2.3).
    local: Option<bool>,
    /// Whether a sub-circle may override it; left out, it may not.
    may_override: Option<bool>,
}

/// Opens a domain to roles or people who do not control it; at least one is named. It clears the
/// domain's permission only, and a person named in it still needs a seat.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DomainAccessClauseInput {
    /// Which domain.
    domain: GovernanceRefInput,
    /// For which roles, at most 50.
    roles: Option<Vec<GovernanceRefInput>>,
    /// For which people, at most 50.
    people: Option<Vec<PersonRef>>,
    /// For which decisions; left out, for every one.
    covers: Option<ScopeInput>,
    /// Whether it reaches only roles directly in the circle; left out, at any depth below
    /// (GOV-3.2.3).
    local: Option<bool>,
    /// Whether a sub-circle may override it; left out, it may not.
    may_override: Option<bool>,
}

/// Changes a default where the rules leave that door open (GOV-3.2.4).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OverrideClauseInput {
    /// Which door, and what the circle does with it.
    hook: HookInput,
    /// Whether it acts only in the circle itself; left out, it does. `false`: in every circle
    /// below, too (GOV-3.2.3).
    local: Option<bool>,
    /// Whether a sub-circle may override it; left out, it may.
    may_override: Option<bool>,
}

impl ClauseInput {
    /// Reads it; all that is wrong with it at once.
    pub(super) fn read(self, path: &Path) -> Result<ClauseDraft, Problems> {
        match self {
            Self::Constrain(it) => it.read(&path.at("constrain")),
            Self::Grant(it) => it.read(&path.at("grant")),
            Self::DomainAccess(it) => it.read(&path.at("domainAccess")),
            Self::Override(it) => Ok(ClauseDraft {
                kind: KindDraft::Override(it.hook.read(&path.at("override").at("hook"))?),
                local: it.local,
                may_override: it.may_override,
            }),
        }
    }
}

/// The decisions of a clause, or every one.
fn scope(path: &Path, given: Option<ScopeInput>) -> Result<Scope, Problems> {
    given.map_or(Ok(Scope::EVERY), |it| it.read(&path.at("covers")))
}

impl ConstrainClauseInput {
    fn read(self, path: &Path) -> Result<ClauseDraft, Problems> {
        let mut problems = Problems::default();
        let scope = problems.keep_all(scope(path, self.covers));
        let roles = GovernanceRefInput::some_or_all(&path.at("roles"), self.roles);
        let roles = problems.keep_all(roles);
        let effect = problems.keep_all(self.effect.read(&path.at("effect")));
        let read = scope.zip(roles).zip(effect);
        let ((scope, roles), effect) = problems.or(read)?;
        Ok(ClauseDraft {
            kind: KindDraft::Constrain {
                scope,
                roles,
                effect,
            },
            local: self.local,
            may_override: self.may_override,
        })
    }
}

impl ConstraintEffectInput {
    fn read(self, path: &Path) -> Result<EffectDraft, Problems> {
        Ok(match self {
            Self::Forbid(true) => EffectDraft::Forbid,
            Self::Forbid(false) => {
                let message = "is false: leave the clause out";
                return Err(path.at("forbid").wrong(message).into());
            }
            Self::NeedsPermissionOf(role) => {
                EffectDraft::PermissionOfRole(role.read(&path.at("needsPermissionOf"))?)
            }
            Self::NeedsPermissionOfMembers(it) => {
                let path = path.at("needsPermissionOfMembers").at("membersOf");
                EffectDraft::PermissionOfMembers {
                    circle: it.members_of.read(&path)?,
                    how: it.how.into(),
                }
            }
            Self::NeedsSecond(role) => EffectDraft::Second(role.read(&path.at("needsSecond"))?),
        })
    }
}

impl GrantClauseInput {
    fn read(self, path: &Path) -> Result<ClauseDraft, Problems> {
        let mut problems = Problems::default();
        let scope = problems.keep_all(self.covers.read_narrow(&path.at("covers")));
        let to = problems.keep_all(GovernanceRefInput::some(&path.at("to"), self.to));
        let spend = self.spend.map(|it| it.read_control(&path.at("spend")));
        let spend = problems.keep_all(spend.transpose());
        let read = scope.zip(to).zip(spend);
        let ((scope, to), spend) = problems.or(read)?;
        Ok(ClauseDraft {
            kind: KindDraft::Grant { scope, to, spend },
            local: self.local,
            may_override: self.may_override,
        })
    }
}

impl DomainAccessClauseInput {
    fn read(self, path: &Path) -> Result<ClauseDraft, Problems> {
        let mut problems = Problems::default();
        let domain = problems.keep(self.domain.read(&path.at("domain")));
        let (roles, who) = (
            self.roles.unwrap_or_default(),
            self.people.unwrap_or_default(),
        );
        if roles.is_empty() && who.is_empty() {
            problems.add(path.wrong("gives access to nobody: name `roles` or `people`"));
        }
        let roles = GovernanceRefInput::all(&path.at("roles"), roles);
        let roles = problems.keep_all(roles);
        let people = problems.keep_all(people(&path.at("people"), who));
        let scope = problems.keep_all(scope(path, self.covers));
        let read = domain.zip(roles).zip(people.zip(scope));
        let ((domain, roles), (people, scope)) = problems.or(read)?;
        Ok(ClauseDraft {
            kind: KindDraft::DomainAccess {
                domain,
                roles,
                people,
                scope,
            },
            local: self.local,
            may_override: self.may_override,
        })
    }
}
