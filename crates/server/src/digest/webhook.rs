//! A digest as one `POST`, signed as Standard Webhooks 1.0.0 says: whoever has the secret can tell
//! that it came from here, and its id tells one that comes twice.

use super::body::body;
use crate::provider::{
    address::Address,
    fetch::{Client, FetchError},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::time::Duration;
use zirkel_app::digest::Digest;
use zirkel_domain::time::Timestamp;

/// How long the receiver may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a secret begins with.
const PREFIX: &str = "whsec_";
/// How many bytes a secret may have.
const SECRET_BYTES: std::ops::RangeInclusive<usize> = 24..=64;

/// Another system that tells people what waits for them.
#[derive(Clone)]
pub struct Webhook {
    address: Address,
    secrets: Vec<Vec<u8>>,
    client: Client,
}

/// Why secrets cannot be used. No part of one is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// Not of the shape of one.
    #[error(
        "a secret is `whsec_` and 24 to 64 bytes in Base64, for example `echo \
         whsec_$(openssl rand -base64 32)`; while rotating the new one, a comma, and the old one"
    )]
    Shape,
    /// The machine's cryptography is not there.
    #[error("no secure connection can be made")]
    Connection,
}

/// Shows no secret, and no address: it may hold one.
impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Webhook")
            .field("secrets", &self.secrets.len())
            .finish_non_exhaustive()
    }
}

impl Webhook {
    /// The system at an address, which has one of these secrets, with commas between them.
    pub fn new(address: Address, secrets: &str) -> Result<Self, SecretError> {
        let read = |text: &str| {
            let key = text.trim().strip_prefix(PREFIX)?;
            let key = STANDARD.decode(key).ok()?;
            SECRET_BYTES.contains(&key.len()).then_some(key)
        };
        let secrets: Option<Vec<_>> = secrets.split(',').map(read).collect();
        let client = Client::trusting(&[], PATIENCE).map_err(|_| SecretError::Connection)?;
        Ok(Self {
            address,
            secrets: secrets.ok_or(SecretError::Shape)?,
            client,
        })
    }

    /// Sends a digest; it has arrived where the answer is a status from 200 to 299.
    pub(super) async fn send(&self, digest: &Digest, now: Timestamp) -> Result<(), FetchError> {
        let body = body(digest, now).to_string();
        let second = now.utc().timestamp();
        let signatures = self.signatures(&digest.id, second, &body);
        let headers = [
            ("webhook-id", digest.id.clone()),
            ("webhook-timestamp", second.to_string()),
            ("webhook-signature", signatures),
        ];
        self.client
            .deliver(&self.address, &headers, body.into())
            .await
    }

    /// One signature for each secret.
    fn signatures(&self, id: &str, second: i64, body: &str) -> String {
        let signed = format!("{id}.{second}.{body}");
        let signature = |secret: &Vec<u8>| {
            // A key of any length will do.
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
            mac.update(signed.as_bytes());
            Some(format!(
                "v1,{}",
                STANDARD.encode(mac.finalize().into_bytes())
            ))
        };
        let all: Vec<String> = self.secrets.iter().filter_map(signature).collect();
        all.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webhook(secrets: &str) -> Result<Webhook, SecretError> {
        let address = Address::parse("https://crm.example/zirkel").unwrap();
        Webhook::new(address, secrets)
    }

    /// The example of the specification, and of its libraries' tests.
    #[test]
    fn the_signature_is_that_of_the_specification() {
        let webhook = webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        let signature = webhook.signatures(id, 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_that_is_none_is_refused_and_of_two_both_sign() {
        let one = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        for wrong in [
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "whsec_",
            "whsec_c2hvcnQ=",
            "whsec_no Base64",
            &format!("{one},"),
        ] {
            assert_eq!(webhook(wrong).unwrap_err(), SecretError::Shape, "{wrong}");
        }
        let two = webhook(&format!("{one}, whsec_{}", STANDARD.encode([7; 32]))).unwrap();
        let signatures = two.signatures("digest_1", 1, "{}");
        let each: Vec<_> = signatures.split(' ').collect();
        assert_eq!(each.len(), 2);
        assert!(each.iter().all(|it| it.starts_with("v1,")) && each[0] != each[1]);
        assert_eq!(format!("{two:?}"), "Webhook { secrets: 2, .. }");
    }
}
