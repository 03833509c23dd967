//! A server on a socket: where it says it is, and how it stops.

use super::*;
use crate::http::tests::{keys, little};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::oneshot,
};

/// Sends a request and reads until the server closes the connection.
async fn exchange(stream: &mut TcpStream, request: &str) -> String {
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_free_port_is_named_and_served_until_asked_to_stop() {
    let bound = Bound::to("127.0.0.1:0").await.unwrap();
    let address = bound.address;
    assert_ne!(address.port(), 0);
    assert_eq!(bound.url(), format!("http://{address}"));
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = stopped.map(|_| ()).shared();
    let serving = bound.serve(
        little(),
        keys(),
        Manners::default(),
        Arc::default(),
        stopped,
    );
    let client = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
        let answer = exchange(&mut stream, request).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        stop.send(()).unwrap();
    };
    let (served, ()) = tokio::join!(serving, client);
    served.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn what_has_begun_is_finished_before_it_stops() {
    let bound = Bound::to("127.0.0.1:0").await.unwrap();
    let address = bound.address;
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = stopped.map(|_| ()).shared();
    let serving = bound.serve(
        little(),
        keys(),
        Manners::default(),
        Arc::default(),
        stopped,
    );
    let client = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let head =
            "POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        stop.send(()).unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        let answer = exchange(&mut stream, "{}").await;
        assert!(
            answer.starts_with("HTTP/1.1 401 Unauthorized\r\n"),
            "{answer}"
        );
    };
    let (served, ()) = tokio::join!(serving, client);
    served.unwrap();
}

#[tokio::test]
async fn an_address_that_is_taken_is_a_failure_of_the_network() {
    let first = Bound::to("127.0.0.1:0").await.unwrap();
    let taken = first.address.to_string();
    let failure = Bound::to(&taken).await.unwrap_err();
    assert_eq!(failure.exit, crate::cli::Exit::Failed);
    assert!(
        failure
            .message
            .starts_with(&format!("cannot listen on `{taken}`: "))
    );
}
