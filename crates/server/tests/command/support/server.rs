//! A server that runs, from the line that says where it listens to its end.

use super::{Answer, Ran, Zirkel, send, try_ask};
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader, Read as _},
    os::unix::process::ExitStatusExt as _,
    process::{Child, ChildStderr, ChildStdout, Command, Output},
};

const LISTENING: &str = "listening on http://";

/// A running server; killed when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    command: Command,
    child: Child,
    out: BufReader<ChildStdout>,
    err: BufReader<ChildStderr>,
    /// Host and port.
    pub(crate) address: String,
    /// What it printed before it listened.
    pub(crate) introduction: String,
}

impl Server {
    /// `zirkel serve` over this database, with the secret of these tests.
    #[track_caller]
    pub(crate) fn over(url: &str) -> Self {
        let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
        Self::start(serve.on(url).signing(super::SECRET))
    }

    /// Starts a command that serves, and waits until it says where.
    #[track_caller]
    pub(crate) fn start(zirkel: Zirkel) -> Self {
        let (command, mut child) = zirkel.start();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut err = BufReader::new(child.stderr.take().unwrap());
        let mut introduction = String::new();
        loop {
            let mut line = String::new();
            if out.read_line(&mut line).unwrap() == 0 {
                let mut log = String::new();
                err.read_to_string(&mut log).unwrap();
                let ended = child.wait().unwrap();
                panic!("it does not listen but ends with {ended}:\n{introduction}{log}");
            }
            if let Some(address) = line.strip_prefix(LISTENING) {
                return Self {
                    address: address.trim().to_owned(),
                    command,
                    child,
                    out,
                    err,
                    introduction,
                };
            }
            introduction.push_str(&line);
        }
    }

    /// What a path shows.
    pub(crate) fn get(&self, path: &str) -> Answer {
        send(&self.address, "GET", path, &[], "")
    }

    /// What a query is answered for the bearer of a token.
    pub(crate) fn ask(&self, token: &str, query: &str) -> (u16, Value) {
        let answer = try_ask(&self.address, token, &json!({ "query": query })).unwrap();
        let body = serde_json::from_str(&answer.body).unwrap();
        (answer.status, body)
    }

    /// Asks it to stop, as a service manager does.
    pub(crate) fn terminate(&self) {
        // A shell has `kill` where there is no program of that name.
        let kill = format!("kill -TERM {}", self.child.id());
        let done = Command::new("sh").args(["-c", &kill]).status().unwrap();
        assert!(done.success());
    }

    /// Kills it, as `kill -9` does, and waits until it is gone.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits for its end, which is to be by `kill -9`.
    #[track_caller]
    pub(crate) fn was_killed(&mut self) {
        let status = self.child.wait().unwrap();
        assert_eq!(status.signal(), Some(9), "{status}");
    }

    /// Waits for a line of its log.
    #[track_caller]
    pub(crate) fn logs(&mut self, part: &str) {
        let mut log = String::new();
        while self.err.read_line(&mut log).unwrap() > 0 {
            if log.lines().next_back().is_some_and(|it| it.contains(part)) {
                return;
            }
        }
        panic!("`{part}` is not in the log:\n{log}");
    }

    /// Host and port of `/metrics`, where it was told to show numbers.
    #[track_caller]
    pub(crate) fn metrics(&self) -> &str {
        let line = self.introduction.lines().find_map(|line| {
            let rest = line.strip_prefix("numbers at http://")?;
            rest.strip_suffix("/metrics")
        });
        line.unwrap()
    }

    /// What `/metrics` says.
    #[track_caller]
    pub(crate) fn numbers(&self) -> Answer {
        send(self.metrics(), "GET", "/metrics", &[], "")
    }

    /// Waits for its end.
    pub(crate) fn end(mut self) -> Ran {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        self.out.read_to_end(&mut stdout).unwrap();
        self.err.read_to_end(&mut stderr).unwrap();
        let status = self.child.wait().unwrap();
        let output = Output {
            status,
            stdout,
            stderr,
        };
        Ran::new(&self.command, &output)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}
