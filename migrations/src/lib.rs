//! zirkel-migrations
