//! zirkel-graphql
