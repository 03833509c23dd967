//! The catalogue of decision types: by admins alone. It grants nothing; scopes that name what it
//! does not know are legal.

mod define;
mod retire;

#[cfg(test)]
mod tests;

pub use define::{Define, define};
pub use retire::retire;
