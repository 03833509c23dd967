//! What people do with a concern about a proposal, and in which states they may (§13.2). Whether an
//! argument holds is for people: the acting Facilitator tests, nothing here does (GOV-4.5.2).

mod integrate;
mod ruling;
mod test;
mod withdraw;

pub use integrate::{abandon, offer, serves, solved};
pub use ruling::{ask, rule};
pub use test::{argue, capture, demand, find_none, find_objection, start};
pub use withdraw::withdraw;

use super::{Case, Concern, ConcernFact, ConcernState, Criterion, Fact};
use crate::{code::Code, ids::ObjectionId, rejection::Rejection, rule as rules};

/// An event of a concern that somebody brings about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// It counts as an objection, untested.
    Capture,
    /// A member asks for a test.
    DemandTest,
    /// The Facilitator tests.
    StartTest,
    /// The objector argues.
    Argue,
    /// The Facilitator finds an objection.
    FindObjection,
    /// The Facilitator finds none.
    FindNone,
    /// The Facilitator asks the Secretary.
    AskSecretary,
    /// The Secretary rules.
    Rule,
    /// Somebody offers a text.
    Offer,
    /// The objector says that it settles the matter.
    ConfirmSolved,
    /// The proposer says that it still serves the tension.
    ConfirmServes,
    /// The Facilitator sees no good-faith try.
    Abandon,
    /// The objector takes it back.
    Withdraw,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Capture,
        Self::DemandTest,
        Self::StartTest,
        Self::Argue,
        Self::FindObjection,
        Self::FindNone,
        Self::AskSecretary,
        Self::Rule,
        Self::Offer,
        Self::ConfirmSolved,
        Self::ConfirmServes,
        Self::Abandon,
        Self::Withdraw,
    ];

    /// What is done, for messages.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Capture => "capture it",
            Self::DemandTest => "ask for a test",
            Self::StartTest => "begin a test",
            Self::Argue => "argue",
            Self::FindObjection => "find an objection",
            Self::FindNone => "find none",
            Self::AskSecretary => "ask the Secretary",
            Self::Rule => "rule",
            Self::Offer => "offer an amendment",
            Self::ConfirmSolved => "confirm that a text settles it",
            Self::ConfirmServes => "confirm that a text serves the tension",
            Self::Abandon => "deem it abandoned",
            Self::Withdraw => "withdraw it",
        }
    }

    /// §13.2: whether it is in the table of a concern, which speaks of its state, and of the claim
    /// that a rule is broken where the Secretary is asked.
    pub fn fits(self, concern: &Concern) -> bool {
        use ConcernState::{AwaitingRuling, Captured, Concern, Integrating, Testing};
        let state = concern.state;
        match self {
            Self::Capture | Self::StartTest => state == Concern,
            // What the Secretary ruled is neither tested nor asked again.
            Self::DemandTest => matches!(state, Concern | Captured) && !concern.violation,
            Self::Argue | Self::FindObjection | Self::FindNone => state == Testing,
            Self::AskSecretary => {
                matches!(state, Testing | Captured)
                    && concern.argues(Criterion::Rules)
                    && !concern.violation
            }
            Self::Rule => state == AwaitingRuling,
            Self::Offer => matches!(state, Captured | Integrating),
            Self::ConfirmSolved | Self::ConfirmServes => state == Integrating,
            Self::Abandon => matches!(state, Captured | Integrating),
            Self::Withdraw => matches!(state, Concern | Captured | Integrating),
        }
    }
}

impl ConcernState {
    /// What it is called in messages.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Concern => "a concern",
            Self::Testing => "being tested",
            Self::AwaitingRuling => "waiting for the Secretary",
            Self::Captured => "captured",
            Self::Integrating => "being integrated",
            Self::Resolved => "resolved",
            Self::Discarded => "discarded",
            Self::Dismissed => "dismissed",
            Self::Abandoned => "abandoned",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }
}

/// The concern, in a state that has the event in its table, of a proposal that is processed.
fn in_state(case: &Case, id: ObjectionId, event: Event) -> Result<&Concern, Vec<Rejection>> {
    let refused = |message: String| {
        let refusal = Rejection::plain(Code::WrongState, message);
        Err(vec![refusal])
    };
    let Some(concern) = case.concern(id) else {
        return refused("there is no such concern about this proposal".to_owned());
    };
    if !case.state.is_processed() {
        return refused(format!(
            "the proposal is {}, so nobody can {} about a concern: that waits",
            case.state.words(),
            event.verb()
        ));
    }
    if event.fits(concern) {
        return Ok(concern);
    }
    let allowed: Vec<&str> = Event::ALL
        .into_iter()
        .filter(|it| it.fits(concern))
        .map(Event::verb)
        .collect();
    let allowed = if allowed.is_empty() {
        "nothing more comes of it".to_owned()
    } else {
        format!("what can be done now is to {}", allowed.join(", "))
    };
    refused(format!(
        "the concern is {}, so nobody can {}: {allowed}",
        concern.state.words(),
        event.verb()
    ))
}

/// GOV-4.4.1: only who has the concern speaks for it.
fn objector(concern: &Concern, by: crate::act::Acting) -> Option<Rejection> {
    (concern.objector != by.person).then(|| {
        let message = "only who has the concern does this: raise one of your own";
        Rejection::by(rules::GOV_4_4_1, Code::WrongState, message)
    })
}

const fn of(id: ObjectionId, fact: ConcernFact) -> Fact {
    Fact::Concern(id, fact)
}
