//! An identity provider: where its public keys are, and how they are read. Keeps nothing; see
//! [`crate::keyring`] for what is kept and when it is read anew.

pub mod address;
pub mod fetch;

use crate::log::chain;
use address::{Address, AddressError};
use fetch::{Client, FetchError, MOST_BYTES};
use serde::Deserialize;
use std::{
    fmt, fs, io,
    io::Read as _,
    path::{Path, PathBuf},
};
use zirkel_auth::{KeySetError, PublicKeys, Read};

/// Where a provider's keys are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In a file.
    File(PathBuf),
    /// At an address.
    Keys(Address),
    /// At the address that the issuer's own description names (OpenID Connect Discovery 1.0).
    Discovered {
        /// The issuer, as tokens name it.
        issuer: String,
        /// Where its description is.
        description: Address,
    },
}

/// Where it is, for the log.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Keys(address) => write!(f, "{address}"),
            Self::Discovered { description, .. } => write!(f, "{description}"),
        }
    }
}

/// A provider whose keys are accepted.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Where its keys are.
    pub source: Source,
    /// What fetches them.
    pub client: Client,
}

/// Why a provider's keys could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The file is not there or not readable.
    #[error("cannot read the key set `{path}`: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A document could not be fetched.
    #[error("cannot fetch `{address}`: {}", chain(.source))]
    Fetch {
        /// Its address.
        address: Address,
        /// Why not.
        source: FetchError,
    },
    /// The issuer's description is none.
    #[error("`{address}` does not describe an issuer: {reason}")]
    Description {
        /// Its address.
        address: Address,
        /// What the parser says.
        reason: String,
    },
    /// The description is of somebody else.
    #[error("`{address}` describes the issuer `{found}`, not `{expected}`; set that as the issuer")]
    Issuer {
        /// Its address.
        address: Address,
        /// Whom it describes.
        found: String,
        /// Whom it should describe.
        expected: String,
    },
    /// The description points to where keys are not fetched from.
    #[error("the keys' address in the issuer's description cannot be used: {0}")]
    Address(#[from] AddressError),
    /// What was fetched is no set of keys.
    #[error(transparent)]
    Keys(#[from] KeySetError),
}

/// What of an issuer's description is looked at.
#[derive(Deserialize)]
struct Description {
    issuer: String,
    jwks_uri: String,
}

impl Provider {
    /// The provider's keys as they are now.
    pub async fn keys(&self) -> Result<Read, ProviderError> {
        let text = match &self.source {
            Source::File(path) => of_file(path.clone()).await?,
            Source::Keys(address) => self.fetched(address).await?.to_vec(),
            Source::Discovered {
                issuer,
                description,
            } => {
                let address = self.described(issuer, description).await?;
                self.fetched(&address).await?.to_vec()
            }
        };
        Ok(PublicKeys::from_jwks(&text)?)
    }

    async fn fetched(&self, address: &Address) -> Result<axum::body::Bytes, ProviderError> {
        let fetched = self.client.get(address).await;
        fetched.map_err(|source| ProviderError::Fetch {
            address: address.clone(),
            source,
        })
    }

    /// Where an issuer says that its keys are. Whoever answers for another issuer is not believed
    /// (OpenID Connect Discovery 1.0, section 4.3).
    async fn described(&self, issuer: &str, at: &Address) -> Result<Address, ProviderError> {
        let text = self.fetched(at).await?;
        let read: Description =
            serde_json::from_slice(&text).map_err(|error| ProviderError::Description {
                address: at.clone(),
                reason: error.to_string(),
            })?;
        if read.issuer != issuer {
            return Err(ProviderError::Issuer {
                address: at.clone(),
                found: read.issuer.chars().take(200).collect(),
                expected: issuer.to_owned(),
            });
        }
        Ok(Address::parse(&read.jwks_uri)?)
    }
}

/// What is in a file, apart from the threads that serve.
async fn of_file(path: PathBuf) -> Result<Vec<u8>, ProviderError> {
    let named = path.clone();
    let read = tokio::task::spawn_blocking(move || bounded(&path)).await;
    read.unwrap_or_else(|error| Err(io::Error::other(error)))
        .map_err(|source| ProviderError::File {
            path: named,
            source,
        })
}

/// A file, if it is no larger than what would be fetched.
fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut text = Vec::new();
    let file = fs::File::open(path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut text)?;
    if text.len() > MOST_BYTES {
        return Err(io::Error::other(format!(
            "it has more than {MOST_BYTES} bytes"
        )));
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
