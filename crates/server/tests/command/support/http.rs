//! Just enough of HTTP/1.1 to ask a server something over a socket.

use std::{
    io::{Read as _, Write as _},
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
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        Self(stream)
    }

    /// Sends a part of the request.
    pub(crate) fn send(&mut self, part: &str) {
        self.0.write_all(part.as_bytes()).unwrap();
    }

    /// Reads what stands before an empty line.
    pub(crate) fn head(&mut self) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            self.0.read_exact(&mut byte).unwrap();
            head.extend(byte);
        }
        String::from_utf8(head).unwrap()
    }

    /// Reads the answer, after which the server closes the connection.
    pub(crate) fn answer(mut self) -> Answer {
        let head = self.head();
        let mut body = String::new();
        self.0.read_to_string(&mut body).unwrap();
        assert!(!head.contains("transfer-encoding"), "{head}");
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body }
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

/// Sends a request.
pub(crate) fn send(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let length = body.len();
    let mut named = String::new();
    for (name, value) in headers {
        named.extend([name, ": ", value, "\r\n"]);
    }
    let mut connection = Connection::to(address);
    connection.send(&format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{named}\
         content-length: {length}\r\n\r\n{body}"
    ));
    connection.answer()
}
