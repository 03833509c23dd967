//! Tables of what is refused and why: headers and signatures, shapes, claims.

use super::*;

/// A token signed by us under this header.
fn header(header: &str) -> String {
    signed(header, &claims().to_string(), OURS, Algorithm::HS256)
}

/// A right token but for one claim.
fn claim(name: &str, value: impl Into<Value>) -> String {
    with_claims(&with(name, value.into()))
}

/// A right token but for one claim that is absent.
fn lacking(name: &str) -> String {
    with_claims(&without(name))
}

/// The head, body and signature of a right token.
fn parts() -> (String, String, String) {
    let good = with_claims(&claims());
    let mut parts = good.split('.').map(str::to_owned);
    let mut next = || parts.next().unwrap();
    (next(), next(), next())
}

#[test]
fn an_algorithm_of_the_callers_choice() {
    let (_, body, mark) = parts();
    let none = base64url(br#"{"alg":"none"}"#);
    let by = |name, algorithm| {
        let header = format!(r#"{{"alg":"{name}"}}"#);
        signed(&header, &claims().to_string(), OURS, algorithm)
    };
    check(&[
        ("none, unsigned", "malformed", format!("{none}.{body}.")),
        ("none, signed", "malformed", format!("{none}.{body}.{mark}")),
        ("None", "malformed", header(r#"{"alg":"None"}"#)),
        ("small letters", "malformed", header(r#"{"alg":"hs256"}"#)),
        ("null", "malformed", header(r#"{"alg":null}"#)),
        ("a list", "malformed", header(r#"{"alg":["HS256"]}"#)),
        ("absent", "malformed", header(r#"{"typ":"JWT"}"#)),
        (
            "twice",
            "malformed",
            header(r#"{"alg":"none","alg":"HS256"}"#),
        ),
        ("HS512", "algorithm", by("HS512", Algorithm::HS512)),
        (
            "HS384 called HS256",
            "signature",
            by("HS256", Algorithm::HS384),
        ),
        ("RS256 in name", "algorithm", by("RS256", Algorithm::HS256)),
        ("EdDSA in name", "algorithm", by("EdDSA", Algorithm::HS256)),
    ]);
}

#[test]
fn headers() {
    let own_key = r#"{"alg":"HS256","jwk":{"kty":"oct","k":"dGhlaXJz"}}"#;
    let own_key = signed(own_key, &claims().to_string(), THEIRS, Algorithm::HS256);
    check(&[
        ("plain", "accepted", header(r#"{"alg":"HS256"}"#)),
        (
            "typed",
            "accepted",
            header(r#"{"alg":"HS256","typ":"JWT"}"#),
        ),
        (
            "a path as key id",
            "accepted",
            header(r#"{"alg":"HS256","kid":"../../key"}"#),
        ),
        ("a key of its own", "signature", own_key),
        (
            "critical",
            "extension",
            header(r#"{"alg":"HS256","crit":["exp"]}"#),
        ),
        (
            "compressed",
            "extension",
            header(r#"{"alg":"HS256","zip":"DEF"}"#),
        ),
        (
            "a token in a token",
            "extension",
            header(r#"{"alg":"HS256","cty":"JWT"}"#),
        ),
        (
            "typed in full",
            "accepted",
            header(r#"{"alg":"HS256","typ":"application/at+JWT"}"#),
        ),
        (
            "to log out",
            "type",
            header(r#"{"alg":"HS256","typ":"logout+jwt"}"#),
        ),
        (
            "a key id twice",
            "malformed",
            header(r#"{"alg":"HS256","kid":"a","kid":"b"}"#),
        ),
        (
            "encrypted",
            "extension",
            header(r#"{"alg":"HS256","enc":"A128GCM"}"#),
        ),
    ]);
}

#[test]
fn signatures() {
    let (head, body, mark) = parts();
    let boss = base64url(with("sub", json!("boss")).to_string().as_bytes());
    let text = claims().to_string();
    let theirs = signed(r#"{"alg":"HS256"}"#, &text, THEIRS, Algorithm::HS256);
    let half: String = mark.chars().take(20).collect();
    check(&[
        ("ours", "accepted", format!("{head}.{body}.{mark}")),
        ("another's", "signature", theirs),
        (
            "of other claims",
            "signature",
            format!("{head}.{boss}.{mark}"),
        ),
        ("empty", "signature", format!("{head}.{body}.")),
        ("half", "signature", format!("{head}.{body}.{half}")),
        ("one byte", "signature", format!("{head}.{body}.AA")),
        ("no base64", "malformed", format!("{head}.{body}.A")),
    ]);
}

#[test]
fn shapes() {
    let (head, body, mark) = parts();
    let good = format!("{head}.{body}.{mark}");
    let cut: String = good.chars().take(60).collect();
    check(&[
        ("empty", "malformed", String::new()),
        ("blank", "malformed", " ".to_owned()),
        ("two dots", "malformed", "..".to_owned()),
        ("one part", "malformed", head.clone()),
        ("two parts", "malformed", format!("{head}.{body}")),
        ("four parts", "malformed", format!("{good}.AAAA")),
        ("a space in front", "malformed", format!(" {good}")),
        ("a line break behind", "malformed", format!("{good}\n")),
        ("padded", "malformed", format!("{good}=")),
        ("not base64", "malformed", "ä.ö.ü".to_owned()),
        ("truncated in the claims", "malformed", cut),
        ("claims no JSON", "malformed", with_text("{\"sub\":")),
        ("claims a list", "malformed", with_text("[]")),
        ("claims empty", "malformed", with_text("")),
        ("claims with a nul", "malformed", with_text("{}\0")),
        (
            "claims nested too deep",
            "malformed",
            with_text(&"[".repeat(4000)),
        ),
        ("a byte too long", "oversized", "a".repeat(MOST_BYTES + 1)),
        ("a megabyte", "oversized", claim("sub", "a".repeat(1 << 20))),
    ]);
}

#[test]
fn subjects_and_organizations() {
    let twice = r#"{"sub":"amira","sub":"boss","org":"nordwind","exp":1800000060}"#;
    check(&[
        ("no sub", "missing", lacking("sub")),
        ("sub null", "missing", claim("sub", Value::Null)),
        ("sub a number", "mistyped", claim("sub", 7)),
        ("sub twice", "malformed", with_text(twice)),
        ("sub empty", "key", claim("sub", "")),
        ("sub in capitals", "key", claim("sub", "Amira")),
        ("sub with a nul", "key", claim("sub", "amira\0")),
        ("sub too long", "key", claim("sub", "a".repeat(101))),
        ("a service", "accepted", claim("sub", "service:crm")),
        ("a service without a name", "key", claim("sub", "service:")),
        (
            "a service of a service",
            "key",
            claim("sub", "service:service:crm"),
        ),
        ("another kind of subject", "key", claim("sub", "group:all")),
        ("no org", "missing", lacking("org")),
        ("org a list", "mistyped", claim("org", json!(["nordwind"]))),
        ("org with a blank", "key", claim("org", "nord wind")),
    ]);
}

#[test]
fn other_claims() {
    check(&[
        ("no exp", "missing", lacking("exp")),
        ("exp a text", "mistyped", claim("exp", "1800000060")),
        ("exp a fraction", "mistyped", claim("exp", 1_800_000_060.5)),
        ("exp beyond a number", "mistyped", claim("exp", u64::MAX)),
        ("exp null", "missing", claim("exp", Value::Null)),
        ("nbf a text", "mistyped", claim("nbf", "soon")),
        ("iat a text", "mistyped", claim("iat", "now")),
        ("no iss", "unexpected", lacking("iss")),
        (
            "another iss",
            "unexpected",
            claim("iss", "https://id.example/"),
        ),
        (
            "iss a list",
            "mistyped",
            claim("iss", json!(["https://id.example"])),
        ),
        ("no aud", "unexpected", lacking("aud")),
        ("another aud", "unexpected", claim("aud", "Zirkel")),
        (
            "aud a list",
            "accepted",
            claim("aud", json!(["crm", "zirkel"])),
        ),
        (
            "aud a list of others",
            "unexpected",
            claim("aud", json!(["crm"])),
        ),
        ("aud an empty list", "unexpected", claim("aud", json!([]))),
        (
            "aud a list of numbers",
            "mistyped",
            claim("aud", json!(["zirkel", 7])),
        ),
        (
            "aud a list in a list",
            "mistyped",
            claim("aud", json!([["zirkel"]])),
        ),
        ("aud a part of ours", "unexpected", claim("aud", "zirk")),
    ]);
}
