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
#[derive(Clone, Copy)]
pub(crate) struct Claim<'a> {
    /// The token.
    pub(crate) token: Option<&'a str>,
    /// The other end of the connection.
    pub(crate) address: Option<IpAddr>,
}

impl<'a> Claim<'a> {
    /// The token, and the other end of the connection.
    pub(crate) fn of(request: &'a Request) -> Self {
        let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
        Self {
            token: token(request.headers()),
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
    let caller = match caller(&door.parts, claim.token, now).await {
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

/// The caller of a token that was admitted before, as the engine admits them now. It is no request
/// of theirs.
pub(crate) async fn readmitted<E: Engine>(
    door: &Door<E>,
    token: &str,
    now: Timestamp,
    RequestId(id): &RequestId,
) -> Result<E::Admitted, Fault> {
    let caller = caller(&door.parts, Some(token), now).await?;
    let caller = caller.ok_or(Fault::Unauthenticated)?;
    let admission = door.parts.engine.admit(caller, now, id.clone()).await;
    admission.map_err(|refused| match refused {
        Refused::Stranger => Fault::Unauthenticated,
        Refused::Unavailable => Fault::Unavailable,
        Refused::Broken => Fault::Broken,
    })
}

/// The caller whom the token names; none, if it is none or wrong.
async fn caller<E: Engine>(
    parts: &Parts<E>,
    token: Option<&str>,
    now: Timestamp,
) -> Result<Option<Caller>, Fault> {
    let Some(token) = token else {
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
    of_text(only.to_str().ok()?)
}

/// The token of what stands in such a header.
pub(crate) fn of_text(text: &str) -> Option<&str> {
    let (scheme, token) = text.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim_matches(' '))
}
