//! Acts, one after another, on one record: whatever they are, the record stays sound.

mod explore;
mod sequences;
mod settling;
pub(super) mod stage;

use crate::{
    check::{Severity, findings_in},
    index::Index,
    snapshot::Snapshot,
    structure::role::{CoreRole, RoleRef, SeatRef},
    time::Timestamp,
};
use stage::Stage;

/// What holds after every act.
fn sound(stage: &Stage) {
    let index = &stage.index;
    let errors = findings_in(index)
        .into_iter()
        .filter(|f| f.severity == Severity::Error);
    assert_eq!(errors.collect::<Vec<_>>(), []);
    let folded = Snapshot::fold(&stage.record).expect("a record");
    assert_eq!(&folded, index.snapshot());
    offers_give_nothing(index, stage.now);
    every_focus_is_somebodys(index.snapshot());
}

/// GOV-2.1.2: without its offers the structure gives the same people the same.
fn offers_give_nothing(index: &Index, at: Timestamp) {
    let mut without = index.snapshot().clone();
    without.offers.clear();
    let without = Index::new(without, index.directory().clone());
    for role in index.snapshot().roles.keys() {
        let circle = crate::ids::CircleId::inside(*role);
        let offices = CoreRole::ALL.map(|core| RoleRef::Core(circle, core));
        for role in offices.into_iter().chain([RoleRef::Defined(*role)]) {
            assert_eq!(index.leads(role, at), without.leads(role, at));
            assert_eq!(index.assigners(role, at), without.assigners(role, at));
        }
        assert_eq!(index.members(circle, at), without.members(circle, at));
    }
}

/// GOV-2.1.4: a focus is split off for somebody.
fn every_focus_is_somebodys(snapshot: &Snapshot) {
    for seat in snapshot.seats.values() {
        let this = SeatRef::Focused(seat.id);
        let asked = snapshot.offers.values().any(|o| {
            let focus = o.focus.as_ref();
            o.role == seat.role && focus.is_some_and(|f| f.same_part(&seat.focus))
        });
        let held = snapshot.assignments.values().any(|a| a.seat == this);
        let linked = snapshot.links.values().any(|l| l.seat == this);
        assert!(asked || held || linked, "{seat:?}");
    }
}
