//! The steps of the resolution procedure (rulebook §3.6), one a file. Each looks at one seating and
//! adds what it finds; none calls another, and [`super::resolve`] runs them all.

pub(super) mod breakdown;
pub(super) mod domains;
pub(super) mod mapping;
pub(super) mod policies;
pub(super) mod seat;
pub(super) mod spending;
