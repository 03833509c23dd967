//! Tells people what waits for them: sends each digest that is due, by each channel that is set.
//! Decides nothing: what is due, and what was told, is the app's.

pub mod webhook;

mod body;

use crate::log::chain;
use std::{error::Error, time::Duration};
use tokio::time::{MissedTickBehavior, interval};
use webhook::Webhook;
use zirkel_app::{
    App,
    digest::{Channel, Digest, Quiet},
};

/// How often it is asked what is due. Where nothing happened, that is one query.
const TURN: Duration = Duration::from_secs(2);

/// How people are told what waits for them; not at all, unless set.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// How long somebody is told nothing after a digest.
    pub every: Duration,
    /// Which system is told.
    pub webhook: Option<Webhook>,
}

impl Telling {
    /// Sends what is due until it is dropped.
    pub(crate) async fn run(&self, app: &App) {
        if let Some(webhook) = &self.webhook {
            let send = async |digest: &Digest| webhook.send(digest, app.now()).await;
            Sender::new(app, Channel::Webhook, self.every)
                .run(send)
                .await;
        }
        // Not set: there is nothing to do, and whoever waits for the end of all waits for ever.
        std::future::pending::<()>().await;
    }
}

/// What sends by one channel.
struct Sender<'a> {
    app: &'a App,
    rule: (Channel, Duration),
    quiet: Quiet,
    /// Whether the last one could not be sent.
    away: bool,
}

impl<'a> Sender<'a> {
    fn new(app: &'a App, channel: Channel, every: Duration) -> Self {
        Self {
            app,
            rule: (channel, every),
            quiet: Quiet::default(),
            away: false,
        }
    }

    async fn run<E: Error>(mut self, send: impl AsyncFn(&Digest) -> Result<(), E>) {
        let mut turn = interval(TURN);
        turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            turn.tick().await;
            let now = self.app.now();
            let (due, all) = self.app.digests_due(self.rule, now, &mut self.quiet).await;
            if let Err(error) = all {
                tracing::debug!(
                    error = chain(&error),
                    "what waits for people could not be read"
                );
            }
            for digest in due {
                match self.send(digest, &send).await {
                    Ok(true) => {}
                    // One that fails is tried again later; the others have to wait for their turn,
                    // so that nobody is overrun who is in trouble.
                    Ok(false) => break,
                    Err(error) => {
                        let error = chain(&error);
                        tracing::debug!(error, "what was told could not be noted");
                        break;
                    }
                }
            }
        }
    }

    /// Sends one, unless somebody else does; false where it could not be sent.
    async fn send<E: Error>(
        &mut self,
        digest: Digest,
        send: impl AsyncFn(&Digest) -> Result<(), E>,
    ) -> Result<bool, zirkel_app::AppError> {
        let app = self.app;
        let Some(claimed) = app.digest_claim(digest, app.now()).await? else {
            return Ok(true);
        };
        let channel = self.rule.0.as_str();
        match send(&claimed.digest).await {
            Ok(()) => {
                if self.away {
                    tracing::info!(channel, "digests can be sent again");
                }
                self.away = false;
                app.digest_told(&claimed, app.now()).await?;
                Ok(true)
            }
            Err(error) => {
                if !self.away {
                    let error = chain(&error);
                    tracing::warn!(channel, error, "a digest could not be sent");
                }
                self.away = true;
                app.digest_failed(&claimed, app.now()).await?;
                Ok(false)
            }
        }
    }
}
