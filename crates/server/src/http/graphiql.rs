//! GraphiQL from the binary: one page, and the files it loads under a path that changes whenever a
//! file does, so that a browser may keep them for ever.

use super::{attend::RequestId, fault::Fault, media::Media};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::{Path, Request},
    http::{
        HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, VARY,
            X_FRAME_OPTIONS,
        },
    },
    response::Response,
};
use std::{
    hash::{DefaultHasher, Hasher as _},
    sync::LazyLock,
};

/// Everything from this server. GraphiQL sets style attributes and carries its fonts and pictures
/// in its style sheet.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// A file that the page loads.
struct Asset {
    name: &'static str,
    content_type: &'static str,
    content: &'static [u8],
}

macro_rules! assets {
    ($($name:literal $content_type:ident),* $(,)?) => {
        &[$(Asset {
            name: $name,
            content_type: $content_type,
            content: include_bytes!(concat!("../../assets/graphiql/", $name)),
        }),*]
    };
}

/// In the order in which the page loads them.
static ASSETS: &[Asset] = assets![
    "graphiql.min.css" STYLE,
    "page.css" STYLE,
    "react.production.min.js" SCRIPT,
    "react-dom.production.min.js" SCRIPT,
    "graphiql.min.js" SCRIPT,
    "page.js" SCRIPT,
];

/// A name for the content of all files together.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = DefaultHasher::new();
    for asset in ASSETS {
        hasher.write(asset.name.as_bytes());
        hasher.write(asset.content);
    }
    format!("{:016x}", hasher.finish())
});

/// The page.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let version = VERSION.as_str();
    let loads: String = ASSETS
        .iter()
        .map(
            |Asset {
                 name, content_type, ..
             }| match *content_type {
                STYLE => format!("<link rel=\"stylesheet\" href=\"/graphiql/{version}/{name}\">\n"),
                _ => format!("<script defer src=\"/graphiql/{version}/{name}\"></script>\n"),
            },
        )
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Zirkel: GraphiQL</title>\n<link rel=\"icon\" href=\"data:,\">\n{loads}</head>\n\
         <body>\n<div id=\"graphiql\">Loading …</div>\n\
         <noscript>GraphiQL needs scripts. The API itself is at this address, by POST.</noscript>\n\
         </body>\n</html>\n"
    )
});

/// The page itself, asked for anew each time; it is small.
pub(crate) fn page() -> Response {
    file(
        Bytes::from_static(PAGE.as_bytes()),
        &[
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CACHE_CONTROL, "no-cache"),
            (CONTENT_SECURITY_POLICY, POLICY),
            (REFERRER_POLICY, "no-referrer"),
            (X_FRAME_OPTIONS, "DENY"),
            (VARY, "accept"),
        ],
    )
}

/// A file of the page, under this version's path only.
pub(crate) async fn asset(
    Path((version, name)): Path<(String, String)>,
    Extension(id): Extension<RequestId>,
    request: Request,
) -> Response {
    let found = ASSETS
        .iter()
        .find(|asset| asset.name == name && version == *VERSION);
    let Some(asset) = found else {
        let path = request.uri().path().to_owned();
        return Fault::NoRoute { path }.response(Media::of_faults(request.headers()), &id);
    };
    file(
        Bytes::from_static(asset.content),
        &[
            (CONTENT_TYPE, asset.content_type),
            (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        ],
    )
}

fn file(content: Bytes, headers: &[(HeaderName, &'static str)]) -> Response {
    let mut response = Response::new(Body::from(content));
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}
