//! What is proposed, as it is asked for.

use super::Sight;
use crate::{
    AppError, View,
    changes::{ChangeDraft, resolve},
    ids::Ids,
};
use zirkel_domain::{
    act::Acting,
    process::{Content, Floor},
    rejection::Rejection,
    structure::role::SeatRef,
    text::{self, Name},
};

/// What is proposed, and why (GOV-4.3.2). A draft may lack parts of it.
#[derive(Clone, Debug)]
pub struct Text {
    /// What it is called.
    pub title: Option<Name>,
    /// The seat whose tension it is; none where the person represents just one in the circle.
    pub seat: Option<SeatRef>,
    /// The tension.
    pub tension: Option<text::Text>,
    /// A real example of it.
    pub example: Option<text::Text>,
    /// Why that would have gone better.
    pub effect: Option<text::Text>,
    /// What it changes.
    pub changes: Vec<ChangeDraft>,
}

impl Text {
    /// The text of a proposal that is there: for the seat whose tension it is, unless it names
    /// another.
    pub(crate) fn of(
        &self,
        ids: &dyn Ids,
        sight: Sight<'_>,
    ) -> Result<Result<Content, Vec<Rejection>>, AppError> {
        let seat = Some(sight.case.content.seat);
        self.content(ids, (sight.view, sight.floor, sight.by), seat)
    }

    /// The text of a proposal that somebody makes their own: for a seat of theirs.
    pub(crate) fn taken(
        &self,
        ids: &dyn Ids,
        sight: Sight<'_>,
    ) -> Result<Result<Content, Vec<Rejection>>, AppError> {
        self.content(ids, (sight.view, sight.floor, sight.by), None)
    }

    /// The text, with an id for whatever it creates; for the seat that it names, else the one that
    /// it was for before, else the only one.
    pub(crate) fn content(
        &self,
        ids: &dyn Ids,
        (view, floor, by): (&View, &Floor<'_>, Acting),
        before: Option<SeatRef>,
    ) -> Result<Result<Content, Vec<Rejection>>, AppError> {
        let changes = resolve(view, ids, floor.now(), floor.circle, &self.changes)?;
        let seat = match self.seat.or(before) {
            Some(seat) => seat,
            None => match floor.only_seat(by) {
                Ok(seat) => seat,
                Err(refusals) => return Ok(Err(refusals)),
            },
        };
        Ok(Ok(Content {
            title: self.title.clone(),
            seat,
            tension: self.tension.clone(),
            example: self.example.clone(),
            effect: self.effect.clone(),
            changes,
        }))
    }
}
