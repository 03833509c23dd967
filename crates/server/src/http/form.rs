//! The query string of a URL as names and values, each once and in UTF-8.

use super::fault::Fault;

/// The pairs of a query string, in their order; a name that is there twice is refused.
pub(crate) fn pairs(query: &str) -> Result<Vec<(String, String)>, Fault> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name)?, decode(value)?);
        if pairs.iter().any(|(other, _)| *other == name) {
            return Err(Fault::parameters(format!(
                "the parameter `{name}` is there twice; give it once"
            )));
        }
        pairs.push((name, value));
    }
    Ok(pairs)
}

/// Undoes `+` and `%` escapes.
fn decode(text: &str) -> Result<String, Fault> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => escaped(rest.next(), rest.next()).ok_or_else(|| {
                Fault::parameters("the query string has a `%` without two hexadecimal digits")
            })?,
            plain => plain,
        });
    }
    String::from_utf8(bytes).map_err(|_| Fault::parameters("the query string is not UTF-8"))
}

/// The byte that two hexadecimal digits stand for.
fn escaped(high: Option<u8>, low: Option<u8>) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high?)? * 16 + digit(low?)?).ok()
}
