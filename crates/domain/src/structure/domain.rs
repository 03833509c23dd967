//! Domains: what one role alone controls, and what somebody outside owns.

use crate::{
    ids::{DomainId, ExternalDomainId, LinkId},
    structure::{role::RoleRef, scope::Scope},
    text::{Key, Name, Text},
};

/// Something that one role alone controls (GOV-1.1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Its id.
    pub id: DomainId,
    /// Its outside reference.
    pub key: Key,
    /// The role that controls it.
    pub holder: RoleRef,
    /// In words.
    pub text: Text,
    /// Whom it binds (GOV-3.3.9).
    pub reach: Reach,
    /// The domain that it is a part of; none where it comes straight from the anchor.
    pub delegated_from: Option<DomainId>,
    /// For the machine: the decisions that touch it.
    pub covers: Vec<Scope>,
    /// The link under which the target circle added it (GOV-1.5.3).
    pub added_by: Option<LinkId>,
}

/// Whom a domain binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// The whole organization.
    Organization,
    /// Only the circle that placed it, and what is below.
    Internal,
}

impl Reach {
    /// Its name in files and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Internal => "internal",
        }
    }
}

/// Something that an outside body owns; only it can permit (GOV-3.3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalDomain {
    /// Its id.
    pub id: ExternalDomainId,
    /// Its outside reference.
    pub key: Key,
    /// In words.
    pub text: Text,
    /// Who owns it.
    pub owner: Name,
    /// For the machine: the decisions that touch it.
    pub covers: Vec<Scope>,
}
