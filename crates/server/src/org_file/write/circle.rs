//! Roles and what is inside them.

use super::{Map, Writer};
use crate::org_file::emit::Yaml;
use zirkel_domain::{
    ids::{CircleId, LinkId, RoleId},
    structure::{
        assignment::Assignment,
        circle::Link,
        domain::{Domain, Reach},
        element::Accountability,
        role::{CoreRole, Role, RoleRef, SeatRef},
    },
    text::Text,
};

impl Writer<'_> {
    pub(super) fn role(&self, role: &Role) -> Map {
        let mut map = Map::new();
        map.text("key", role.key.as_str());
        map.text("name", role.name.as_str());
        map.maybe_text("purpose", role.purpose.as_ref().map(Text::as_str));
        self.elements(RoleRef::Defined(role.id), None, &mut map);
        let controls = self.snapshot.spend_controls.values();
        let controls = controls
            .filter(|control| control.role == role.id)
            .map(|control| {
                let mut map = Map::new();
                self.limit(control.limit, &mut map);
                map.list("for", self.scopes(&control.scopes));
                map.yaml()
            });
        map.list("spend_control", controls.collect());
        map.list("filled_by", self.holders(role.id));
        map.map("inside", self.inside(CircleId::inside(role.id)));
        map
    }

    /// The fields `accountabilities` and `domains`.
    fn elements(&self, role: RoleRef, added_by: Option<LinkId>, map: &mut Map) {
        let accountabilities = self.snapshot.accountabilities.values();
        let accountabilities = accountabilities
            .filter(|a| a.role == role && a.added_by == added_by)
            .map(|a| self.accountability(a));
        map.list("accountabilities", accountabilities.collect());
        let domains = self.snapshot.domains.values();
        let domains = domains
            .filter(|d| d.holder == role && d.added_by == added_by)
            .map(|d| self.domain(d));
        map.list("domains", domains.collect());
    }

    fn accountability(&self, accountability: &Accountability) -> Yaml {
        let mut map = Map::new();
        map.text("text", accountability.text.as_str());
        map.list("covers", self.scopes(&accountability.covers));
        map.yaml()
    }

    fn domain(&self, domain: &Domain) -> Yaml {
        let mut map = Map::new();
        map.text("key", domain.key.as_str());
        map.text("text", domain.text.as_str());
        if domain.reach != Reach::Organization {
            map.text("reach", domain.reach.as_str());
        }
        if let Some(from) = domain.delegated_from {
            map.put("delegated_from", self.domain_key(from));
        }
        map.list("covers", self.scopes(&domain.covers));
        map.yaml()
    }

    fn holders(&self, role: RoleId) -> Vec<Yaml> {
        let assignments = self.snapshot.assignments.values();
        assignments
            .filter_map(|assignment| {
                let focus = match assignment.seat {
                    SeatRef::Whole(RoleRef::Defined(of)) => (of == role).then_some(None)?,
                    SeatRef::Whole(RoleRef::Core(..)) => return None,
                    SeatRef::Focused(seat) => {
                        let seat = self.snapshot.seats.get(&seat)?;
                        (seat.role == role).then_some(Some(self.focus(&seat.focus)))?
                    }
                };
                Some(self.holder(assignment, focus))
            })
            .collect()
    }

    /// A person key, or a mapping where there is more to say.
    fn holder(&self, assignment: &Assignment, focus: Option<Yaml>) -> Yaml {
        let key = self.person_key(assignment.person);
        let bare = focus.is_none() && assignment.since.is_none() && assignment.until.is_none();
        if bare && assignment.resign_terms.is_none() {
            return key;
        }
        let mut map = Map::new();
        map.put("person", key);
        if let Some(focus) = focus {
            map.put("focus", focus);
        }
        map.maybe_date("since", assignment.since);
        map.maybe_date("until", assignment.until);
        let terms = assignment.resign_terms.as_ref();
        map.maybe_text("resign", terms.map(Text::as_str));
        map.yaml()
    }

    fn inside(&self, circle: CircleId) -> Map {
        let mut map = Map::new();
        let policies = self.snapshot.policies.values();
        let policies = policies.filter(|p| p.circle == circle);
        map.list("policies", policies.map(|p| self.policy(p)).collect());
        map.map("elected", self.elected(circle));
        map.map("core", self.core(circle));
        let links = self.snapshot.links.values();
        let links = links.filter(|link| link.target == circle);
        map.list("links", links.map(|link| self.link(link)).collect());
        let redirects = self.snapshot.redirects.values();
        let redirects = redirects.filter(|r| r.circle == circle).map(|redirect| {
            let mut map = Map::new();
            map.put("mention", self.role_key(redirect.mention));
            map.put("to", self.role_key(redirect.to));
            map.yaml()
        });
        map.list("redirects", redirects.collect());
        let roles = self.snapshot.roles.values();
        let roles = roles.filter(|role| role.source == Some(circle));
        map.list("roles", roles.map(|role| self.role(role).yaml()).collect());
        map
    }

    fn elected(&self, circle: CircleId) -> Map {
        let mut map = Map::new();
        for (name, office) in [
            ("facilitator", CoreRole::Facilitator),
            ("secretary", CoreRole::Secretary),
            ("rep", CoreRole::CircleRep),
        ] {
            let seat = SeatRef::Whole(RoleRef::Core(circle, office));
            let terms = self.snapshot.assignments.values();
            let mut terms: Vec<Yaml> = terms
                .filter(|assignment| assignment.seat == seat)
                .map(|assignment| self.holder(assignment, None))
                .collect();
            if terms.len() > 1 {
                map.put(name, Yaml::List(terms));
            } else if let Some(term) = terms.pop() {
                map.put(name, term);
            }
        }
        map
    }

    fn core(&self, circle: CircleId) -> Map {
        let mut map = Map::new();
        for (name, office) in [
            ("circle_lead", CoreRole::CircleLead),
            ("facilitator", CoreRole::Facilitator),
            ("secretary", CoreRole::Secretary),
            ("rep", CoreRole::CircleRep),
        ] {
            let mut additions = Map::new();
            self.elements(RoleRef::Core(circle, office), None, &mut additions);
            map.map(name, additions);
        }
        map
    }

    fn link(&self, link: &Link) -> Yaml {
        let mut map = Map::new();
        let (role, focus) = match link.seat {
            SeatRef::Whole(RoleRef::Defined(role)) => (Some(role), None),
            SeatRef::Whole(RoleRef::Core(circle, _)) => (Some(circle.role()), None),
            SeatRef::Focused(seat) => match self.snapshot.seats.get(&seat) {
                Some(seat) => (Some(seat.role), Some(self.focus(&seat.focus))),
                None => (None, None),
            },
        };
        if let Some(role) = role {
            map.put("role", self.role_key(role));
        }
        if let Some(focus) = focus {
            map.put("focus", focus);
        }
        map.put("policy", self.policy_key(link.policy));
        if let Some(role) = role {
            self.elements(RoleRef::Defined(role), Some(link.id), &mut map);
        }
        map.yaml()
    }
}
