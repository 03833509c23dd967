//! The program as users run it: started as a process, asked over a socket that stays open.

use crate::{Failure, stored::ORGANIZATION};
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

const LISTENING: &str = "listening on http://";
const SECRET: &str = "known-to-these-measurements-and-to-nobody-else";

/// Where `benches/run` built it: beside this program's folder.
fn path() -> Result<PathBuf, Failure> {
    let mine = std::env::current_exe()?;
    let built = mine
        .parent()
        .and_then(Path::parent)
        .map(|it| it.join("zirkel"));
    let built = built.filter(|it| it.is_file());
    Ok(built.ok_or("`zirkel` is not built beside this: run `benches/run`")?)
}

fn command(arguments: &[&str], url: &str) -> Result<Command, Failure> {
    let mut command = Command::new(path()?);
    command
        .args(arguments)
        .env_clear()
        .env("ZIRKEL_DATABASE_URL", url)
        .env("ZIRKEL_JWT_SECRET", SECRET)
        .env("ZIRKEL_LOG", "warn")
        .env("ZIRKEL_RATE_LIMIT", "off")
        .env("ZIRKEL_TIME_LIMIT", "2m")
        .stdin(Stdio::null());
    Ok(command)
}

/// A token of the service account that asks.
pub(crate) fn token(url: &str) -> Result<String, Failure> {
    let arguments = ["token", "--organization", ORGANIZATION, "--service", "crm"];
    let ran = command(&arguments, url)?.output()?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into());
    }
    Ok(String::from_utf8(ran.stdout)?.trim().to_owned())
}

/// A running server; killed when dropped.
pub(crate) struct Program {
    child: Child,
    address: String,
    _out: BufReader<ChildStdout>,
}

impl Program {
    /// Starts it, and waits until it listens.
    pub(crate) fn start(url: &str) -> Result<Self, Failure> {
        let mut command = command(&["serve", "--listen", "127.0.0.1:0"], url)?;
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = child.stdout.take().ok_or("its output is not piped")?;
        let mut out = BufReader::new(out);
        let mut line = String::new();
        while !line.starts_with(LISTENING) {
            line.clear();
            if out.read_line(&mut line)? == 0 {
                return Err("the server does not listen".into());
            }
        }
        let address = line.trim_start_matches(LISTENING).trim().to_owned();
        Ok(Self {
            child,
            address,
            _out: out,
        })
    }

    /// A connection to it.
    pub(crate) fn connect(&self, token: &str) -> Result<Connection, Failure> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream: BufReader::new(stream),
            token: token.to_owned(),
        })
    }

    /// How much memory it holds, in MiB, where the system tells.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
        let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kib.div_ceil(1024))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}

/// A connection that stays open.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    token: String,
}

impl Connection {
    /// Asks, and returns the body of the answer, which must be one without errors.
    pub(crate) fn ask(&mut self, body: &str) -> Result<String, Failure> {
        let request = format!(
            "POST /graphql HTTP/1.1\r\nhost: zirkel\r\ncontent-type: application/json\r\n\
             authorization: Bearer {}\r\ncontent-length: {}\r\n\r\n{body}",
            self.token,
            body.len(),
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut length = 0_usize;
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let line = line.trim_end().to_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
            if line.is_empty() {
                break;
            }
        }
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer)?;
        let answer = String::from_utf8(answer)?;
        if answer.starts_with("{\"data\":") && !answer.contains("\"errors\":") {
            Ok(answer)
        } else {
            Err(format!("not answered: {answer}").into())
        }
    }
}
