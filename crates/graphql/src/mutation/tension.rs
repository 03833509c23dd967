//! What acts on tensions take alike: which one, and how it is put.

use super::process::{proposal_at, words};
use crate::{
    input::{CaseInput, Path, Problems, text},
    node,
};
use async_graphql::{ID, InputObject, OneofObject};
use zirkel_app::error::Problem;
use zirkel_domain::{
    ids::TensionId,
    process::tension::{About, Put, Sense},
    subject::Subject,
    text::Text,
};

/// What was sensed; part of inputs, no type of its own.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct TensionTextInput {
    /// How things are; at most 10,000 characters, as the next two.
    situation: String,
    /// What is needed.
    need: Option<String>,
    /// When it showed.
    example: Option<String>,
    /// What it is about, at most 20 things; nothing where it is left out.
    about: Option<Vec<TensionAboutInput>>,
}

/// A thing that a tension is about. Exactly one field.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum TensionAboutInput {
    /// A customer's case, judged whenever the `triage` is asked for. It is kept without its
    /// `customerRef`: what is sensed stays, a customer may have to be forgotten.
    Case(Box<CaseInput>),
    /// A role, `role_…`.
    RoleId(ID),
    /// A policy, `policy_…`.
    PolicyId(ID),
    /// A proposal that you see, `proposal_…`.
    ProposalId(ID),
}

impl TensionAboutInput {
    fn read(self, path: &Path) -> Result<About, Problems> {
        Ok(match self {
            Self::Case(case) => About::Case(Box::new(case.read_at(&path.at("case"))?.case)),
            Self::RoleId(id) => About::Role(node::role(&id, path.at("roleId").segments())?),
            Self::PolicyId(id) => About::Policy(policy(&id, &path.at("policyId"))?),
            Self::ProposalId(id) => About::Proposal(proposal_at(&path.at("proposalId"), &id)?),
        })
    }
}

fn policy(id: &ID, path: &Path) -> Result<zirkel_domain::ids::PolicyId, Problem> {
    if let Subject::Policy(found) = node::decode(id, path.segments())? {
        Ok(found)
    } else {
        Err(node::wrong_kind(id, "policy", path.segments()))
    }
}

impl TensionTextInput {
    /// Reads it; everything that is wrong with it at once.
    pub(super) fn read(self) -> Result<Put, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let situation = problems.keep(words("situation", &self.situation));
        let mut maybe = |field: &str, given: Option<String>| {
            let given = given?;
            problems.keep(text(&path.at(field), Text::new, given))
        };
        let need = maybe("need", self.need);
        let example = maybe("example", self.example);
        let given = self.about.unwrap_or_default();
        let at = path.at("about");
        if given.len() > Sense::MOST {
            let (count, most) = (given.len(), Sense::MOST);
            problems.add(at.wrong(format!("has {count} entries, at most {most}")));
        }
        let about = given.into_iter().take(Sense::MOST).enumerate();
        let about = about.filter_map(|(position, it)| {
            let read = it.read(&at.entry(position));
            problems.keep_all(read)
        });
        let about = about.collect();
        problems.or(situation.map(|situation| Put {
            situation,
            need,
            example,
            about,
        }))
    }
}

/// A tension by id.
pub(super) fn tension(id: &ID) -> Result<TensionId, Problem> {
    node::tension_id(id, Path::default().at("tensionId").segments())
}
