//! Who is calling: the bearer token, verified and admitted. Whatever is wrong with it, the client
//! sees the same 401; the log has the reason.

use super::fault::Fault;
use crate::{
    engine::{Engine, Refused},
    log::chain,
    router::Parts,
};
use axum::http::{HeaderMap, header::AUTHORIZATION};
use zirkel_auth::verify;
use zirkel_domain::{caller::Caller, time::Timestamp};

/// The caller of a request, as the engine admits them.
pub(crate) async fn admitted<E: Engine>(
    parts: &Parts<E>,
    headers: &HeaderMap,
    now: Timestamp,
    request_id: String,
) -> Result<E::Admitted, Fault> {
    let caller = caller(parts, headers, now)?;
    let admission = parts.engine.admit(caller, now, request_id).await;
    admission.map_err(|refused| match refused {
        Refused::Stranger => Fault::Unauthenticated,
        Refused::Unavailable => Fault::Unavailable,
        Refused::Broken => Fault::Broken,
    })
}

/// The caller whom the token names.
fn caller<E: Engine>(
    parts: &Parts<E>,
    headers: &HeaderMap,
    now: Timestamp,
) -> Result<Caller, Fault> {
    let Some(token) = token(headers) else {
        tracing::debug!("no bearer token");
        return Err(Fault::Unauthenticated);
    };
    verify(token, &parts.keys, &parts.expect, now).map_err(|error| {
        tracing::info!(reason = chain(&error), "token refused");
        Fault::Unauthenticated
    })
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
