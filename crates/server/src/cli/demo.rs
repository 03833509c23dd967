//! `zirkel demo`: a server on a fresh temporary SQLite with a sample organization, and all that is
//! needed to ask it something.

use super::{
    Failure, database, import,
    serve::{Bound, Front, asked, say, serve},
};
use crate::{
    config::{File, ListenFlags, LogFlags, Manners},
    digest::Telling,
    keyring::KeyRing,
    telemetry,
};
use clap::Args;
use std::{path::Path, time::Duration};
use zirkel_app::{App, command::organization_import::Existing};
use zirkel_auth::{Expect, Keys, sign};
use zirkel_domain::{
    caller::{Caller, Who},
    text::Key,
    time::Timestamp,
};

/// The sample organization; also an example of the file that `zirkel import` reads.
const ORGANIZATION: &str = include_str!("../../../../docs/demo/kranich.yaml");

/// Its key, a circle lead, an agent, an admin and the CRM's service account in it.
const KEY: &str = "kranich";
const LEAD: &str = "lena.hoffmann";
const AGENT: &str = "jonas.weber";
const ADMIN: &str = "thomas.berger";
const CRM: &str = "crm";

/// How long the printed tokens are valid.
const VALID: Duration = Duration::from_hours(8);

/// Where the demo listens.
#[derive(Clone, Debug, Args)]
pub struct DemoArgs {
    /// Where it listens.
    #[command(flatten)]
    pub listen: ListenFlags,
    /// What it logs.
    #[command(flatten)]
    pub log: LogFlags,
}

/// Sets the sample organization up and serves it until the process is asked to stop.
pub async fn run(args: &DemoArgs) -> Result<(), Failure> {
    let file = File::default();
    telemetry::init(&args.log.resolve(&file)?)?;
    let asked = asked();
    let bound = Bound::to(&args.listen.resolve(&file)?).await?;
    let place = tempfile::Builder::new()
        .prefix("zirkel-demo-")
        .tempdir()
        .map_err(|error| Failure::failed(format!("cannot make a temporary folder: {error}")))?;
    let database = place.path().join("demo.db");
    let database_url = format!("sqlite://{}?mode=rwc", database.display());
    let app = database::open(&database_url).await?;
    set_up(&app).await?;
    let keys = keys(&app)?;
    introduce(&bound.url(), &keys, app.now())?;
    let front = Front {
        database_url,
        bound,
        metrics: None,
        keys: KeyRing::of_secrets(keys, Expect::default()),
        manners: Manners::default(),
        otlp: None,
        telling: Telling::default(),
    };
    Box::pin(serve(app, front, asked)).await
}

async fn set_up(app: &App) -> Result<(), Failure> {
    let now = app.now();
    let checked = import::check(
        app.ids(),
        Path::new("kranich.yaml"),
        ORGANIZATION.as_bytes(),
        now,
    )?;
    let Some(setup) = checked.setup else {
        let lines: Vec<String> = checked
            .mistakes
            .iter()
            .map(|m| m.line("kranich.yaml"))
            .collect();
        return Err(Failure::failed(lines.join("\n")));
    };
    app.organization_import(setup, Existing::Keep, now)
        .await
        .map(|_| ())
        .map_err(|error| Failure::failed(crate::log::chain(&error)))
}

/// A secret that no other run knows: the random parts of fresh ids.
fn keys(app: &App) -> Result<Keys, Failure> {
    let secret: String = (0..8)
        .map(|_| app.ids().fresh(app.now()).simple().to_string())
        .collect();
    Keys::from_secrets(&secret).map_err(Failure::failed)
}

/// Prints the address, a token for each kind of caller, and a question that can be pasted.
fn introduce(url: &str, keys: &Keys, now: Timestamp) -> Result<(), Failure> {
    let token = |who: fn(Key) -> Who, name: &str| -> Result<String, Failure> {
        let organization = Key::new(KEY).map_err(Failure::failed)?;
        let who = who(Key::new(name).map_err(Failure::failed)?);
        sign(
            &Caller::new(organization, who),
            keys,
            &Expect::default(),
            now,
            VALID,
        )
        .map_err(Failure::failed)
    };
    let (lead, agent) = (token(Who::Person, LEAD)?, token(Who::Person, AGENT)?);
    let (admin, crm) = (token(Who::Person, ADMIN)?, token(Who::Service, CRM)?);
    say(&format!(
        "\
Kranich Kundendienst, a sample organization, is served from a temporary database.

  GraphQL   {url}/graphql
  GraphiQL  {url}/graphql#token={agent}

Tokens, valid for 8 hours:

  circle lead ({LEAD})
  {lead}

  agent ({AGENT})
  {agent}

  admin ({ADMIN})
  {admin}

  CRM (service account {CRM})
  {crm}

Who may refund 120 EUR for a delivery that came 9 days late?

curl -s {url}/graphql \\
  -H 'Authorization: Bearer {crm}' \\
  -H 'Content-Type: application/json' \\
  -d '{}'
",
        question()
    ))
}

/// The question as a request body; without a single quote, so that it survives a shell.
fn question() -> String {
    let query = "query($case: CaseInput!, $asker: PersonRef) { \
                 whoMayResolve(case: $case, asker: $asker) { explanation authorizedCount \
                 authorized { person { name } seat { role { name } } explanation } \
                 blocked { person { name } verdict blockers { code message } \
                 remedies { kind message } } gap { kind message } revision } }";
    serde_json::json!({
        "query": query,
        "variables": {
            "asker": { "key": AGENT },
            "case": {
                "decisionType": "refund.late_delivery",
                "amount": { "amount": "120.00", "currency": "EUR" },
                "attributes": [
                    { "name": "market", "text": "DE" },
                    { "name": "channel", "text": "phone" },
                    { "name": "days_late", "number": "9" }
                ]
            }
        }
    })
    .to_string()
}
