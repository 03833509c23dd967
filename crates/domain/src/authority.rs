//! Who may resolve a case (rulebook chapter 3, `§3.6`): the reference resolver. One evaluator stands
//! behind every question: may this person, who may, and what may this person.

pub mod case;
pub mod live;
pub mod verdict;
