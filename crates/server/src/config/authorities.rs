//! Certificate authorities beside the public ones, from a file.

use std::path::Path;
use tokio_rustls::rustls::pki_types::{CertificateDer, pem::PemObject as _};

/// The certificates of a PEM file, at least one; or why there are none.
pub(super) fn authorities(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect);
    let certificates: Vec<_> = read.map_err(|error| error.to_string())?;
    if certificates.is_empty() {
        return Err("it has none".to_owned());
    }
    Ok(certificates)
}
