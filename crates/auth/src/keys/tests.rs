//! Which texts are secrets.

use super::*;

const OURS: &str = "our-secret-our-secret-our-secret-32b";
const OLD: &str = "old-secret-old-secret-old-secret-32b";
const THEIRS: &str = "their-secret-their-secret-their-secret";

#[test]
fn secrets() {
    let short = |position, length| KeyError::TooShort {
        position,
        length,
        least: 32,
    };
    for (text, expected) in [
        (String::new(), short(1, 0)),
        (" ".repeat(40), KeyError::Spaced { position: 1 }),
        ("a".repeat(31), short(1, 31)),
        (format!("{OURS},"), short(2, 0)),
        (format!(",{OURS}"), short(1, 0)),
        (format!("{OURS},short"), short(2, 5)),
        (format!("{OURS}\n"), KeyError::Spaced { position: 1 }),
        (format!("{OURS}, {OLD}"), KeyError::Spaced { position: 2 }),
        (format!("{OURS},{OURS}"), KeyError::Same),
        (
            format!("{OURS},{OLD},{THEIRS}"),
            KeyError::TooMany { count: 3 },
        ),
    ] {
        assert_eq!(Keys::from_secrets(&text).unwrap_err(), expected, "{text:?}");
    }
    assert!(Keys::from_secrets(&"ü".repeat(16)).is_ok());
    assert_eq!(
        format!("{:?}", Keys::from_secrets(OURS).unwrap()),
        "Keys(1 secret, 0 public)"
    );
}
