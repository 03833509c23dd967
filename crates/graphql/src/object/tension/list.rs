//! Tensions, a page at a time, newest first.

use super::{Tension, TensionState};
use crate::{
    context::{Shown, app, caller},
    page::{Page, Window, of_ids},
};
use async_graphql::{Context, Result};
use std::sync::Arc;
use zirkel_app::process::Sought;
use zirkel_domain::{ids::TensionId, process};

/// A page of the tensions that the caller sees, of those that fit.
pub(crate) async fn page(
    ctx: &Context<'_>,
    shown: &Shown,
    (list, sought, states): (
        String,
        Sought<process::TensionState>,
        Option<Vec<TensionState>>,
    ),
    window: Window,
) -> Result<Page<Tension>> {
    let states = states.unwrap_or_default().into_iter();
    let sought = Sought {
        states: states.map(Into::into).collect(),
        ..sought
    };
    let (app, caller) = (app(ctx)?, caller(ctx)?);
    let read = |part| app.tension_list(caller, sought, part);
    let show = |it: zirkel_app::process::Tension| {
        (it.tension.id.uuid(), Tension::new(shown, Arc::new(it)))
    };
    of_ids(ctx, (&list, window), TensionId::from_uuid, read, show).await
}
