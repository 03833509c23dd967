//! The kinds of things that an edit may name.

use crate::query::role;
use zirkel_domain::{
    ids::{AccountabilityId, CircleId, DomainId, PolicyId, SpendControlId},
    index::Index,
    structure::role::RoleRef,
    subject::Subject,
    text::Key,
};

/// A kind of thing that an edit may name.
pub trait Thing: Copy {
    /// What such a thing is called in a message.
    const NOUN: &'static str;

    /// The thing, where it is of this kind.
    fn of(subject: Subject) -> Option<Self>;

    /// Whether an organization has it.
    fn is_in(&self, index: &Index) -> bool;

    /// The one with a key.
    fn keyed(index: &Index, key: &str) -> Option<Self>;
}

impl Thing for RoleRef {
    const NOUN: &'static str = "role";

    fn of(subject: Subject) -> Option<Self> {
        if let Subject::Role(role) = subject {
            Some(role)
        } else {
            None
        }
    }

    fn is_in(&self, index: &Index) -> bool {
        role::exists(index, *self)
    }

    fn keyed(index: &Index, key: &str) -> Option<Self> {
        role::by_key(index, key)
    }
}

/// A circle goes by its role.
impl Thing for CircleId {
    const NOUN: &'static str = "circle";

    fn of(subject: Subject) -> Option<Self> {
        if let Subject::Circle(circle) = subject {
            Some(circle)
        } else if let Subject::Role(RoleRef::Defined(role)) = subject {
            Some(Self::inside(role))
        } else {
            None
        }
    }

    fn is_in(&self, index: &Index) -> bool {
        index.snapshot().roles.contains_key(&self.role())
    }

    fn keyed(index: &Index, key: &str) -> Option<Self> {
        let role = index.role_by_key(&Key::new(key).ok()?)?;
        Some(Self::inside(role))
    }
}

impl Thing for PolicyId {
    const NOUN: &'static str = "policy";

    fn of(subject: Subject) -> Option<Self> {
        if let Subject::Policy(id) = subject {
            Some(id)
        } else {
            None
        }
    }

    fn is_in(&self, index: &Index) -> bool {
        index.snapshot().policies.contains_key(self)
    }

    fn keyed(index: &Index, key: &str) -> Option<Self> {
        let mut policies = index.snapshot().policies.values();
        let found = policies.find(|it| it.key.as_str() == key);
        found.map(|it| it.id)
    }
}

impl Thing for DomainId {
    const NOUN: &'static str = "domain";

    fn of(subject: Subject) -> Option<Self> {
        if let Subject::Domain(id) = subject {
            Some(id)
        } else {
            None
        }
    }

    fn is_in(&self, index: &Index) -> bool {
        index.snapshot().domains.contains_key(self)
    }

    fn keyed(index: &Index, key: &str) -> Option<Self> {
        let mut domains = index.snapshot().domains.values();
        let found = domains.find(|it| it.key.as_str() == key);
        found.map(|it| it.id)
    }
}

impl Thing for AccountabilityId {
    const NOUN: &'static str = "accountability";

    fn of(subject: Subject) -> Option<Self> {
        if let Subject::Accountability(id) = subject {
            Some(id)
        } else {
            None
        }
    }

    fn is_in(&self, index: &Index) -> bool {
        index.snapshot().accountabilities.contains_key(self)
    }

    /// They have none.
    fn keyed(_: &Index, _: &str) -> Option<Self> {
        None
    }
}

impl Thing for SpendControlId {
    const NOUN: &'static str = "spend control";

    fn of(subject: Subject) -> Option<Self> {
        if let Subject::SpendControl(id) = subject {
            Some(id)
        } else {
            None
        }
    }

    fn is_in(&self, index: &Index) -> bool {
        index.snapshot().spend_controls.contains_key(self)
    }

    /// They have none.
    fn keyed(_: &Index, _: &str) -> Option<Self> {
        None
    }
}
