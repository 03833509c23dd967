//! A role: what it consists of, who holds it, and what is inside.

use super::{
    Reader,
    fields::Fields,
    organization::{unreadable_key, unreadable_name},
};
use crate::org_file::{
    mistake::{Mistake, Place},
    node::{Kind, Node},
};
use zirkel_domain::{
    code::Code,
    ids::{AccountabilityId, AssignmentId, CircleId, DomainId, LinkId, PersonId, RoleId, SeatId},
    rule,
    structure::{
        assignment::Assignment,
        domain::{Domain, Reach},
        element::Accountability,
        role::{CoreRole, Role, RoleRef, Seat, SeatRef},
    },
    subject::Subject,
    time::Date,
};

/// The offices of a circle by their names in the file.
pub(super) const OFFICES: [(&str, CoreRole); 4] = [
    ("circle_lead", CoreRole::CircleLead),
    ("facilitator", CoreRole::Facilitator),
    ("secretary", CoreRole::Secretary),
    ("rep", CoreRole::CircleRep),
];

impl<'n> Reader<'n> {
    /// A role and everything inside it; the anchor's has no source.
    pub(super) fn role(&mut self, node: &'n Node, source: Option<CircleId>) {
        let Some(mut fields) = self.fields(node, "a role") else {
            return;
        };
        let Some(id) = self.register.roles.described_by(node) else {
            return;
        };
        let id = RoleId::from_uuid(id);
        let subject = RoleRef::Defined(id);
        self.stands(Subject::Role(subject), &node.place);
        self.stands(Subject::Seat(SeatRef::Whole(subject)), &node.place);
        let key = fields.need("key").and_then(|n| self.key(n));
        let name = fields.need("name").and_then(|n| self.name(n));
        let purpose = fields.get("purpose").and_then(|n| self.text(n));
        if let (Some(key), Some(name)) = (
            key.or_else(|| unreadable_key(node)),
            name.or_else(unreadable_name),
        ) {
            self.made.roles.push(Role {
                id,
                key,
                name,
                purpose,
                source,
            });
        }
        self.elements(&mut fields, subject, None);
        for item in self.listed(fields.get("spend_control"), "spend controls") {
            let made = self.spend_control(item, id);
            self.made.spend_controls.extend(made);
        }
        self.holders(&mut fields, id, source.is_none());
        let circle = CircleId::inside(id);
        let inside = fields.get("inside");
        let place = inside.map_or(&node.place, |n| &n.place);
        self.stands(Subject::Circle(circle), place);
        self.done(fields);
        if let Some(inside) = inside {
            self.inside(inside, circle);
        }
    }

    /// The items of a list that may be left out.
    pub(super) fn listed(&mut self, list: Option<&'n Node>, of: &str) -> &'n [Node] {
        list.map(|node| self.list(node, of)).unwrap_or_default()
    }

    /// The fields `accountabilities` and `domains` of whatever may have them.
    pub(super) fn elements(
        &mut self,
        fields: &mut Fields<'n>,
        role: RoleRef,
        added_by: Option<LinkId>,
    ) {
        let of = "accountabilities such as `{ text: …, covers: […] }`";
        for node in self.listed(fields.get("accountabilities"), of) {
            if let Some(mut fields) = self.fields(node, "an accountability") {
                let made = self.accountability(&mut fields, role, added_by);
                self.made.accountabilities.extend(made);
                self.done(fields);
            }
        }
        for node in self.listed(fields.get("domains"), "domains") {
            if let Some(mut fields) = self.fields(node, "a domain") {
                let made = self.domain(node, &mut fields, role, added_by);
                self.made.domains.extend(made);
                self.done(fields);
            }
        }
    }

    fn accountability(
        &mut self,
        fields: &mut Fields<'n>,
        role: RoleRef,
        added_by: Option<LinkId>,
    ) -> Option<Accountability> {
        let id = AccountabilityId::from_uuid(self.uuid());
        self.stands(Subject::Accountability(id), fields.place);
        let text = fields.need("text").and_then(|n| self.text(n));
        let covers = self.scopes(fields.get("covers"));
        Some(Accountability {
            id,
            role,
            text: text?,
            covers,
            added_by,
        })
    }

    fn domain(
        &mut self,
        node: &'n Node,
        fields: &mut Fields<'n>,
        holder: RoleRef,
        added_by: Option<LinkId>,
    ) -> Option<Domain> {
        let id = DomainId::from_uuid(self.register.domains.described_by(node)?);
        self.stands(Subject::Domain(id), &node.place);
        let key = fields.need("key").and_then(|n| self.key(n));
        let text = fields.need("text").and_then(|n| self.text(n));
        let reach = fields.get("reach").and_then(|n| {
            let known = [Reach::Organization, Reach::Internal].map(|r| (r.as_str(), r));
            self.choice(n, &known)
        });
        let delegated_from = fields
            .get("delegated_from")
            .and_then(|n| self.refer_domain(n));
        let covers = self.scopes(fields.get("covers"));
        Some(Domain {
            id,
            key: key.or_else(|| unreadable_key(node))?,
            holder,
            text: text?,
            reach: reach.unwrap_or(Reach::Organization),
            delegated_from,
            covers,
            added_by,
        })
    }

    fn holders(&mut self, fields: &mut Fields<'n>, role: RoleId, is_anchor: bool) {
        let Some(list) = fields.get("filled_by") else {
            return;
        };
        if is_anchor {
            let message = "nobody is assigned to the anchor, its leads come from its policy";
            let hint = "name them in a policy inside the anchor: `override: { hook: ANCHOR_LEAD, people: […] }`";
            let mistake = Mistake::error(&list.place, message).hint(hint);
            self.out
                .push(mistake.breaks(rule::GOV_1_3_2, Code::AnchorHasNoLead));
            return;
        }
        for node in self.list(list, "person keys") {
            if let Some(made) = self.holder(node, role) {
                self.assign(made, node);
            }
        }
    }

    fn holder(&mut self, node: &'n Node, role: RoleId) -> Option<Assignment> {
        let id = AssignmentId::from_uuid(self.uuid());
        self.stands(Subject::Assignment(id), &node.place);
        let (person, since, until, seat, resign_terms) = if matches!(node.kind, Kind::Map(_)) {
            let mut fields = self.fields(node, "a holder")?;
            let person = fields.need("person").and_then(|n| self.refer_person(n));
            let focus = fields.get("focus");
            let seat = self.seat(focus, role);
            let (since, until) = self.term(&mut fields);
            let resign = fields.get("resign").and_then(|n| self.text(n));
            self.done(fields);
            (person, since, until, seat, resign)
        } else {
            let seat = SeatRef::Whole(RoleRef::Defined(role));
            (self.refer_person(node), None, None, Some(seat), None)
        };
        Some(Assignment {
            id,
            seat: seat?,
            person: person?,
            since,
            until,
            resign_terms,
        })
    }

    /// The fields `since` and `until`.
    pub(super) fn term(&mut self, fields: &mut Fields<'n>) -> (Option<Date>, Option<Date>) {
        let since = fields.get("since").and_then(|n| self.date(n));
        let until = fields
            .get("until")
            .and_then(|n| self.date(n).map(|day| (day, n)));
        if let (Some(since), Some((until, at))) = (since, until)
            && until < since
        {
            let message = format!("`until` is `{until}`, before `since`, which is `{since}`");
            self.mistake(&at.place, message, "the earlier day comes first");
        }
        (since, until.map(|(day, _)| day))
    }

    /// The seat of a role within a focus, the whole role without one. Holders with an equal focus
    /// share one seat (GOV-2.1.4).
    pub(super) fn seat(&mut self, focus: Option<&'n Node>, role: RoleId) -> Option<SeatRef> {
        let Some(node) = focus else {
            return Some(SeatRef::Whole(RoleRef::Defined(role)));
        };
        let focus = self.focus(node)?;
        let mut when = focus.when.clone();
        when.sort();
        let same = (role, focus.text.clone(), when);
        if let Some(seat) = self.seats.get(&same) {
            return Some(SeatRef::Focused(*seat));
        }
        let id = SeatId::from_uuid(self.uuid());
        self.stands(Subject::Seat(SeatRef::Focused(id)), &node.place);
        self.seats.insert(same, id);
        self.made.seats.push(Seat { id, role, focus });
        Some(SeatRef::Focused(id))
    }

    /// A term in an office: a person key or `{ person, until }`.
    pub(super) fn term_in_office(&mut self, node: &'n Node, circle: CircleId, office: CoreRole) {
        let id = AssignmentId::from_uuid(self.uuid());
        self.stands(Subject::Assignment(id), &node.place);
        self.office_stands(circle, office, &node.place);
        let (person, since, until) = if matches!(node.kind, Kind::Map(_)) {
            let Some(mut fields) = self.fields(node, "a term") else {
                return;
            };
            let person: Option<PersonId> = fields.need("person").and_then(|n| self.refer_person(n));
            let (since, until) = self.term(&mut fields);
            self.done(fields);
            (person, since, until)
        } else {
            (self.refer_person(node), None, None)
        };
        if let Some(person) = person {
            let made = Assignment {
                id,
                seat: SeatRef::Whole(RoleRef::Core(circle, office)),
                person,
                since,
                until,
                resign_terms: None,
            };
            self.assign(made, node);
        }
    }

    /// An assignment, unless the person holds the seat already at that time.
    fn assign(&mut self, made: Assignment, node: &Node) {
        let over = |until: Option<Date>, since: Option<Date>| {
            until.is_some_and(|until| since.is_some_and(|since| until < since))
        };
        let meets =
            |other: &&Assignment| !over(made.until, other.since) && !over(other.until, made.since);
        let held = self.held.entry((made.seat, made.person)).or_default();
        if let Some(other) = held.iter().find(meets) {
            let line = self.places.of(Subject::Assignment(other.id)).line;
            let message = "the same person holds the same seat twice";
            let hint = format!("the first time is on line {line}; keep one");
            self.mistake(&node.place, message, hint);
            return;
        }
        held.push(made.clone());
        self.made.assignments.push(made);
    }

    /// Where an office of a circle is spoken of.
    pub(super) fn office_stands(&mut self, circle: CircleId, office: CoreRole, place: &Place) {
        self.stands(Subject::office(circle, office), place);
        let seat = SeatRef::Whole(RoleRef::Core(circle, office));
        self.stands(Subject::Seat(seat), place);
    }
}
