//! A difference in one plain English sentence. Names are those of the side that is spoken of: where
//! something was, by the earlier structure's names, where it is, by the later one's.

mod names;
mod values;

pub(crate) use names::quoted;
pub use values::value;
pub(crate) use values::{clause, scopes, spend_limit};

use super::{Difference, FieldChange, Kind, Thing, Value};
use crate::{
    authority::explain::{all_of, capital},
    ids::PersonId,
    index::Index,
};
use names::phrase;

/// The most characters of an old or new value within a sentence.
const MOST: usize = 80;

/// A difference in words, without a full stop.
pub fn sentence(it: &Difference, before: &Index, after: &Index) -> String {
    let (old, new) = (it.before.first(), it.after.first());
    match (it.kind, old, new) {
        (Kind::Refilled, _, _) => refilled(it, before, after),
        (Kind::Added, _, Some(new)) => added(after, new),
        (Kind::Removed, Some(old), _) => removed(before, old),
        (Kind::Moved, _, Some(new)) => moved(it, new, before, after),
        (Kind::Renamed, _, Some(new)) => renamed(it, new, before, after),
        (Kind::Repurposed, _, Some(new)) => repurposed(it, new, after),
        (Kind::Amended, _, Some(new)) => amended(it, new, before, after),
        (
            Kind::Added
            | Kind::Removed
            | Kind::Moved
            | Kind::Renamed
            | Kind::Repurposed
            | Kind::Amended,
            _,
            _,
        ) => String::new(),
    }
}

fn added(index: &Index, thing: &Thing) -> String {
    match thing {
        Thing::Person(it) => format!("{} joined", index.directory().name(it.id)),
        Thing::Role(it) => it.source.map_or_else(
            || format!("{} is the anchor", quoted(&it.name)),
            |circle| {
                let circle = index.circle_name(circle);
                format!("{} is a new role in {}", quoted(&it.name), quoted(&circle))
            },
        ),
        Thing::Organization(_)
        | Thing::ServiceAccount(_)
        | Thing::DecisionType(_)
        | Thing::Accountability(_)
        | Thing::Domain(_)
        | Thing::ExternalDomain(_)
        | Thing::Policy(_)
        | Thing::SpendControl(_)
        | Thing::Seat(_)
        | Thing::Assignment(_)
        | Thing::Offer(_)
        | Thing::Link(_)
        | Thing::Redirect(_) => format!("{} is new", capital(&phrase(index, thing))),
    }
}

fn removed(index: &Index, thing: &Thing) -> String {
    format!("{} is gone", capital(&phrase(index, thing)))
}

fn moved(it: &Difference, thing: &Thing, before: &Index, after: &Index) -> String {
    let from = it.fields.first().and_then(|f| value(before, &f.before));
    let to = it.fields.first().and_then(|f| value(after, &f.after));
    let nowhere = || "nowhere".to_owned();
    format!(
        "{} moved from {} to {}",
        capital(&phrase(before, it.before.first().unwrap_or(thing))),
        from.unwrap_or_else(nowhere),
        to.unwrap_or_else(nowhere),
    )
}

fn renamed(it: &Difference, thing: &Thing, before: &Index, after: &Index) -> String {
    let old = phrase(before, it.before.first().unwrap_or(thing));
    let name = it.fields.first().and_then(|f| value(after, &f.after));
    name.map_or_else(
        || format!("{} has no name any more", capital(&old)),
        |name| format!("{} is now called {}", capital(&old), quoted(&name)),
    )
}

fn repurposed(it: &Difference, thing: &Thing, after: &Index) -> String {
    let purpose = it.fields.first().and_then(|f| value(after, &f.after));
    let whose = capital(&phrase(after, thing));
    purpose.map_or_else(
        || format!("{whose} has no purpose of its own any more"),
        |purpose| format!("{whose} is now for: {}", short(&purpose)),
    )
}

fn amended(it: &Difference, thing: &Thing, before: &Index, after: &Index) -> String {
    if let (Thing::Person(person), [change]) = (thing, it.fields.as_slice()) {
        let name = after.directory().name(person.id);
        match (change.name, &change.after) {
            ("left", Value::Day(day)) => return format!("{name} leaves with {day}"),
            ("left", _) => return format!("{name} is back"),
            ("partner", Value::Flag(true)) => return format!("{name} is a partner now"),
            ("partner", _) => return format!("{name} is no partner any more"),
            (_, _) => {}
        }
    }
    let what = phrase(after, thing);
    if it.fields.is_empty() {
        return format!("{} goes on anew", capital(&what));
    }
    let said: Vec<String> = it
        .fields
        .iter()
        .map(|change| field(change, before, after))
        .collect();
    format!("{}: {}", capital(&what), said.join("; "))
}

/// One field of an amendment; what is too long to stand in a sentence is only named.
fn field(change: &FieldChange, before: &Index, after: &Index) -> String {
    let name = plain(change.name);
    let (old, new) = (value(before, &change.before), value(after, &change.after));
    let is_short = |it: &Option<String>| it.as_ref().is_none_or(|t| t.chars().count() <= MOST);
    match (&old, &new) {
        (_, _) if !is_short(&old) || !is_short(&new) || old == new => format!("{name} changed"),
        (Some(old), Some(new)) => format!("{name} was {old}, is {new}"),
        (None, Some(new)) => format!("{name} is {new}"),
        (Some(old), None) => format!("{name} was {old}, is left out"),
        (None, None) => format!("{name} changed"),
    }
}

fn refilled(it: &Difference, before: &Index, after: &Index) -> String {
    let gone = holders(&it.before, before);
    let came = holders(&it.after, after);
    let seat = |things: &[Thing], index: &Index| {
        let seat = things.iter().find_map(|thing| match thing {
            Thing::Assignment(it) => Some(it.seat),
            Thing::Organization(_)
            | Thing::Person(_)
            | Thing::ServiceAccount(_)
            | Thing::DecisionType(_)
            | Thing::Role(_)
            | Thing::Accountability(_)
            | Thing::Domain(_)
            | Thing::ExternalDomain(_)
            | Thing::Policy(_)
            | Thing::SpendControl(_)
            | Thing::Seat(_)
            | Thing::Offer(_)
            | Thing::Link(_)
            | Thing::Redirect(_) => None,
        });
        quoted(&seat.map_or_else(String::new, |seat| index.seat_name(seat)))
    };
    match (gone.is_empty(), came.is_empty()) {
        (false, false) => format!(
            "{} passed from {} to {}",
            seat(&it.after, after),
            all_of(&gone),
            all_of(&came)
        ),
        (true, _) => {
            let verb = if came.len() == 1 { "holds" } else { "hold" };
            format!("{} now {verb} {}", all_of(&came), seat(&it.after, after))
        }
        (false, true) => {
            let verb = if gone.len() == 1 { "holds" } else { "hold" };
            format!(
                "{} no longer {verb} {}",
                all_of(&gone),
                seat(&it.before, before)
            )
        }
    }
}

fn holders(things: &[Thing], index: &Index) -> Vec<String> {
    let people = things.iter().filter_map(holder);
    people
        .map(|id| index.directory().name(id).to_owned())
        .collect()
}

fn holder(thing: &Thing) -> Option<PersonId> {
    if let Thing::Assignment(it) = thing {
        Some(it.person)
    } else {
        None
    }
}

/// A field's name as words: `reviewAt` is `review at`.
fn plain(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// The beginning of a text, as much as fits into a sentence.
pub(crate) fn short(text: &str) -> String {
    let mut cut: String = text.chars().take(MOST).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
