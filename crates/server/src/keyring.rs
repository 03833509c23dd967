//! The keys that this server verifies tokens with: secrets, and the last good set of a provider's
//! public keys. The set is read anew in turn, and when a token names a key that it lacks.
//!
//! A provider that is away changes nothing: what was read last goes on being used. Only while no
//! set was ever read it cannot be told whether a token of the provider is sound.

use crate::{
    config::Tokens,
    log::chain,
    provider::{Provider, ProviderError, Source},
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Mutex, watch},
    time::sleep,
};
use zirkel_auth::{Expect, Keys, PublicKeys, Read, TokenError, verify};
use zirkel_domain::{caller::Caller, time::Timestamp};

/// When a provider's keys are read.
#[derive(Clone, Copy, Debug)]
pub struct Rhythm {
    /// How long after the last look for an unknown key there is none again, whatever tokens name:
    /// who sends forged ones must not make us ask the provider all the time.
    pub floor: Duration,
    /// How long a set that was read is used before the next look.
    pub every: Duration,
    /// How long after a look that failed the next one is.
    pub again: Duration,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self {
            floor: Duration::from_secs(10),
            every: Duration::from_mins(5),
            again: Duration::from_secs(10),
        }
    }
}

/// Why a token names no caller.
#[derive(Debug, thiserror::Error)]
pub enum Unverified {
    /// It is wrong.
    #[error(transparent)]
    Wrong(#[from] TokenError),
    /// It may be right, but the provider's keys could not be read since the server started.
    #[error("the provider's keys were never read, so the token could not be verified")]
    Unread,
}

/// The keys, and what tokens must say. Copies share what was read.
#[derive(Clone, Debug)]
pub struct KeyRing {
    expect: Arc<Expect>,
    held: Held,
}

#[derive(Clone, Debug)]
enum Held {
    Secrets(Arc<Keys>),
    Provided(Arc<Provided>),
}

/// A provider with the keys that were read from it.
#[derive(Debug)]
struct Provided {
    provider: Provider,
    rhythm: Rhythm,
    present: watch::Sender<Present>,
    /// Whoever holds it is the one who looks; the others wait and find what was read.
    looks: Mutex<Looks>,
}

/// The keys of the moment.
#[derive(Clone, Debug)]
struct Present {
    keys: Arc<Keys>,
    /// How often a set was read; none, while nought.
    reads: u64,
}

/// What is known of earlier looks.
#[derive(Debug, Default)]
struct Looks {
    /// The moment of the last request that made us look.
    asked_at: Option<Timestamp>,
    /// Whether the last look failed.
    failed: bool,
    /// What was told of the last set that was read.
    told: String,
}

impl KeyRing {
    /// Secrets and no provider.
    pub fn of_secrets(keys: Keys, expect: Expect) -> Self {
        Self {
            expect: Arc::new(expect),
            held: Held::Secrets(Arc::new(keys)),
        }
    }

    /// Reads the provider's keys, if there is one. That it is away is told in the log and no
    /// reason not to start; that a file cannot be used is one.
    pub async fn open(tokens: Tokens) -> Result<Self, ProviderError> {
        Self::within(tokens, Rhythm::default()).await
    }

    /// The same in another rhythm.
    pub async fn within(tokens: Tokens, rhythm: Rhythm) -> Result<Self, ProviderError> {
        let Some(provider) = tokens.provider else {
            return Ok(Self::of_secrets(tokens.keys, tokens.expect));
        };
        let is_file = matches!(provider.source, Source::File(_));
        let keys = tokens.keys.with_public(PublicKeys::default());
        let present = Present {
            keys: Arc::new(keys),
            reads: 0,
        };
        let held = Provided {
            provider,
            rhythm,
            present: watch::Sender::new(present),
            looks: Mutex::new(Looks::default()),
        };
        match held.look(&mut *held.looks.lock().await).await {
            Err(error) if is_file => return Err(error),
            Ok(()) | Err(_) => {}
        }
        Ok(Self {
            expect: Arc::new(tokens.expect),
            held: Held::Provided(Arc::new(held)),
        })
    }

    /// The caller whom a token names at this moment. Looks for the provider's keys anew if the
    /// token names one that is not known, at most once in [`Rhythm::floor`].
    pub async fn verify(&self, token: &str, now: Timestamp) -> Result<Caller, Unverified> {
        let provided = match &self.held {
            Held::Secrets(keys) => return Ok(verify(token, keys, &self.expect, now)?),
            Held::Provided(provided) => provided,
        };
        let seen = provided.present();
        match verify(token, &seen.keys, &self.expect, now) {
            Err(TokenError::UnknownKey { .. }) => {}
            known => return Ok(known?),
        }
        let present = provided.renewed(seen.reads, now).await;
        match verify(token, &present.keys, &self.expect, now) {
            Err(TokenError::UnknownKey { .. }) if present.reads == 0 => Err(Unverified::Unread),
            known => Ok(known?),
        }
    }

    /// Reads the provider's keys in turn, until it is dropped; without a provider it only waits.
    pub async fn keep_fresh(&self) {
        let Held::Provided(provided) = &self.held else {
            return std::future::pending().await;
        };
        loop {
            let failed = provided.looks.lock().await.failed;
            let Rhythm { every, again, .. } = provided.rhythm;
            sleep(if failed { again } else { every }).await;
            let mut looks = provided.looks.lock().await;
            // It is told where it is found.
            provided.look(&mut looks).await.unwrap_or_default();
        }
    }
}

impl Provided {
    fn present(&self) -> Present {
        self.present.borrow().clone()
    }

    /// The keys, read anew if nobody has since `seen` and it is not too soon.
    async fn renewed(&self, seen: u64, now: Timestamp) -> Present {
        let mut looks = self.looks.lock().await;
        if self.present().reads == seen && !looks.is_too_soon(now, self.rhythm.floor) {
            looks.asked_at = Some(now);
            // It is told where it is found; what is there is still the best there is.
            self.look(&mut looks).await.unwrap_or_default();
        }
        self.present()
    }

    /// Reads the provider's keys and puts them in place.
    async fn look(&self, looks: &mut Looks) -> Result<(), ProviderError> {
        let from = self.provider.source.to_string();
        match self.provider.keys().await {
            Ok(read) => {
                looks.tell(&from, &read);
                self.present.send_modify(|present| {
                    present.keys = Arc::new(present.keys.with_public(read.keys));
                    present.reads = present.reads.saturating_add(1);
                });
                Ok(())
            }
            Err(error) => {
                if !looks.failed {
                    let in_use = self.present().reads > 0;
                    tracing::warn!(
                        from,
                        in_use,
                        error = chain(&error),
                        "the provider's keys could not be read"
                    );
                }
                looks.failed = true;
                Err(error)
            }
        }
    }
}

impl Looks {
    /// Whether somebody looked shortly before. A clock that was put back forgets that.
    fn is_too_soon(&self, now: Timestamp, floor: Duration) -> bool {
        self.asked_at.is_some_and(|at| {
            let past = now.utc().signed_duration_since(at.utc()).to_std();
            past.is_ok_and(|past| past < floor)
        })
    }

    /// Tells what was read, unless it is what was told before.
    fn tell(&mut self, from: &str, read: &Read) {
        let keys = read.keys.ids().collect::<Vec<_>>().join(" ");
        let skipped: Vec<String> = read.skipped.iter().map(ToString::to_string).collect();
        let told = format!("{keys} {}", skipped.join("; "));
        if self.failed || self.told != told {
            tracing::info!(from, keys, "read the provider's keys");
            for skipped in &read.skipped {
                tracing::warn!(from, what = %skipped, "a key of the provider is not used");
            }
        }
        self.told = told;
        self.failed = false;
    }
}
