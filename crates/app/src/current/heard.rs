//! How far each organization's record goes, as far as this process heard: by its own writes, by
//! word of other servers, or by looking. Whoever follows what happens waits for it here.

use super::{Current, Head};
use crate::{App, AppError, live::Place};
use std::collections::BTreeMap;
use zirkel_domain::ids::OrganizationId;

impl Current {
    /// Takes note how far an organization's record goes; it only grows.
    pub(super) fn stir(&self, organization: OrganizationId, place: Place) {
        self.stirred.send_if_modified(|all| {
            let known = all.entry(organization).or_insert(Place::BEGINNING);
            let is_news = place.is_beyond(*known);
            *known = known.max_of(place);
            is_news
        });
    }

    /// Drops what was heard of organizations that the database no longer holds.
    pub(super) fn unhear_others(&self, heads: &[Head]) {
        self.stirred.send_if_modified(|all| {
            all.retain(|id, _| heads.iter().any(|head| head.id == *id));
            // Nobody waits for what is gone.
            false
        });
    }
}

impl App {
    /// Tells whoever waits for it how far an organization's record goes.
    pub(crate) fn stir(&self, organization: OrganizationId, place: Place) {
        self.current.stir(organization, place);
    }

    /// How far an organization's record goes, as far as was heard: never less than what its picture
    /// here shows.
    pub(crate) fn heard(&self, organization: OrganizationId) -> Place {
        let heard = self.current.stirred.borrow();
        let place = heard.get(&organization).copied();
        place.unwrap_or(Place::BEGINNING)
    }

    /// Waits until more was heard of an organization's record than goes to this place.
    pub(crate) async fn heard_beyond(&self, organization: OrganizationId, place: Place) {
        let mut stirred = self.current.stirred.subscribe();
        let beyond = |all: &BTreeMap<_, Place>| {
            let heard = all.get(&organization);
            heard.is_some_and(|heard| heard.is_beyond(place))
        };
        // The sender lives as long as the app, which waits here.
        stirred.wait_for(beyond).await.map(drop).unwrap_or_default();
    }

    /// The picture of an organization, not older than its head.
    pub(crate) async fn not_behind(&self, head: &Head) -> Result<(), AppError> {
        let known = self.current.of(head.id);
        if known.is_none_or(|known| known.is_before(head)) {
            self.read_once(head).await?;
        }
        Ok(())
    }
}
