//! The organization's settings, its people, its service accounts, and what outside bodies own.

use super::{Reader, fields::Fields};
use crate::org_file::{
    mistake::Mistake,
    node::{Kind, Node},
};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{
    ids::{ExternalDomainId, OrganizationId, PersonId, ServiceAccountId},
    money::Currency,
    structure::{
        domain::ExternalDomain,
        organization::{Articles, Clocks, Organization, Profile as Rules, ServiceAccount},
        person::{ExternalRef, Person, Profile},
    },
    subject::Subject,
    text::{Key, Name, OutsideRef},
    time::TimeZone,
};

impl<'n> Reader<'n> {
    /// The block `organization`. What is left out: `rules` is `v5`, `articles` are all five,
    /// `time_zone` is UTC, nobody is admin, `clocks` are the defaults of A-01.
    pub(super) fn settings(&mut self, node: Option<&'n Node>) {
        let Some(node) = node else { return };
        let Some(mut fields) = self.fields(node, "the organization") else {
            return;
        };
        let id = OrganizationId::from_uuid(self.uuid());
        self.stands(Subject::Organization(id), fields.place);
        let key = fields.need("key").and_then(|n| self.key(n));
        let name = fields.need("name").and_then(|n| self.name(n));
        let profile = fields
            .get("rules")
            .map(|n| self.choice(n, &[("v5", Rules::V5)]));
        let articles = fields.get("articles").map(|n| self.articles(n));
        self.currency = fields.need("currency").and_then(|n| self.currency(n));
        let time_zone = fields.get("time_zone").map(|n| self.time_zone(n));
        let admins = self.each(fields.get("admins"), "person keys", Self::refer_person);
        let clocks = fields.get("clocks").map(|n| self.clocks(n));
        self.done(fields);
        let (key, name) = (
            key.or_else(|| unreadable_key(node)),
            name.or_else(unreadable_name),
        );
        let currency = self.currency.or_else(|| Currency::from_code("EUR"));
        if let (Some(key), Some(name), Some(currency)) = (key, name, currency) {
            self.made.organization = Some(Organization {
                id,
                key,
                name,
                profile: profile.flatten().unwrap_or(Rules::V5),
                articles: articles.flatten().unwrap_or_else(Articles::all),
                currency,
                time_zone: time_zone.flatten().unwrap_or(TimeZone::UTC),
                admins,
                clocks: clocks.unwrap_or_default(),
            });
        }
    }

    fn articles(&mut self, node: &'n Node) -> Option<Articles> {
        let mut seen = BTreeSet::new();
        for item in self.list(node, "articles") {
            let number = self.whole(item)?;
            let known = u8::try_from(number).ok().filter(|n| (1..=5).contains(n));
            let Some(article) = known else {
                let message = format!("there is no article `{number}`, expected 1 to 5");
                self.mistake(&item.place, message, "");
                return None;
            };
            if !seen.insert(article) {
                self.mistake(&item.place, format!("article `{article}` comes twice"), "");
            }
        }
        Articles::new(seen)
    }

    /// A currency's code.
    pub(super) fn currency(&mut self, node: &Node) -> Option<Currency> {
        let expected = "the code of a currency (ISO 4217) such as `EUR`";
        let code = self.string(node, expected)?;
        let currency = Currency::from_code(code);
        if currency.is_none() {
            let upper = code.to_uppercase();
            let hint = match Currency::from_code(&upper) {
                Some(_) => format!("did you mean `{upper}`?"),
                None => String::new(),
            };
            self.wrong(node, expected, &hint);
        }
        currency
    }

    fn time_zone(&mut self, node: &Node) -> Option<TimeZone> {
        let expected = "a time zone (IANA) such as `Europe/Berlin`";
        let zone = TimeZone::from_name(self.string(node, expected)?);
        if zone.is_none() {
            self.wrong(node, expected, "");
        }
        zone
    }

    fn clocks(&mut self, node: &'n Node) -> Clocks {
        let mut clocks = Clocks::default();
        let Some(mut fields) = self.fields(node, "the clocks") else {
            return clocks;
        };
        for (name, wait) in [
            ("announcement", &mut clocks.announcement),
            ("spending", &mut clocks.spending),
            ("reply", &mut clocks.reply),
        ] {
            if let Some(read) = fields.get(name).and_then(|n| self.wait(n)) {
                *wait = read;
            }
        }
        self.done(fields);
        clocks
    }

    /// The list `service_accounts`.
    pub(super) fn service_accounts(&mut self, list: Option<&'n Node>) {
        let made = self.each(list, "service accounts", Self::service_account);
        self.made.service_accounts = made;
    }

    fn service_account(&mut self, node: &'n Node) -> Option<ServiceAccount> {
        let mut fields = self.fields(node, "a service account")?;
        let id = self.register.service_accounts.described_by(node);
        let id = ServiceAccountId::from_uuid(id?);
        self.stands(Subject::ServiceAccount(id), &node.place);
        let key = fields.need("key").and_then(|n| self.key(n));
        let may = self.some(fields.need("may"), "`ask` and `act`", |r, n| {
            r.choice(n, &[("ask", false), ("act", true)])
        });
        self.done(fields);
        Some(ServiceAccount {
            id,
            key: key?,
            may_ask: may.contains(&false),
            may_act: may.contains(&true),
        })
    }

    /// The list `people`.
    pub(super) fn people(&mut self, list: Option<&'n Node>) {
        let mut outside = BTreeMap::new();
        let mut addresses = BTreeMap::new();
        for node in list.map(|l| self.list(l, "people")).unwrap_or_default() {
            if let Some(mut fields) = self.fields(node, "a person") {
                self.person(node, &mut fields, &mut outside, &mut addresses);
                self.done(fields);
            }
        }
    }

    fn person(
        &mut self,
        node: &'n Node,
        fields: &mut Fields<'n>,
        outside: &mut BTreeMap<(String, String), usize>,
        addresses: &mut BTreeMap<String, usize>,
    ) {
        let Some(id) = self.register.people.described_by(node) else {
            return;
        };
        let id = PersonId::from_uuid(id);
        self.stands(Subject::Person(id), &node.place);
        let key = fields.need("key").and_then(|n| self.key(n));
        let name = fields.need("name").and_then(|n| self.name(n));
        let email = fields.get("email").and_then(|n| self.email(n, addresses));
        let partner = fields.get("partner").and_then(|n| self.boolean(n));
        let external = fields.get("external").map(|n| self.external(n, outside));
        let since = fields.get("since").and_then(|n| self.date(n));
        let left = fields
            .get("left")
            .and_then(|n| self.date(n).map(|day| (day, n)));
        if let (Some(since), Some((left, at))) = (since, left)
            && left < since
        {
            let message = format!("`left` is `{left}`, before `since`, which is `{since}`");
            self.mistake(&at.place, message, "the earlier day comes first");
        }
        self.made.people.push(Person {
            id,
            partner: partner.unwrap_or(true),
            since,
            left: left.map(|(day, _)| day),
        });
        if let (Some(key), Some(name)) = (key, name) {
            self.made.profiles.push(Profile {
                person: id,
                key,
                name,
                email,
                external: external.unwrap_or_default(),
            });
        }
    }

    fn email(
        &mut self,
        node: &Node,
        addresses: &mut BTreeMap<String, usize>,
    ) -> Option<OutsideRef> {
        let email = self.word(node, OutsideRef::new)?;
        let text = email.as_str();
        let parts = text.split_once('@');
        if !parts.is_some_and(|(a, b)| !a.is_empty() && !b.is_empty()) || text.contains(' ') {
            self.wrong(node, "an address such as `ana@example.org`", "");
            return None;
        }
        let line = node.place.line;
        let first = *addresses.entry(text.to_lowercase()).or_insert(line);
        if first != line {
            let message =
                format!("the address `{text}` is also that of the person on line {first}");
            let hint = "who is looked up by it is the first one";
            self.out
                .push(Mistake::warning(&node.place, message).hint(hint));
        }
        Some(email)
    }

    fn external(
        &mut self,
        node: &'n Node,
        outside: &mut BTreeMap<(String, String), usize>,
    ) -> Vec<ExternalRef> {
        let Kind::Map(entries) = &node.kind else {
            self.wrong(
                node,
                "a mapping of systems to ids such as `{ crm: \"u-101\" }`",
                "",
            );
            return Vec::new();
        };
        let mut refs = Vec::new();
        for entry in entries {
            let system = Key::new(entry.key.clone());
            if let Err(error) = &system {
                let message = format!("the system `{}` {error}", entry.key);
                self.mistake(&entry.place, message, "");
            }
            let id = self.word(&entry.value, OutsideRef::new);
            let (Ok(system), Some(id)) = (system, id) else {
                continue;
            };
            let pair = (entry.key.clone(), id.as_str().to_owned());
            if let Some(line) = outside.get(&pair) {
                let message = format!("the id `{id}` in `{system}` is taken by another person");
                let hint = format!("the first one is on line {line}");
                self.mistake(&entry.value.place, message, hint);
            }
            outside.entry(pair).or_insert(entry.value.place.line);
            refs.push(ExternalRef { system, id });
        }
        refs.sort();
        refs
    }

    /// The list `external_domains`.
    pub(super) fn external_domains(&mut self, list: Option<&'n Node>) {
        let made = self.each(list, "external domains", Self::external_domain);
        self.made.external_domains = made;
    }

    fn external_domain(&mut self, node: &'n Node) -> Option<ExternalDomain> {
        let mut fields = self.fields(node, "an external domain")?;
        let id = self.register.external_domains.described_by(node);
        let id = ExternalDomainId::from_uuid(id?);
        self.stands(Subject::ExternalDomain(id), &node.place);
        let key = fields.need("key").and_then(|n| self.key(n));
        let text = fields.need("text").and_then(|n| self.text(n));
        let owner = fields.need("owner").and_then(|n| self.name(n));
        let covers = self.scopes(fields.get("covers"));
        self.done(fields);
        Some(ExternalDomain {
            id,
            key: key?,
            text: text?,
            owner: owner?,
            covers,
        })
    }
}

/// A stand-in where a key could not be read, so that what hangs on it is still looked at. The file
/// has a mistake then and is not imported.
pub(super) fn unreadable_key(node: &Node) -> Option<Key> {
    Key::new(format!("unreadable-{}", node.place.start)).ok()
}

/// The same for a name.
pub(super) fn unreadable_name() -> Option<Name> {
    Name::new("unreadable").ok()
}
