//! Machines, let in and turned away.

use super::{Change, Register, change, register, revoke};
use crate::{
    act::tests::stage::{Played, Stage, refusals, words},
    code::Code,
    event::Event,
    example::vectors,
    ids::{PersonId, ServiceAccountId},
    text::Key,
};

fn staged() -> (Stage, PersonId, PersonId) {
    let mut v = vectors();
    v.world.organization().admins = vec![v.ana];
    (Stage::new(&v.world), v.ana, v.ben)
}

fn crm(stage: &mut Stage) -> Register {
    Register {
        id: ServiceAccountId::from_uuid(stage.fresh()),
        key: Key::new("crm").expect("a key"),
        may_ask: true,
        may_act: false,
    }
}

fn registered(stage: &mut Stage, by: PersonId, it: &Register) -> Played {
    stage.play(by, |world, by| register(world, by, it))
}

#[test]
fn a_machine_is_registered_changed_and_revoked() {
    let (mut stage, ana, _) = staged();
    let it = crm(&mut stage);
    registered(&mut stage, ana, &it).expect("registered");
    let again = crm(&mut stage);
    let refused = registered(&mut stage, ana, &again);
    assert_eq!(refusals(&refused), [(Code::Taken, None)]);
    let to = Change {
        id: it.id,
        may_ask: true,
        may_act: true,
    };
    let done = stage.play(ana, |world, by| change(world, by, to));
    assert!(matches!(
        done.expect("changed")[..],
        [Event::ServiceAccountChanged(_)]
    ));
    assert_eq!(
        stage.play(ana, |world, by| change(world, by, to)),
        Ok(vec![])
    );
    stage
        .play(ana, |world, by| revoke(world, by, it.id))
        .expect("revoked");
    assert!(stage.index.snapshot().service_accounts.is_empty());
    let refused = stage.play(ana, |world, by| revoke(world, by, it.id));
    assert_eq!(
        words(&refused),
        "there is no such service account, or it was revoked"
    );
    registered(&mut stage, ana, &again).expect("the key is free again");
}

#[test]
fn a_machine_may_do_something() {
    let (mut stage, ana, _) = staged();
    let mut it = crm(&mut stage);
    registered(&mut stage, ana, &it).expect("registered");
    let to = Change {
        id: it.id,
        may_ask: false,
        may_act: false,
    };
    let refused = stage.play(ana, |world, by| change(world, by, to));
    assert_eq!(refusals(&refused), [(Code::WrongState, None)]);
    it.may_ask = false;
    let refused = registered(&mut stage, ana, &it);
    assert_eq!(
        refusals(&refused),
        [(Code::Taken, None), (Code::WrongState, None)]
    );
}

#[test]
fn only_admins_manage_machines() {
    let (mut stage, ana, ben) = staged();
    let it = crm(&mut stage);
    assert_eq!(
        refusals(&registered(&mut stage, ben, &it)),
        [(Code::NotAdmin, None)]
    );
    registered(&mut stage, ana, &it).expect("registered");
    let to = Change {
        id: it.id,
        may_ask: true,
        may_act: true,
    };
    let tried = [
        stage.play(ben, |world, by| change(world, by, to)),
        stage.play(ben, |world, by| revoke(world, by, it.id)),
    ];
    for refused in tried {
        assert_eq!(refusals(&refused), [(Code::NotAdmin, None)]);
    }
}
