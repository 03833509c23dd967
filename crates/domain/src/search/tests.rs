//! What is found, and in which order.

use super::{Kind, Rank, Search, Words, spelling};
use crate::{
    example::World,
    index::Index,
    structure::domain::Reach,
    subject::Subject,
    text::{Name, Text},
};
use proptest::prelude::*;

/// What a question finds, each with its rank.
fn found(index: &Index, text: &str) -> Vec<(String, Rank)> {
    let hits = Search::new(index).find(&Words::new(text).unwrap(), &[]);
    assert!(hits.is_complete());
    let name = |subject| {
        if let Subject::Person(id) = subject {
            index.directory().name(id).to_owned()
        } else if let Subject::Role(role) = subject {
            index.role_name(role)
        } else if let Subject::Circle(circle) = subject {
            format!("circle {}", index.circle_name(circle))
        } else {
            format!("{subject:?}").split('(').next().unwrap().to_owned()
        }
    };
    let hits = hits.hits.into_iter();
    hits.map(|hit| (name(hit.subject), hit.rank)).collect()
}

fn names(index: &Index, text: &str) -> Vec<String> {
    found(index, text)
        .into_iter()
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn however_a_name_is_spelt_it_is_found() {
    for stored in ["Müller", "Mueller", "Muller", "MÜLLER", "Mu\u{308}ller"] {
        let mut world = World::new();
        let role = world.role(world.anchor(), "x");
        world.amend_role(role).name = Name::new(stored).unwrap();
        let index = world.index();
        for asked in [
            "Müller",
            "mueller",
            "MULLER",
            "muller",
            "MU\u{308}LLER",
            "müll",
            "muell",
        ] {
            assert_eq!(names(&index, asked), [stored], "{asked} finds {stored}");
        }
    }
    for (stored, asked) in [
        ("Straße", "strasse"),
        ("STRASSE", "straße"),
        ("Café", "cafe"),
        ("Cafe", "CAFÉ"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("Ｗｉｄｅ", "wide"),
    ] {
        let mut world = World::new();
        let role = world.role(world.anchor(), "x");
        world.amend_role(role).name = Name::new(stored).unwrap();
        assert_eq!(
            names(&world.index(), asked),
            [stored],
            "{asked} finds {stored}"
        );
    }
}

#[test]
fn the_beginning_of_blue_is_not_that_of_blunt() {
    let mut world = World::new();
    world.role(world.anchor(), "blunt");
    world.role(world.anchor(), "blue");
    let index = world.index();
    assert_eq!(names(&index, "blue"), ["blue"]);
    assert_eq!(names(&index, "blu"), ["blue", "blunt"]);
}

#[test]
fn every_word_must_begin_a_word() {
    let mut world = World::new();
    let role = world.role(world.anchor(), "x");
    world.amend_role(role).name = Name::new("Customer Care Desk").unwrap();
    let index = world.index();
    for asked in ["care", "desk cust", "c c d", "Care, Customer!"] {
        assert_eq!(names(&index, asked), ["Customer Care Desk"], "{asked}");
    }
    for asked in ["care phone", "are", "customers"] {
        assert_eq!(names(&index, asked), [] as [&str; 0], "{asked}");
    }
}

#[test]
fn names_come_before_texts_and_exact_ones_first() {
    let mut world = World::new();
    let anchor = world.anchor();
    let mut role = |key: &str, name: &str, purpose: &str| {
        let id = world.role(anchor, key);
        let role = world.amend_role(id);
        role.name = Name::new(name).unwrap();
        role.purpose = Some(Text::new(purpose).unwrap());
        id
    };
    role("a", "Front Care", "x");
    role("b", "Something", "we care");
    role("c", "Careful", "x");
    let care = role("d", "Care", "x");
    world.role(care, "inner");
    world.person("Carelia");
    world.domain(care, "stock-of-care", Reach::Organization, &[]);
    let expected = [
        ("Care", Rank::Name),
        ("circle Care", Rank::Name),
        ("Careful", Rank::NameBeginning),
        ("Carelia", Rank::NameBeginning),
        ("Front Care", Rank::NameWord),
        ("Domain", Rank::NameWord),
        ("Something", Rank::Text),
    ];
    let expected: Vec<_> = expected.map(|(name, rank)| (name.to_owned(), rank)).into();
    assert_eq!(found(&world.index(), "care"), expected);
}

#[test]
fn only_the_kinds_that_are_asked_for_are_listed() {
    let mut world = World::new();
    let care = world.role(world.anchor(), "care");
    world.role(care, "careful");
    world.person("Care");
    let index = world.index();
    let of = |kinds: &[Kind]| {
        let words = Words::new("care").unwrap();
        Search::new(&index).find(&words, kinds).total
    };
    assert_eq!(of(&[]), 4);
    assert_eq!(of(&[Kind::Role]), 2);
    assert_eq!(of(&[Kind::Circle]), 1);
    assert_eq!(of(&[Kind::Person, Kind::Circle]), 2);
    assert_eq!(of(&[Kind::Policy]), 0);
}

#[test]
fn more_than_a_thousand_are_counted_and_said_to_be_cut() {
    let mut world = World::new();
    for number in 0..1_001 {
        world.person(&format!("Person{number}"));
    }
    let words = Words::new("person").unwrap();
    let hits = Search::new(&world.index()).find(&words, &[]);
    assert_eq!((hits.hits.len(), hits.total), (1_000, 1_001));
    assert!(!hits.is_complete());
}

#[test]
fn a_question_has_one_to_ten_words() {
    for none in ["", "  ", "-!?", "a b c d e f g h i j k"] {
        assert!(Words::new(none).is_none(), "{none}");
    }
    assert!(Words::new("a b c d e f g h i j").is_some());
}

proptest! {
    #[test]
    fn a_word_is_found_by_each_of_its_beginnings(
        word in "[a-zäöüßéA-ZÄÖÜ]{1,12}",
        cut in 1_usize..12,
    ) {
        let mut world = World::new();
        let role = world.role(world.anchor(), "x");
        world.amend_role(role).name = Name::new(word.as_str()).unwrap();
        let beginning: String = word.chars().take(cut).collect();
        prop_assert!(names(&world.index(), &beginning).contains(&word), "{}", beginning);
    }

    #[test]
    fn no_text_breaks_the_reading_of_words(text in any::<String>()) {
        for word in spelling::words(&text) {
            prop_assert!(!word.plain().is_empty());
        }
    }
}
