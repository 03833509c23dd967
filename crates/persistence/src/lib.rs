//! zirkel-persistence
