//! The broken files of `tests/broken`: each mistake that reading finds is found, at its place.

use super::support::{read_bytes, repository};

#[test]
fn each_mistake_is_found_at_its_place() {
    let folder = repository("tests/broken");
    let table = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
    let mut wrong = Vec::new();
    let mut files = std::collections::BTreeMap::<&str, usize>::new();
    let rows = table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").map(str::trim).collect();
        let [name, at, path, part, finder] = cells.as_slice() else {
            panic!("a row has five cells: {row}");
        };
        *files.entry(name).or_default() += usize::from(*finder == "read");
        if *finder == "read" {
            let reading = read_bytes(&std::fs::read(folder.join(name)).unwrap());
            let found = reading.mistakes.iter().any(|m| {
                format!("{}:{}", m.place.line, m.place.column) == *at
                    && m.place.path == path.trim_matches('-')
                    && m.line("f").contains(part)
            });
            if !found {
                let lines: Vec<String> = reading.mistakes.iter().map(|m| m.line(name)).collect();
                wrong.push(format!("{row}\n  found: {lines:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, mistakes) in files {
        let reading = read_bytes(&std::fs::read(folder.join(name)).unwrap());
        let lines: Vec<String> = reading.mistakes.iter().map(|m| m.line(name)).collect();
        assert_eq!(lines.len(), mistakes, "{lines:#?}");
    }
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let listed = table.lines().any(|l| l.starts_with(&format!("{name} |")));
        assert!(
            name == "expected.txt" || listed,
            "{name} is not in the table"
        );
    }
}
