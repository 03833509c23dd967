//! Reading, writing and what is said of broken files.

mod broken;
mod emitting;
mod reading;
mod round_trip;
mod support;
