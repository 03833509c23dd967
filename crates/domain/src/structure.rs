//! What governance consists of (rulebook chapters 1 to 3): plain values, no behaviour beyond their
//! own shape. Whatever can be derived (circle leads, members, cover) is not here.

pub mod assignment;
pub mod circle;
pub mod decision_type;
pub mod domain;
pub mod element;
pub mod organization;
pub mod person;
pub mod policy;
pub mod role;
pub mod scope;
