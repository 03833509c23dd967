//! The address of a document that decides who gets in: over TLS, or on this machine.

use axum::http::Uri;
use std::{fmt, net::IpAddr};

/// Where a provider's document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    text: String,
    is_tls: bool,
    host: String,
    port: u16,
    path: String,
}

/// Why a text is no such address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not of the shape of one.
    #[error("`{0}` is no address; give one that begins with `https://`")]
    Shape(String),
    /// Whoever is on the way could put their own keys in place of the provider's.
    #[error("`{0}` is neither `https://` nor on this machine; anybody on the way could change it")]
    Open(String),
}

impl Address {
    /// Reads an `https://` address, or an `http://` one of a loopback host.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let shape = || AddressError::Shape(text.chars().take(200).collect());
        let uri: Uri = text.parse().map_err(|_| shape())?;
        let is_tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            Some(_) | None => return Err(shape()),
        };
        let authority = uri.authority().ok_or_else(shape)?;
        let port = authority.port_u16();
        // Anything else beside the host: a port that is none, or a name and a password, which would
        // end up in logs.
        let is_bare = port.is_some() || authority.as_str() == authority.host();
        if !is_bare || authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(shape());
        }
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        if !is_tls && !is_loopback(&host) {
            return Err(AddressError::Open(text.chars().take(200).collect()));
        }
        let path = uri.path_and_query().map_or("/", |it| it.as_str());
        Ok(Self {
            text: text.to_owned(),
            is_tls,
            port: authority
                .port_u16()
                .unwrap_or(if is_tls { 443 } else { 80 }),
            path: path.to_owned(),
            host,
        })
    }

    /// Where an issuer says what it offers (OpenID Connect Discovery 1.0, section 4).
    pub fn of_issuer(issuer: &str) -> Result<Self, AddressError> {
        let issuer = issuer.trim_end_matches('/');
        Self::parse(&format!("{issuer}/.well-known/openid-configuration"))
    }

    pub(super) const fn is_tls(&self) -> bool {
        self.is_tls
    }

    /// The name or number of the host, without brackets.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    pub(super) const fn port(&self) -> u16 {
        self.port
    }

    /// The path and the query.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The value of the header `host`.
    pub(super) fn authority(&self) -> String {
        let after = self.text.split_once("://").map_or("", |(_, after)| after);
        let end = after.find(['/', '?', '#']).unwrap_or(after.len());
        after.split_at(end).0.to_owned()
    }
}

/// As it was given.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a host, without brackets, is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, expected) in [
            ("https://id.example", "tls id.example 443 /"),
            (
                "https://id.example:8443/keys?v=1",
                "tls id.example 8443 /keys?v=1",
            ),
            ("http://127.0.0.1:9000/jwks", "plain 127.0.0.1 9000 /jwks"),
            ("http://LOCALHOST/jwks", "plain LOCALHOST 80 /jwks"),
            ("http://[::1]:9000/jwks", "plain ::1 9000 /jwks"),
            ("http://id.example/keys", "open"),
            ("http://10.0.0.1/keys", "open"),
            ("http://localhost.example/keys", "open"),
            ("http://127.0.0.1.example/keys", "open"),
            ("https://user:word@id.example/keys", "shape"),
            ("http://127.0.0.1@id.example/keys", "shape"),
            ("ftp://id.example/keys", "shape"),
            ("file:///etc/keys", "shape"),
            ("id.example", "shape"),
            ("/etc/keys.json", "shape"),
            ("https://", "shape"),
            ("https://id.example:99999/", "shape"),
            ("https://id example/", "shape"),
        ] {
            let found = match Address::parse(text) {
                Ok(it) => {
                    let scheme = if it.is_tls() { "tls" } else { "plain" };
                    format!("{scheme} {} {} {}", it.host(), it.port(), it.path())
                }
                Err(AddressError::Open(_)) => "open".to_owned(),
                Err(AddressError::Shape(_)) => "shape".to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        }
        let address = Address::parse("http://[::1]:9000/jwks").unwrap();
        assert_eq!(address.authority(), "[::1]:9000");
    }

    #[test]
    fn an_issuer_says_what_it_offers_below_itself() {
        for issuer in ["https://id.example/realm", "https://id.example/realm/"] {
            assert_eq!(
                Address::of_issuer(issuer).unwrap().to_string(),
                "https://id.example/realm/.well-known/openid-configuration"
            );
        }
        assert!(Address::of_issuer("us").is_err());
    }
}
