//! An identity provider in the hands of a test: its keys, what it publishes, and tokens of any
//! wording. The real one is tried with the program itself.

use super::{SECRET, moment};
use jsonwebtoken::{Algorithm, EncodingKey, crypto, jwk::Jwk};
use serde_json::{Value, json};
use std::time::Duration;
use zirkel_auth::{Expect, Keys};
use zirkel_server::{
    config::Tokens,
    keyring::{KeyRing, Rhythm},
    provider::{Provider, Source, address::Address, fetch::Client},
};
use zirkel_testkit::loopback::Loopback;

/// How a key of a kind is read.
type FromDer = fn(&[u8]) -> EncodingKey;

/// Its keys, each in the first and in the second edition; see `tests/keys`.
const KEYS: [(Algorithm, FromDer, [&[u8]; 2]); 3] = [
    (
        Algorithm::RS256,
        EncodingKey::from_rsa_der,
        [
            include_bytes!("../../keys/rsa-one.der"),
            include_bytes!("../../keys/rsa-two.der"),
        ],
    ),
    (
        Algorithm::ES256,
        EncodingKey::from_ec_der,
        [
            include_bytes!("../../keys/p256-one.der"),
            include_bytes!("../../keys/p256-two.der"),
        ],
    ),
    (
        Algorithm::EdDSA,
        EncodingKey::from_ed_der,
        [
            include_bytes!("../../keys/ed25519-one.der"),
            include_bytes!("../../keys/ed25519-two.der"),
        ],
    ),
];

/// A key that signs.
#[derive(Clone)]
pub(crate) struct Signer {
    /// What it signs with.
    pub(crate) algorithm: Algorithm,
    /// Its id; a secret has none.
    pub(crate) id: Option<String>,
    key: EncodingKey,
}

impl Signer {
    /// The key of a kind in its first or second edition, under this id.
    pub(crate) fn of(algorithm: Algorithm, edition: usize, id: &str) -> Self {
        let found = KEYS.iter().find(|(it, _, _)| *it == algorithm);
        let (_, read, editions) = found.unwrap();
        Self {
            algorithm,
            id: Some(id.to_owned()),
            key: read(editions[edition]),
        }
    }

    /// A shared secret.
    pub(crate) fn secret(secret: &str) -> Self {
        Self {
            algorithm: Algorithm::HS256,
            id: None,
            key: EncodingKey::from_secret(secret.as_bytes()),
        }
    }

    /// The same key signing with another algorithm of its kind.
    pub(crate) fn by(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    /// Its public half, as it is published.
    pub(crate) fn public(&self) -> Value {
        let jwk = Jwk::from_encoding_key(&self.key, self.algorithm).unwrap();
        let mut jwk = serde_json::to_value(jwk).unwrap();
        jwk["kid"] = json!(self.id);
        jwk["use"] = json!("sig");
        jwk
    }

    /// The header of its tokens.
    pub(crate) fn header(&self) -> Value {
        let mut header = json!({ "alg": format!("{:?}", self.algorithm), "typ": "at+jwt" });
        if let Some(id) = &self.id {
            header["kid"] = json!(id);
        }
        header
    }

    /// A token of these claims.
    pub(crate) fn token(&self, claims: &Value) -> String {
        self.worded(&self.header().to_string(), &claims.to_string())
    }

    /// A token of these texts, whatever they are.
    pub(crate) fn worded(&self, header: &str, claims: &str) -> String {
        let message = format!("{}.{}", written(header), written(claims));
        let mark = crypto::sign(message.as_bytes(), &self.key, self.algorithm).unwrap();
        format!("{message}.{mark}")
    }
}

/// A text in base64url without padding.
pub(crate) fn written(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    text.as_bytes()
        .chunks(3)
        .flat_map(|chunk| {
            let bits = (0..3).fold(0_usize, |bits, at| {
                bits << 8 | usize::from(chunk.get(at).copied().unwrap_or(0))
            });
            (0..=chunk.len()).map(move |at| char::from(ALPHABET[bits >> (18 - 6 * at) & 63]))
        })
        .collect()
}

/// An issuer that publishes keys on this machine.
#[derive(Debug)]
pub(crate) struct Issuer {
    /// Its server.
    pub(crate) loopback: Loopback,
}

impl Issuer {
    /// It says where its keys are, and has none yet.
    pub(crate) fn start() -> Self {
        let loopback = Loopback::start();
        let description = json!({ "issuer": loopback.url(""), "jwks_uri": loopback.url("/keys") });
        loopback.shows(
            "/.well-known/openid-configuration",
            &description.to_string(),
        );
        Self { loopback }
    }

    /// How tokens name it.
    pub(crate) fn name(&self) -> String {
        self.loopback.url("")
    }

    /// From now on it publishes these keys.
    pub(crate) fn publishes(&self, keys: &[Value]) {
        self.loopback
            .shows("/keys", &json!({ "keys": keys }).to_string());
    }

    /// From now on it answers with a failure.
    pub(crate) fn fails(&self) {
        let failure = "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n";
        self.loopback.sends("/keys", failure);
    }

    /// How often its keys were looked for: each look asks where they are, and for them.
    pub(crate) fn look_count(&self) -> usize {
        let asked = self.loopback.asked_count();
        assert_eq!(asked % 2, 0, "a look is under way");
        asked >> 1
    }

    /// The keys of a server that trusts it and the secret of these tests.
    pub(crate) async fn trusted(&self, rhythm: Rhythm) -> KeyRing {
        let issuer = self.name();
        let description = Address::of_issuer(&issuer).unwrap();
        let tokens = Tokens {
            keys: Keys::from_secrets(SECRET).unwrap(),
            expect: Expect {
                issuer: Some(issuer.clone()),
                audience: Some("zirkel".to_owned()),
                ..Expect::default()
            },
            provider: Some(Provider {
                source: Source::Discovered {
                    issuer,
                    description,
                },
                client: Client::trusting(&[], Duration::from_secs(20)).unwrap(),
            }),
        };
        KeyRing::within(tokens, rhythm).await.unwrap()
    }
}

/// Right claims of Ben in the vectors' organization, by this issuer.
pub(crate) fn claims(issuer: &str) -> Value {
    let now = moment(super::NOW).utc().timestamp();
    json!({
        "sub": "ben", "org": "vectors", "iss": issuer, "aud": "zirkel",
        "iat": now - 10, "exp": now + 600,
    })
}
