//! What is told as it happens, one a file. A subscription is run anew for everything that it tells:
//! each run sees the caller and the organization of its moment, and gives what comes next, if
//! anything. What it tells and how far that goes is [`Following`]'s to know.

mod circle_process;
mod inbox;

use crate::fault;
use async_graphql::{Context, MergedSubscription, Result, futures_util::stream};
use std::{option, sync::Arc};
use zirkel_app::live::Following;

/// What is told as it happens, over a WebSocket at `/graphql/ws`. Each event has a `cursor`:
/// whoever was cut off goes on with it in `after`, at any server, and misses nothing. What may be
/// asked of a query may be asked of an event; it is shown as it is when it is told.
#[derive(Default, MergedSubscription)]
#[expect(
    missing_debug_implementations,
    reason = "nothing but the way into the resolvers"
)]
pub struct Subscription(circle_process::CircleProcess, inbox::InboxOfCaller);

/// What a run gives: one thing, or none.
type Next<T> = stream::Iter<option::IntoIter<T>>;

fn next<T>(it: Option<T>) -> Next<T> {
    stream::iter(it)
}

/// Who follows.
fn following<'a>(ctx: &Context<'a>) -> Result<&'a Arc<Following>> {
    let following = ctx.data_opt::<Arc<Following>>();
    following.ok_or_else(|| fault::broken("a subscription was run for nobody who follows"))
}
