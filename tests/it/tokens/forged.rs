//! Tokens that are none, each a right one with one thing wrong.

use crate::support::{Signer, claims, written};
use jsonwebtoken::Algorithm;
use serde_json::{Value, json};

/// A secret that the provider published among its keys.
const PUBLISHED: &str = "a-secret-that-everybody-can-read-in-the-key-set";

/// A token's name in the table, and the token.
type Forged = Vec<(String, String)>;

/// That secret, as it is published.
pub(super) fn published_secret() -> Value {
    json!({ "kty": "oct", "kid": "published", "alg": "HS256", "k": written(PUBLISHED) })
}

/// Every way that is tried, for tokens that this key signs.
pub(super) fn all(signer: &Signer, issuer: &str) -> Forged {
    let right = Right {
        signer,
        claims: claims(issuer),
    };
    let lists = [
        right.shapes(),
        right.signatures(),
        right.keys(),
        right.headers(),
        right.times(),
        right.callers(),
        right.places(),
    ];
    lists.concat()
}

/// What a right token is made of.
struct Right<'a> {
    signer: &'a Signer,
    claims: Value,
}

fn named<const N: usize>(list: [(&str, String); N]) -> Forged {
    list.map(|(name, token)| (name.to_owned(), token)).to_vec()
}

/// The first so many letters.
fn cut(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

impl Right<'_> {
    fn token(&self) -> String {
        self.signer.token(&self.claims)
    }

    /// With another claim; null takes it away.
    fn with(&self, name: &str, value: impl Into<Value>) -> String {
        self.signer.token(&self.changed(name, value))
    }

    fn changed(&self, name: &str, value: impl Into<Value>) -> Value {
        let mut claims = self.claims.clone();
        let value = value.into();
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value;
        }
        claims
    }

    /// With this text as its claims.
    fn saying(&self, text: &str) -> String {
        self.signer.worded(&self.signer.header().to_string(), text)
    }

    /// With another member of the header.
    fn headed(&self, name: &str, value: impl Into<Value>) -> String {
        let mut header = self.signer.header();
        header[name] = value.into();
        self.signer
            .worded(&header.to_string(), &self.claims.to_string())
    }

    /// With this text as its header.
    fn under(&self, header: &str) -> String {
        self.signer.worded(header, &self.claims.to_string())
    }

    fn shapes(&self) -> Forged {
        let token = self.token();
        let parts: Vec<&str> = token.split('.').collect();
        let (head, body, mark) = (parts[0], parts[1], parts[2]);
        let json = json!({ "protected": head, "payload": body, "signature": mark });
        named([
            ("nothing", String::new()),
            ("a word", "token".to_owned()),
            ("two dots", "..".to_owned()),
            ("the header alone", head.to_owned()),
            ("without a signature", format!("{head}.{body}")),
            ("in four parts", format!("{token}.{mark}")),
            ("in five parts", format!("{head}..{body}.{mark}.AAAA")),
            ("in another order", format!("{body}.{head}.{mark}")),
            ("as JSON", json.to_string()),
            ("twice", format!("{token},{token}")),
            ("cut by two letters", cut(&token, token.len() - 2)),
            ("cut in the claims", cut(&token, head.len() + 20)),
            ("padded", format!("{token}=")),
            ("a byte too long", "a".repeat(zirkel_auth::MOST_BYTES + 1)),
            (
                "a megabyte of claims",
                self.with("pad", "a".repeat(1 << 20)),
            ),
            ("claims that are no JSON", self.saying("{\"sub\":")),
            (
                "claims in a list",
                self.saying(&json!([self.claims]).to_string()),
            ),
            ("claims in a text", self.saying(&json!(token).to_string())),
            ("claims that nest", self.saying(&"[".repeat(3000))),
            ("no claims", self.saying("{}")),
        ])
    }

    fn signatures(&self) -> Forged {
        let token = self.token();
        let (message, mark) = token.rsplit_once('.').unwrap();
        let head = message.split_once('.').unwrap().0;
        let ana = written(&self.changed("sub", "ana").to_string());
        let others = self.signer.token(&self.changed("org", "others"));
        let theirs = others.rsplit_once('.').unwrap().1;
        let later = written(&self.changed("exp", 4_000_000_000_i64).to_string());
        named([
            ("an empty signature", format!("{message}.")),
            ("one byte of signature", format!("{message}.AA")),
            (
                "a signature of noughts",
                format!("{message}.{}", "A".repeat(mark.len())),
            ),
            (
                "half a signature",
                format!("{message}.{}", cut(mark, (mark.len() >> 3) << 2)),
            ),
            ("a signature and more", format!("{message}.{mark}AAAA")),
            (
                "another person under the signature",
                format!("{head}.{ana}.{mark}"),
            ),
            (
                "a later end under the signature",
                format!("{head}.{later}.{mark}"),
            ),
            ("another tenant's signature", format!("{message}.{theirs}")),
        ])
    }

    fn keys(&self) -> Forged {
        let (algorithm, id) = (self.signer.algorithm, self.signer.id.clone());
        let stranger = match &id {
            Some(id) => Signer::of(algorithm, 1, id),
            None => Signer::secret("their-secret-their-secret-their-secret"),
        };
        let text = self.claims.to_string();
        let own = |name: &str, value: Value| {
            let mut header = stranger.header();
            header[name] = value;
            stranger.worded(&header.to_string(), &text)
        };
        let elsewhere = json!("https://evil.example/keys");
        let published = Signer::secret(PUBLISHED);
        let of_set = json!({ "alg": "HS256", "kid": "published" }).to_string();
        let mut forged = named([
            ("of a stranger's key", stranger.token(&self.claims)),
            ("with a key of its own", own("jwk", stranger_key(&stranger))),
            ("with a set of its own", own("jku", elsewhere.clone())),
            ("with a certificate of its own", own("x5u", elsewhere)),
            (
                "of the secret in the key set",
                published.worded(&of_set, &text),
            ),
        ]);
        if id.is_some() {
            let unknown = Signer::of(algorithm, 1, "unknown");
            forged.push(("of an unknown key".to_owned(), unknown.token(&self.claims)));
            forged.push(("of a key without a name".to_owned(), own("kid", json!(""))));
            forged.extend(self.public_as_secret());
        } else {
            let longer = self.signer.clone().by(Algorithm::HS512);
            forged.push(("of HS512".to_owned(), longer.token(&self.claims)));
        }
        forged
    }

    /// Signed with what everybody knows, as if the public key were a secret.
    fn public_as_secret(&self) -> Forged {
        let public = self.signer.public();
        let header = json!({ "alg": "HS256", "kid": self.signer.id }).to_string();
        let number = public["n"].as_str().or(public["x"].as_str()).unwrap();
        let mut forged = Vec::new();
        for (name, secret) in [("key", public.to_string()), ("number", number.to_owned())] {
            let secret = Signer::secret(&secret);
            let token = secret.worded(&header, &self.claims.to_string());
            forged.push((format!("the public {name} as a secret"), token));
        }
        forged
    }

    fn headers(&self) -> Forged {
        let token = self.token();
        let (message, mark) = token.rsplit_once('.').unwrap();
        let body = message.split_once('.').unwrap().1;
        let mut forged = Vec::new();
        for name in ["none", "None", "NONE", "nOnE", ""] {
            let head = written(&json!({ "alg": name, "typ": "JWT" }).to_string());
            forged.push((format!("alg `{name}`, unsigned"), format!("{head}.{body}.")));
            forged.push((
                format!("alg `{name}`, signed"),
                format!("{head}.{body}.{mark}"),
            ));
        }
        for name in [
            "HS256", "RS256", "ES256", "EdDSA", "PS256", "RS512", "ES384", "HS384",
        ] {
            if name != format!("{:?}", self.signer.algorithm) {
                forged.push((format!("said to be {name}"), self.headed("alg", name)));
            }
        }
        let twice = self.signer.header().to_string();
        let twice = |first: &str| self.under(&twice.replacen('{', &format!("{{{first},"), 1));
        let nested = self.headed("cty", "JWT");
        forged.extend(named([
            ("alg twice", twice(r#""alg":"none""#)),
            ("alg null", self.headed("alg", Value::Null)),
            ("alg a list", self.headed("alg", json!(["HS256"]))),
            ("kid twice", twice(r#""kid":"a","kid":"b""#)),
            ("kid a number", self.headed("kid", 1)),
            (
                "an extension that must be known",
                self.headed("crit", json!(["exp"])),
            ),
            (
                "an empty list of extensions",
                self.headed("crit", json!([])),
            ),
            ("compressed", self.headed("zip", "DEF")),
            ("encrypted", self.headed("enc", "A256GCM")),
            ("a token in a token", nested),
            ("for logging out", self.headed("typ", "logout+jwt")),
            ("a proof of a key", self.headed("typ", "dpop+jwt")),
            ("a header that is no JSON", self.under("{")),
            ("a header in a list", self.under("[]")),
        ]));
        forged
    }

    fn times(&self) -> Forged {
        let made = self.claims["iat"].as_i64().unwrap();
        let now = made + 10;
        named([
            ("expired just now", self.with("exp", now - 5)),
            ("expired yesterday", self.with("exp", now - 86_400)),
            ("expired in 1970", self.with("exp", 0)),
            ("expired before time", self.with("exp", i64::MIN)),
            ("without an end", self.with("exp", Value::Null)),
            ("ending in words", self.with("exp", "tomorrow")),
            ("ending within a second", self.with("exp", 1_900_000_000.5)),
            ("ending beyond numbers", self.with("exp", u64::MAX)),
            ("ending twice", self.saying(&self.doubled("exp", "0"))),
            ("not valid yet", self.with("nbf", now + 6)),
            ("valid in words", self.with("nbf", "now")),
            ("made in the future", self.with("iat", now + 6)),
        ])
    }

    /// The claims with one of them before, too.
    fn doubled(&self, name: &str, value: &str) -> String {
        let text = self.claims.to_string();
        text.replacen('{', &format!("{{\"{name}\":{value},"), 1)
    }

    fn callers(&self) -> Forged {
        named([
            ("of nobody", self.with("sub", Value::Null)),
            ("of a number", self.with("sub", 7)),
            ("of two people", self.with("sub", json!(["ben", "ana"]))),
            (
                "of two people in turn",
                self.saying(&self.doubled("sub", "\"ana\"")),
            ),
            ("of somebody unknown", self.with("sub", "nobody")),
            ("of another tenant's person", self.with("sub", "zoe")),
            ("of a person in capitals", self.with("sub", "Ben")),
            ("of a person and a blank", self.with("sub", "ben ")),
            ("of no key", self.with("sub", "ben'; --")),
            ("of an unknown account", self.with("sub", "service:nothing")),
            ("of an account named as a person", self.with("sub", "crm")),
            (
                "of a person named as an account",
                self.with("sub", "service:ben"),
            ),
            ("of an account without a name", self.with("sub", "service:")),
        ])
    }

    fn places(&self) -> Forged {
        let issuer = self.claims["iss"].as_str().unwrap().to_owned();
        named([
            ("of no organization", self.with("org", Value::Null)),
            (
                "of two organizations",
                self.with("org", json!(["vectors", "others"])),
            ),
            (
                "of two organizations in turn",
                self.saying(&self.doubled("org", "\"others\"")),
            ),
            ("of an organization unknown", self.with("org", "nowhere")),
            ("replayed at another tenant", self.with("org", "others")),
            ("of no issuer", self.with("iss", Value::Null)),
            ("of another issuer", self.with("iss", "https://id.example")),
            (
                "of an issuer below ours",
                self.with("iss", format!("{issuer}/other")),
            ),
            (
                "of our issuer with a slash",
                self.with("iss", format!("{issuer}/")),
            ),
            ("of our issuer in a list", self.with("iss", json!([issuer]))),
            ("for no audience", self.with("aud", Value::Null)),
            ("for another audience", self.with("aud", "crm")),
            ("for an audience in capitals", self.with("aud", "ZIRKEL")),
            ("for a part of our audience", self.with("aud", "zirk")),
            (
                "for other audiences",
                self.with("aud", json!(["crm", "shop"])),
            ),
            ("for an empty list", self.with("aud", json!([]))),
            ("for a number", self.with("aud", 7)),
            (
                "for us and a number",
                self.with("aud", json!(["zirkel", 7])),
            ),
        ])
    }
}

/// The public half of a key, or a secret as a key set would have it.
fn stranger_key(stranger: &Signer) -> Value {
    match stranger.id {
        Some(_) => stranger.public(),
        None => json!({ "kty": "oct", "k": written("their-secret-their-secret-their-secret") }),
    }
}
