//! Tells people what waits for them: sends each digest that is due, by each channel that is set.
//! Decides nothing: what is due, and what was told, is the app's.

pub mod mail;
pub mod webhook;

mod body;
mod letter;

use crate::{
    log::chain,
    provider::fetch::FetchError,
    timekeeper::{News, Trouble},
    watch::Watch,
};
use mail::{Mail, MailError};
use std::time::Duration;
use tokio::{
    join,
    time::{MissedTickBehavior, interval},
};
use webhook::Webhook;
use zirkel_app::{
    App, AppError,
    digest::{Channel, Digest, Quiet},
};
use zirkel_domain::{subject::Subject, time::Timestamp};
use zirkel_graphql::id_of;

/// How often it is asked what is due. Where nothing happened, that is one query.
const TURN: Duration = Duration::from_secs(2);
/// The most things that one message names; how many there are it says besides.
const MOST_ITEMS: usize = 100;

/// How people are told what waits for them; not at all, unless set.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// How long somebody is told nothing after a digest.
    pub every: Duration,
    /// Which system is told.
    pub webhook: Option<Webhook>,
    /// By which server people are written to.
    pub mail: Option<Mail>,
}

impl Telling {
    /// Sends what is due until it is dropped.
    pub(crate) async fn run(&self, app: &App, watch: &Watch) {
        let webhook = async {
            if let Some(webhook) = &self.webhook {
                let sender = Sender::new(app, watch, (Way::Webhook(webhook), self.every));
                sender.run().await;
            }
        };
        let mail = async {
            if let Some(mail) = &self.mail {
                let sender = Sender::new(app, watch, (Way::Mail(mail), self.every));
                sender.run().await;
            }
        };
        join!(webhook, mail);
        // Not set: there is nothing to do, and whoever waits for the end of all waits for ever.
        std::future::pending::<()>().await;
    }
}

/// By what a digest goes.
#[derive(Clone, Copy, Debug)]
enum Way<'a> {
    Webhook(&'a Webhook),
    Mail(&'a Mail),
}

/// Why a digest did not arrive.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    #[error(transparent)]
    Webhook(#[from] FetchError),
    #[error(transparent)]
    Mail(#[from] MailError),
}

impl Undelivered {
    /// Whether the receiver is there, and others may arrive; none where it was not asked.
    fn is_there(&self) -> Option<bool> {
        match self {
            Self::Webhook(error) => Some(error.is_of_one()),
            Self::Mail(error) => error.is_there(),
        }
    }
}

impl Way<'_> {
    const fn channel(self) -> Channel {
        match self {
            Self::Webhook(_) => Channel::Webhook,
            Self::Mail(_) => Channel::Mail,
        }
    }

    async fn send(self, digest: &Digest, now: Timestamp) -> Result<(), Undelivered> {
        match self {
            Self::Webhook(webhook) => webhook.send(digest, now).await?,
            Self::Mail(mail) => mail.send(digest, now).await?,
        }
        Ok(())
    }
}

/// What sends by one way.
struct Sender<'a> {
    app: &'a App,
    watch: &'a Watch,
    way: Way<'a>,
    every: Duration,
    quiet: Quiet,
    /// Whether the last one could not be sent.
    away: bool,
}

impl<'a> Sender<'a> {
    fn new(app: &'a App, watch: &'a Watch, (way, every): (Way<'a>, Duration)) -> Self {
        Self {
            app,
            watch,
            way,
            every,
            quiet: Quiet::default(),
            away: false,
        }
    }

    async fn run(mut self) {
        let mut turn = interval(TURN);
        turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let rule = (self.way.channel(), self.every);
        let mut trouble = Trouble::default();
        loop {
            turn.tick().await;
            let now = self.app.now();
            let (due, all) = self.app.digests_due(rule, now, &mut self.quiet).await;
            match trouble.news(all.err()) {
                Some(News::Fails(error)) => tracing::warn!(error, "what waits could not be read"),
                Some(News::Works) => tracing::info!("what waits can be read again"),
                None => {}
            }
            for digest in due {
                match self.send(digest).await {
                    Ok(true) => {}
                    // It is tried again later; the others have to wait for their turn, so that
                    // nobody is overrun who is in trouble.
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

    /// Sends one, unless somebody else does; false where nothing can be sent now.
    async fn send(&mut self, digest: Digest) -> Result<bool, AppError> {
        let app = self.app;
        let Some(claimed) = app.digest_claim(digest, app.now()).await? else {
            return Ok(true);
        };
        let channel = self.way.channel().as_str();
        let sent = self.way.send(&claimed.digest, app.now()).await;
        let is_there = sent
            .as_ref()
            .map_or_else(Undelivered::is_there, |()| Some(true));
        let is_away = is_there == Some(false);
        if self.away && is_there == Some(true) {
            tracing::info!(channel, "digests can be sent again");
        }
        if let Err(error) = &sent {
            let error = chain(error);
            if !is_away {
                let organization = claimed.digest.index.snapshot().organization.value.id;
                let organization = id_of(Subject::Organization(organization));
                let person = id_of(Subject::Person(claimed.digest.person.person));
                tracing::warn!(channel, organization, person, error, "a digest was refused");
            } else if !self.away {
                tracing::warn!(channel, error, "a digest could not be sent");
            }
        }
        self.away = is_there.map_or(self.away, |is_there| !is_there);
        let outcome = match &sent {
            Ok(()) => "sent",
            Err(_) if is_away => "away",
            Err(_) => "refused",
        };
        self.watch.digest(channel, outcome);
        match sent {
            Ok(()) => app.digest_told(&claimed, app.now()).await?,
            Err(_) => app.digest_failed(&claimed, app.now()).await?,
        }
        Ok(!is_away)
    }
}
