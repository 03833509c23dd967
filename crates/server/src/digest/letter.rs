//! A digest as a letter: what waits, in words, a paragraph each.

use super::MOST_ITEMS;
use std::fmt::Write as _;
use zirkel_app::digest::{Digest, Item};
use zirkel_domain::{process::Owed, text::Name};
use zirkel_graphql::id_of_proposal;

/// What stands for a proposal's id in the address of its page.
pub(super) const PLACE: &str = "{proposal}";

/// What somebody is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) text: String,
}

/// The letter of a digest; each proposal is shown at an address, where there is one.
pub(super) fn letter(digest: &Digest, page: Option<&str>) -> Letter {
    let organization = &digest.index.snapshot().organization.value;
    let name = organization.name.as_str();
    let subject = match digest.items.as_slice() {
        [one] => format!("{}: {}", name, title(one)),
        all => format!("{}: {} things wait for you", name, all.len()),
    };
    let what = match digest.items.len() {
        1 => "this waits".to_owned(),
        count => format!("{count} things wait"),
    };
    let person = digest.person.name.as_str();
    let mut text = format!("{person},\n\n{what} for you in {name}:\n");
    for item in digest.items.iter().take(MOST_ITEMS) {
        text += &paragraph(digest, item, page);
    }
    let more = digest.items.len().saturating_sub(MOST_ITEMS);
    if more > 0 {
        write!(text, "\nAnd {more} more.\n").unwrap_or_default();
    }
    text += "\nWhat you have answered since this was sent waits no more. You are not reminded of it: \
             the next message comes when something else waits for you.\n";
    Letter { subject, text }
}

fn paragraph(digest: &Digest, item: &Item, page: Option<&str>) -> String {
    let case = &item.proposal.case;
    let circle = digest.index.circle_name(case.circle);
    let new = if item.is_new { " (new)" } else { "" };
    let mut text = format!(
        "\n“{}”, version {}, in {circle}{new}\n  {}\n",
        title(item),
        case.version(),
        wanted(item.owed),
    );
    if let Some(limit) = item.limit(digest.person.person) {
        let zone = digest.index.snapshot().organization.time_zone;
        let limit = zone.clock_at(limit);
        writeln!(text, "  Who is silent until {limit} has no objection.").unwrap_or_default();
    }
    let id = id_of_proposal(case.id);
    let place = page.map_or_else(|| id.clone(), |page| page.replace(PLACE, &id));
    writeln!(text, "  {place}").unwrap_or_default();
    text
}

fn title(item: &Item) -> &str {
    let title = item.proposal.case.content.title.as_ref();
    title.map_or("A proposal without a title", Name::as_str)
}

const fn wanted(owed: Owed) -> &'static str {
    match owed {
        Owed::Answer => "Your answer: no objection, or a concern.",
        Owed::Test(_) => "As Facilitator: let a concern count as an objection, or test it.",
        Owed::Finding(_) => "As Facilitator: say what the test of a concern found.",
        Owed::Ruling(_) => "As Secretary: say whether it would break a rule.",
        Owed::Argument(_) => "The arguments of your concern.",
        Owed::Resolution(_) => "Your objection: offer a change, or say that it is solved.",
        Owed::Service(_) => "Whether the new text still serves your tension.",
        Owed::Rebase => "What it changes has moved: place your text anew.",
        Owed::Meeting => "A member asked for a meeting on it.",
        Owed::TakeOver => "Its proposer has left: take it over, if it is a tension of yours.",
    }
}
