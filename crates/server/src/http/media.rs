//! Which media type a response has (`accept`), and whether a body's can be read (`content-type`).
//!
//! As GraphQL over HTTP has it: a client that names `application/graphql-response+json` gets it and
//! its statuses; one that names nothing, or anything, gets `application/json`.

use super::fault::Fault;
use axum::http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT, CONTENT_TYPE},
};
use std::cmp::Ordering;

/// A media type of responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    /// `application/graphql-response+json`: a request that cannot run is 4xx.
    GraphqlResponse,
    /// `application/json`: a well-formed request is 200, whatever its outcome.
    Json,
}

impl Media {
    /// The type's header value.
    pub(crate) const fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        })
    }

    /// The type that the client wants most, none if it wants neither.
    pub(crate) fn negotiated(headers: &HeaderMap) -> Option<Self> {
        if !headers.contains_key(ACCEPT) {
            return Some(Self::Json);
        }
        let wants = Wants::read(headers);
        let graphql = wants.quality("application", "graphql-response+json");
        let json = wants.quality("application", "json");
        if graphql.quality <= 0.0 && json.quality <= 0.0 {
            return None;
        }
        let prefers_graphql = match graphql.quality.total_cmp(&json.quality) {
            Ordering::Greater => true,
            Ordering::Equal => graphql.named,
            Ordering::Less => false,
        };
        Some(if prefers_graphql {
            Self::GraphqlResponse
        } else {
            Self::Json
        })
    }

    /// The type for a fault, which is sent whether the client wants it or not.
    pub(crate) fn of_faults(headers: &HeaderMap) -> Self {
        Self::negotiated(headers).unwrap_or(Self::Json)
    }
}

/// Whether the client is a browser that wants to show a page.
pub(crate) fn wants_page(headers: &HeaderMap) -> bool {
    let wants = Wants::read(headers);
    let page = wants.quality("text", "html");
    let beats = |other: Quality| !other.named || page.quality > other.quality;
    page.named
        && page.quality > 0.0
        && beats(wants.quality("application", "graphql-response+json"))
        && beats(wants.quality("application", "json"))
}

/// Whether the body is JSON in UTF-8, the only kind that is read.
pub(crate) fn is_json(headers: &HeaderMap) -> Result<(), Fault> {
    let found = headers.get(CONTENT_TYPE);
    let text = found.and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut parts = text.split(';').map(str::trim);
    let is_json = parts
        .next()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.all(|part| match part.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => {
            value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        Some(_) | None => true,
    });
    if is_json && is_utf8 {
        Ok(())
    } else {
        Err(Fault::ContentType {
            found: text.to_owned(),
        })
    }
}

/// The ranges of `accept`.
struct Wants {
    ranges: Vec<Range>,
}

/// One range of `accept`: `type/subtype;q=…`, either may be `*`.
struct Range {
    kind: String,
    subtype: String,
    quality: f32,
}

/// How much a type is wanted.
#[derive(Clone, Copy)]
struct Quality {
    /// From 0, not at all, to 1.
    quality: f32,
    /// Whether it is named, not just covered by a `*`.
    named: bool,
}

impl Wants {
    fn read(headers: &HeaderMap) -> Self {
        let ranges = headers
            .get_all(ACCEPT)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|text| text.split(','))
            .filter_map(Range::read)
            .collect();
        Self { ranges }
    }

    /// How much a type is wanted: the most specific range that covers it says so.
    fn quality(&self, kind: &str, subtype: &str) -> Quality {
        let wanted = |kind: &str, subtype: &str| {
            self.ranges
                .iter()
                .find(|range| range.kind == kind && range.subtype == subtype)
                .map(|range| range.quality)
        };
        if let Some(quality) = wanted(kind, subtype) {
            return Quality {
                quality,
                named: true,
            };
        }
        let quality = wanted(kind, "*").or_else(|| wanted("*", "*"));
        Quality {
            quality: quality.unwrap_or(0.0),
            named: false,
        }
    }
}

impl Range {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let quality = parts
            .filter_map(|part| part.split_once('='))
            .find(|(name, _)| name.eq_ignore_ascii_case("q"))
            .map_or(Some(1.0), |(_, value)| value.parse::<f32>().ok())?;
        Some(Self {
            kind: kind.to_ascii_lowercase(),
            subtype: subtype.to_ascii_lowercase(),
            quality: quality.clamp(0.0, 1.0),
        })
    }
}
