//! A snapshot as an organization file. Everything that the structure holds is written; what equals
//! its default is left out, so that the file says what the organization decided. Offers are no
//! part of the structure and are left out, too.

mod circle;
mod policy;
mod scope;

use super::{
    emit::{Yaml, emit},
    read::kind_of,
};
use zirkel_domain::{
    directory::Directory,
    ids::{DomainId, PersonId, PolicyId, RoleId},
    snapshot::Snapshot,
    structure::{
        decision_type::{AttributeType, DecisionType, Reversibility},
        organization::{Articles, Clocks, Organization},
        person::Person,
    },
    text::{Name, OutsideRef, Text},
    time::{Date, TimeZone},
};

/// The organization file of a snapshot and the people in it.
pub fn write(snapshot: &Snapshot, directory: &Directory) -> String {
    let writer = Writer {
        snapshot,
        directory,
    };
    emit(&writer.file())
}

/// What is looked up while writing.
struct Writer<'a> {
    snapshot: &'a Snapshot,
    directory: &'a Directory,
}

/// The entries of a mapping, one after the other.
#[derive(Default)]
struct Map(Vec<(String, Yaml)>);

impl Map {
    fn new() -> Self {
        Self::default()
    }

    fn put(&mut self, key: &str, value: Yaml) {
        self.0.push((key.to_owned(), value));
    }

    fn text(&mut self, key: &str, text: impl AsRef<str>) {
        self.put(key, Yaml::text(text));
    }

    fn maybe_text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn flag(&mut self, key: &str, value: bool, default: bool) {
        if value != default {
            self.put(key, Yaml::bare(value));
        }
    }

    fn maybe_number(&mut self, key: &str, number: Option<u32>) {
        if let Some(number) = number {
            self.put(key, Yaml::bare(number));
        }
    }

    fn maybe_date(&mut self, key: &str, date: Option<Date>) {
        if let Some(date) = date {
            self.put(key, Yaml::Bare(date.format("%Y-%m-%d").to_string()));
        }
    }

    /// A list, left out where it is empty.
    fn list(&mut self, key: &str, items: Vec<Yaml>) {
        if !items.is_empty() {
            self.put(key, Yaml::List(items));
        }
    }

    /// A mapping, left out where it is empty.
    fn map(&mut self, key: &str, map: Self) {
        if !map.0.is_empty() {
            self.put(key, map.yaml());
        }
    }

    fn yaml(self) -> Yaml {
        Yaml::Map(self.0)
    }
}

impl Writer<'_> {
    fn file(&self) -> Yaml {
        let mut file = Map::new();
        file.put("zirkel", Yaml::bare(1));
        let organization = &self.snapshot.organization.value;
        file.put("organization", self.organization(organization).yaml());
        let accounts = self.snapshot.service_accounts.values().map(|account| {
            let mut map = Map::new();
            map.text("key", account.key.as_str());
            let may = [("ask", account.may_ask), ("act", account.may_act)];
            let may = may.iter().filter(|(_, may)| *may);
            map.put(
                "may",
                Yaml::List(may.map(|(word, _)| Yaml::text(word)).collect()),
            );
            map.yaml()
        });
        file.list("service_accounts", accounts.collect());
        let people = self.snapshot.people.values();
        file.list("people", people.map(|p| self.person(p).yaml()).collect());
        let types = self.snapshot.decision_types.values();
        file.list(
            "decision_types",
            types.map(|t| decision_type(t).yaml()).collect(),
        );
        let external = self.snapshot.external_domains.values().map(|domain| {
            let mut map = Map::new();
            map.text("key", domain.key.as_str());
            map.text("text", domain.text.as_str());
            map.text("owner", domain.owner.as_str());
            map.list("covers", self.scopes(&domain.covers));
            map.yaml()
        });
        file.list("external_domains", external.collect());
        let anchor = self
            .snapshot
            .roles
            .values()
            .find(|role| role.source.is_none());
        if let Some(anchor) = anchor {
            file.put("anchor", self.role(anchor).yaml());
        }
        file.yaml()
    }

    fn organization(&self, organization: &Organization) -> Map {
        let mut map = Map::new();
        map.text("key", organization.key.as_str());
        map.text("name", organization.name.as_str());
        map.text("rules", organization.profile.as_str());
        map.put("articles", articles(&organization.articles));
        map.text("currency", organization.currency.code());
        if organization.time_zone != TimeZone::UTC {
            map.text("time_zone", organization.time_zone.name());
        }
        let admins = organization.admins.iter();
        map.list("admins", admins.map(|p| self.person_key(*p)).collect());
        map.put("clocks", clocks(organization.clocks));
        map
    }

    fn person(&self, person: &Person) -> Map {
        let mut map = Map::new();
        map.put("key", self.person_key(person.id));
        map.text("name", self.directory.name(person.id));
        if let Some(profile) = self.directory.profile(person.id) {
            map.maybe_text("email", profile.email.as_ref().map(OutsideRef::as_str));
            let mut external = Map::new();
            for other in &profile.external {
                external.text(other.system.as_str(), other.id.as_str());
            }
            map.flag("partner", person.partner, true);
            map.map("external", external);
        } else {
            map.flag("partner", person.partner, true);
        }
        map.maybe_date("since", person.since);
        map.maybe_date("left", person.left);
        map
    }

    /// A person's key; one made of the id where the profile was erased.
    fn person_key(&self, person: PersonId) -> Yaml {
        match self.directory.profile(person) {
            Some(profile) => Yaml::text(profile.key.as_str()),
            None => Yaml::Text(format!("former-{}", person.uuid().simple())),
        }
    }

    fn role_key(&self, role: RoleId) -> Yaml {
        let found = self.snapshot.roles.get(&role);
        Yaml::text(found.map_or("unknown", |role| role.key.as_str()))
    }

    fn role_keys(&self, roles: &[RoleId]) -> Vec<Yaml> {
        roles.iter().map(|role| self.role_key(*role)).collect()
    }

    fn person_keys(&self, people: &[PersonId]) -> Vec<Yaml> {
        people
            .iter()
            .map(|person| self.person_key(*person))
            .collect()
    }

    fn domain_key(&self, domain: DomainId) -> Yaml {
        let found = self.snapshot.domains.get(&domain);
        Yaml::text(found.map_or("unknown", |domain| domain.key.as_str()))
    }

    fn policy_key(&self, policy: PolicyId) -> Yaml {
        let found = self.snapshot.policies.get(&policy);
        Yaml::text(found.map_or("unknown", |policy| policy.key.as_str()))
    }
}

fn articles(articles: &Articles) -> Yaml {
    Yaml::List(articles.iter().map(Yaml::bare).collect())
}

fn clocks(clocks: Clocks) -> Yaml {
    let mut map = Map::new();
    map.put("announcement", Yaml::bare(clocks.announcement));
    map.put("spending", Yaml::bare(clocks.spending));
    map.put("reply", Yaml::bare(clocks.reply));
    map.yaml()
}

fn decision_type(of: &DecisionType) -> Map {
    let mut map = Map::new();
    map.text("key", of.key.as_str());
    map.maybe_text("title", of.title.as_ref().map(Name::as_str));
    map.maybe_text("description", of.description.as_ref().map(Text::as_str));
    if let Some(spends) = of.spends {
        map.put("spends", Yaml::bare(if spends { "amount" } else { "no" }));
    }
    map.maybe_text("reversibility", of.reversibility.map(Reversibility::as_str));
    let mut attributes = Map::new();
    for (name, of) in &of.attributes {
        let value = match of {
            AttributeType::OneOf(values) => Yaml::List(values.iter().map(Yaml::text).collect()),
            AttributeType::Text
            | AttributeType::Number
            | AttributeType::Boolean
            | AttributeType::Money => Yaml::text(kind_of(of)),
        };
        attributes.put(name.as_str(), value);
    }
    map.map("attributes", attributes);
    map
}
