//! The node tree as domain values, with every mistake on the way: nothing stops at the first one.
//!
//! Two walks. The first (`register`) gives each keyed thing its id, so that a reference may stand
//! before what it names. The second reads everything, field by field, and resolves references. What
//! is broken beyond use is left out, its neighbours are read on.

mod catalogue;
mod circle;
mod fields;
mod hook;
mod organization;
mod policy;
mod register;
mod role;
mod scalar;
mod scope;
mod spend;

pub(super) use catalogue::kind_of;
pub(super) use scalar::{Scalar, classify};

use super::{
    mistake::{Mistake, Place},
    node::Node,
    places::Places,
    setup::Made,
};
use catalogue::Catalogue;
use register::Register;
use std::collections::BTreeMap;
use uuid::Uuid;
use zirkel_domain::{
    ids::{DomainId, PersonId, PolicyId, RoleId, SeatId},
    money::Currency,
    structure::{assignment::Assignment, role::SeatRef, scope::Condition},
    subject::Subject,
    text::Text,
};

/// What the second walk knows and gathers.
pub(super) struct Reader<'n> {
    out: Vec<Mistake>,
    register: Register,
    catalogue: Catalogue,
    /// The organization's; none where it could not be read, and then amounts stay unread.
    currency: Option<Currency>,
    fresh: &'n mut dyn FnMut() -> Uuid,
    made: Made,
    places: Places,
    /// The seat of each role within a focus, by its words and its sorted conditions.
    seats: BTreeMap<(RoleId, Text, Vec<Condition>), SeatId>,
    /// When a person holds a seat.
    held: BTreeMap<(SeatRef, PersonId), Vec<Assignment>>,
}

/// Reads the tree; the second is none where not even an organization could be made out.
pub(super) fn read(
    root: &Node,
    fresh: &mut dyn FnMut() -> Uuid,
    mistakes: &mut Vec<Mistake>,
) -> Option<(Made, Places)> {
    let register = Register::of(root, fresh, mistakes);
    let mut reader = Reader {
        out: Vec::new(),
        register,
        catalogue: Catalogue::default(),
        currency: None,
        fresh,
        made: Made::default(),
        places: Places::default(),
        seats: BTreeMap::new(),
        held: BTreeMap::new(),
    };
    reader.file(root);
    mistakes.append(&mut reader.out);
    reader
        .made
        .organization
        .is_some()
        .then_some((reader.made, reader.places))
}

impl<'n> Reader<'n> {
    fn file(&mut self, root: &'n Node) {
        let Some(mut file) = self.fields(root, "an organization file") else {
            return;
        };
        if let Some(version) = file.need("zirkel")
            && self.whole(version) != Some(1)
            && self.out.iter().all(|m| m.place.path != "zirkel")
        {
            self.mistake(
                &version.place,
                "this version of the format is not known",
                "write `1`",
            );
        }
        let organization = file.need("organization");
        let types = file.get("decision_types");
        // First what the rest is read by: the currency, the catalogue.
        self.settings(organization);
        self.decision_types(types);
        self.service_accounts(file.get("service_accounts"));
        self.people(file.get("people"));
        self.external_domains(file.get("external_domains"));
        if let Some(anchor) = file.need("anchor") {
            self.role(anchor, None);
        }
        self.open_delegation_cycles();
        self.done(file);
    }

    fn mistake(&mut self, place: &Place, message: impl Into<String>, hint: impl Into<String>) {
        self.out.push(Mistake::error(place, message).hint(hint));
    }

    fn uuid(&mut self) -> Uuid {
        (self.fresh)()
    }

    /// Remembers where a thing of the structure stands.
    fn stands(&mut self, subject: Subject, place: &Place) {
        self.places.put(subject, place);
    }

    fn refer_person(&mut self, node: &Node) -> Option<PersonId> {
        let key = self.key_text(node)?;
        self.found(
            self.register.people.find(key).map(PersonId::from_uuid),
            node,
            key,
            |r| &r.people,
        )
    }

    fn refer_role(&mut self, node: &Node) -> Option<RoleId> {
        let key = self.key_text(node)?;
        self.found(
            self.register.roles.find(key).map(RoleId::from_uuid),
            node,
            key,
            |r| &r.roles,
        )
    }

    fn refer_domain(&mut self, node: &Node) -> Option<DomainId> {
        let key = self.key_text(node)?;
        self.found(
            self.register.domains.find(key).map(DomainId::from_uuid),
            node,
            key,
            |r| &r.domains,
        )
    }

    fn refer_policy(&mut self, node: &Node) -> Option<PolicyId> {
        let key = self.key_text(node)?;
        self.found(
            self.register.policies.find(key).map(PolicyId::from_uuid),
            node,
            key,
            |r| &r.policies,
        )
    }

    fn found<T>(
        &mut self,
        id: Option<T>,
        node: &Node,
        key: &str,
        kind: fn(&Register) -> &register::Kind,
    ) -> Option<T> {
        if id.is_none() {
            let kind = kind(&self.register);
            let message = format!("no {} has the key `{key}`", kind.noun);
            let hint = kind.suggestion(key);
            self.mistake(&node.place, message, hint);
        }
        id
    }

    /// Every item of a list, read by `item`; broken items are left out.
    fn each<T>(
        &mut self,
        list: Option<&'n Node>,
        of: &str,
        mut item: impl FnMut(&mut Self, &'n Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(list) = list else { return Vec::new() };
        self.list(list, of)
            .iter()
            .filter_map(|node| item(self, node))
            .collect()
    }

    /// The same of a list that may not be empty.
    fn some<T>(
        &mut self,
        list: Option<&'n Node>,
        of: &str,
        item: impl FnMut(&mut Self, &'n Node) -> Option<T>,
    ) -> Vec<T> {
        if let Some(list) = list
            && matches!(&list.kind, super::node::Kind::List(items) if items.is_empty())
        {
            let message = format!("the list is empty, expected {of}");
            self.mistake(&list.place, message, "");
        }
        self.each(list, of, item)
    }
}
