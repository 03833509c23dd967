//! zirkel-tests
