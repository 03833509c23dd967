//! A record written down by `zirkel export --record`: `zirkel check --file` verifies it without a
//! database, and names the first line that is not what was written.

use crate::support::{Ran, Zirkel, adopt, import, kranich, small, written};
use std::path::Path;
use zirkel_testkit::database::for_each_database;

fn exported(url: &str, organization: &str) -> String {
    Zirkel::new(["export", "--record", "--organization", organization])
        .on(url)
        .run()
        .ends(0)
        .out
}

/// Checks a file; the address is that of no database.
fn check(file: &str) -> Ran {
    Zirkel::new(["check", "--file", file])
        .on("sqlite:///nowhere/at/all.db")
        .run()
}

/// Two revisions of a small organization.
async fn two(url: &str, folder: &Path) -> String {
    let file = written(folder, "o.yaml", small("o", "One"));
    import(url, &file);
    adopt(url, "o", "Front desk").await;
    exported(url, "o")
}

#[tokio::test]
async fn a_written_record_is_whole_without_a_database() {
    let folder = tempfile::tempdir().unwrap();
    for_each_database(async |url| {
        let record = two(&url, folder.path()).await;
        assert_eq!(record.lines().count(), 3);
        let file = written(folder.path(), "o.record", &record);
        check(&file)
            .ends(0)
            .says("o: revision 2, the record is whole");
        import(&url, &kranich());
        let record = exported(&url, "kranich");
        let file = written(folder.path(), "kranich.record", &record);
        let ran = check(&file).ends(0);
        let ran = ran.says("kranich: revision 1, the record is whole");
        ran.says("  notice: ");
        for name in ["Weber", "Jonas", "kranich.example", "u-1003"] {
            assert!(!record.contains(name), "`{name}` stands in the record");
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_record_is_written_from_both_databases_and_every_time() {
    let folder = tempfile::tempdir().unwrap();
    for_each_database(async |url| {
        let first = two(&url, folder.path()).await;
        assert_eq!(exported(&url, "o"), first);
    })
    .await;
}

#[tokio::test]
async fn a_record_that_is_not_as_it_was_written_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    for_each_database(async |url| {
        let record = two(&url, folder.path()).await;
        import(&url, &written(folder.path(), "p.yaml", small("p", "Pine")));
        let other = exported(&url, "p");
        let table = misplaced(&record).into_iter();
        for (what, text, line, why) in table.chain(altered(&record, &other)) {
            let file = written(folder.path(), "broken.record", &text);
            let damage = format!("  damage: line {line}: ");
            let ran = check(&file).ends(1).says(&damage).says(why);
            assert!(!ran.out.contains("is whole"), "{what}: {ran}");
        }
    })
    .await;
}

/// What was done to a record, the record then, the first line at fault, and what is said of it.
type Broken = (&'static str, String, usize, &'static str);

fn of(lines: &[&str]) -> String {
    format!("{}\n", lines.join("\n"))
}

fn shortened(record: &str, bytes: usize) -> String {
    let end = record.len() - bytes;
    record.get(..end).unwrap().to_owned()
}

/// Lines that are missing, doubled, cut off or in another order.
fn misplaced(record: &str) -> Vec<Broken> {
    let lines: Vec<&str> = record.lines().collect();
    let [title, one, two] = [lines[0], lines[1], lines[2]];
    vec![
        ("nothing", String::new(), 1, "the file is empty"),
        ("no revisions", of(&[title]), 2, "ends after revision 0"),
        ("a line less", of(&[title, one]), 3, "ends after revision 1"),
        ("half a line", shortened(record, 20), 3, "is cut off"),
        (
            "no last break",
            record.trim_end().to_owned(),
            3,
            "is cut off",
        ),
        (
            "other order",
            of(&[title, two, one]),
            2,
            "revision 2 stands where 1 is expected",
        ),
        (
            "one twice",
            of(&[title, one, one]),
            3,
            "revision 1 stands where 2 is expected",
        ),
        (
            "more at the end",
            format!("{record}x\n"),
            4,
            "but more follows",
        ),
        (
            "an empty line",
            format!("{record}\n"),
            4,
            "but more follows",
        ),
    ]
}

/// Lines that say something else.
fn altered(record: &str, other: &str) -> Vec<Broken> {
    let lines: Vec<&str> = record.lines().collect();
    let others: Vec<&str> = other.lines().collect();
    let [title, one, two] = [lines[0], lines[1], lines[2]];
    vec![
        (
            "another's title",
            of(&[others[0], one]),
            2,
            "was changed after its adoption",
        ),
        (
            "another's line",
            of(&[title, others[1], two]),
            2,
            "was changed after its adoption",
        ),
        (
            "another key",
            record.replacen("\"o\"", "\"q\"", 1),
            1,
            "its title says `q`",
        ),
        (
            "a space",
            of(&[title, &one.replacen("\":", "\": ", 1), two]),
            2,
            "is not written as",
        ),
        (
            "an escape",
            record.replacen("Front desk", "\\u0046ront desk", 1),
            3,
            "is not written as",
        ),
        (
            "another text",
            record.replacen("Front desk", "Front dusk", 1),
            3,
            "was changed",
        ),
        (
            "another field",
            record.replacen("\"events\"", "\"facts\"", 1),
            2,
            "is no line",
        ),
        (
            "another form",
            record.replacen("record\":1", "record\":2", 1),
            1,
            "in form 2",
        ),
        (
            "a title alone",
            "zirkel\n".to_owned(),
            1,
            "is no line of a record",
        ),
    ]
}

#[tokio::test]
async fn no_byte_of_a_record_can_be_another() {
    let folder = tempfile::tempdir().unwrap();
    let url = crate::support::sqlite(&folder.path().join("zirkel.db"));
    let record = two(&url, folder.path()).await.into_bytes();
    // Every fortieth byte: each run is a process.
    for place in (0..record.len()).step_by(40) {
        let mut altered = record.clone();
        altered[place] = if altered[place] == b'7' { b'8' } else { b'7' };
        let file = written(folder.path(), "altered.record", &altered);
        let line = record[..place].split(|it| *it == b'\n').count();
        // What is wrong with the title is sometimes seen only where it ends.
        let ran = check(&file).ends(1).says("the record is damaged");
        let told: usize = ran
            .out
            .split("line ")
            .nth(1)
            .unwrap()
            .split(':')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        assert!(
            told == line || line == 1,
            "byte {place} of line {line}: {ran}"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_wrong_use() {
    Zirkel::new(["check", "--file", "/nowhere/at/all"])
        .run()
        .ends(2)
        .complains("`/nowhere/at/all` can not be read");
    Zirkel::new(["check", "--file", "x", "--organization", "o"])
        .run()
        .ends(2);
    Zirkel::new(["export", "--record", "--organization", "o", "--as-of", "1"])
        .run()
        .ends(2);
}
