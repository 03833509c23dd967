//! Who leads a role.

use crate::{
    context::Shown,
    node,
    object::lead::Lead,
    page::{self, Page, Window},
};
use async_graphql::{Context, Result};
use zirkel_domain::{structure::role::RoleRef, subject::Subject};

/// The leads of a role at the moment shown.
pub(crate) fn leads(
    ctx: &Context<'_>,
    shown: &Shown,
    role: RoleRef,
    window: Window,
) -> Result<Page<Lead>> {
    let leads = shown.index.leads(role, shown.at);
    let marked = leads.into_iter().map(|lead| {
        let person = node::encode(Subject::Person(lead.person)).0;
        let seat = node::encode(Subject::Seat(lead.seat)).0;
        (format!("{person}/{seat}"), lead)
    });
    let list = (Subject::Role(role), "leads");
    page::of_any(ctx, shown, list, marked.collect(), window, |lead| {
        Some(Lead::new(shown, lead))
    })
}
