//! The inside of a role: its policies, its offices, its links and redirects, its roles.

use super::{Reader, role::OFFICES};
use crate::org_file::{
    mistake::Mistake,
    node::{Kind, Node},
};
use std::collections::BTreeMap;
use zirkel_domain::{
    ids::{CircleId, DomainId, LinkId, RedirectId},
    structure::{
        circle::{Link, Redirect},
        role::{CoreRole, RoleRef},
    },
    subject::Subject,
};

impl<'n> Reader<'n> {
    /// The block `inside`.
    pub(super) fn inside(&mut self, node: &'n Node, circle: CircleId) {
        let Some(mut fields) = self.fields(node, "the inside of a role") else {
            return;
        };
        for item in self.listed(fields.get("policies"), "policies") {
            let made = self.policy(item, circle);
            self.made.policies.extend(made);
        }
        if let Some(elected) = fields.get("elected") {
            self.elected(elected, circle);
        }
        if let Some(core) = fields.get("core") {
            self.core(core, circle);
        }
        for item in self.listed(fields.get("links"), "links") {
            self.link(item, circle);
        }
        for item in self.listed(fields.get("redirects"), "redirects") {
            let made = self.redirect(item, circle);
            self.made.redirects.extend(made);
        }
        let roles = self.listed(fields.get("roles"), "roles");
        self.done(fields);
        for item in roles {
            self.role(item, Some(circle));
        }
    }

    /// The block `elected`. Several reps stand in a list (`REP_COUNT`).
    fn elected(&mut self, node: &'n Node, circle: CircleId) {
        let Some(mut fields) = self.fields(node, "the elected offices") else {
            return;
        };
        for (name, office) in OFFICES {
            if office == CoreRole::CircleLead {
                continue;
            }
            let Some(term) = fields.get(name) else {
                continue;
            };
            match &term.kind {
                Kind::List(items) if office == CoreRole::CircleRep => {
                    for item in items {
                        self.term_in_office(item, circle, office);
                    }
                }
                Kind::List(_) => self.wrong(term, "one person", ""),
                Kind::Scalar { .. } | Kind::Map(_) => self.term_in_office(term, circle, office),
            }
        }
        self.done(fields);
    }

    /// The block `core`: what the circle adds to its core roles (GOV-1.4.2, GOV-1.4.3, GOV-1.4.4,
    /// GOV-1.4.5).
    fn core(&mut self, node: &'n Node, circle: CircleId) {
        let Some(mut fields) = self.fields(node, "additions to core roles") else {
            return;
        };
        for (name, office) in OFFICES {
            let Some(additions) = fields.get(name) else {
                continue;
            };
            self.office_stands(circle, office, &additions.place);
            if let Some(mut fields) = self.fields(additions, "additions to a core role") {
                self.elements(&mut fields, RoleRef::Core(circle, office), None);
                self.done(fields);
            }
        }
        self.done(fields);
    }

    fn link(&mut self, node: &'n Node, target: CircleId) {
        let Some(mut fields) = self.fields(node, "a link") else {
            return;
        };
        let id = LinkId::from_uuid(self.uuid());
        self.stands(Subject::Link(id), &node.place);
        let role = fields.need("role").and_then(|n| self.refer_role(n));
        let focus = fields.get("focus");
        let seat = role.and_then(|role| self.seat(focus, role));
        let policy = fields.need("policy").and_then(|n| self.refer_policy(n));
        if let (Some(seat), Some(policy)) = (seat, policy) {
            self.made.links.push(Link {
                id,
                seat,
                target,
                policy,
            });
        }
        if let Some(role) = role {
            self.elements(&mut fields, RoleRef::Defined(role), Some(id));
        } else {
            // What hangs on an unknown role is not looked at; its fields are known all the same.
            fields.written(&["accountabilities", "domains"]);
        }
        self.done(fields);
    }

    fn redirect(&mut self, node: &'n Node, circle: CircleId) -> Option<Redirect> {
        let mut fields = self.fields(node, "a redirect")?;
        let id = RedirectId::from_uuid(self.uuid());
        self.stands(Subject::Redirect(id), &node.place);
        let mention = fields.need("mention").and_then(|n| self.refer_role(n));
        let to = fields.need("to").and_then(|n| self.refer_role(n));
        self.done(fields);
        Some(Redirect {
            id,
            circle,
            mention: mention?,
            to: to?,
        })
    }

    /// A domain that is in the end a part of itself: each circle of delegations is one mistake, and
    /// is opened there, so that whoever follows the chain comes to an end.
    pub(super) fn open_delegation_cycles(&mut self) {
        let mut parents: BTreeMap<DomainId, DomainId> = self
            .made
            .domains
            .iter()
            .filter_map(|d| Some((d.id, d.delegated_from?)))
            .collect();
        for domain in &mut self.made.domains {
            let mut at = domain.id;
            let mut steps = parents.len();
            while let Some(parent) = parents.get(&at).copied() {
                at = parent;
                steps = steps.saturating_sub(1);
                if at == domain.id || steps == 0 {
                    break;
                }
            }
            if at == domain.id && parents.remove(&at).is_some() {
                domain.delegated_from = None;
                let place = self.places.of(Subject::Domain(domain.id));
                let message = format!(
                    "the domain `{}` is delegated from itself in the end",
                    domain.key
                );
                let hint = "one domain of the chain comes straight from the anchor";
                self.out.push(Mistake::error(&place, message).hint(hint));
            }
        }
    }
}
