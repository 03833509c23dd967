//! A digest as JSON: fields are named as in the API, ids are those of the API.

use super::MOST_ITEMS;
use serde_json::{Value, json};
use zirkel_app::digest::{Digest, Item};
use zirkel_domain::{
    ids::CircleId,
    index::Index,
    structure::person::ExternalRef,
    subject::Subject,
    text::{Name, OutsideRef},
    time::Timestamp,
};
use zirkel_graphql::{id_of, id_of_objection, id_of_proposal};

/// The body of a digest that is sent at a moment.
pub(super) fn body(digest: &Digest, now: Timestamp) -> Value {
    let (index, person) = (&digest.index, &digest.person);
    let organization = &index.snapshot().organization.value;
    let external = |it: &ExternalRef| json!({ "system": it.system.as_str(), "id": it.id.as_str() });
    let items = digest.items.iter().take(MOST_ITEMS);
    json!({
        "type": "digest",
        "timestamp": now.to_string(),
        "data": {
            "organization": {
                "id": id_of(Subject::Organization(organization.id)),
                "key": organization.key.as_str(),
                "name": organization.name.as_str(),
            },
            "person": {
                "id": id_of(Subject::Person(person.person)),
                "key": person.key.as_str(),
                "name": person.name.as_str(),
                "email": person.email.as_ref().map(OutsideRef::as_str),
                "external": person.external.iter().map(external).collect::<Vec<_>>(),
            },
            "items": items.map(|it| item(digest, it)).collect::<Vec<_>>(),
            "count": digest.items.len(),
        },
    })
}

fn item(digest: &Digest, item: &Item) -> Value {
    let case = &item.proposal.case;
    json!({
        "kind": item.owed.as_str(),
        "new": item.is_new,
        "objectionId": item.owed.objection().map(id_of_objection),
        "limit": item.limit(digest.person.person).map(|it| it.to_string()),
        "proposal": {
            "id": id_of_proposal(case.id),
            "title": case.content.title.as_ref().map(Name::as_str),
            "version": case.version(),
        },
        "circle": circle(&digest.index, case.circle),
    })
}

fn circle(index: &Index, id: CircleId) -> Value {
    let role = index.snapshot().roles.get(&id.role());
    json!({
        "id": id_of(Subject::Circle(id)),
        "key": role.map(|it| it.value.key.as_str()),
        "name": index.circle_name(id),
    })
}
