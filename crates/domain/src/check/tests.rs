//! Each rule of a structure by its id: one that keeps it, one that breaks it.

mod clauses;
mod lints;
mod relations;
mod shape;

use super::{Finding, Severity, findings};
use crate::{
    code::Code,
    directory::Directory,
    example::World,
    structure::policy::{ClauseKind, Hook},
};

fn all(world: &World) -> Vec<Finding> {
    findings(&world.snapshot(), &Directory::default())
}

/// The rules that are broken, with their codes.
fn broken(world: &World) -> Vec<(&'static str, Code)> {
    all(world)
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .filter_map(|f| Some((f.rule?.id, f.code?)))
        .collect()
}

/// The rules that hold no more for what stands all the same, with their codes.
fn lapsed(world: &World) -> Vec<(&'static str, Code)> {
    all(world)
        .iter()
        .filter(|f| f.has_lapsed())
        .filter_map(|f| Some((f.rule?.id, f.code?)))
        .collect()
}

/// What points into the void.
fn dangling(world: &World) -> Vec<String> {
    all(world)
        .into_iter()
        .filter(|f| f.severity == Severity::Error && f.rule.is_none())
        .map(|f| f.message)
        .collect()
}

/// What is merely untidy.
fn untidy(world: &World) -> Vec<String> {
    all(world)
        .into_iter()
        .filter(|f| f.severity == Severity::Warning)
        .map(|f| f.message)
        .collect()
}

fn over(hook: Hook) -> Vec<ClauseKind> {
    vec![ClauseKind::Override(hook)]
}
