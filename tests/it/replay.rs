//! The changes of a real organization over eight years, replayed as governance through the API. A
//! team is a role with an inside, which top teams have in the anchor; its leads fill that role, its
//! members a role `members` inside it; its kind and each permission are accountabilities.
//!
//! What a revision changed in structure is proposed where it belongs and adopted by the consent
//! of every member; who fills what is the leads' affair. Many of these teams were led by nobody: by
//! a policy of the setup the anchor has a lead, who covers them and is left out of comparisons. A
//! team that went down into another and was amended as well takes two proposals (GOV-1.2.4).

mod compare;
mod perform;
pub(crate) mod plan;
pub(crate) mod stream;
mod taken;
mod whole;

pub(crate) use stream::Stream;
pub(crate) use whole::whole;

/// The one person who is there from the start.
const STEWARD: &str = "steward";

/// What stands before the first revision.
const SETUP: &str = "
zirkel: 1
organization: { key: replayed, name: Replayed, currency: EUR, admins: [steward] }
people: [{ key: steward, name: Steward }]
anchor:
  key: everything
  name: Everything
  purpose: All of it
  inside:
    policies:
      - key: lead
        title: Lead of the anchor circle
        clauses: [{ override: { hook: ANCHOR_LEAD, people: [steward] } }]
";
