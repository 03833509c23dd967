//! Answers that are whole, broken, too large, too slow, from elsewhere, or from somebody else.

use super::*;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{PrivateKeyDer, pem::PemObject as _},
    },
};
use zirkel_testkit::loopback::Loopback;

const AUTHORITY: &[u8] = include_bytes!("../../../../../tests/keys/tls-authority.pem");
const LOCALHOST: &[u8] = include_bytes!("../../../../../tests/keys/tls-localhost.pem");
const LOCALHOST_KEY: &[u8] = include_bytes!("../../../../../tests/keys/tls-localhost-key.pem");

/// Nothing here takes so long, but for what never ends.
const PATIENCE: Duration = Duration::from_secs(20);

fn client(time: Duration) -> Client {
    Client::trusting(&[], time).unwrap()
}

async fn found(loopback: &Loopback) -> Result<Bytes, FetchError> {
    let address = Address::parse(&loopback.url("/keys?v=1")).unwrap();
    client(PATIENCE).get(&address).await
}

#[tokio::test]
async fn a_document_is_fetched_whole() {
    let loopback = Loopback::start();
    loopback.shows("/keys?v=1", "{\"keys\":[]}");
    assert_eq!(found(&loopback).await.unwrap(), "{\"keys\":[]}");
    for answer in [
        "HTTP/1.1 200 OK\r\n\r\nto the end",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\nto the\r\n4\r\n end\r\n0\r\n\r\n",
    ] {
        loopback.sends("/keys?v=1", answer);
        assert_eq!(found(&loopback).await.unwrap(), "to the end");
    }
}

#[tokio::test]
async fn anything_else_is_told_apart() {
    let loopback = Loopback::start();
    let large = "a".repeat(MOST_BYTES + 1);
    for (answer, expected) in [
        (
            "HTTP/1.1 302 Found\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n".to_owned(),
            "the answer has the status 302 Found; give the address that answers 200 itself",
        ),
        (
            "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n".to_owned(),
            "the answer has the status 503 Service Unavailable; ",
        ),
        (
            "HTTP/1.1 204 No Content\r\n\r\n".to_owned(),
            "the answer has the status 204 No Content; ",
        ),
        (
            format!("HTTP/1.1 200 OK\r\n\r\n{large}"),
            "the answer has more than 262144 bytes",
        ),
        (
            format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{large}",
                large.len()
            ),
            "the answer has more than 262144 bytes",
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nhalf".to_owned(),
            "the answer ended early",
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 2".to_owned(),
            "the answer could not be read: ",
        ),
        (
            "SSH-2.0-other\r\n".to_owned(),
            "the answer could not be read: ",
        ),
    ] {
        loopback.sends("/keys?v=1", answer.clone());
        let error = found(&loopback).await.unwrap_err().to_string();
        assert!(error.starts_with(expected), "{answer:.60}: {error}");
    }
    // Neither was any other address asked, nor any twice.
    assert_eq!(loopback.asked_count(), 8);
}

#[tokio::test]
async fn who_says_nothing_is_waited_for_only_so_long() {
    let loopback = Loopback::start();
    loopback.sends("/keys", "");
    let address = Address::parse(&loopback.url("/keys")).unwrap();
    let error = client(Duration::from_millis(20)).get(&address).await;
    assert!(matches!(error, Err(FetchError::TooSlow(_))), "{error:?}");
}

#[tokio::test]
async fn nobody_there_is_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let address = Address::parse(&format!("http://{address}/keys")).unwrap();
    let error = client(PATIENCE).get(&address).await;
    assert!(matches!(error, Err(FetchError::Connection(_))), "{error:?}");
}

/// Answers each connection over TLS, as `localhost`; gives its port.
async fn over_tls() -> u16 {
    let chain = CertificateDer::pem_slice_iter(LOCALHOST).collect::<Result<Vec<_>, _>>();
    let key = PrivateKeyDer::from_pem_slice(LOCALHOST_KEY).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain.unwrap(), key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    // On every loopback number, so that it can be asked under one that its certificate lacks.
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    #[expect(clippy::disallowed_methods, reason = "the other side of a test")]
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let Ok(mut socket) = acceptor.accept(socket).await else {
                continue;
            };
            let mut request = [0; 1024];
            let length = socket.read(&mut request).await.unwrap();
            assert!(request[..length].ends_with(b"\r\n\r\n"));
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nsafe";
            socket.write_all(answer).await.unwrap();
            socket.shutdown().await.unwrap();
        }
    });
    port
}

#[tokio::test]
async fn over_tls_only_whom_it_trusts_by_the_name_it_asked_for() {
    let port = over_tls().await;
    let authority = CertificateDer::from_pem_slice(AUTHORITY).unwrap();
    let trusting = Client::trusting(&[authority], PATIENCE).unwrap();
    let address = |host: &str| Address::parse(&format!("https://{host}:{port}/keys")).unwrap();
    for host in ["localhost", "127.0.0.1"] {
        assert_eq!(trusting.get(&address(host)).await.unwrap(), "safe");
    }
    let unknown = client(PATIENCE).get(&address("localhost")).await;
    let unknown = unknown.unwrap_err().to_string();
    assert!(unknown.contains("UnknownIssuer"), "{unknown}");
    let other = trusting.get(&address("127.0.0.2")).await;
    let other = other.unwrap_err().to_string();
    assert!(other.contains("not valid for name"), "{other}");
}

#[test]
fn who_takes_no_message_for_one_may_take_others() {
    for (status, is_of_one) in [
        (400, true),
        (404, true),
        (410, true),
        (422, true),
        (401, false),
        (403, false),
        (408, false),
        (429, false),
        (302, false),
        (500, false),
        (503, false),
    ] {
        let status = StatusCode::from_u16(status).unwrap();
        assert_eq!(
            FetchError::Refused(status).is_of_one(),
            is_of_one,
            "{status}"
        );
    }
}
