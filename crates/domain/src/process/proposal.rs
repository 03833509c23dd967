//! What people do with a proposal, one verb a file, and in which states they may (§13.1).

mod amend;
mod answer;
mod draft;
mod escalate;
mod facilitate;
mod note;
mod submit;
mod take_over;
mod withdraw;

pub use amend::{amend, rebase};
pub use answer::{confirm, raise};
pub use draft::{delete, draft, edit};
pub use escalate::{escalate, release};
pub use facilitate::{discard, drop_it};
pub use note::note;
pub use submit::{problems, submit};
pub use take_over::take_over;
pub use withdraw::withdraw;

use super::{Case, State};
use crate::{code::Code, rejection::Rejection, rule};

/// An event of a proposal that somebody brings about; the engine's own follow by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Its author changes the draft.
    Edit,
    /// Its author throws the draft away.
    Delete,
    /// Its author submits it.
    Submit,
    /// Its proposer takes it back.
    Withdraw,
    /// Who called for a meeting lets go.
    Release,
    /// Another member makes it their own.
    TakeOver,
    /// A member asks, or says what they think.
    Note,
    /// Its proposer amends it.
    Amend,
    /// A member has no objection.
    Confirm,
    /// A member has a concern.
    Raise,
    /// A member calls for a meeting.
    Escalate,
    /// The Facilitator discards it.
    Discard,
    /// The Facilitator drops it.
    Drop,
    /// Its proposer places it on what moved.
    Rebase,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Edit,
        Self::Delete,
        Self::Submit,
        Self::Withdraw,
        Self::Release,
        Self::TakeOver,
        Self::Note,
        Self::Amend,
        Self::Confirm,
        Self::Raise,
        Self::Escalate,
        Self::Discard,
        Self::Drop,
        Self::Rebase,
    ];

    /// What is done, for messages.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Submit => "submit",
            Self::Withdraw => "withdraw",
            Self::Release => "release",
            Self::TakeOver => "take over",
            Self::Note => "ask or react",
            Self::Amend => "amend",
            Self::Confirm => "confirm",
            Self::Raise => "raise a concern",
            Self::Escalate => "escalate",
            Self::Discard => "discard",
            Self::Drop => "drop",
            Self::Rebase => "rebase",
        }
    }

    /// §13.1: whether it is in the table of a state.
    pub const fn fits(self, state: &State) -> bool {
        match self {
            Self::Edit | Self::Delete | Self::Submit => matches!(state, State::Draft),
            Self::Withdraw => !state.is_final(),
            Self::Release => matches!(state, State::Escalated { .. }),
            Self::TakeOver => matches!(state, State::Orphaned),
            Self::Amend | Self::Confirm => matches!(state, State::Open),
            Self::Note | Self::Raise | Self::Escalate | Self::Discard => state.is_processed(),
            Self::Drop => matches!(state, State::Integrating),
            Self::Rebase => matches!(state, State::Conflicted { .. }),
        }
    }
}

impl State {
    /// What it is called in messages.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Open => "open",
            Self::Integrating => "being integrated",
            Self::Escalated { .. } => "waiting for a meeting",
            Self::Conflicted { .. } => "in conflict with what was adopted since",
            Self::Orphaned => "waiting for somebody to take it over",
            Self::Adopted(_) => "adopted",
            Self::Withdrawn => "withdrawn",
            Self::Discarded => "discarded",
            Self::Dropped => "dropped",
        }
    }
}

/// §13: the refusal of an event that is not in the state's table. Whoever objects to what is in
/// force is told so besides (GOV-4.4.4).
fn wrong_state(case: &Case, event: Event) -> Vec<Rejection> {
    if event.fits(&case.state) {
        return Vec::new();
    }
    let allowed: Vec<&str> = Event::ALL
        .into_iter()
        .filter(|it| it.fits(&case.state))
        .map(Event::verb)
        .collect();
    let allowed = if allowed.is_empty() {
        "nothing more comes of it".to_owned()
    } else {
        format!("what can be done now is to {}", allowed.join(", "))
    };
    let message = format!(
        "the proposal is {}, so nobody can {} it: {allowed}",
        case.state.words(),
        event.verb(),
    );
    let mut refusals = Vec::new();
    if let (State::Adopted(revision), Event::Raise) = (&case.state, event) {
        let message = format!(
            "it is in force since revision {revision}: propose a change, or ask the Secretary to \
             strike it if it breaks the rules"
        );
        refusals.push(Rejection::by(
            rule::GOV_4_4_4,
            Code::AlreadyAdopted,
            message,
        ));
    }
    refusals.push(Rejection::plain(Code::WrongState, message));
    refusals
}

/// Refuses an event that does not fit the state, before anything else is looked at.
fn in_state(case: &Case, event: Event) -> Result<(), Vec<Rejection>> {
    let refusals = wrong_state(case, event);
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals)
    }
}
