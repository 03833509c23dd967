//! Who is calling: the bearer token, verified and admitted. Whatever is wrong with it, the client
//! sees the same 401; the log has the reason. Whoever calls too often is told so instead.

use super::{attend::RequestId, fault::Fault, rates::Asker};
use crate::{
    engine::{Engine, Refused},
    keyring::Unverified,
    log::chain,
    router::{Door, Parts},
};
use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, header::AUTHORIZATION},
};
use std::net::{IpAddr, SocketAddr};
use zirkel_domain::{caller::Caller, time::Timestamp};

/// What a request brings of its caller.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim<'a> {
    headers: &'a HeaderMap,
    address: Option<IpAddr>,
}

impl<'a> Claim<'a> {
    /// The token, and the other end of the connection.
    pub(crate) fn of(request: &'a Request) -> Self {
        let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
        Self {
            headers: request.headers(),
            address: connection.map(|ConnectInfo(address)| address.ip()),
        }
    }
}

/// The caller of a request, as the engine admits them.
pub(crate) async fn admitted<E: Engine>(
    door: &Door<E>,
    claim: Claim<'_>,
    now: Timestamp,
    RequestId(id): &RequestId,
) -> Result<E::Admitted, Fault> {
    let stranger = || {
        door.parts.watch.token_refused();
        door.rates.take(Asker::at(claim.address), now)?;
        Err(Fault::Unauthenticated)
    };
    let caller = match caller(&door.parts, claim.headers, now).await {
        Ok(Some(caller)) => caller,
        Ok(None) => return stranger(),
        Err(unverified) => {
            door.rates.take(Asker::at(claim.address), now)?;
            return Err(unverified);
        }
    };
    door.rates.take(Asker::caller(&caller), now)?;
    let admission = door.parts.engine.admit(caller, now, id.clone()).await;
    match admission {
        Ok(admitted) => Ok(admitted),
        Err(Refused::Stranger) => stranger(),
        Err(Refused::Unavailable) => Err(Fault::Unavailable),
        Err(Refused::Broken) => Err(Fault::Broken),
    }
}

/// The caller whom the token names; none, if it is none or wrong.
async fn caller<E: Engine>(
    parts: &Parts<E>,
    headers: &HeaderMap,
    now: Timestamp,
) -> Result<Option<Caller>, Fault> {
    let Some(token) = token(headers) else {
        tracing::debug!("no bearer token");
        return Ok(None);
    };
    match parts.keys.verify(token, now).await {
        Ok(caller) => Ok(Some(caller)),
        Err(Unverified::Wrong(error)) => {
            tracing::info!(reason = chain(&error), "token refused");
            Ok(None)
        }
        Err(error @ Unverified::Unread) => {
            tracing::warn!(reason = chain(&error), "token not verified");
            Err(Fault::Unavailable)
        }
    }
}

/// The token of the one `authorization` header, none if there are more or it is of another scheme.
fn token(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let only = values.next()?;
    if values.next().is_some() {
        return None;
    }
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim_matches(' '))
}
