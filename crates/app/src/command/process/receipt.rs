//! What a receipt says of an act in a circle's process: enough to show again what it came to.

use crate::process::Within;
use std::fmt;
use uuid::Uuid;
use zirkel_domain::ids::{CircleId, NoteId, ObjectionId, ProposalId, TensionId};

/// What an act was about. The numbers are those of the last entries with the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::command) enum About {
    /// A proposal, and the part of it.
    Proposal(ProposalId, u64, Option<Within>),
    /// A tension.
    Tension(TensionId, u64),
    /// The offices of a circle.
    Offices(CircleId),
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Proposal(id, number, within) => {
                write!(f, "{} {} {number}", ProposalId::PREFIX, id.uuid())?;
                match within {
                    None => Ok(()),
                    Some(Within::Objection(id)) => {
                        write!(f, " {} {}", ObjectionId::PREFIX, id.uuid())
                    }
                    Some(Within::Note(id)) => write!(f, " {} {}", NoteId::PREFIX, id.uuid()),
                }
            }
            Self::Tension(id, number) => {
                write!(f, "{} {} {number}", TensionId::PREFIX, id.uuid())
            }
            Self::Offices(id) => write!(f, "{} {}", CircleId::PREFIX, id.uuid()),
        }
    }
}

impl About {
    /// What a receipt says; none where it is of another kind of act.
    pub(in crate::command) fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let kind = words.next()?;
        let id: Uuid = words.next()?.parse().ok()?;
        let number = words.next().and_then(|it| it.parse().ok());
        let within = words.next().zip(words.next()).and_then(|(kind, id)| {
            let id = id.parse().ok()?;
            match kind {
                ObjectionId::PREFIX => Some(Within::Objection(ObjectionId::from_uuid(id))),
                NoteId::PREFIX => Some(Within::Note(NoteId::from_uuid(id))),
                _ => None,
            }
        });
        match kind {
            ProposalId::PREFIX => Some(Self::Proposal(ProposalId::from_uuid(id), number?, within)),
            TensionId::PREFIX => Some(Self::Tension(TensionId::from_uuid(id), number?)),
            CircleId::PREFIX => Some(Self::Offices(CircleId::from_uuid(id))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_receipt_says_is_read_as_it_was_written() {
        let id = Uuid::from_u128(7);
        let proposal = ProposalId::from_uuid(id);
        let all = [
            About::Proposal(proposal, 3, None),
            About::Proposal(
                proposal,
                3,
                Some(Within::Objection(ObjectionId::from_uuid(id))),
            ),
            About::Proposal(proposal, 3, Some(Within::Note(NoteId::from_uuid(id)))),
            About::Tension(TensionId::from_uuid(id), 9),
            About::Offices(CircleId::from_uuid(id)),
        ];
        for it in all {
            assert_eq!(About::read(&it.to_string()), Some(it));
        }
        for other in [
            "",
            "proposal",
            &format!("proposal {id}"),
            &format!("person {id}"),
        ] {
            assert_eq!(About::read(other), None, "{other}");
        }
    }
}
