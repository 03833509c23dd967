//! What is said over a WebSocket, in the words of `graphql-transport-ws`.

use crate::http::fault::Fault;
use async_graphql::{Response, ServerError};
use axum::extract::ws::{CloseFrame, Message};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most bytes of the reason in a close frame.
const MOST_REASON: usize = 123;

/// What the other end says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Heard {
    /// Who it is.
    ConnectionInit {
        /// Its token, as a header would carry it, under `Authorization`.
        payload: Option<Value>,
    },
    /// Whether this end lives.
    Ping {
        /// To be given back.
        payload: Option<Value>,
    },
    /// That it lives.
    Pong {},
    /// What it wants to be told.
    Subscribe {
        /// What it calls that.
        id: String,
        /// A request as in the body of a `POST`.
        payload: Value,
    },
    /// What it no longer wants to be told.
    Complete {
        /// What it called that.
        id: String,
    },
}

/// What this end says.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Said {
    /// The other end is known.
    ConnectionAck,
    /// This end lives.
    Pong {
        /// What came with the ping.
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Value>,
    },
    /// Something happened.
    Next {
        /// To which subscription.
        id: String,
        /// What.
        payload: Box<Response>,
    },
    /// A subscription could not be, or ends.
    Error {
        /// Which.
        id: String,
        /// Why.
        payload: Vec<ServerError>,
    },
}

/// Why this end closes a connection.
#[derive(Debug, thiserror::Error)]
pub(super) enum Close {
    #[error("the server stops; connect again and go on after your last cursor")]
    Stopping,
    #[error("the message is not understood: {0}")]
    Malformed(String),
    #[error("say who you are first: send `connection_init`")]
    Unknown,
    /// Looks as a bad token does everywhere.
    #[error("{}", Fault::Unauthenticated)]
    Forbidden,
    #[error("`connection_init` did not come in time")]
    Late,
    #[error("a subscription of this id is open; complete it first, or choose another id")]
    Taken,
    #[error("`connection_init` was sent twice")]
    Twice,
    #[error("too many requests; try again in a while")]
    TooMany,
    #[error("the server cannot answer now; try again in a few seconds")]
    Unavailable,
    #[error("the server made a mistake")]
    Broken,
}

impl Close {
    /// The code, of those that clients of the protocol know.
    pub(super) const fn code(&self) -> u16 {
        match self {
            Self::Stopping => 1001,
            Self::Broken => 1011,
            Self::TooMany | Self::Unavailable => 1013,
            Self::Malformed(_) => 4400,
            Self::Unknown => 4401,
            Self::Forbidden => 4403,
            Self::Late => 4408,
            Self::Taken => 4409,
            Self::Twice => 4429,
        }
    }

    /// As it is sent.
    pub(super) fn message(&self) -> Message {
        let mut reason = self.to_string();
        while reason.len() > MOST_REASON {
            reason.pop();
        }
        Message::Close(Some(CloseFrame {
            code: self.code(),
            reason: reason.into(),
        }))
    }
}

impl From<Fault> for Close {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unauthenticated => Self::Forbidden,
            Fault::TooMany { .. } => Self::TooMany,
            Fault::Unavailable | Fault::TooSlow { .. } => Self::Unavailable,
            Fault::NoRoute { .. }
            | Fault::Method { .. }
            | Fault::OnlyQueries { .. }
            | Fault::ContentType { .. }
            | Fault::Accept
            | Fault::BodyTooLarge { .. }
            | Fault::BodyCut
            | Fault::Parameters(_)
            | Fault::Batch
            | Fault::Handshake
            | Fault::Subprotocol
            | Fault::Full { .. }
            | Fault::Broken => Self::Broken,
        }
    }
}
