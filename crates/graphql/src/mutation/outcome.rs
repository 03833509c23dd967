//! What every act's payload says.

use super::envelope::placed;
use crate::{context::Shown, fault, page, user_error::UserError};
use async_graphql::{Context, Result, SimpleObject};
use std::sync::Arc;
use zirkel_app::{
    AppError,
    command::act::{Acted, Done, Envelope},
};

/// What every act's payload says; part of each, no type of its own.
#[derive(Debug, SimpleObject)]
pub(crate) struct Outcome {
    /// The revision with this act in it: show it, and ask with `atLeastRevision` elsewhere. Where
    /// the act was refused, or everything was so already, the one that it was judged by.
    revision: i32,
    /// The name that you gave the act.
    client_mutation_id: Option<String>,
    /// Why the act was refused, all reasons at once; empty where it was done.
    user_errors: Vec<UserError>,
}

/// What came of an act, with the thing that it was about.
pub(super) fn told<T>(
    ctx: &Context<'_>,
    envelope: Envelope,
    acted: std::result::Result<Acted, AppError>,
    show: impl FnOnce(&Shown, &Done) -> Option<T>,
) -> Result<(Option<T>, Outcome)> {
    let client_mutation_id = envelope.client_mutation_id;
    match acted.map_err(|error| fault::raise(ctx, placed(error)))? {
        Acted::Done(done) => {
            let shown = Arc::new(done.after.clone());
            let outcome = Outcome {
                revision: page::revision(shown.index.revision()),
                client_mutation_id,
                user_errors: Vec::new(),
            };
            Ok((show(&shown, &done), outcome))
        }
        Acted::Refused { view, rejections } => {
            let shown = Arc::new(view);
            let refusal = |rejection| UserError::of(&shown, rejection);
            let outcome = Outcome {
                revision: page::revision(shown.index.revision()),
                client_mutation_id,
                user_errors: rejections.into_iter().map(refusal).collect(),
            };
            Ok((None, outcome))
        }
    }
}

/// A payload: what an act was about, and what came of it.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $(#[$of:meta])* $field:ident: $entity:ty }) => {
        $(#[$doc])*
        #[derive(Debug, async_graphql::SimpleObject)]
        pub(crate) struct $name {
            $(#[$of])*
            $field: Option<$entity>,
            /// What every payload says.
            #[graphql(flatten)]
            outcome: $crate::mutation::outcome::Outcome,
        }

        impl From<(Option<$entity>, $crate::mutation::outcome::Outcome)> for $name {
            fn from(
                ($field, outcome): (Option<$entity>, $crate::mutation::outcome::Outcome),
            ) -> Self {
                Self { $field, outcome }
            }
        }
    };
}

pub(super) use payload;
