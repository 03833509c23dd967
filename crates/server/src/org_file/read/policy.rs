//! Policies and their clauses: exactly four kinds (GOV-3.2.2), each with its reach (GOV-3.2.3).

use super::{
    Reader,
    fields::Fields,
    organization::{unreadable_key, unreadable_name},
};
use crate::org_file::node::{Kind, Node};
use zirkel_domain::{
    code::Code,
    ids::{CircleId, PolicyId, RoleId},
    rule,
    structure::{
        element::SpendLimit,
        policy::{
            AnyOrAll, Clause, ClauseKind, Constraint, DomainAccess, Effect, Grant, Policy,
            period_fits_control,
        },
    },
    subject::Subject,
};

const KINDS: [&str; 4] = ["constrain", "grant", "domain_access", "override"];

impl<'n> Reader<'n> {
    /// A policy of a circle.
    pub(super) fn policy(&mut self, node: &'n Node, circle: CircleId) -> Option<Policy> {
        let mut fields = self.fields(node, "a policy")?;
        let id = PolicyId::from_uuid(self.register.policies.described_by(node)?);
        self.stands(Subject::Policy(id), &node.place);
        let key = fields.need("key").and_then(|n| self.key(n));
        let title = fields.need("title").and_then(|n| self.name(n));
        let text = fields.get("text").and_then(|n| self.text(n));
        let legacy = fields.get("legacy").and_then(|n| self.boolean(n));
        let review_at = fields.get("review_at").and_then(|n| self.date(n));
        let mut clauses = Vec::new();
        for item in self.listed(fields.get("clauses"), "clauses") {
            let made = self.clause(item);
            if made.is_some() {
                // Broken clauses are left out, so the sound ones are counted.
                self.stands(Subject::Clause(id, clauses.len()), &item.place);
            }
            clauses.extend(made);
        }
        self.done(fields);
        Some(Policy {
            id,
            circle,
            key: key.or_else(|| unreadable_key(node))?,
            title: title.or_else(unreadable_name)?,
            text,
            legacy: legacy.unwrap_or(false),
            review_at,
            clauses,
        })
    }

    fn clause(&mut self, node: &'n Node) -> Option<Clause> {
        let mut fields = self.fields(node, "a clause")?;
        let local = fields.get("local").and_then(|n| self.boolean(n));
        let may_override = fields.get("may_override").and_then(|n| self.boolean(n));
        let kind = match fields.one_of(&KINDS) {
            Ok((name, node)) => self.clause_kind(name, node),
            Err(mistake) => {
                self.out
                    .push(mistake.breaks(rule::GOV_3_2_2, Code::PolicyKind));
                // What stands there instead was just named.
                return None;
            }
        };
        self.done(fields);
        let kind = kind?;
        let (local_default, override_default) = kind.default_reach();
        Some(Clause {
            kind,
            local: local.unwrap_or(local_default),
            may_override: may_override.unwrap_or(override_default),
        })
    }

    fn clause_kind(&mut self, name: &str, node: &'n Node) -> Option<ClauseKind> {
        match name {
            "constrain" => {
                let mut fields = self.fields(node, "a constraint")?;
                let made = self.constraint(&mut fields);
                self.done(fields);
                made.map(ClauseKind::Constrain)
            }
            "grant" => {
                let mut fields = self.fields(node, "a grant")?;
                let made = self.grant(&mut fields);
                self.done(fields);
                made.map(ClauseKind::Grant)
            }
            "domain_access" => {
                let mut fields = self.fields(node, "an access to a domain")?;
                let made = self.domain_access(&mut fields);
                self.done(fields);
                made.map(ClauseKind::DomainAccess)
            }
            _ => self.hook(node).map(ClauseKind::Override),
        }
    }

    fn constraint(&mut self, fields: &mut Fields<'n>) -> Option<Constraint> {
        let before = self.errors();
        let scope = self.scope_of(fields);
        let roles = self.some_if(fields.get("roles"), Self::refer_role);
        let names = ["forbid", "needs_permission_of", "needs_second"];
        let effect = self.one_of(fields, &names);
        let effect = effect.and_then(|(name, node)| self.effect(name, node));
        // A constraint of which something is left out is another constraint.
        (self.errors() == before).then_some(Constraint {
            scope,
            roles,
            effect: effect?,
        })
    }

    fn effect(&mut self, name: &str, node: &'n Node) -> Option<Effect> {
        match name {
            "forbid" => {
                let yes = self.boolean(node)?;
                if !yes {
                    self.wrong(node, "`true`", "leave the clause out");
                    return None;
                }
                Some(Effect::Forbid)
            }
            "needs_second" => self.refer_role(node).map(Effect::Second),
            _ if matches!(node.kind, Kind::Map(_)) => {
                let mut fields = self.fields(node, "who permits")?;
                let role = fields.need("members_of").and_then(|n| self.refer_role(n));
                let how = fields.need("how").and_then(|n| {
                    self.choice(n, &[("any", AnyOrAll::Any), ("all", AnyOrAll::All)])
                });
                self.done(fields);
                let circle = CircleId::inside(role?);
                Some(Effect::PermissionOfMembers { circle, how: how? })
            }
            _ => self.refer_role(node).map(Effect::PermissionOfRole),
        }
    }

    fn grant(&mut self, fields: &mut Fields<'n>) -> Option<Grant> {
        let before = self.errors();
        // A grant that forgets its decision would give everything.
        fields.need("decision");
        let scope = self.scope_of(fields);
        let to = self.some(fields.need("to"), "role keys", Self::refer_role);
        let spend = fields.get("spend").and_then(|n| self.grant_spend(n));
        (self.errors() == before && scope.decision.is_some()).then_some(Grant { scope, to, spend })
    }

    fn grant_spend(&mut self, node: &'n Node) -> Option<SpendLimit> {
        let mut fields = self.fields(node, "the money of a grant")?;
        let limit = self.limit(&mut fields, period_fits_control);
        self.done(fields);
        limit
    }

    fn domain_access(&mut self, fields: &mut Fields<'n>) -> Option<DomainAccess> {
        let before = self.errors();
        let domain = fields.need("domain").and_then(|n| self.refer_domain(n));
        let (roles, people) = match fields.need("to") {
            Some(node) => self.roles_and_people(node),
            None => (Vec::new(), Vec::new()),
        };
        let scope = self.scope_of(fields);
        (self.errors() == before).then_some(DomainAccess {
            domain: domain?,
            roles,
            people,
            scope,
        })
    }

    fn roles_and_people(
        &mut self,
        node: &'n Node,
    ) -> (Vec<RoleId>, Vec<zirkel_domain::ids::PersonId>) {
        let Some(mut fields) = self.fields(node, "who gets access") else {
            return (Vec::new(), Vec::new());
        };
        if fields.written(&["roles", "people"]).is_empty() {
            let message = "access is given to nobody, expected `roles` or `people`";
            self.mistake(fields.place, message, "");
        }
        let roles = self.some_if(fields.get("roles"), Self::refer_role);
        let people = self.some(fields.get("people"), "person keys", Self::refer_person);
        self.done(fields);
        (roles, people)
    }

    /// A list of roles that is left out or has at least one: an empty one would mean all.
    pub(super) fn some_if(
        &mut self,
        list: Option<&'n Node>,
        item: impl FnMut(&mut Self, &'n Node) -> Option<RoleId>,
    ) -> Vec<RoleId> {
        self.some(list, "role keys", item)
    }

    /// How many errors there are so far.
    pub(super) fn errors(&self) -> usize {
        self.out.iter().filter(|m| m.is_error()).count()
    }
}
