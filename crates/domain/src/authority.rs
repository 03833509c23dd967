//! Who may resolve a case (rulebook chapter 3, `§3.6`): the reference resolver. One evaluator
//! stands behind every question: may this person, who may, and what may this person.

pub mod boxes;
pub mod case;
pub mod explain;
pub mod inquiry;
pub mod judgement;
pub mod live;
pub mod mandate;
mod remedy;
pub mod resolve;
mod step;
pub mod truth;
mod validity;
pub mod verdict;
pub mod who_may;

#[cfg(test)]
pub(crate) mod tests;
