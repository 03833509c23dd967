//! `zirkel token` and `zirkel schema`: what they print needs no database.

use crate::support::{Ran, SECRET, Zirkel, repository};

fn token(arguments: &str) -> Ran {
    let arguments = format!("token {arguments}");
    Zirkel::new(arguments.split_whitespace())
        .signing(SECRET)
        .run()
}

/// The bytes of base64 in the alphabet of URLs, without padding.
fn decoded(text: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for character in text.chars() {
        bits = (bits << 6 | u32::try_from(alphabet.find(character).unwrap()).unwrap()) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap());
        }
    }
    bytes
}

/// What a printed token claims.
fn claims(ran: Ran) -> serde_json::Value {
    let token = ran.ends(0).out;
    serde_json::from_slice(&decoded(token.trim().split('.').nth(1).unwrap())).unwrap()
}

#[test]
fn it_claims_who_it_is_for_and_until_when() {
    // Which organizations there are is not looked at: a token is signed without a database.
    let ana = claims(token("--organization no-such --person ana"));
    assert_eq!(
        (&ana["sub"], &ana["org"]),
        (&"ana".into(), &"no-such".into())
    );
    assert!(ana["iss"].is_null() && ana["aud"].is_null(), "{ana}");
    let crm = claims(token("--organization o --service crm"));
    assert_eq!(crm["sub"], "service:crm");
    let named = "--organization o --person ana --jwt-issuer here --jwt-audience there";
    let named = claims(token(named));
    assert_eq!(
        (&named["iss"], &named["aud"]),
        (&"here".into(), &"there".into())
    );
}

#[test]
fn it_is_valid_for_as_long_as_was_said() {
    for (ttl, seconds) in [
        ("", 8 * 3600),
        ("--ttl 1m", 60),
        ("--ttl 90m", 90 * 60),
        ("--ttl 24h", 24 * 3600),
        ("--ttl 366d", 366 * 24 * 3600),
    ] {
        let claims = claims(token(&format!("--organization o --person ana {ttl}")));
        let of = |name: &str| claims[name].as_i64().unwrap();
        assert_eq!(of("exp") - of("iat"), seconds, "{ttl}");
    }
    for ttl in ["8", "h", "0h", "1.5h", "367d", "1w", "8h30m", "-1h"] {
        let ran = token(&format!("--organization o --person ana --ttl={ttl}"));
        ran.ends(2)
            .complains("from `1m` to `366d`, for example `8h`");
    }
}

#[test]
fn it_is_for_a_person_or_for_a_machine() {
    token("--organization o --person ana --service crm")
        .ends(2)
        .complains("cannot be used with");
    token("--organization o")
        .ends(2)
        .complains("--person <KEY>|--service <NAME>");
    token("--person ana")
        .ends(2)
        .complains("--organization <KEY>");
    Zirkel::new(["token", "--organization", "o", "--person", "ana"])
        .run()
        .ends(2)
        .complains("set `ZIRKEL_JWT_SECRET`");
}

#[test]
fn the_printed_schema_is_the_one_of_the_repository() {
    let printed = Zirkel::new(["schema"]).run().ends(0).out;
    assert!(printed.contains("type Query {"), "{printed}");
    if let Ok(kept) = std::fs::read_to_string(repository("schema.graphql")) {
        assert!(
            printed.trim_end() == kept.trim_end(),
            "schema.graphql is not what `zirkel schema` prints"
        );
    }
}
