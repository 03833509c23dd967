//! The normal form of a structure: all of it, with every id replaced by the key of what it names,
//! so that two imports of one file are equal.
//!
//! It goes by the debug form of the domain's values, not by `write`, so that what `write` forgets
//! is not forgotten here as well.

use std::collections::BTreeMap;
use zirkel_domain::{
    directory::Directory,
    snapshot::{Snapshot, Table},
    structure::role::{RoleRef, SeatRef},
};

/// The normal form of a snapshot and the people in it, one thing a block, sorted.
pub fn shape(snapshot: &Snapshot, directory: &Directory) -> String {
    let names = names(snapshot, directory);
    let mut blocks = vec![format!("{:#?}", snapshot.organization.value)];
    blocks.extend(directory.iter().map(|profile| format!("{profile:#?}")));
    add(&mut blocks, &snapshot.people);
    add(&mut blocks, &snapshot.service_accounts);
    add(&mut blocks, &snapshot.decision_types);
    add(&mut blocks, &snapshot.roles);
    add(&mut blocks, &snapshot.accountabilities);
    add(&mut blocks, &snapshot.domains);
    add(&mut blocks, &snapshot.external_domains);
    add(&mut blocks, &snapshot.policies);
    add(&mut blocks, &snapshot.spend_controls);
    add(&mut blocks, &snapshot.seats);
    add(&mut blocks, &snapshot.assignments);
    add(&mut blocks, &snapshot.links);
    add(&mut blocks, &snapshot.redirects);
    let mut blocks: Vec<String> = blocks.iter().map(|block| rename(block, &names)).collect();
    blocks.sort();
    blocks.join("\n")
}

fn add<I: Ord, T: std::fmt::Debug>(blocks: &mut Vec<String>, table: &Table<I, T>) {
    blocks.extend(table.values().map(|thing| format!("{:#?}", thing.value)));
}

/// What each id is called. Things without a key are told apart by what they say alone.
fn names(snapshot: &Snapshot, directory: &Directory) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for profile in directory.iter() {
        names.insert(profile.person.uuid().to_string(), profile.key.to_string());
    }
    for (id, role) in &snapshot.roles {
        names.insert(id.uuid().to_string(), role.key.to_string());
    }
    for (id, domain) in &snapshot.domains {
        names.insert(id.uuid().to_string(), domain.key.to_string());
    }
    for (id, policy) in &snapshot.policies {
        names.insert(id.uuid().to_string(), policy.key.to_string());
    }
    for (id, seat) in &snapshot.seats {
        let role = snapshot
            .roles
            .get(&seat.role)
            .map(|role| role.key.to_string());
        let name = format!("{} in {:?}", role.unwrap_or_default(), seat.focus);
        names.insert(id.uuid().to_string(), name);
    }
    for (id, link) in &snapshot.links {
        let seat = match link.seat {
            SeatRef::Whole(RoleRef::Defined(role)) => role.uuid(),
            SeatRef::Whole(RoleRef::Core(circle, _)) => circle.uuid(),
            SeatRef::Focused(seat) => seat.uuid(),
        };
        let called = |id: String| names.get(&id).cloned().unwrap_or_default();
        let (seat, target) = (
            called(seat.to_string()),
            called(link.target.uuid().to_string()),
        );
        names.insert(id.uuid().to_string(), format!("{seat} to {target}"));
    }
    names
}

/// Replaces every UUID in a text.
fn rename(text: &str, names: &BTreeMap<String, String>) -> String {
    let lines = text.lines().map(|line| {
        let bare = line.trim().trim_end_matches(',');
        if bare.len() == 36 && bare.split('-').count() == 5 && !bare.contains('"') {
            let name = names.get(bare).map_or("·", String::as_str);
            line.replace(bare, name)
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
