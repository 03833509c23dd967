//! The first walk: each thing that has a key gets its id, in the order of the file, and a key that
//! comes twice in its kind is a mistake.

use crate::org_file::{
    mistake::{Mistake, suggestion},
    node::{Kind as NodeKind, Node},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The keys of one kind.
#[derive(Debug)]
pub(in crate::org_file) struct Kind {
    /// What such a thing is called.
    pub(super) noun: &'static str,
    by_key: BTreeMap<String, (Uuid, usize)>,
    by_start: BTreeMap<usize, Uuid>,
}

impl Kind {
    const fn new(noun: &'static str) -> Self {
        Self {
            noun,
            by_key: BTreeMap::new(),
            by_start: BTreeMap::new(),
        }
    }

    /// The thing with this key.
    pub(super) fn find(&self, key: &str) -> Option<Uuid> {
        self.by_key.get(key).map(|(id, _)| *id)
    }

    /// The thing that this mapping describes.
    pub(super) fn described_by(&self, node: &Node) -> Option<Uuid> {
        self.by_start.get(&node.place.start).copied()
    }

    /// Which key may have been meant.
    pub(super) fn suggestion(&self, key: &str) -> String {
        let known: Vec<&str> = self.by_key.keys().map(String::as_str).collect();
        suggestion(key, known, self.noun)
    }
}

/// The keys of all kinds.
#[derive(Debug)]
pub(in crate::org_file) struct Register {
    pub(super) people: Kind,
    pub(super) service_accounts: Kind,
    pub(super) decision_types: Kind,
    pub(super) roles: Kind,
    pub(super) domains: Kind,
    pub(super) external_domains: Kind,
    pub(super) policies: Kind,
}

struct Walk<'a> {
    fresh: &'a mut dyn FnMut() -> Uuid,
    mistakes: &'a mut Vec<Mistake>,
}

impl Register {
    /// The first walk over a whole file.
    pub(super) fn of(
        root: &Node,
        fresh: &mut dyn FnMut() -> Uuid,
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let mut register = Self {
            people: Kind::new("person"),
            service_accounts: Kind::new("service account"),
            decision_types: Kind::new("decision type"),
            roles: Kind::new("role"),
            domains: Kind::new("domain"),
            external_domains: Kind::new("external domain"),
            policies: Kind::new("policy"),
        };
        let mut walk = Walk { fresh, mistakes };
        walk.list(root.get("service_accounts"), &mut register.service_accounts);
        walk.list(root.get("people"), &mut register.people);
        walk.list(root.get("decision_types"), &mut register.decision_types);
        walk.list(root.get("external_domains"), &mut register.external_domains);
        if let Some(anchor) = root.get("anchor") {
            walk.role(anchor, &mut register);
        }
        register
    }
}

impl Walk<'_> {
    fn list(&mut self, list: Option<&Node>, kind: &mut Kind) {
        for node in list.map(Node::items).unwrap_or_default() {
            self.declare(node, kind);
        }
    }

    fn declare(&mut self, node: &Node, kind: &mut Kind) {
        if !matches!(node.kind, NodeKind::Map(_)) {
            return;
        }
        let id = (self.fresh)();
        kind.by_start.insert(node.place.start, id);
        let Some(key) = node.get("key") else { return };
        let NodeKind::Scalar { text, .. } = &key.kind else {
            return;
        };
        if text.is_empty() {
            return;
        }
        let line = key.place.line;
        let (first, first_line) = *kind.by_key.entry(text.clone()).or_insert((id, line));
        if first != id {
            let message = format!("the key `{text}` is taken by another {}", kind.noun);
            let hint = format!("the first one is on line {first_line}");
            self.mistakes
                .push(Mistake::error(&key.place, message).hint(hint));
        }
    }

    fn role(&mut self, node: &Node, register: &mut Register) {
        self.declare(node, &mut register.roles);
        self.list(node.get("domains"), &mut register.domains);
        let Some(inside) = node.get("inside") else {
            return;
        };
        self.list(inside.get("policies"), &mut register.policies);
        for office in super::role::OFFICES {
            let core = inside.get("core").and_then(|core| core.get(office.0));
            let domains = core.and_then(|core| core.get("domains"));
            self.list(domains, &mut register.domains);
        }
        for link in inside.get("links").map(Node::items).unwrap_or_default() {
            self.list(link.get("domains"), &mut register.domains);
        }
        for role in inside.get("roles").map(Node::items).unwrap_or_default() {
            self.role(role, register);
        }
    }
}
