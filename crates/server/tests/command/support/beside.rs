//! A program for Node.js that runs beside the server and says a line for whatever comes to it.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};
use zirkel_testkit::node;

/// The program; killed when dropped.
#[derive(Debug)]
pub(crate) struct Beside {
    child: Child,
    /// It ends with it.
    _input: ChildStdin,
    out: BufReader<ChildStdout>,
    /// The first line that it said: where it is.
    pub(crate) address: String,
}

impl Beside {
    /// Starts a program of `tests/node`; none where there is no Node.js.
    pub(crate) fn start(name: &str, arguments: &[&str]) -> Option<Self> {
        let program = node::folder()?.join(name);
        let mut child = Command::new("node")
            .arg(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let mut it = Self {
            out: BufReader::new(child.stdout.take().unwrap()),
            child,
            _input: input,
            address: String::new(),
        };
        it.address = it.line();
        assert!(!it.address.is_empty(), "`{name}` does not start");
        Some(it)
    }

    /// Waits for the next line that it says.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // It may be gone already.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}
