//! What acts in a circle's process take alike: which proposal, which concern, which text.

use crate::{
    context::caller,
    input::{Path, Problems, governance_change::GovernanceChangeInput, text},
    node,
};
use async_graphql::{Context, ID, InputObject};
use zirkel_app::{
    Request,
    command::process::Text as Command,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{
    ids::{CircleId, ObjectionId, ProposalId},
    structure::role::SeatRef,
    subject::Subject,
    text::{Name, Text},
};

/// What is proposed, and why; part of inputs, no type of its own.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalTextInput {
    /// What it is called; at most 200 characters.
    title: Option<String>,
    /// The seat whose tension it is, `seat_…`; you represent it in the circle (GOV-4.2.2). Left
    /// out, the one that it was for, or the only one that you represent.
    seat_id: Option<ID>,
    /// The tension: what is, and what could be (GOV-4.3.2). Needed to submit; at most 10,000
    /// characters, as the next two.
    tension: Option<String>,
    /// A real example of it, past or present (GOV-4.3.2). Needed to submit.
    example: Option<String>,
    /// Why that example would have gone better (GOV-4.3.2). Needed to submit.
    effect: Option<String>,
    /// What it changes, in order, at most 100; adopted all or none (GOV-4.3.4).
    changes: Vec<GovernanceChangeInput>,
}

impl ProposalTextInput {
    /// Reads it; everything that is wrong with it at once.
    pub(super) fn read(&self, ctx: &Context<'_>) -> Result<Command, Problems> {
        let path = Path::default();
        let mut problems = Problems::default();
        let mut words = |field: &str, given: &Option<String>| {
            let given = given.clone()?;
            problems.keep(text(&path.at(field), Text::new, given))
        };
        let tension = words("tension", &self.tension);
        let example = words("example", &self.example);
        let effect = words("effect", &self.effect);
        let title = self.title.clone();
        let title = title.map(|it| text(&path.at("title"), Name::new, it));
        let title = problems.keep(title.transpose()).flatten();
        let seat = self
            .seat_id
            .as_ref()
            .map(|id| seat(ctx, &path.at("seatId"), id));
        let seat = problems.keep(seat.transpose()).flatten();
        let changes = GovernanceChangeInput::all(&path.at("changes"), self.changes.clone());
        let changes = problems.keep_all(changes);
        let changes = problems.or(changes)?;
        Ok(Command {
            title,
            seat,
            tension,
            example,
            effect,
            changes,
        })
    }
}

/// A seat of the caller's organization.
pub(super) fn seat(ctx: &Context<'_>, path: &Path, id: &ID) -> Result<SeatRef, Problem> {
    let named = node::seat(id, path.segments())?;
    let missing = || Problem {
        code: ProblemCode::NotFound,
        message: format!("`{}` names no seat here", node::shortened(id)),
        path: path.segments(),
    };
    let known = caller(ctx).ok().map(Request::present);
    let found = known.and_then(|view| node::seat_in(&view.index, named));
    found.ok_or_else(missing)
}

/// A circle by id.
pub(super) fn circle(path: &Path, id: &ID) -> Result<CircleId, Problem> {
    if let Subject::Circle(found) = node::decode(id, path.segments())? {
        Ok(found)
    } else {
        Err(node::wrong_kind(id, "circle", path.segments()))
    }
}

/// A proposal by id.
pub(super) fn proposal(id: &ID) -> Result<ProposalId, Problem> {
    proposal_at(&Path::default().at("proposalId"), id)
}

/// A proposal by id, of this field.
pub(super) fn proposal_at(path: &Path, id: &ID) -> Result<ProposalId, Problem> {
    node::proposal_id(id, path.segments())
}

/// A concern by id.
pub(super) fn objection(id: &ID) -> Result<ObjectionId, Problem> {
    node::objection_id(id, Path::default().at("objectionId").segments())
}

/// A concern of a proposal, both by id.
pub(super) fn concern(
    proposal_id: &ID,
    objection_id: &ID,
) -> Result<(ProposalId, ObjectionId), Problems> {
    let mut problems = Problems::default();
    let found = problems.keep(proposal(proposal_id));
    let found = found.zip(problems.keep(objection(objection_id)));
    problems.or(found)
}

/// The number of a version that somebody read.
pub(super) fn answered(version: i32) -> Result<u32, Problem> {
    numbered("version", version)
}

/// A number that is counted from 1.
pub(super) fn numbered(field: &str, number: i32) -> Result<u32, Problem> {
    let read = u32::try_from(number).ok().filter(|it| *it > 0);
    read.ok_or_else(|| {
        let path = Path::default().at(field);
        path.wrong(format!("is {number}: they are counted from 1"))
    })
}

/// What somebody says.
pub(super) fn words(field: &str, given: &str) -> Result<Text, Problem> {
    text(&Path::default().at(field), Text::new, given.to_owned())
}
