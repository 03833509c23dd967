//! What a file means: defaults, ids, seats, and where its mistakes stand.

use super::support::{fold, lines, read_bytes, read_text, repository, small};
use crate::org_file::{
    node::{Kind, Node, parse, parse_within},
    read::{Scalar, classify},
    render, shape,
};
use std::fmt::Write as _;
use zirkel_domain::{
    check::{Finding, Severity},
    structure::{organization::Articles, role::SeatRef},
    subject::Subject,
    time::TimeZone,
};

const ROLE: &str = "  inside:\n    roles:\n      - key: r\n        name: R\n        purpose: P\n";

#[test]
fn scalars_are_what_they_look_like() {
    for number in [
        "0", "-1", "+1", "1.5", ".5", "1.", "1e400", "1E-3", ".nan", "-.inf", "0x1f",
    ] {
        assert_eq!(classify(number), Scalar::Number, "{number}");
    }
    for text in [
        "no",
        "yes",
        "1_000",
        "2027-06-30",
        "1e",
        ".",
        "-",
        "1.2.3",
        "0x",
        "e5",
        "u-1",
    ] {
        assert_eq!(classify(text), Scalar::Text, "{text}");
    }
    assert_eq!(classify("true"), Scalar::Boolean(true));
    assert_eq!(classify("~"), Scalar::Nothing);
}

#[test]
fn what_is_left_out_has_its_default() {
    let reading = read_text(&small("", ""));
    assert_eq!(lines(&reading), Vec::<String>::new());
    let (snapshot, directory) = fold(&reading.setup.unwrap());
    assert_eq!(snapshot.organization.articles, Articles::all());
    assert_eq!(snapshot.organization.time_zone, TimeZone::UTC);
    assert!(snapshot.people.values().all(|person| person.partner));
    assert_eq!(directory.iter().count(), 2);
}

#[test]
fn a_constant_is_of_its_attributes_type() {
    let types = "decision_types: [{ key: a, spends: no, attributes: { n: number, t: text } }]";
    let when = |conditions: &str| {
        let clause = format!("constrain: {{ decision: a, when: [{conditions}], forbid: true }}");
        let inside = format!(
            "  inside:\n    policies:\n      - {{ key: p, title: P, clauses: [{{ {clause} }}] }}"
        );
        lines(&read_text(&small(types, &inside)))
    };
    let sound = "{ attribute: n, lt: 1 }, { attribute: t, eq: no }, { attribute: amount, gt: 0.5 }";
    assert_eq!(when(sound), Vec::<String>::new());
    let wrong = when("{ attribute: t, eq: 1 }, { attribute: n, eq: \"1\" }");
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong[0].contains("expected a text, found the number `1` (hint: put it in quotes)"));
    assert!(wrong[1].contains("expected a number such as `499.95`, found the text `1`"));
    let unknown = when("{ attribute: x, eq: true }");
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert!(unknown[0].contains("warning: "), "{unknown:?}");
}

/// GOV-2.1.4
#[test]
fn holders_with_an_equal_focus_share_a_seat() {
    let holders = "        filled_by:
          - { person: ana, focus: { text: N, when: [{ attribute: a, eq: x }, { attribute: b, eq: y }] } }
          - { person: ben, focus: { text: N, when: [{ attribute: b, eq: y }, { attribute: a, eq: x }] } }
          - { person: ana, focus: { text: S } }\n";
    let reading = read_text(&small("", &format!("{ROLE}{holders}")));
    let (snapshot, _) = fold(&reading.setup.unwrap());
    assert_eq!(snapshot.seats.len(), 2);
    let seats: Vec<SeatRef> = snapshot.assignments.values().map(|a| a.seat).collect();
    assert_eq!(seats[0], seats[1]);
    assert_ne!(seats[0], seats[2]);
}

#[test]
fn ids_come_in_the_order_of_the_file() {
    let text = std::fs::read_to_string(repository("docs/demo/kranich.yaml")).unwrap();
    let (snapshot, directory) = fold(&read_text(&text).setup.unwrap());
    let mut rest = text.as_str();
    for person in snapshot.people.keys() {
        let key = directory.profile(*person).unwrap().key.as_str();
        rest = rest.split_once(&format!("key: {key}")).unwrap().1;
    }
}

fn json(node: &Node, out: &mut String) {
    match &node.kind {
        Kind::Scalar { text, plain } => {
            let bare = *plain && !matches!(classify(text), Scalar::Text | Scalar::Nothing);
            if bare {
                out.push_str(text);
            } else {
                // As ASCII, so that escapes beyond U+FFFF are tried as well.
                out.push('"');
                for c in text.chars() {
                    if c.is_ascii_graphic() && !"\"\\/".contains(c) || c == ' ' {
                        out.push(c);
                    } else if c == '/' {
                        out.push_str("\\/");
                    } else {
                        for unit in c.encode_utf16(&mut [0; 2]) {
                            write!(out, "\\u{unit:04x}").unwrap();
                        }
                    }
                }
                out.push('"');
            }
        }
        Kind::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                json(item, out);
            }
            out.push(']');
        }
        Kind::Map(entries) => {
            out.push('{');
            for (at, entry) in entries.iter().enumerate() {
                write!(
                    out,
                    "{}\n\t\"{}\":",
                    if at > 0 { "," } else { "" },
                    entry.key
                )
                .unwrap();
                json(&entry.value, out);
            }
            out.push('}');
        }
    }
}

#[test]
fn json_means_the_same() {
    let text = include_str!("every_field.yaml");
    let mut same = String::new();
    json(&parse(text, &mut Vec::new()).unwrap(), &mut same);
    assert!(same.contains("\\ud83d\\ude00"));
    serde_json::from_str::<serde_json::Value>(&same).unwrap();
    let (yaml, json) = (read_text(text), read_text(&same));
    assert_eq!(lines(&json), Vec::<String>::new());
    let (yaml, json) = (fold(&yaml.setup.unwrap()), fold(&json.setup.unwrap()));
    assert_eq!(shape(&yaml.0, &yaml.1), shape(&json.0, &json.1));
}

#[test]
fn places_count_characters_after_escapes_and_wide_letters() {
    let text = "{\"zirkel\": 1, \"a\\ud83d\\ude00ü\": 1,\n \"ü😀\": 2}";
    let reading = read_text(text);
    for mistake in reading
        .mistakes
        .iter()
        .filter(|m| m.message.starts_with("unknown"))
    {
        let written = text.get(mistake.place.start..mistake.place.end).unwrap();
        assert!(
            written.starts_with('"') && written.ends_with('"'),
            "{written}"
        );
    }
    assert!(
        lines(&reading)
            .iter()
            .any(|line| line.starts_with("f:2:2: error: ü😀"))
    );
}

#[test]
fn the_file_has_bounds() {
    let first = |bytes: &[u8]| lines(&read_bytes(bytes)).join("\n");
    assert!(first(&vec![b'a'; 17 << 20]).contains("at most 16777216 are read"));
    assert!(first("[".repeat(1 << 20).as_bytes()).contains("nested more than 200 levels deep"));
    assert!(first("- ".repeat(1 << 10).as_bytes()).contains("nested more than 200 levels deep"));
    assert!(first("{a: ".repeat(1 << 20).as_bytes()).contains("nested more than 200 levels deep"));
    let mut mistakes = Vec::new();
    assert!(
        parse_within(
            3,
            "- 1
- 2
",
            &mut mistakes
        )
        .is_some()
    );
    assert!(
        parse_within(
            3,
            "- 1
- 2
- 3
- 4
",
            &mut mistakes
        )
        .is_none()
    );
    assert_eq!(mistakes[0].message, "more than 3 values in one file");
}

#[test]
fn every_mistake_is_drawn_and_has_its_line() {
    let text = small("", "  purpos: x");
    let reading = read_text(&text);
    let drawn = render("org.yaml", &text, &reading.mistakes, false);
    assert!(drawn.contains("purpos: x"), "{drawn}");
    assert!(drawn.contains("[org.yaml:9:3]"), "{drawn}");
    assert!(!drawn.contains('\u{1b}'));
    assert!(render("org.yaml", &text, &reading.mistakes, true).contains('\u{1b}'));
    let line = "org.yaml:9:3: error: anchor.purpos: unknown field `purpos` in a role";
    assert!(drawn.lines().any(|l| l.starts_with(line)), "{drawn}");
}

#[test]
fn findings_stand_where_the_file_says_it() {
    let text = small("", &format!("{ROLE}        filled_by: [ana, zoe]\n"));
    let reading = read_text(&text);
    let setup = reading.setup.unwrap();
    let (snapshot, _) = fold(&setup);
    let finding = |subject| Finding {
        severity: Severity::Error,
        rule: None,
        code: None,
        subject,
        message: "m".to_owned(),
        hint: String::new(),
    };
    let role = snapshot
        .roles
        .values()
        .find(|role| role.source.is_some())
        .unwrap();
    let held = snapshot.assignments.values().next().unwrap();
    let findings = [
        finding(Subject::Role(
            zirkel_domain::structure::role::RoleRef::Defined(role.id),
        )),
        finding(Subject::Assignment(held.id)),
        finding(Subject::Person(held.person)),
    ];
    let located: Vec<String> = findings
        .iter()
        .map(|f| setup.places.locate(f).line("f"))
        .collect();
    assert_eq!(located[0], "f:11:9: error: anchor.inside.roles[0]: m");
    assert_eq!(
        located[1],
        "f:14:21: error: anchor.inside.roles[0].filled_by[0]: m"
    );
    // The role has a holder who is not known: what is found about the role may come from that.
    let sound = setup.places.locate_sound(&findings, &reading.mistakes);
    let paths: Vec<&str> = sound.iter().map(|m| m.place.path.as_str()).collect();
    assert_eq!(paths, ["anchor.inside.roles[0].filled_by[0]", "people[0]"]);
}

/// GOV-2.1.6
#[test]
fn a_holder_says_what_was_agreed_about_resigning() {
    let holders = "        filled_by:
          - { person: ana, resign: two weeks before }
          - ben\n";
    let reading = read_text(&small("", &format!("{ROLE}{holders}")));
    let (snapshot, directory) = fold(&reading.setup.unwrap());
    let agreed: Vec<Option<&str>> = snapshot
        .assignments
        .values()
        .map(|a| {
            a.resign_terms
                .as_ref()
                .map(zirkel_domain::text::Text::as_str)
        })
        .collect();
    assert_eq!(agreed, [Some("two weeks before"), None]);
    let written = crate::org_file::write(&snapshot, &directory);
    assert!(written.contains("resign: two weeks before"), "{written}");
}
