//! W3C trace context: a request belongs to the caller's trace where `traceparent` names one, else
//! to one of its own; within it the work done here is one span. Both go back in `traceresponse`.

use super::persisted::hex;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
const TRACESTATE: HeaderName = HeaderName::from_static("tracestate");

/// The header that tells the client where its request is in the trace.
pub(crate) const TRACERESPONSE: HeaderName = HeaderName::from_static("traceresponse");

/// The most characters of the caller's own notes on a trace that are handed on.
const MOST_STATE: usize = 512;

/// Where a request is in a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    /// The trace: 32 hexadecimal digits.
    pub(crate) id: String,
    /// The work done here: 16 hexadecimal digits.
    pub(crate) span: String,
    /// What it is a part of, where the caller said.
    pub(crate) parent: Option<String>,
    /// The caller's own notes on the trace.
    pub(crate) state: Option<String>,
    /// Whether it is to be recorded; a trace that begins here is.
    pub(crate) sampled: bool,
}

impl Trace {
    /// Reads the caller's place in a trace; two fresh ids serve for what it does not say.
    pub(crate) fn of(headers: &HeaderMap, fresh: [u128; 2]) -> Self {
        let [whole, half] = fresh;
        let own = Self {
            id: hex(&whole.to_be_bytes()),
            span: hex(half.to_be_bytes().get(8..).unwrap_or_default()),
            parent: None,
            state: None,
            sampled: true,
        };
        match parent(headers) {
            Some((id, parent, sampled)) => Self {
                id,
                parent: Some(parent),
                state: state(headers),
                sampled,
                ..own
            },
            None => own,
        }
    }

    /// What goes back to the client.
    pub(crate) fn response(&self) -> Option<HeaderValue> {
        let flags = u8::from(self.sampled);
        HeaderValue::from_str(&format!("00-{}-{}-{flags:02x}", self.id, self.span)).ok()
    }
}

/// The trace, the caller's span in it, and whether it is recorded; none unless all of it is sound.
fn parent(headers: &HeaderMap) -> Option<(String, String, bool)> {
    let mut values = headers.get_all(TRACEPARENT).iter();
    let text = values.next()?.to_str().ok()?;
    if values.next().is_some() {
        return None;
    }
    let mut parts = text.split('-');
    let (version, trace, span, flags) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let is_sound = is_hex(version, 2)
        && version != "ff"
        && (version != "00" || parts.next().is_none())
        && is_id(trace, 32)
        && is_id(span, 16)
        && is_hex(flags, 2);
    if !is_sound {
        return None;
    }
    let sampled = u8::from_str_radix(flags, 16).ok()? & 1 == 1;
    Some((trace.to_owned(), span.to_owned(), sampled))
}

fn state(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(TRACESTATE).iter();
    let texts: Option<Vec<&str>> = values.map(|value| value.to_str().ok()).collect();
    let text = texts?.join(",");
    (1..=MOST_STATE).contains(&text.len()).then_some(text)
}

fn is_id(text: &str, length: usize) -> bool {
    is_hex(text, length) && text.bytes().any(|byte| byte != b'0')
}

fn is_hex(text: &str, length: usize) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == length && text.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
    const SPAN: &str = "00f067aa0ba902b7";

    fn of(traceparent: &[&str]) -> Trace {
        let mut headers = HeaderMap::new();
        for value in traceparent {
            headers.append(TRACEPARENT, HeaderValue::from_str(value).unwrap());
        }
        headers.insert(TRACESTATE, HeaderValue::from_static("a=1,b=2"));
        Trace::of(&headers, [1, 2 << 64 | 3])
    }

    #[test]
    fn a_sound_parent_is_taken_and_its_flag_kept() {
        let found = of(&[&format!("00-{TRACE}-{SPAN}-01")]);
        assert_eq!(found.id, TRACE);
        assert_eq!(found.parent.as_deref(), Some(SPAN));
        assert_eq!(found.state.as_deref(), Some("a=1,b=2"));
        assert_eq!(
            found.response().unwrap(),
            format!("00-{TRACE}-0000000000000003-01").as_str()
        );
        assert!(!of(&[&format!("00-{TRACE}-{SPAN}-00")]).sampled);
        // A later version may say more.
        assert_eq!(of(&[&format!("01-{TRACE}-{SPAN}-01-more")]).id, TRACE);
    }

    #[test]
    fn anything_else_begins_a_trace_of_its_own() {
        let zeros = "0".repeat(32);
        for wrong in [
            String::new(),
            "00".to_owned(),
            format!("00-{TRACE}-{SPAN}"),
            format!("00-{TRACE}-{SPAN}-01-more"),
            format!("ff-{TRACE}-{SPAN}-01"),
            format!("00-{zeros}-{SPAN}-01"),
            format!("00-{TRACE}-0000000000000000-01"),
            format!("00-{}-{SPAN}-01", TRACE.to_uppercase()),
            format!("00-{TRACE}x-{SPAN}-01"),
            format!("00-{TRACE}-{SPAN}-0g"),
        ] {
            let found = of(&[&wrong]);
            assert_eq!(found.id, format!("{:032x}", 1), "{wrong}");
            assert_eq!((found.parent, found.state), (None, None), "{wrong}");
        }
        let sound = format!("00-{TRACE}-{SPAN}-01");
        assert_eq!(of(&[&sound, &sound]).parent, None);
    }
}
