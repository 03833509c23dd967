//! A real identity provider beside the server: `oidc-provider` on Node.js.

use super::send;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};
use zirkel_testkit::node;

/// The provider, with a client `crm`; killed when dropped.
#[derive(Debug)]
pub(crate) struct Issuer {
    child: Child,
    input: ChildStdin,
    out: BufReader<ChildStdout>,
    /// Its address, which is its name in tokens.
    pub(crate) address: String,
}

impl Issuer {
    /// Starts it at a port, nought for any; none where there is no Node.js.
    pub(crate) fn start(port: u16) -> Option<Self> {
        let program = node::folder()?.join("provider.mjs");
        let mut child = Command::new("node")
            .arg(program)
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let line = line(&mut out);
        let address = line.strip_prefix("issuer ").unwrap_or_else(|| {
            panic!("the provider does not start: {line}");
        });
        Some(Self {
            address: address.trim().to_owned(),
            child,
            input,
            out,
        })
    }

    /// Where it listens.
    pub(crate) fn port(&self) -> u16 {
        self.address.rsplit_once(':').unwrap().1.parse().unwrap()
    }

    /// Tells it what to do with its keys, and gives what it says.
    pub(crate) fn told(&mut self, what: &str) -> String {
        writeln!(self.input, "{what}").unwrap();
        line(&mut self.out).trim().to_owned()
    }

    /// A token of the CRM for an organization.
    pub(crate) fn token(&self, organization: &str) -> String {
        let host = self.address.strip_prefix("http://").unwrap();
        let answer = send(
            host,
            "POST",
            "/token",
            &[
                ("content-type", "application/x-www-form-urlencoded"),
                // crm:crm-secret
                ("authorization", "Basic Y3JtOmNybS1zZWNyZXQ="),
            ],
            &format!("grant_type=client_credentials&scope=ask&org={organization}"),
        );
        let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let token = body["access_token"].as_str();
        token.unwrap_or_else(|| panic!("{answer:?}")).to_owned()
    }
}

/// The next line that it says; it says one for each thing that it is told.
fn line(out: &mut BufReader<ChildStdout>) -> String {
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    line
}

impl Drop for Issuer {
    fn drop(&mut self) {
        // It may be gone already.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}
