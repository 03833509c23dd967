//! One small document by one `GET`: within a time and a size, over TLS where the address says so,
//! and from nowhere else than where it was asked (no redirect, no proxy, no cookie, no pool).

use super::address::Address;
use axum::body::Bytes;
use http_body_util::{BodyExt as _, Empty, Full, LengthLimitError, Limited};
use hyper::{
    Request, Response, StatusCode,
    body::{Body, Incoming},
    client::conn::http1,
    header::{ACCEPT, CONTENT_TYPE, HOST, USER_AGENT},
    http::request::Builder,
};
use hyper_util::rt::TokioIo;
use std::{convert::Infallible, io, pin::pin, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName},
    },
};

/// The most bytes of a document that are read.
pub(crate) const MOST_BYTES: usize = 256 * 1024;

/// Who asks.
const AGENT: &str = concat!("zirkel/", env!("CARGO_PKG_VERSION"));

/// Why a document could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// Nobody there, or not whom the certificate should name.
    #[error("no connection: {0}")]
    Connection(#[source] io::Error),
    /// Not the protocol, or cut off.
    #[error("the answer could not be read: {0}")]
    Answer(#[source] hyper::Error),
    /// Another status than 200; a redirect is not followed.
    #[error("the answer has the status {0}; give the address that answers 200 itself")]
    Status(StatusCode),
    /// What was delivered was not taken.
    #[error("the answer has the status {0}, not one from 200 to 299")]
    Refused(StatusCode),
    /// More than `MOST_BYTES`.
    #[error("the answer has more than {MOST_BYTES} bytes")]
    TooLarge,
    /// The body was cut off.
    #[error("the answer ended early")]
    Cut,
    /// It took too long.
    #[error("there was no answer within {} ms", .0.as_millis())]
    TooSlow(Duration),
}

impl FetchError {
    /// Whether who was asked is there and said no to this one alone: not for want of leave or of
    /// time.
    pub(crate) const fn is_of_one(&self) -> bool {
        match self {
            Self::Refused(status) => {
                matches!(status.as_u16(), 400..=499)
                    && !matches!(status.as_u16(), 401 | 403 | 407 | 408 | 429)
            }
            Self::Connection(_)
            | Self::Answer(_)
            | Self::Status(_)
            | Self::TooLarge
            | Self::Cut
            | Self::TooSlow(_) => false,
        }
    }
}

/// Fetches documents from whom it trusts.
#[derive(Clone)]
pub struct Client {
    tls: TlsConnector,
    time: Duration,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("time", &self.time)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Trusts the public certificate authorities and these. Gives up after `time`.
    pub fn trusting(
        more: &[CertificateDer<'static>],
        time: Duration,
    ) -> Result<Self, tokio_rustls::rustls::Error> {
        let public = webpki_roots::TLS_SERVER_ROOTS.iter().cloned();
        let mut roots: RootCertStore = public.collect();
        for certificate in more {
            roots.add(certificate.clone())?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self {
            tls: TlsConnector::from(Arc::new(config)),
            time,
        })
    }

    /// What the address answers.
    pub(super) async fn get(&self, address: &Address) -> Result<Bytes, FetchError> {
        let request = Request::get(address.path())
            .header(ACCEPT, "application/json, application/jwk-set+json");
        let asked = self.exchange(address, request, Empty::new(), document);
        timeout(self.time, asked)
            .await
            .map_err(|_| FetchError::TooSlow(self.time))?
    }

    /// What the address answers to this JSON.
    pub(crate) async fn post(&self, address: &Address, json: Bytes) -> Result<Bytes, FetchError> {
        let request = Request::post(address.path()).header(CONTENT_TYPE, "application/json");
        let asked = self.exchange(address, request, Full::new(json), document);
        timeout(self.time, asked)
            .await
            .map_err(|_| FetchError::TooSlow(self.time))?
    }

    /// Delivers this JSON under these headers. What is answered besides the status is not read.
    pub(crate) async fn deliver(
        &self,
        address: &Address,
        headers: &[(&str, String)],
        json: Bytes,
    ) -> Result<(), FetchError> {
        let mut request = Request::post(address.path()).header(CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let asked = self.exchange(address, request, Full::new(json), taken);
        timeout(self.time, asked)
            .await
            .map_err(|_| FetchError::TooSlow(self.time))?
    }

    async fn exchange<B, T>(
        &self,
        address: &Address,
        request: Builder,
        body: B,
        reads: impl AsyncFnOnce(Response<Incoming>) -> Result<T, FetchError>,
    ) -> Result<T, FetchError>
    where
        B: Body<Data = Bytes, Error = Infallible> + 'static,
    {
        let request = request
            .header(HOST, address.authority())
            .header(USER_AGENT, AGENT)
            .body(body)
            .map_err(|error| FetchError::Connection(io::Error::other(error)))?;
        let socket = TcpStream::connect((address.host(), address.port()))
            .await
            .map_err(FetchError::Connection)?;
        if !address.is_tls() {
            return asked(socket, request, reads).await;
        }
        let name = ServerName::try_from(address.host().to_owned())
            .map_err(|error| FetchError::Connection(io::Error::other(error)))?;
        let connected = self.tls.connect(name, socket).await;
        let connected = connected.map_err(FetchError::Connection)?;
        asked(connected, request, reads).await
    }
}

/// Asks over a connection, which is given up afterwards.
async fn asked<B, T>(
    socket: impl AsyncRead + AsyncWrite + Unpin,
    request: Request<B>,
    reads: impl AsyncFnOnce(Response<Incoming>) -> Result<T, FetchError>,
) -> Result<T, FetchError>
where
    B: Body<Data = Bytes, Error = Infallible> + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(socket))
        .await
        .map_err(FetchError::Answer)?;
    let mut answer = pin!(async move {
        let response = sender.send_request(request).await;
        reads(response.map_err(FetchError::Answer)?).await
    });
    tokio::select! {
        biased;
        found = &mut answer => found,
        // The other side closed: what it sent before is still to be read.
        _ = connection => answer.await,
    }
}

/// The document that an answer is, bounded.
async fn document(response: Response<Incoming>) -> Result<Bytes, FetchError> {
    if response.status() != StatusCode::OK {
        return Err(FetchError::Status(response.status()));
    }
    let body = Limited::new(response.into_body(), MOST_BYTES)
        .collect()
        .await;
    body.map(http_body_util::Collected::to_bytes)
        .map_err(|error| match error.downcast::<LengthLimitError>() {
            Ok(_) => FetchError::TooLarge,
            Err(_) => FetchError::Cut,
        })
}

/// Whether what was delivered is taken.
async fn taken(response: Response<Incoming>) -> Result<(), FetchError> {
    if response.status().is_success() {
        Ok(())
    } else {
        Err(FetchError::Refused(response.status()))
    }
}

#[cfg(test)]
mod tests;
