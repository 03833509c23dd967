//! What an edit names.

use crate::{
    input::{Path, PersonRef, Problems, bounded, each, every, text},
    node,
};
use async_graphql::{ID, OneofObject};
use zirkel_app::{
    changes::{By, Label, PersonNamed, Reference, Thing},
    error::Problem,
};
use zirkel_domain::text::{Key, OutsideRef};

/// Something that an edit names: what is there by its id or key, what the same list makes by the
/// name that it is given there. Exactly one field. No such thing is the error `NOT_FOUND`.
#[derive(Clone, Debug, OneofObject)]
#[graphql(name = "GovernanceRef")]
pub(crate) enum GovernanceRefInput {
    /// The thing's id in this API: `role_…`, `policy_…`, `domain_…`, `accountability_…`,
    /// `spendcontrol_…`. A circle goes by `circle_…` or by the id of its role.
    Id(ID),
    /// The key of a role, a policy or a domain; of a core role e.g. `frontline:facilitator`, of a
    /// circle that of its role. Accountabilities and spend controls have none.
    Key(String),
    /// The `ref` that an edit of the same list gives to what it makes. Clauses may name what any
    /// edit makes; whatever changes, removes or moves a thing, moves something into it or carves
    /// something out of it comes after the edit that makes it.
    #[graphql(name = "ref")]
    Label(String),
}

impl GovernanceRefInput {
    /// Reads it, without looking for the thing.
    pub(super) fn read<T: Thing>(self, path: &Path) -> Result<Reference<T>, Problem> {
        let by = match self {
            Self::Id(id) => {
                let path = path.at("id").segments();
                let subject = node::decode(&id, path.clone())?;
                let thing = T::of(subject);
                By::Id(thing.ok_or_else(|| node::wrong_kind(&id, T::NOUN, path))?)
            }
            // A core role's key is a key, a colon and the office.
            Self::Key(key) => By::Key(bounded(&path.at("key"), key, Key::MOST + 20)?),
            Self::Label(name) => By::Label(text(&path.at("ref"), OutsideRef::new, name)?),
        };
        Ok(Reference {
            by,
            at: path.segments(),
        })
    }

    /// As many as there are: how many there may be is a rule.
    pub(super) fn many<T: Thing>(
        path: &Path,
        given: Vec<Self>,
    ) -> Result<Vec<Reference<T>>, Problems> {
        every(path, given, |it, path| Ok(it.read(path)?))
    }

    /// Several.
    pub(super) fn all<T: Thing>(
        path: &Path,
        given: Vec<Self>,
    ) -> Result<Vec<Reference<T>>, Problems> {
        each(path, given, |it, path| Ok(it.read(path)?))
    }

    /// Several, at least one.
    pub(super) fn some<T: Thing>(
        path: &Path,
        given: Vec<Self>,
    ) -> Result<Vec<Reference<T>>, Problems> {
        if given.is_empty() {
            let message = format!("is empty: name at least one {}", T::NOUN);
            return Err(path.wrong(message).into());
        }
        Self::all(path, given)
    }

    /// Several, at least one where it is said at all: none said means all.
    pub(super) fn some_or_all<T: Thing>(
        path: &Path,
        given: Option<Vec<Self>>,
    ) -> Result<Vec<Reference<T>>, Problems> {
        given.map_or_else(|| Ok(Vec::new()), |given| Self::some(path, given))
    }
}

/// What the edits of a list call something that this one makes.
pub(super) fn label(path: &Path, given: Option<String>) -> Result<Option<Label>, Problem> {
    let path = path.at("ref");
    let name = given.map(|it| text(&path, OutsideRef::new, it));
    let name = name.transpose()?;
    Ok(name.map(|name| Label {
        name,
        at: path.segments(),
    }))
}

/// People, without looking for them.
pub(super) fn people(path: &Path, given: Vec<PersonRef>) -> Result<Vec<PersonNamed>, Problems> {
    each(path, given, |it, path| {
        Ok(PersonNamed {
            who: it.read(path)?,
            at: path.segments(),
        })
    })
}

/// The same, at least one.
pub(super) fn some_people(
    path: &Path,
    given: Vec<PersonRef>,
) -> Result<Vec<PersonNamed>, Problems> {
    if given.is_empty() {
        return Err(path.wrong("is empty: name at least one person").into());
    }
    people(path, given)
}
