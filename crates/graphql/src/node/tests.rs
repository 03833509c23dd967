//! Ids of every kind, there and back, and texts that are none.

use super::*;

fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn every_kind() -> Vec<Subject> {
    let uuid = uuid(7);
    let circle = CircleId::from_uuid(uuid);
    let stored = STORED.iter().map(|kind| (kind.subject)(uuid));
    let core = CoreRole::ALL.into_iter().flat_map(|core| {
        let role = RoleRef::Core(circle, core);
        [Subject::Role(role), Subject::Seat(SeatRef::Whole(role))]
    });
    stored.chain(core).collect()
}

#[test]
fn every_kind_of_id_is_read_as_it_was_written() {
    let subjects = every_kind();
    assert_eq!(subjects.len(), 23);
    for subject in subjects {
        let id = encode(subject);
        assert_eq!(decode(&id, Vec::new()), Ok(subject), "{}", id.as_str());
    }
}

#[test]
fn no_two_kinds_share_a_prefix_and_each_is_a_typeid() {
    let mut prefixes: Vec<&str> = STORED.iter().chain(CORE.iter()).map(|k| k.prefix).collect();
    let count = prefixes.len();
    prefixes.sort_unstable();
    prefixes.dedup();
    assert_eq!(prefixes.len(), count);
    assert!(
        prefixes
            .iter()
            .all(|p| p.bytes().all(|b| b.is_ascii_lowercase()))
    );
}

#[test]
fn an_id_of_another_kind_is_refused_by_its_name() {
    let circle = encode(Subject::Circle(CircleId::from_uuid(uuid(1))));
    let problem = person(&circle, vec!["actor".to_owned(), "id".to_owned()]).unwrap_err();
    assert_eq!(problem.code, ProblemCode::Malformed);
    assert_eq!(problem.path, ["actor", "id"]);
    assert!(
        problem.message.contains("is the id of a circle"),
        "{}",
        problem.message
    );
    assert!(seat(&circle, Vec::new()).is_err());
}

#[test]
fn what_is_no_id_is_refused_whatever_it_is() {
    let good = encode(Subject::Person(PersonId::from_uuid(uuid(2)))).0;
    let upper = good.to_uppercase();
    let cut = good.strip_suffix(|_: char| true).unwrap();
    let long = format!("{}_{}", "ä".repeat(64), "0".repeat(26));
    let huge = "x".repeat(1_000_000);
    let unknown = good.replace("person", "planet");
    for text in [
        "", "_", "person", "person_", "7", cut, &upper, &long, &huge, &unknown,
    ] {
        let problem = decode(text, Vec::new()).unwrap_err();
        assert!(problem.message.len() < 300);
    }
}

#[test]
fn a_whole_role_and_a_focus_look_alike_and_carry_their_own_uuid() {
    let whole = encode(Subject::Seat(SeatRef::Whole(RoleRef::Defined(
        RoleId::from_uuid(uuid(3)),
    ))));
    let read = seat(&whole, Vec::new()).unwrap();
    assert_eq!(read, SeatRef::Focused(SeatId::from_uuid(uuid(3))));
}
