//! A running server writes to people what waits for them, through a real mail server, whose letters
//! a reader of mail reads.

use super::{TWO, proposed, said, serving};
use crate::support::{Beside, Server, Zirkel, import, token_of_crm, written};
use serde_json::{Value, json};
use zirkel_testkit::database::{Database, Schema};

const FROM: &str = "Zirkel <zirkel@one.example>";
const KEY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/keys/tls-localhost-key.pem"
);
const CERTIFICATE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/keys/tls-localhost.pem"
);
const AUTHORITY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/keys/tls-authority.pem"
);

/// A mail server that answers letters with these codes in turn; over TLS or not.
fn postbox(is_secure: bool, codes: &[&str]) -> Option<Beside> {
    let certified = if is_secure {
        [KEY, CERTIFICATE]
    } else {
        ["-", "-"]
    };
    let login = ["zirkel", "pass word"];
    Beside::start("postbox.mjs", &[&login[..], &certified, codes].concat())
}

/// The organization [`TWO`] with a third, who has an address, and Ben, who has none.
async fn three() -> Database {
    let (people, roles) = ("  - { key: ben, name: Ben }\n", "filled_by: [ben] }\n");
    let text = TWO
        .replace(people, &format!("{people}  - {{ key: cyd, name: \"Çid Ö\", email: cyd@one.example }}\n"))
        .replace(roles, &format!(
            "{roles}      - {{ key: till, name: Till, purpose: Whoever pays is thanked, filled_by: [cyd] }}\n"
        ));
    let folder = tempfile::tempdir().unwrap();
    let database = Database::sqlite(Schema::Migrated).await;
    import(database.url(), &written(folder.path(), "o.yaml", &text));
    database
}

fn mailing(database: &Database, to: &Beside) -> Zirkel {
    serving(database)
        .with("ZIRKEL_DIGEST_MAIL", &to.address)
        .with("ZIRKEL_DIGEST_MAIL_FROM", FROM)
}

fn header<'a>(letter: &'a Value, name: &str) -> &'a Value {
    let headers = letter["headers"].as_array().unwrap();
    let found = headers.iter().find(|it| it["key"] == name);
    &found.unwrap_or_else(|| panic!("no `{name}`: {letter}"))["value"]
}

#[tokio::test]
async fn who_owes_an_answer_is_written_to_over_tls_until_the_letter_is_taken() {
    let Some(mut postbox) = postbox(true, &["451", "250"]) else {
        return;
    };
    let database = super::two().await;
    let serve = mailing(&database, &postbox)
        .with("ZIRKEL_DIGEST_MAIL_CA", AUTHORITY)
        .with(
            "ZIRKEL_DIGEST_MAIL_LINK",
            "https://crm.example/p/{proposal}?tab=answer",
        );
    let mut server = Server::start(serve);
    let token = token_of_crm();
    let proposal = proposed(&server, &token, "Night desk");

    let failed = said(&mut postbox);
    assert_eq!(failed["code"], 451, "{failed}");
    server
        .logs("a digest could not be sent channel=\"mail\" error=\"the mail server answered 451\"");
    let arrived = said(&mut postbox);
    assert_eq!(arrived["code"], 250, "{arrived}");
    server.logs("digests can be sent again channel=\"mail\"");
    assert_eq!(arrived["from"], "zirkel@one.example");
    assert_eq!(arrived["to"], json!(["ana@one.example"]));
    assert_eq!(arrived["hello"], "one.example");
    let (first, letter) = (&failed["letter"], &arrived["letter"]);
    assert_eq!(
        letter["from"],
        json!({ "address": "zirkel@one.example", "name": "Zirkel" })
    );
    assert_eq!(
        letter["to"],
        json!([{ "address": "ana@one.example", "name": "Ana" }])
    );
    assert_eq!(letter["subject"], "One: Night desk");
    assert_eq!(header(letter, "auto-submitted"), "auto-generated");
    let id = letter["messageId"].as_str().unwrap();
    assert!(
        id.starts_with("<digest_") && id.ends_with("@one.example>"),
        "{id}"
    );
    assert_eq!(first["messageId"], letter["messageId"]);
    let expected = format!(
        "Ana,

this waits for you in One:

“Night desk”, version 1, in Company (new)
  Your answer: no objection, or a concern.
  https://crm.example/p/{proposal}?tab=answer

What you have answered since this was sent waits no more. You are not reminded of it: the next \
         message comes when something else waits for you.
"
    );
    let text = letter["text"].as_str().unwrap().replace("\r\n", "\n");
    assert_eq!(text.trim_end(), expected.trim_end());
}

#[tokio::test]
async fn an_address_that_is_refused_holds_nobody_else_up() {
    let Some(mut postbox) = postbox(false, &["550", "250"]) else {
        return;
    };
    let database = three().await;
    let serve = mailing(&database, &postbox).with("ZIRKEL_METRICS_LISTEN", "127.0.0.1:0");
    let mut server = Server::start(serve);
    let token = token_of_crm();
    let proposal = proposed(&server, &token, "Night desk");

    let refused = said(&mut postbox);
    assert_eq!(
        (&refused["code"], &refused["to"]),
        (&550.into(), &json!(["ana@one.example"]))
    );
    server.logs("a digest was refused channel=\"mail\" organization=");
    let arrived = said(&mut postbox);
    assert_eq!(
        (&arrived["code"], &arrived["to"]),
        (&250.into(), &json!(["cyd@one.example"]))
    );
    let letter = &arrived["letter"];
    assert_eq!(letter["to"][0]["name"], "Çid Ö");
    let text = letter["text"].as_str().unwrap();
    assert!(
        text.contains("“Night desk”") && text.contains(&proposal),
        "{text}"
    );
    // Later it is tried again, with all that waits by then.
    proposed(&server, &token, "Early desk");
    let next = said(&mut postbox);
    assert_eq!(next["to"], json!(["cyd@one.example"]));
    let refused = "zirkel_digests_total{channel=\"mail\",outcome=\"refused\"} 1";
    let numbers = server.numbers().body;
    assert!(numbers.lines().any(|it| it == refused), "{numbers}");
    let again = said(&mut postbox);
    assert_eq!(
        (&again["code"], &again["to"]),
        (&250.into(), &json!(["ana@one.example"]))
    );
    assert_eq!(again["letter"]["subject"], "One: 2 things wait for you");
    let text = again["letter"]["text"].as_str().unwrap();
    let places = ["“Early desk”", "“Night desk”"].map(|title| text.find(title));
    assert!(places[0].is_some() && places[0] < places[1], "{text}");
}

#[tokio::test]
async fn a_mail_server_that_nobody_vouches_for_is_given_nothing() {
    let Some(postbox) = postbox(true, &["250"]) else {
        return;
    };
    let database = super::two().await;
    let mut server = Server::start(mailing(&database, &postbox));
    proposed(&server, &token_of_crm(), "Night desk");
    server.logs(
        "a digest could not be sent channel=\"mail\" error=\"the mail server could not be spoken to",
    );
}
