//! Questions in process, over an index in memory: what the answer itself costs.

use crate::{
    Failure,
    taken::{Part, Taken},
};
use std::hint::black_box;
use zirkel_domain::{
    authority::{
        live::LiveFacts,
        mandate::resolvable_by,
        resolve::Question,
        who_may::{Listing, may_resolve, who_may_resolve},
    },
    check::findings_in,
    directory::Directory,
    event::{Author, Cause, Event, Revision},
    example::{case, moment, sized},
    ids::PersonId,
    index::Index,
    snapshot::Snapshot,
    structure::person::Profile,
};

/// When the questions are asked.
const NOW: &str = "2026-06-01T09:00:00Z";

/// The seed of every organization that is measured.
const SEED: u64 = 1;

/// An organization to be stored and asked about.
pub(crate) struct Sample {
    /// Everything that its setup says.
    pub(crate) events: Vec<Event>,
    /// Who its people are.
    pub(crate) profiles: Vec<Profile>,
    /// The key of somebody who may decide `topic1`.
    pub(crate) may: String,
    /// The key of somebody who may not.
    pub(crate) may_not: String,
}

/// A list as a client asks for one that does not say how long.
const LISTING: Listing = Listing {
    asker: None,
    authorized_first: 20,
    blocked_first: 5,
};

/// Measures one size.
pub(crate) fn measure(taken: &mut Taken, people: usize) -> Result<Sample, Failure> {
    let part = Part::Inside;
    let it = sized(people, SEED);
    let last = *it.people.last().ok_or("nobody is there")?;
    taken.put(
        part,
        "circles around a role of a team",
        people,
        it.depth.to_string(),
    );
    let snapshot = it.world.snapshot();
    taken.put(part, "roles", people, snapshot.roles.len().to_string());
    let (events, profiles) = it.world.facts();
    taken.put(part, "facts", people, events.len().to_string());
    let index = built(taken, people, &snapshot, (&events, &profiles))?;
    let may = questions(taken, people, &index, last)?;
    let key = |id: PersonId| {
        let found = profiles.iter().find(|it| it.person == id);
        found.map(|it| it.key.to_string())
    };
    Ok(Sample {
        may: key(may).ok_or("somebody without a profile")?,
        may_not: key(last).ok_or("somebody without a profile")?,
        events,
        profiles,
    })
}

/// From the record to the index.
fn built(
    taken: &mut Taken,
    people: usize,
    snapshot: &Snapshot,
    (events, profiles): (&[Event], &[Profile]),
) -> Result<Index, Failure> {
    let part = Part::Inside;
    let revision = Revision {
        number: snapshot.revision,
        adopted_at: snapshot.adopted_at,
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events: events.to_vec(),
    };
    let ready = || Ok(());
    taken.seldom(part, "fold of the record", people, ready, |()| {
        black_box(Snapshot::fold([&revision])?);
        Ok(())
    })?;
    let directory = || Directory::new(profiles.to_vec());
    let given = || Ok((snapshot.clone(), directory()));
    taken.seldom(
        part,
        "index build",
        people,
        given,
        |(snapshot, directory)| {
            black_box(Index::new(snapshot, directory));
            Ok(())
        },
    )?;
    let index = Index::new(snapshot.clone(), directory());
    taken.seldom(part, "every rule, as after an act", people, ready, |()| {
        black_box(findings_in(&index));
        Ok(())
    })?;
    Ok(index)
}

/// What is asked; gives somebody who may decide `topic1`.
fn questions(
    taken: &mut Taken,
    people: usize,
    index: &Index,
    may_not: PersonId,
) -> Result<PersonId, Failure> {
    let (part, live, at) = (Part::Inside, LiveFacts::default(), moment(NOW));
    let here = case("topic1").of("50").saying("region", "DACH");
    let everywhere = case("expense").of("50").saying("region", "DACH");
    let found = who_may_resolve(index, &live, at, &here, LISTING);
    let may = found.authorized.first().map(|it| it.person);
    let may = may.ok_or("nobody may decide `topic1`")?;
    let one = |person| may_resolve(index, &live, at, &here, Question::about(person));
    taken.often(part, "mayResolve: yes", people, || {
        black_box(one(may));
    })?;
    taken.often(part, "mayResolve: no, ask somebody", people, || {
        black_box(one(may_not));
    })?;
    let who = |case| who_may_resolve(index, &live, at, case, LISTING);
    taken.often(part, "whoMayResolve: one team's case", people, || {
        black_box(who(&here));
    })?;
    taken.often(part, "whoMayResolve: every team's case", people, || {
        black_box(who(&everywhere));
    })?;
    taken.often(part, "resolvableBy", people, || {
        black_box(resolvable_by(index, &live, at, may));
    })?;
    Ok(may)
}
