//! zirkel-app
