//! What may be done with assignments: the whole table of states and acts, then rule by rule.

mod leaving;
mod offering;
mod table;
