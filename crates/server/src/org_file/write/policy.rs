//! Policies and their clauses.

use super::{Map, Writer};
use crate::org_file::emit::Yaml;
use zirkel_domain::{
    structure::{
        policy::{
            AnyOrAll, Clause, ClauseKind, Constraint, Delegate, DomainAccess, Effect, Grant, Hook,
            Policy, Quorum, Voice,
        },
        role::CoreRole,
    },
    text::Text,
};

impl Writer<'_> {
    pub(super) fn policy(&self, policy: &Policy) -> Yaml {
        let mut map = Map::new();
        map.text("key", policy.key.as_str());
        map.text("title", policy.title.as_str());
        map.maybe_text("text", policy.text.as_ref().map(Text::as_str));
        map.flag("legacy", policy.legacy, false);
        map.maybe_date("review_at", policy.review_at);
        let clauses = policy.clauses.iter().map(|clause| self.clause(clause));
        map.list("clauses", clauses.collect());
        map.yaml()
    }

    fn clause(&self, clause: &Clause) -> Yaml {
        let mut map = Map::new();
        let (name, body) = match &clause.kind {
            ClauseKind::Constrain(it) => ("constrain", self.constraint(it)),
            ClauseKind::Grant(it) => ("grant", self.grant(it)),
            ClauseKind::DomainAccess(it) => ("domain_access", self.domain_access(it)),
            ClauseKind::Override(it) => ("override", self.hook(it)),
        };
        map.put(name, body.yaml());
        let (local, may_override) = clause.kind.default_reach();
        map.flag("local", clause.local, local);
        map.flag("may_override", clause.may_override, may_override);
        map.yaml()
    }

    fn constraint(&self, constraint: &Constraint) -> Map {
        let mut map = Map::new();
        self.scope(&constraint.scope, &mut map);
        map.list("roles", self.role_keys(&constraint.roles));
        match &constraint.effect {
            Effect::Forbid => map.put("forbid", Yaml::bare(true)),
            Effect::PermissionOfRole(role) => map.put("needs_permission_of", self.role_key(*role)),
            Effect::PermissionOfMembers { circle, how } => {
                let mut members = Map::new();
                members.put("members_of", self.role_key(circle.role()));
                members.text(
                    "how",
                    match how {
                        AnyOrAll::Any => "any",
                        AnyOrAll::All => "all",
                    },
                );
                map.map("needs_permission_of", members);
            }
            Effect::Second(role) => map.put("needs_second", self.role_key(*role)),
        }
        map
    }

    fn grant(&self, grant: &Grant) -> Map {
        let mut map = Map::new();
        self.scope(&grant.scope, &mut map);
        map.put("to", Yaml::List(self.role_keys(&grant.to)));
        if let Some(limit) = grant.spend {
            let mut spend = Map::new();
            self.limit(limit, &mut spend);
            map.map("spend", spend);
        }
        map
    }

    fn domain_access(&self, access: &DomainAccess) -> Map {
        let mut map = Map::new();
        map.put("domain", self.domain_key(access.domain));
        let mut to = Map::new();
        to.list("roles", self.role_keys(&access.roles));
        to.list("people", self.person_keys(&access.people));
        map.map("to", to);
        self.scope(&access.scope, &mut map);
        map
    }

    fn hook(&self, hook: &Hook) -> Map {
        let mut map = Map::new();
        map.text("hook", hook.name());
        match hook {
            Hook::AnchorPurpose {
                purpose,
                accountabilities,
            } => {
                map.maybe_text("purpose", purpose.as_ref().map(Text::as_str));
                let texts = accountabilities.iter().map(|a| Yaml::text(a.as_str()));
                map.list("accountabilities", texts.collect());
            }
            Hook::AnchorLead { people } => map.list("people", self.person_keys(people)),
            Hook::LinkInvite { roles, may_opt_out } => {
                map.list("roles", self.role_keys(roles));
                map.flag("may_opt_out", *may_opt_out, true);
            }
            Hook::LinkExit { roles, may_opt_out } => {
                map.list("roles", self.role_keys(roles));
                map.put("may_opt_out", Yaml::bare(may_opt_out));
            }
            Hook::Assignment { .. }
            | Hook::LeadFunction { .. }
            | Hook::DomainPermission { .. }
            | Hook::Spending { .. } => self.hook_of_leads(hook, &mut map),
            Hook::MultiFillVoice(voice) | Hook::RepCount(voice) | Hook::RepLimit(voice) => {
                self.voice(voice, &mut map);
            }
            Hook::RepProcess(text)
            | Hook::TacticalInvite(text)
            | Hook::TacticalProcess(text)
            | Hook::GovMeetingAdd(text) => map.text("text", text.as_str()),
            Hook::ElectEligibility {
                office,
                add,
                exclude,
            } => {
                map.text("office", office_name(*office));
                map.list("add", self.person_keys(add));
                map.list("exclude", self.person_keys(exclude));
            }
            Hook::ObjectionTimeLimit { days } | Hook::ElectionTimeLimit { days } => {
                map.put("days", Yaml::bare(days));
            }
            Hook::AsyncEscalation { stops } => {
                map.text("effect", if *stops { "stop" } else { "continue" });
            }
            Hook::Quorum(quorum) => match quorum {
                Quorum::Count(count) => map.put("count", Yaml::bare(count)),
                Quorum::Share(share) => map.put("share", Yaml::bare(share)),
            },
        }
        map
    }

    /// The hooks about assigning, leading, permitting and spending.
    fn hook_of_leads(&self, hook: &Hook, map: &mut Map) {
        if let Hook::Assignment {
            roles,
            term_months,
            max_terms,
            max_holders,
            partners_only,
            by,
        } = hook
        {
            map.list("roles", self.role_keys(roles));
            map.maybe_number("term_months", *term_months);
            map.maybe_number("max_terms", *max_terms);
            map.maybe_number("max_holders", *max_holders);
            map.flag("partners_only", *partners_only, false);
            if let Some(role) = by {
                map.put("by", self.role_key(*role));
            }
        } else if let Hook::LeadFunction { function, to } = hook {
            map.text("function", function.as_str());
            match to {
                Delegate::Role(role) => map.put("to", self.role_key(*role)),
                Delegate::Process(text) => map.text("process", text.as_str()),
            }
        } else if let Hook::DomainPermission {
            domain,
            wait,
            announcement,
            by,
        } = hook
        {
            map.put("domain", self.domain_key(*domain));
            if let Some(wait) = wait {
                map.put("wait", Yaml::bare(wait));
            }
            map.flag("announcement", *announcement, true);
            if let Some(role) = by {
                map.put("by", self.role_key(*role));
            }
        } else if let Hook::Spending { to, limit, scopes } = hook {
            map.put("to", self.role_key(*to));
            self.limit(*limit, map);
            map.list("for", self.scopes(scopes));
        }
    }

    fn voice(&self, voice: &Voice, map: &mut Map) {
        map.put("role", self.role_key(voice.role));
        map.put("count", Yaml::bare(voice.count));
        map.maybe_text("how", voice.how.as_ref().map(Text::as_str));
    }
}

const fn office_name(office: CoreRole) -> &'static str {
    match office {
        CoreRole::CircleLead => "circle_lead",
        CoreRole::Facilitator => "facilitator",
        CoreRole::Secretary => "secretary",
        CoreRole::CircleRep => "rep",
    }
}
