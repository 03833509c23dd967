//! zirkel-server
