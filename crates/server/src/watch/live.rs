//! Which WebSockets are open, and when they are to be closed.

use super::Watch;
use std::sync::Arc;

/// A WebSocket that is open.
#[derive(Debug)]
pub(crate) struct Open(Arc<Watch>);

/// A subscription that is open.
#[derive(Debug)]
pub(crate) struct Subscribed(Arc<Watch>);

impl Watch {
    /// A WebSocket is opened, until what this gives is dropped; none where there are so many.
    pub(crate) fn opens(self: &Arc<Self>, most: usize) -> Option<Open> {
        let is_opened = self.live.send_if_modified(|count| {
            let has_room = *count < most;
            *count = count.saturating_add(usize::from(has_room));
            has_room
        });
        is_opened.then(|| {
            self.live_connections.inc();
            Open(Arc::clone(self))
        })
    }

    /// A subscription begins; it ends when what this gives is dropped.
    pub(crate) fn subscribes(self: &Arc<Self>) -> Subscribed {
        self.live_subscriptions.inc();
        Subscribed(Arc::clone(self))
    }

    /// From here on WebSockets are closed.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Returns once WebSockets are to be closed.
    pub(crate) async fn closes(&self) {
        let mut closing = self.closing.subscribe();
        // The sender is here for as long as it is awaited.
        closing
            .wait_for(|it| *it)
            .await
            .map(drop)
            .unwrap_or_default();
    }

    /// Returns once no WebSocket is open.
    pub(crate) async fn all_closed(&self) {
        let mut live = self.live.subscribe();
        live.wait_for(|it| *it == 0)
            .await
            .map(drop)
            .unwrap_or_default();
    }
}

impl Subscribed {
    /// Something was told.
    pub(crate) fn told(&self) {
        self.0.live_events.inc();
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.live_connections.dec();
        self.0
            .live
            .send_modify(|count| *count = count.saturating_sub(1));
    }
}

impl Drop for Subscribed {
    fn drop(&mut self) {
        self.0.live_subscriptions.dec();
    }
}
