//! Bounded texts, and what dotted keys cover.

use super::{AttributeName, DecisionKey, Key, Name, OutsideRef, Text, TextError};

#[test]
fn each_kind_has_its_alphabet() {
    assert!(Key::new("a-z_0.9").is_ok());
    for text in ["A", "a b", "ä", "a/b", "a\n"] {
        assert!(
            matches!(Key::new(text), Err(TextError::Character { .. })),
            "{text}"
        );
    }
    assert!(AttributeName::new("Größe_1").is_ok());
    assert!(AttributeName::new("a b").is_err());
    assert!(Name::new("Ana María").is_ok());
    assert!(Name::new("two\nlines").is_err() && Text::new("two\nlines").is_ok());
    assert!(Text::new("a\u{0}b").is_err() && OutsideRef::new("CRM#1 / ä").is_ok());
}

#[test]
fn a_text_is_neither_empty_nor_beyond_its_bound_counted_in_characters() {
    for blank in ["", " ", "\t\n"] {
        assert_eq!(Text::new(blank), Err(TextError::Empty));
    }
    assert!(Name::new("ä".repeat(Name::MOST)).is_ok());
    let long = Name::new("ä".repeat(Name::MOST + 1));
    assert_eq!(
        long,
        Err(TextError::TooLong {
            length: 201,
            most: 200
        })
    );
}

#[test]
fn a_decision_key_has_no_empty_part() {
    assert!(DecisionKey::new("refund.late_delivery").is_ok());
    for text in [".", "a.", ".a", "a..b"] {
        assert_eq!(DecisionKey::new(text), Err(TextError::EmptyPart), "{text}");
    }
}

#[test]
fn a_key_covers_itself_and_what_is_below_it_part_by_part() {
    let key = |text: &str| DecisionKey::new(text).expect("a key");
    assert!(key("refund").covers(&key("refund")));
    assert!(key("refund").covers(&key("refund.late.flood")));
    assert!(!key("refund").covers(&key("refunds")));
    assert!(!key("refund.late").covers(&key("refund")));
    assert!(!key("refund.late").covers(&key("refund.later")));
    assert_eq!(key("a.b.c").parent(), Some(key("a.b")));
    assert_eq!(key("a").parent(), None);
    assert_eq!((key("a").depth(), key("a.b.c").depth()), (1, 3));
}

#[test]
fn only_amount_is_the_amount() {
    let name = |text: &str| AttributeName::new(text).expect("a name");
    assert!(AttributeName::amount().is_amount() && name("amount").is_amount());
    assert!(!name("Amount").is_amount() && !name("amount.net").is_amount());
}

#[test]
fn a_key_is_made_of_words() {
    for (words, number, key) in [
        ("Care", 1, "care"),
        ("Care", 2, "care_2"),
        ("  Büro & Zugänge!", 1, "buro_zugange"),
        ("Tier-1 support", 1, "tier_1_support"),
        ("客户", 1, "unnamed"),
        ("", 3, "unnamed_3"),
    ] {
        assert_eq!(Key::from_words(words, number).as_str(), key);
    }
    let long = Key::from_words(&"very long ".repeat(50), usize::MAX);
    assert_eq!(Key::new(long.as_str()), Ok(long));
}
