//! A digest as a letter by mail, through a server that takes mail for sending (SMTP). Over TLS, or
//! on this machine.

use super::letter::{PLACE, letter};
use crate::provider::address::is_loopback;
use axum::http::Uri;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    error::Error as LetterError,
    message::{
        Mailbox, MessageBuilder,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        self,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};
use std::time::Duration;
use tokio::time::timeout;
use tokio_rustls::rustls::pki_types::CertificateDer;
use zirkel_app::digest::Digest;
use zirkel_domain::{text::OutsideRef, time::Timestamp};

/// How long the mail server may take for a letter: some look into each before they take it. Less
/// than what is claimed is held for, so that nobody else sends it meanwhile.
const PATIENCE: Duration = Duration::from_mins(3);
/// How long it may take to reach it.
const REACH: Duration = Duration::from_secs(10);

/// A server that mail is sent through.
#[derive(Clone)]
pub struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    page: Option<String>,
}

/// Why mail cannot be sent. No part of the server's address is repeated: it may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum MailSettingError {
    /// No address of a server, or anybody on the way could read what is sent.
    #[error(
        "`ZIRKEL_DIGEST_MAIL` cannot be used; give `smtps://`, or `smtp://` for STARTTLS, then \
         `NAME:PASSWORD@`, each percent-encoded, and the server, say \
         `smtps://zirkel:word@mail.example.org`; on this machine alone, `smtp://` is without TLS"
    )]
    Server,
    /// No address of a sender.
    #[error(
        "`ZIRKEL_DIGEST_MAIL_FROM` is no sender; give an address, say \
         `Zirkel <zirkel@example.org>`"
    )]
    From,
    /// No address of a page.
    #[error(
        "`ZIRKEL_DIGEST_MAIL_LINK` is no address of a proposal's page; give one with `{PLACE}` \
         where its id belongs, say `https://crm.example.org/proposals/{PLACE}`"
    )]
    Link,
}

/// Why a letter did not go.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Whom it is for has no address, or one that no mail can be sent to.
    #[error("the address is none that mail can be sent to")]
    Recipient,
    /// It cannot be written.
    #[error("the letter cannot be written: {0}")]
    Letter(#[from] LetterError),
    /// The mail server does not take it. Its text is not repeated: it names the address.
    #[error("the mail server answered {0}")]
    Refused(smtp::response::Code),
    /// It could not be spoken to.
    #[error("the mail server could not be spoken to: {0}")]
    Connection(#[source] smtp::Error),
    /// It took too long.
    #[error("the mail server took longer than {} s", PATIENCE.as_secs())]
    TooSlow,
}

impl MailError {
    /// Whether the mail server is there and takes other letters; none where it was not asked.
    pub(super) fn is_there(&self) -> Option<bool> {
        match self {
            Self::Recipient | Self::Letter(_) => None,
            // The mailbox is not there, full, or not taken from (RFC 5321, section 4.2.3).
            Self::Refused(code) => Some((550..=553).contains(&u16::from(*code))),
            Self::Connection(_) | Self::TooSlow => Some(false),
        }
    }
}

/// Shows no address: it may hold a password.
impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").finish_non_exhaustive()
    }
}

impl Mail {
    /// The server at an address, which trusts the public certificate authorities and these; from
    /// whom letters come; and where a proposal is shown, with `{proposal}` for its id.
    pub fn new(
        server: &str,
        authorities: &[CertificateDer<'static>],
        from: &str,
        page: Option<String>,
    ) -> Result<Self, MailSettingError> {
        let from: Mailbox = from.parse().map_err(|_| MailSettingError::From)?;
        let shown = |page: &String| {
            let is_web = page.starts_with("https://") || page.starts_with("http://");
            is_web && page.contains(PLACE) && !page.contains(char::is_whitespace)
        };
        if page.as_ref().is_some_and(|page| !shown(page)) {
            return Err(MailSettingError::Link);
        }
        let transport = transport(server, authorities, from.email.domain());
        Ok(Self {
            transport: transport.ok_or(MailSettingError::Server)?,
            from,
            page,
        })
    }

    /// Sends a digest; it has arrived where the mail server has taken it.
    pub(super) async fn send(&self, digest: &Digest, now: Timestamp) -> Result<(), MailError> {
        let message = self.message(digest, now)?;
        let sent = timeout(PATIENCE, self.transport.send(message)).await;
        match sent.map_err(|_| MailError::TooSlow)? {
            Ok(_) => Ok(()),
            Err(error) => Err(match error.status() {
                Some(code) => MailError::Refused(code),
                None => MailError::Connection(error),
            }),
        }
    }

    fn message(&self, digest: &Digest, now: Timestamp) -> Result<Message, MailError> {
        let email = digest.person.email.as_ref().map(OutsideRef::as_str);
        let address = email.and_then(|it| it.parse::<Address>().ok());
        let address = address.ok_or(MailError::Recipient)?;
        let name = digest.person.name.as_str().to_owned();
        let letter = letter(digest, self.page.as_deref());
        let domain = self.from.email.domain();
        let message = MessageBuilder::new()
            .from(self.from.clone())
            .to(Mailbox::new(Some(name), address))
            .date(now.utc().into())
            // The same as long as it says the same: who gets it twice, keeps it once.
            .message_id(Some(format!("<{}@{domain}>", digest.id)))
            .subject(letter.subject)
            // No machine answers it, say that somebody is away (RFC 3834).
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text)?;
        Ok(message)
    }
}

/// What sends through the server at an address; none where the address cannot be used.
fn transport(
    server: &str,
    authorities: &[CertificateDer<'static>],
    hello: &str,
) -> Option<AsyncSmtpTransport<Tokio1Executor>> {
    let uri: Uri = server.parse().ok()?;
    let (authority, host) = (uri.authority()?, uri.host()?);
    // An IPv6 address in brackets is taken for a name by what connects.
    let is_named = !host.starts_with('[');
    let is_whole = is_named && matches!(uri.path(), "" | "/") && uri.query().is_none();
    let login = authority.as_str().rsplit_once('@').map(|(login, _)| login);
    if !is_whole || login.is_some_and(|it| !it.contains(':')) {
        return None;
    }
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).ok()?;
    let mut tls = TlsParameters::builder(host.to_owned());
    for authority in authorities {
        let authority = Certificate::from_der(authority.to_vec()).ok()?;
        tls = tls.add_root_certificate(authority);
    }
    let port = authority.port_u16();
    let builder = match uri.scheme_str()? {
        "smtps" => builder.tls(Tls::Wrapper(tls.build().ok()?)),
        "smtp" if is_loopback(host) => builder,
        "smtp" => builder
            .port(port.unwrap_or(smtp::SUBMISSION_PORT))
            .tls(Tls::Required(tls.build().ok()?)),
        _ => return None,
    };
    // Each letter has a connection of its own: one that was given up on answers for another.
    let hello = ClientId::Domain(hello.to_owned());
    Some(builder.hello_name(hello).timeout(Some(REACH)).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(server: &str, from: &str, page: Option<&str>) -> Result<Mail, MailSettingError> {
        Mail::new(server, &[], from, page.map(str::to_owned))
    }

    #[test]
    fn a_server_is_spoken_to_over_tls_or_on_this_machine() {
        for (server, is_right) in [
            ("smtps://mail.example", true),
            ("smtps://zirkel:pass%40word@mail.example:465", true),
            ("smtp://zirkel:word@mail.example", true),
            ("smtp://mail.example:587/", true),
            ("smtp://127.0.0.1:2525", true),
            ("smtp://[::1]", false),
            ("smtp://localhost", true),
            ("mail.example", false),
            ("https://mail.example", false),
            ("smtp://", false),
            ("smtp://mail.example/?tls=opportunistic", false),
            ("smtps://mail.example?tls=required", false),
            ("smtp://mail.example/name", false),
            ("smtp://zirkel@mail.example", false),
            ("smtp://mail example", false),
            ("smtp://mail.example:99999", false),
        ] {
            let found = mail(server, "zirkel@one.example", None);
            assert_eq!(found.is_ok(), is_right, "{server}");
        }
        let it = mail("smtps://zirkel:word@mail.example", "z@one.example", None);
        assert_eq!(format!("{:?}", it.unwrap()), "Mail { .. }");
    }

    #[test]
    fn a_sender_and_a_page_are_looked_at() {
        let server = "smtps://mail.example";
        for (from, page, is_right) in [
            ("zirkel@one.example", None, true),
            ("Zirkel <zirkel@one.example>", None, true),
            ("\"Zirkel, Ltd\" <zirkel@one.example>", None, true),
            ("zirkel", None, false),
            ("zirkel@one.example\r\nBcc: all@one.example", None, false),
            (
                "z@one.example",
                Some("https://crm.example/{proposal}"),
                true,
            ),
            ("z@one.example", Some("https://crm.example/"), false),
            ("z@one.example", Some("crm.example/{proposal}"), false),
            (
                "z@one.example",
                Some("https://crm.example/\n{proposal}"),
                false,
            ),
        ] {
            let found = mail(server, from, page);
            assert_eq!(found.is_ok(), is_right, "{from} {page:?}");
        }
    }
}
