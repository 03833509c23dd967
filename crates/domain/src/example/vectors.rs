//! The organization of the rulebook's test vectors (§15): a customer circle in the anchor, led by
//! Ana, with Care (Ben), Billing (Cy), Retention (nobody) and the Support desk (Dee) with its Agent
//! (Eli, for EMEA).

use super::{World, above, condition, constrain, on, one_of};
use crate::{
    ids::{PersonId, RoleId},
    structure::{
        decision_type::{AttributeType, Reversibility},
        domain::Reach,
        policy::Effect,
    },
};

/// The organization with its people and roles by name.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "people and roles go by the names of the rulebook"
)]
pub struct Vectors {
    pub world: World,
    pub ana: PersonId,
    pub ben: PersonId,
    pub cy: PersonId,
    pub dee: PersonId,
    pub eli: PersonId,
    pub customer: RoleId,
    pub care: RoleId,
    pub billing: RoleId,
    pub retention: RoleId,
    pub support: RoleId,
    pub agent: RoleId,
}

/// Builds it.
pub fn vectors() -> Vectors {
    let mut world = World::new();
    let [ana, ben, cy, dee, eli] = ["Ana", "Ben", "Cy", "Dee", "Eli"].map(|who| world.person(who));
    let regions = ["EMEA", "APAC", "AMER"].map(str::to_owned).to_vec();
    let easy = Some(Reversibility::Easy);
    world.decision_type(
        "waiver",
        true,
        easy,
        &[("region", AttributeType::OneOf(regions))],
    );
    world.decision_type("credit", true, easy, &[]);
    world.decision_type("retention", false, easy, &[]);

    let customer = world.role(world.anchor(), "customer");
    world.accountable(customer, &[on("waiver")]);
    world.hold(customer, ana);

    let care = world.role(customer, "care");
    world.accountable(care, &[on("waiver"), on("credit")]);
    world.control(care, Some("2000"), &[on("waiver"), on("credit")]);
    world.hold(care, ben);

    let billing = world.role(customer, "billing");
    world.domain(
        billing,
        "credit-balance",
        Reach::Organization,
        &[on("credit")],
    );
    world.hold(billing, cy);

    let retention = world.role(customer, "retention");
    world.accountable(retention, &[on("retention")]);

    let support = world.role(customer, "support");
    world.hold(support, dee);
    let agent = world.role(support, "agent");
    world.accountable(agent, &[on("waiver.late_fee")]);
    world.control(agent, Some("50"), &[on("waiver.late_fee")]);
    world.hold_within(agent, eli, vec![condition("region", one_of(&["EMEA"]))]);

    let larger = on("waiver").with("amount", above("500"));
    world.policy(
        customer,
        "p1",
        vec![constrain(larger, Effect::PermissionOfRole(billing))],
    );
    Vectors {
        world,
        ana,
        ben,
        cy,
        dee,
        eli,
        customer,
        care,
        billing,
        retention,
        support,
        agent,
    }
}
