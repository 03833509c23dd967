//! Texts for answers, made from their data at the edge. Another language is a second
//! [`Catalogue`]; the answers themselves do not change with it.

mod english;

pub use english::English;
pub(crate) use english::{all_of, capital, element};

use super::{
    case::Case,
    verdict::{Blocker, Decision, Failed, Gap, Ground, Mandate, Remedy, Resolution},
};
use crate::{index::Index, process::Triage, structure::scope::Condition};
use std::fmt::Debug;

/// One language.
pub trait Catalogue: Debug {
    /// What was relied on.
    fn ground(&self, index: &Index, ground: &Ground) -> String;
    /// What stands in the way.
    fn blocker(&self, index: &Index, blocker: &Blocker) -> String;
    /// One way on.
    fn remedy(&self, index: &Index, remedy: &Remedy) -> String;
    /// Why nobody may.
    fn gap(&self, index: &Index, gap: &Gap, case: &Case) -> String;
    /// One way to work on a tension.
    fn triage(&self, index: &Index, triage: &Triage) -> String;
    /// A condition, e.g. `amount is above EUR 500.00`.
    fn condition(&self, condition: &Condition) -> String;
    /// What of a case met or missed a text.
    fn failed(&self, failed: &Failed) -> String;
    /// The conditions of a mandate, its limit aside.
    fn conditions(&self, mandate: &Mandate) -> Vec<String>;
    /// One or two plain sentences for the person on the phone.
    fn decision(&self, index: &Index, decision: &Decision, case: &Case) -> String;
    /// The same for a whole answer.
    fn resolution(&self, index: &Index, resolution: &Resolution, case: &Case) -> String;
}
