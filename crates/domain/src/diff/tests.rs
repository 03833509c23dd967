//! Differences of generated structures, and what each kind is told as.

mod properties;
mod sentences;
