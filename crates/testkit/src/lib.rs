//! zirkel-testkit
