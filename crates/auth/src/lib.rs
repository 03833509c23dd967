//! zirkel-auth
