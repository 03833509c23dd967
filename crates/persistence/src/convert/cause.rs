//! Why a revision was made, as its row and its hash hold it: a word, or `proposal:` with an id.

use super::Unreadable;
use sea_orm::prelude::Uuid;
use zirkel_domain::{event::Cause, ids::ProposalId};

const SETUP: &str = "setup";
const ASSIGNMENT: &str = "assignment";
const ADMINISTRATION: &str = "administration";
const PROPOSAL: &str = "proposal";

/// The cause in a row.
pub(crate) fn cause_text(cause: Cause) -> String {
    match cause {
        Cause::Setup => SETUP.to_owned(),
        Cause::Assignment => ASSIGNMENT.to_owned(),
        Cause::Administration => ADMINISTRATION.to_owned(),
        Cause::Proposal(id) => format!("{PROPOSAL}:{}", id.uuid()),
    }
}

/// The cause that a row holds.
pub(crate) fn cause(text: &str) -> Result<Cause, Unreadable> {
    match text {
        SETUP => return Ok(Cause::Setup),
        ASSIGNMENT => return Ok(Cause::Assignment),
        ADMINISTRATION => return Ok(Cause::Administration),
        _ => {}
    }
    let id = text
        .strip_prefix(PROPOSAL)
        .and_then(|it| it.strip_prefix(':'));
    let id = id.and_then(|it| Uuid::try_parse(it).ok());
    // One form alone: the hash covers the text as it stands.
    let id = id.filter(|it| it.to_string().len() == text.len() - PROPOSAL.len() - 1);
    id.map(|it| Cause::Proposal(ProposalId::from_uuid(it)))
        .ok_or_else(|| Unreadable::new("cause", format_args!("has the unknown value `{text}`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_read_as_it_was_written_and_in_no_other_form() {
        let id = Uuid::from_u128(7);
        let causes = [
            Cause::Setup,
            Cause::Assignment,
            Cause::Administration,
            Cause::Proposal(ProposalId::from_uuid(id)),
        ];
        for it in causes {
            assert_eq!(cause(&cause_text(it)).ok(), Some(it));
        }
        let other_forms = [
            String::new(),
            "proposal".to_owned(),
            "proposal:".to_owned(),
            format!("proposal:{}", id.simple()),
            format!("proposal:{{{id}}}"),
            format!("election:{id}"),
        ];
        for text in other_forms {
            assert!(cause(&text).is_err(), "{text}");
        }
    }
}
