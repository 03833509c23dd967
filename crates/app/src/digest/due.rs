//! Which digests are due.

use super::{Channel, Digest, Item, later, name_of};
use crate::{App, AppError, process::Proposal};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};
use zirkel_domain::{
    act::World,
    ids::{CircleId, OrganizationId, PersonId},
    process::{Floor, Offices, owed_by_all},
    time::Timestamp,
};
use zirkel_persistence::{Digested, Head};

/// The most digests of an organization that are looked up in one go.
const AT_ONCE: usize = 100;

/// How long nothing is looked up anew where nothing happens: terms of offices end by the clock.
const LOOK: Duration = Duration::from_mins(1);

/// Where nothing is due: each organization's head when it was looked at, and until when nothing
/// becomes due by time alone.
#[derive(Debug, Default)]
pub struct Quiet(BTreeMap<OrganizationId, (Head, Timestamp)>);

/// What a look at an organization found.
struct Look {
    due: Vec<Digest>,
    /// Nothing is due before, unless something happens; no moment after now where something is.
    quiet_until: Timestamp,
}

impl Quiet {
    fn holds(&self, head: &Head, now: Timestamp) -> bool {
        let known = self.0.get(&head.id);
        known.is_some_and(|(looked_at, until)| looked_at == head && now < *until)
    }
}

impl App {
    /// The digests that are due in all organizations by a channel: at most one a person in `every`.
    /// One organization in which it fails keeps no other from it; of several faults the first is
    /// told.
    #[tracing::instrument(name = "app.digests_due", skip_all)]
    pub async fn digests_due(
        &self,
        (channel, every): (Channel, Duration),
        now: Timestamp,
        quiet: &mut Quiet,
    ) -> (Vec<Digest>, Result<(), AppError>) {
        let heads = match self.store.heads().await {
            Ok(heads) => heads,
            Err(error) => return (Vec::new(), Err(error.into())),
        };
        quiet.0.retain(|id, _| heads.iter().any(|it| it.id == *id));
        let (mut due, mut all) = (Vec::new(), Ok(()));
        for head in heads {
            if quiet.holds(&head, now) {
                continue;
            }
            match self.digests_of(&head, (channel, every), now).await {
                Ok(look) => {
                    quiet.0.insert(head.id, (head, look.quiet_until));
                    due.extend(look.due);
                }
                Err(error) => all = all.and(Err(error)),
            }
        }
        due.sort_by_key(|it| it.known.tries);
        (due, all)
    }

    /// The digests that are due in an organization.
    async fn digests_of(
        &self,
        head: &Head,
        (channel, every): (Channel, Duration),
        now: Timestamp,
    ) -> Result<Look, AppError> {
        let at_once = Look {
            due: Vec::new(),
            quiet_until: now,
        };
        let (listed, offices) = self.processed(head.id).await?;
        if listed.page.is_empty() {
            return Ok(Look {
                quiet_until: later(now, LOOK),
                ..at_once
            });
        }
        let index = match self.known(head.id).await? {
            Some(known) if known.stands_for(head) => Arc::clone(&known.index),
            // It is being caught up with.
            Some(_) | None => return Ok(at_once),
        };
        let is_whole = !listed.has_more;
        let mut waiting = waiting_for_all(listed.page, &offices, World { index: &index, now });
        let known = self.store.digested(head.id, channel.as_str()).await?;
        let answered = |it: &Digested| is_whole && !it.told.is_subset(&keys(&waiting, it.person));
        if known.iter().any(answered) {
            // What was answered is forgotten first: were it owed again, it would be new.
            self.forget_answered(head, channel, &waiting).await?;
            return Ok(at_once);
        }
        let mut known: BTreeMap<PersonId, Digested> =
            known.into_iter().map(|it| (it.person, it)).collect();
        let mut look = Look {
            quiet_until: later(now, LOOK),
            ..at_once
        };
        while let Some((person, items)) = waiting.pop_first() {
            let profile = index.directory().profile(person);
            let Some(profile) = profile.filter(|it| channel.reaches(it)) else {
                continue;
            };
            let known = known.remove(&person);
            let known = known.unwrap_or(Digested::nothing(person));
            let Some(at) = due_at(&known, &items, every) else {
                continue;
            };
            look.quiet_until = look.quiet_until.min(at.max(now));
            if at > now {
                continue;
            }
            let keys = items.iter().map(Item::key).collect();
            let is_new = |it: Item| Item {
                is_new: !known.told.contains(&it.key()),
                ..it
            };
            look.due.push(Digest {
                id: name_of(head, channel, &known, &keys),
                person: profile.clone(),
                items: items.into_iter().map(is_new).collect(),
                index: Arc::clone(&index),
                channel,
                head: head.clone(),
                known,
            });
        }
        // Whoever failed least goes first, so that who cannot be told holds nobody else up.
        look.due.sort_by_key(|it| it.known.tries);
        look.due.truncate(AT_ONCE);
        Ok(look)
    }

    /// Forgets what people were told and do not owe any more; nothing, where the organization has
    /// moved since it was looked at.
    async fn forget_answered(
        &self,
        head: &Head,
        channel: Channel,
        waiting: &BTreeMap<PersonId, Vec<Item>>,
    ) -> Result<(), AppError> {
        let mut tx = self.store.begin().await?;
        if tx.head_of(head.id).await?.as_ref() != Some(head) {
            return Ok(());
        }
        for mut it in tx.digested(head.id, channel.as_str(), None).await? {
            let waits = keys(waiting, it.person);
            if !it.told.is_subset(&waits) {
                it.told.retain(|key| waits.contains(key));
                tx.digested_put(head.id, channel.as_str(), &it).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}

/// What these proposals wait for, from everybody who is there, in their order.
fn waiting_for_all(
    proposals: Vec<Proposal>,
    offices: &BTreeMap<CircleId, Offices>,
    world: World<'_>,
) -> BTreeMap<PersonId, Vec<Item>> {
    let mut waiting: BTreeMap<PersonId, Vec<Item>> = BTreeMap::new();
    for proposal in proposals {
        let circle = proposal.case.circle;
        let Some(known) = offices.get(&circle) else {
            continue;
        };
        let asked = owed_by_all(&Floor::of(world, circle, known), &proposal.case);
        let proposal = Arc::new(proposal);
        for (person, owed) in asked {
            if !world.index.is_present(person, world.now) {
                continue;
            }
            let items = owed.into_iter().map(|owed| Item {
                owed,
                proposal: Arc::clone(&proposal),
                is_new: false,
            });
            waiting.entry(person).or_default().extend(items);
        }
    }
    waiting
}

/// What tells the things apart that wait for somebody.
fn keys(waiting: &BTreeMap<PersonId, Vec<Item>>, person: PersonId) -> BTreeSet<String> {
    let items = waiting.get(&person).into_iter().flatten();
    items.map(Item::key).collect()
}

/// From when on somebody is to be told; none where they know of everything that waits.
fn due_at(known: &Digested, items: &[Item], every: Duration) -> Option<Timestamp> {
    let is_known = |it: &Item| known.told.contains(&it.key());
    if items.iter().all(is_known) {
        return None;
    }
    let rested = known.told_at.map(|at| later(at, every));
    Some(
        rested
            .max(known.held_until)
            .unwrap_or(Timestamp::of_second(0)),
    )
}
