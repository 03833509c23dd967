//! Just enough of HTTP/1.1 to ask a server something over a socket.

use serde_json::Value;
use std::{
    io::{self, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

/// A server that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that carries one request.
#[derive(Debug)]
pub(crate) struct Connection(TcpStream);

impl Connection {
    /// To a host and port.
    pub(crate) fn to(address: &str) -> Self {
        Self::open(address).unwrap()
    }

    fn open(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(stream))
    }

    /// Sends a part of the request.
    pub(crate) fn send(&mut self, part: &str) {
        self.0.write_all(part.as_bytes()).unwrap();
    }

    /// Reads what stands before an empty line.
    pub(crate) fn head(&mut self) -> String {
        self.read_head().unwrap()
    }

    fn read_head(&mut self) -> io::Result<String> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            self.0.read_exact(&mut byte)?;
            head.extend(byte);
        }
        Ok(String::from_utf8(head).unwrap())
    }

    /// Reads the answer, after which the server closes the connection.
    pub(crate) fn answer(self) -> Answer {
        self.read_answer().unwrap()
    }

    fn read_answer(mut self) -> io::Result<Answer> {
        let head = self.read_head()?;
        let mut body = String::new();
        self.0.read_to_string(&mut body)?;
        assert!(!head.contains("transfer-encoding"), "{head}");
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length = length.map_or(0, |it| it.parse().unwrap());
        if body.len() < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Ok(Answer { status, head, body })
    }
}

/// What a server answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Its status.
    pub(crate) status: u16,
    /// What stands before its body.
    pub(crate) head: String,
    /// Its body.
    pub(crate) body: String,
}

impl Answer {
    /// What a header says.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }
}

/// Sends a request.
pub(crate) fn send(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    try_send(address, method, path, headers, body).unwrap()
}

/// As [`send`]; an error where the server is gone before it has answered.
pub(crate) fn try_send(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<Answer> {
    let length = body.len();
    let mut named = String::new();
    for (name, value) in headers {
        named.extend([name, ": ", value, "\r\n"]);
    }
    let mut connection = Connection::open(address)?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{named}\
         content-length: {length}\r\n\r\n{body}"
    );
    connection.0.write_all(request.as_bytes())?;
    connection.read_answer()
}

/// What a GraphQL request is answered for the bearer of a token; an error as in [`try_send`].
pub(crate) fn try_ask(address: &str, token: &str, body: &Value) -> io::Result<Answer> {
    let bearer = format!("Bearer {token}");
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
    ];
    try_send(address, "POST", "/graphql", &headers, &body.to_string())
}
