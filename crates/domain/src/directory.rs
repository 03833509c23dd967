//! Who people are: names, keys and outside ids, kept apart from the record so that they can be
//! erased (design §3). Not part of any revision; the newest is always used.

use crate::{
    act::DirectoryChange,
    ids::PersonId,
    structure::person::Profile,
    text::{Key, OutsideRef},
};
use std::collections::BTreeMap;

/// The profiles of one organization's people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    profiles: BTreeMap<PersonId, Profile>,
    by_key: BTreeMap<String, PersonId>,
    by_email: BTreeMap<String, PersonId>,
    by_external: BTreeMap<(String, String), PersonId>,
}

impl Directory {
    /// Indexes profiles; of two with the same key, address or outside id the first one counts.
    pub fn new(profiles: impl IntoIterator<Item = Profile>) -> Self {
        let mut directory = Self::default();
        for profile in profiles {
            let id = profile.person;
            directory
                .by_key
                .entry(profile.key.as_str().to_owned())
                .or_insert(id);
            if let Some(email) = &profile.email {
                directory
                    .by_email
                    .entry(email.as_str().to_lowercase())
                    .or_insert(id);
            }
            for other in &profile.external {
                let outside = (
                    other.system.as_str().to_owned(),
                    other.id.as_str().to_owned(),
                );
                directory.by_external.entry(outside).or_insert(id);
            }
            directory.profiles.insert(id, profile);
        }
        directory
    }

    /// The same with some profiles put in or taken out.
    #[must_use]
    pub fn changed(&self, changes: &[DirectoryChange]) -> Self {
        if changes.is_empty() {
            return self.clone();
        }
        let mut profiles = self.profiles.clone();
        for change in changes {
            match change {
                DirectoryChange::Put(profile) => {
                    profiles.insert(profile.person, profile.clone());
                }
                DirectoryChange::Erase(person) => {
                    profiles.remove(person);
                }
            }
        }
        Self::new(profiles.into_values())
    }

    /// All profiles, by person.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.profiles.values()
    }

    /// One person's profile; none where it was erased.
    pub fn profile(&self, person: PersonId) -> Option<&Profile> {
        self.profiles.get(&person)
    }

    /// The person's name, or a stand-in where it was erased.
    pub fn name(&self, person: PersonId) -> &str {
        self.profiles
            .get(&person)
            .map_or("a former member", |p| p.name.as_str())
    }

    /// The person with this key.
    pub fn by_key(&self, key: &Key) -> Option<PersonId> {
        self.by_key.get(key.as_str()).copied()
    }

    /// The person with this address, upper and lower case alike.
    pub fn by_email(&self, email: &str) -> Option<PersonId> {
        self.by_email.get(&email.to_lowercase()).copied()
    }

    /// The person with this id in another system.
    pub fn by_external(&self, system: &Key, id: &OutsideRef) -> Option<PersonId> {
        let outside = (system.as_str().to_owned(), id.as_str().to_owned());
        self.by_external.get(&outside).copied()
    }
}
