//! What may be done with assignments: the whole table of states and acts, then rule by rule.

mod focuses;
mod leaving;
mod offering;
mod policies;
mod reps;
mod table;

use crate::{
    example::{condition, one_of},
    structure::{
        policy::{ClauseKind, Hook},
        role::Focus,
    },
    text::Text,
};

fn over(hook: Hook) -> Vec<ClauseKind> {
    vec![ClauseKind::Override(hook)]
}

/// The part of a role in one region.
fn within(region: &str) -> Focus {
    Focus {
        text: Text::new(region).expect("a text"),
        when: vec![condition("region", one_of(&[region]))],
    }
}
