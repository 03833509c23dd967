//! A running server tells people what waits for them: another system by a signed webhook, which the
//! public library of Standard Webhooks verifies.

mod mail;

use crate::support::{Act, Beside, Outcome, SECRET, Server, Zirkel, import, token_of_crm, written};
use serde_json::{Value, json};
use zirkel_testkit::database::{Database, Schema};

/// What digests are signed with.
const SIGNING: &str = "whsec_bm8gc2VjcmV0IGJ1dCBmb3IgdGhlc2UgdGVzdHM=";

/// Ana and Ben each lead a role of the anchor circle, and the CRM acts for them.
const TWO: &str = "\
zirkel: 1
organization: { key: o, name: One, currency: EUR, admins: [ana] }
service_accounts: [{ key: crm, may: [ask, act] }]
people:
  - { key: ana, name: Ana, email: ana@one.example, external: { crm: \"7\" } }
  - { key: ben, name: Ben }
anchor:
  key: company
  name: Company
  purpose: Being here
  inside:
    roles:
      - { key: shop, name: Shop, purpose: Whoever comes in is served, filled_by: [ana] }
      - { key: desk, name: Desk, purpose: Whoever calls is helped, filled_by: [ben] }
";

/// A migrated database that holds [`TWO`].
async fn two() -> Database {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::sqlite(Schema::Migrated).await;
    import(database.url(), &written(folder.path(), "o.yaml", TWO));
    database
}

fn serving(database: &Database) -> Zirkel {
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
    serve
        .on(database.url())
        .signing(SECRET)
        .with("ZIRKEL_DIGEST_EVERY", "0s")
}

/// Ben proposes something; the id of the proposal.
fn proposed(server: &Server, token: &str, title: &str) -> String {
    let (status, body) = server.ask(
        token,
        "{ organization { circle(key: \"company\") { id } } }",
    );
    assert_eq!(status, 200, "{body}");
    let text = json!({
        "circleId": body["data"]["organization"]["circle"]["id"],
        "title": title,
        "tension": "Who calls late finds nobody",
        "example": "A customer called at six on 20 May",
        "effect": "Somebody would have answered",
        "changes": [{ "roleCreate": { "name": title, "purpose": "Whoever calls late is helped" } }],
    });
    let draft = done(server, token, "proposalDraft", ("ben", text));
    done(
        server,
        token,
        "proposalSubmit",
        ("ben", json!({ "proposalId": draft })),
    )
}

fn done(server: &Server, token: &str, verb: &'static str, (who, input): (&str, Value)) -> String {
    let about = input["title"].as_str().or(input["proposalId"].as_str());
    let name = format!("{verb}/{}", about.unwrap());
    let act = Act::new(verb, &name, who, input);
    match act.send(&server.address, token) {
        Outcome::Done(_, id) => id,
        other @ (Outcome::Error(_) | Outcome::Lost) => panic!("{verb}: {other:?}"),
    }
}

fn said(receiver: &mut Beside) -> Value {
    serde_json::from_str(&receiver.line()).unwrap()
}

#[tokio::test]
async fn who_owes_an_answer_is_told_by_a_signed_webhook_until_it_arrives_and_then_no_more() {
    let Some(mut receiver) = Beside::start("receiver.mjs", &[SIGNING, "500", "204"]) else {
        return;
    };
    let database = two().await;
    let address = format!("{}/zirkel?to=crm", receiver.address);
    let serve = serving(&database)
        .with("ZIRKEL_DIGEST_WEBHOOK", &address)
        .with("ZIRKEL_DIGEST_WEBHOOK_SECRET", SIGNING);
    let mut server = Server::start(serve);
    let token = token_of_crm();
    let first = proposed(&server, &token, "Night desk");

    let failed = said(&mut receiver);
    assert_eq!(failed["status"], 500, "{failed}");
    server.logs("a digest could not be sent channel=\"webhook\" error=\"the answer has the status");
    let arrived = said(&mut receiver);
    assert_eq!(arrived["status"], 204, "{arrived}");
    assert_eq!(arrived["id"], failed["id"]);
    assert_eq!(arrived["body"]["data"], failed["body"]["data"]);
    server.logs("digests can be sent again channel=\"webhook\"");
    assert_eq!(arrived["path"], "/zirkel?to=crm");
    assert_eq!(arrived["body"]["type"], "digest");
    let data = &arrived["body"]["data"];
    assert_eq!(data["organization"]["key"], "o");
    assert_eq!(data["person"]["key"], "ana");
    assert_eq!(data["person"]["email"], "ana@one.example");
    assert_eq!(
        data["person"]["external"],
        json!([{ "system": "crm", "id": "7" }])
    );
    assert_eq!(data["count"], 1);
    let item = &data["items"][0];
    assert_eq!(
        (&item["kind"], &item["new"]),
        (&"ANSWER".into(), &true.into())
    );
    assert_eq!(item["circle"]["key"], "company");
    let proposal = json!({ "id": first, "title": "Night desk", "version": 1 });
    assert_eq!(item["proposal"], proposal);

    // What is answered is in no digest any more: the next one is of the next proposal alone.
    let answer = json!({ "proposalId": first, "version": 1 });
    done(&server, &token, "proposalConfirm", ("ana", answer));
    let second = proposed(&server, &token, "Early desk");
    let next = said(&mut receiver);
    assert_ne!(next["id"], arrived["id"]);
    assert_eq!(next["body"]["data"]["count"], 1);
    assert_eq!(next["body"]["data"]["items"][0]["proposal"]["id"], second);
}

#[tokio::test]
async fn what_cannot_be_told_to_anybody_does_not_start() {
    let database = two().await;
    let webhook = "ZIRKEL_DIGEST_WEBHOOK";
    let secret = "ZIRKEL_DIGEST_WEBHOOK_SECRET";
    let mail = "ZIRKEL_DIGEST_MAIL";
    let from = ("ZIRKEL_DIGEST_MAIL_FROM", "zirkel@one.example");
    for (set, why) in [
        (
            vec![(webhook, "https://crm.example/zirkel")],
            "`ZIRKEL_DIGEST_WEBHOOK` is set, but `ZIRKEL_DIGEST_WEBHOOK_SECRET` is not",
        ),
        (
            vec![(mail, "smtps://zirkel:hidden@mail.example")],
            "`ZIRKEL_DIGEST_MAIL` is set, but `ZIRKEL_DIGEST_MAIL_FROM` is not",
        ),
        (
            vec![("ZIRKEL_DIGEST_MAIL_LINK", "https://crm.example/{proposal}")],
            "`ZIRKEL_DIGEST_MAIL_LINK` is set, but `ZIRKEL_DIGEST_MAIL` is not",
        ),
        (
            vec![(mail, "mail.example?hidden"), from],
            "`ZIRKEL_DIGEST_MAIL` cannot be used; give `smtps://`",
        ),
        (
            vec![
                (mail, "smtps://mail.example"),
                from,
                ("ZIRKEL_DIGEST_MAIL_LINK", "crm"),
            ],
            "`ZIRKEL_DIGEST_MAIL_LINK` is no address of a proposal's page",
        ),
        (
            vec![
                (mail, "smtps://mail.example"),
                from,
                ("ZIRKEL_DIGEST_MAIL_CA", "nowhere.pem"),
            ],
            "`ZIRKEL_DIGEST_MAIL_CA` cannot be used: `nowhere.pem` has no certificates in PEM",
        ),
        (
            vec![(secret, SIGNING)],
            "`ZIRKEL_DIGEST_WEBHOOK_SECRET` is set, but `ZIRKEL_DIGEST_WEBHOOK` is not",
        ),
        (
            vec![
                (webhook, "http://crm.example/?key=hidden"),
                (secret, SIGNING),
            ],
            "`ZIRKEL_DIGEST_WEBHOOK` cannot be used; give an `https://` address",
        ),
        (
            vec![(webhook, "https://crm.example"), (secret, "whsec_hidden")],
            "a secret is `whsec_` and 24 to 64 bytes in Base64",
        ),
        (
            vec![("ZIRKEL_DIGEST_EVERY", "2d")],
            "`2d` cannot be used for `digest_every`; give a time such as",
        ),
    ] {
        let serve = serving(&database);
        let serve = set
            .iter()
            .fold(serve, |it, (name, value)| it.with(name, value));
        let ran = serve.run().ends(2).complains(why);
        assert!(!ran.err.contains("hidden"), "{ran}");
    }
}
